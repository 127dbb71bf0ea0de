import { createHash } from 'node:crypto';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { aLandlord, anId, NOW, type Landlord } from '../files/filing.fixture.ts';
import { PhotoReceiver, type Received } from '../photos/receive-photo.ts';
import { markOf } from '../retention/marks.ts';
import { fileBox, type FilingParts } from './file-box.ts';

let landlord: Landlord;
beforeEach(async () => {
  landlord = await aLandlord();
});
afterEach(() => landlord.storage.close());

const PICTURE = Buffer.from('a picture');
const sha256 = createHash('sha256').update(PICTURE).digest('hex');

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
  await fileBox(parts, { account: surveyor.id, device: anId() }, Buffer.from(JSON.stringify(content)));
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
