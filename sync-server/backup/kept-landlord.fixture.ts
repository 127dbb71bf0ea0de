import { createHash } from 'node:crypto';
import { cpSync, rmSync } from 'node:fs';
import type { OpaqueId } from '#domain/ids.ts';
import { aServer, aSurveyorsPhone, Browser, pushed, type TestServer } from '../border/http.fixture.ts';
import { anId, anOrder, issue, NOW } from '../files/filing.fixture.ts';
import { PhotoFiles } from '../photos/photo-files.ts';
import { aJpeg } from '../photos/pictures.fixture.ts';
import { RegisterFile } from '../retention/register-file.ts';
import { openSqliteReader } from '../storage/sqlite/open.ts';
import { verifyData } from '../verify/verify-data.ts';

/** Words that stand in one place of the data folder each. */
export const WORDS = { note: 'KANARNOTE', refused: 'KANARREFUSED', attached: 'KANARATTACHED' } as const;

/** A record or photo as a phone sent it. */
export interface Sent {
  readonly id: OpaqueId;
  readonly rev: string;
  readonly document: Record<string, unknown>;
}

/** A landlord who has something of everything that a data folder keeps. */
export interface KeptLandlord {
  readonly server: TestServer;
  readonly phone: Browser;
  /** Sends a note to this pack, and returns it as it was sent. */
  note(words: string, phone: Browser, pack: string): Promise<Sent>;
  /** Sends a picture with its record, and returns its digest. */
  picture(seed: number, phone: Browser, pack: string): Promise<string>;
}

export async function aKeptLandlord(): Promise<KeptLandlord> {
  const server = await aServer();
  const { world } = server;
  const { phone, pack } = await aSurveyorsPhone(server);
  await world.storage.write((tx) =>
    issue(tx, world.office, 'works-order', anOrder(world.contractor), { home: world.home, case: anId() }),
  );
  await (await Browser.signedIn(server, world.contractor)).pack();
  const kept: KeptLandlord = {
    server,
    phone,
    async note(words, by, into) {
      const document = pushed(anId(), by.record('note', { words }, { home: world.home }));
      const answer = await by.push(into, [document]);
      if (answer.body.trim() !== '[]') throw new Error(answer.body);
      return { id: document['_id'] as OpaqueId, rev: String(document['_rev']), document };
    },
    async picture(seed, by, into) {
      const bytes = aJpeg({ seed });
      const sha256 = createHash('sha256').update(bytes).digest('hex');
      const record = by.record(
        'photo',
        { picture: sha256, takenOn: '2026-11-24', width: 32, height: 16 },
        { home: world.home },
      );
      await by.push(into, [pushed(anId(), record)]);
      await sendPicture(by, sha256, bytes);
      return sha256;
    },
  };
  await kept.note(WORDS.note, phone, pack);
  await kept.picture(1, phone, pack);
  // Nobody's phone may write it: it goes to the inbox.
  await phone.push(pack, [
    pushed(
      anId(),
      phone.record('diagnosis', { words: WORDS.refused }, { home: world.home, tenancy: anId() }),
    ),
  ]);
  const admin = await Browser.signedIn(server, world.administrator);
  await admin.call('PUT', '/db/plain');
  await admin.call('POST', '/db/plain/_bulk_docs', {
    new_edits: false,
    docs: [
      ...['1-aa', '1-bb'].map((_rev) => ({ _id: 'both', _rev, text: _rev })),
      { _id: 'gone', _rev: '1-cc', _deleted: true },
    ],
  });
  await admin.call('PUT', '/db/plain/picture/a.bin', Buffer.from(WORDS.attached.repeat(9)), {
    'content-type': 'application/octet-stream',
  });
  return kept;
}

export async function sendPicture(by: Browser, sha256: string, bytes: Uint8Array): Promise<void> {
  const answer = await by.call('PUT', `/photos/${sha256}`, Buffer.from(bytes), {
    'content-type': 'application/octet-stream',
    'content-range': `bytes 0-${bytes.length - 1}/${bytes.length}`,
  });
  if (answer.statusCode !== 201) throw new Error(answer.body);
}

/** A copy of a data folder that is open, as it lies on the disk once its log is in it. */
export async function copiedFolder({ server }: KeptLandlord): Promise<string> {
  const copy = `${server.world.folder}-copy`;
  rmSync(copy, { recursive: true, force: true });
  await server.world.storage.clean();
  cpSync(server.world.folder, copy, { recursive: true });
  return copy;
}

/** What verifying a folder says is wrong. */
export async function wrongIn(folder: string, now = NOW): Promise<readonly string[]> {
  const storage = openSqliteReader(folder);
  if (storage === null) throw new Error('The folder was written by another version.');
  const wrong: string[] = [];
  try {
    const parts = { storage, files: new PhotoFiles(folder), register: new RegisterFile(folder), now };
    for await (const checked of verifyData(parts)) wrong.push(...checked.wrong);
  } finally {
    await storage.close();
  }
  return wrong;
}
