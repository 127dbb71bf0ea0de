import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { aLandlord, anId, NOW, type Landlord } from '../files/filing.fixture.ts';
import { PhotoFiles } from '../photos/photo-files.ts';
import { aJpeg } from '../photos/pictures.fixture.ts';
import { handedStanding, recordStanding } from '../receipts/receipts.ts';
import { PhotoReceiver, type Received } from '../photos/receive-photo.ts';
import { markOf } from '../retention/marks.ts';
import { fileBox, type FilingParts } from './file-box.ts';

let landlord: Landlord;
beforeEach(async () => {
  landlord = await aLandlord();
});
afterEach(() => landlord.storage.close());

const PICTURE = Buffer.from('a picture');
const digestOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
const sha256 = digestOf(PICTURE);

/** As a phone seals it: what lies in it, by the digest of the sealed bytes, which differ each time. */
function aBox(content: Readonly<Record<string, string>>) {
  return { sha256: digestOf(Buffer.from(anId())), plain: Buffer.from(JSON.stringify(content)) };
}

async function filed(content: Readonly<Record<string, string>>): Promise<readonly string[]> {
  const received: string[] = [];
  class Noting extends PhotoReceiver {
    override offset = () => Promise.resolve(0);
    override receive = (_by: string, digest: string) => {
      received.push(digest);
      return Promise.resolve<Received>({ is: 'damaged' });
    };
  }
  const { storage, surveyor } = landlord;
  const receiver = Reflect.construct(Noting, [storage, null, () => NOW]) as PhotoReceiver;
  const parts = { storage, receiver, clock: () => NOW } as FilingParts;
  await fileBox(parts, { account: surveyor.id, device: anId() }, aBox(content));
  return [...received, ...storage.read((view) => view.inbox.items(10).map(({ raw }) => raw))];
}

it('takes nothing out of a box that was destroyed while its phone was away', async () => {
  const record = anId();
  const picture = { what: 'photo', id: sha256, content: PICTURE.toString('base64') };
  const document = { what: 'record', id: record, content: '{"words":"What was seen."}' };
  expect(await filed(picture)).toEqual([sha256]);
  expect(await filed(document)).toEqual(['{"words":"What was seen."}']);
  await landlord.storage.write((tx) => {
    const id = anId();
    tx.retention.setDestruction({
      request: null,
      ...{ id, digest: '', askedBy: landlord.lead.id, askedAt: NOW, state: 'clean', cleanAt: NOW },
      ...{ decidedBy: null, decidedAt: NOW, reason: null, certificate: '', pictures: [] },
    });
    for (const gone of [record, sha256]) tx.retention.addDestroyed(id, markOf(gone));
  });
  expect(await filed(picture)).toEqual(['{"words":"What was seen."}']);
  expect(await filed({ ...document, content: '{"words":"Sent once more."}' })).toEqual([
    '{"words":"What was seen."}',
  ]);
});

describe('what is answered to a phone that gives a box back', () => {
  const realParts = (): FilingParts => {
    const { storage, folder } = landlord;
    const receiver = new PhotoReceiver(storage, new PhotoFiles(folder), () => NOW);
    return { storage, receiver, clock: () => NOW } as FilingParts;
  };
  const by = () => ({ account: landlord.surveyor.id, device: anId() });
  const last = { server: 'this', takenAt: NOW, filesSeq: null, missing: [] };

  it('a picture of which all had come before the server was killed is held, or begun again where that was damaged', async () => {
    for (const [seed, left] of [
      [1, (bytes: Uint8Array) => bytes],
      [2, (bytes: Uint8Array) => new Uint8Array(bytes.length)],
      [3, (bytes: Uint8Array) => new Uint8Array(bytes.length + 9)],
      [4, (bytes: Uint8Array) => bytes.subarray(0, 20)],
    ] as const) {
      const bytes = aJpeg({ seed });
      const id = digestOf(bytes);
      const coming = join(landlord.folder, 'photos', 'coming');
      mkdirSync(coming, { recursive: true });
      writeFileSync(join(coming, `${landlord.surveyor.id}-${id}`), left(bytes));
      const box = aBox({ what: 'photo', id, content: Buffer.from(bytes).toString('base64') });
      expect(await fileBox(realParts(), by(), box)).toBe(true);
      expect(landlord.storage.read((view) => view.photos.photo(id)?.state)).toBe('held');
    }
  });

  it('a picture that came damaged in its box is not held, whatever lies here of it', async () => {
    const box = aBox({ what: 'photo', id: sha256, content: PICTURE.subarray(1).toString('base64') });
    expect(await fileBox(realParts(), by(), box)).toBe(false);
    expect(landlord.storage.read((view) => view.photos.photo(sha256))).toBeNull();
  });

  it('answers that were not finished can be asked for by their box, come once, and wait for a backup too', async () => {
    const { storage, surveyor, contractor } = landlord;
    const box = aBox({ what: 'drafts', content: '[{"draft":"Fieldfare"}]' });
    const again = aBox({ what: 'drafts', content: '[{"draft":"Fieldfare"}]' });
    for (const one of [box, box, again]) expect(await fileBox(realParts(), by(), one)).toBe(true);
    expect(storage.read((view) => view.inbox.items(10))).toHaveLength(2);
    const standing = (account = surveyor, known = { ...last, takenAt: 0 }) =>
      storage.read((view) => handedStanding(view, account, box.sha256, known));
    expect(standing()).toEqual({ state: 'held', backedUp: false });
    expect(standing(surveyor, { ...last, takenAt: NOW + 3_600_000 })).toEqual({
      state: 'held',
      backedUp: true,
    });
    expect(standing(contractor)).toEqual({ state: 'missing' });
  });

  it('a record of somebody without a pack lies in the inbox under its own name', async () => {
    const { storage, surveyor } = landlord;
    const [id, rev] = [anId(), `1-${'a'.repeat(32)}`];
    const content = JSON.stringify({ _id: id, _rev: rev, words: 'What was seen.' });
    expect(await fileBox(realParts(), by(), aBox({ what: 'record', id, content }))).toBe(true);
    expect(storage.read((view) => recordStanding(view, surveyor, { id, rev }, last))).toEqual({
      state: 'held',
      backedUp: false,
    });
  });
});
