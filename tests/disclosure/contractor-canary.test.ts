import { COMPILED_RULES } from '#domain/disclosure/rules.ts';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { RouteOptions } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { verdictFor } from '#domain/disclosure/audiences.ts';
import { INSTRUCTIONS } from '#domain/disclosure/instructions.ts';
import type { OpaqueId } from '#domain/ids.ts';
import type { RecordKind } from '#domain/records/define-record.ts';
import { RECORD_KINDS, type KindName } from '#domain/records/registry.ts';
import { aServer, Browser, pushed, type TestServer } from '../../sync-server/border/http.fixture.ts';
import { fileRecord } from '../../sync-server/files/file-record.ts';
import {
  anId,
  anOrder,
  aRecord,
  asJson,
  aVisit,
  instantAt,
  issue,
  NOW,
  PROPERTY,
  reissue,
} from '../../sync-server/files/filing.fixture.ts';
import { app as segment, aJpeg } from '../../sync-server/photos/pictures.fixture.ts';
import { officeRoutes } from '../../sync-server/routes/api-office.ts';
import { CanaryNest, type Canary } from './canary-record.ts';
import { fetchEverything, type Haul } from './everything-fetched.ts';

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

describe('what a contractor can fetch by any route', () => {
  const nest = new CanaryNest();
  const canaries: Canary[] = [];
  const routes: RouteOptions[] = [];
  let server: TestServer;
  let haul: Haul;
  let files: string;
  let disk: string;

  const stray = (field: string, word = nest.word()): string => {
    canaries.push({ kind: '(none)', field, word, open: false });
    return word;
  };

  beforeAll(async () => {
    server = await aServer({ moreRoutes: [officeRoutes], onRoute: (route) => void routes.push(route) });
    const { world } = server;
    const { storage, office, surveyor, contractor, home, otherHome } = world;
    const [caseId, inspection, tenancy] = [anId(), anId(), anId()];
    for (const id of [home, otherHome, caseId, inspection]) stray('a real id', id);
    for (const account of [office, surveyor, world.lead, world.otherContractor]) {
      stray('an account', account.id);
      stray('a name', account.displayName);
    }
    const phone = await Browser.signedIn(server, surveyor);
    const van = await Browser.signedIn(server, contractor);
    const vanPack = await van.pack();
    await storage.write((tx) => {
      issue(tx, office, 'visit', aVisit(surveyor), { home });
      const place = { home, case: caseId, inspection };
      const order = issue(tx, office, 'works-order', anOrder(contractor), place);
      stray('the order', order);
      issue(tx, office, 'works-order', anOrder(world.otherContractor), { home: otherHome });
      const instructions = stray('an older revision');
      reissue(tx, office, order, anOrder(contractor, { instructions }));
      reissue(tx, office, order, anOrder(contractor, { instructions: 'Mend the wall.' }));
      reissue(tx, office, home, { ...PROPERTY, line: stray('an older address') });
      reissue(tx, office, home, PROPERTY);
    });
    const phonePack = await phone.pack();
    await storage.write((tx) => {
      for (const kind of RECORD_KINDS) fileOne(kind, tx, { home, case: caseId, inspection, tenancy });
    });
    await photosWithMetadata(phone, phonePack, { home, case: caseId, inspection });
    await phone.push(phonePack, [
      pushed(anId(), { kind: 'room', words: stray('a refused document') }),
      pushed(
        stray('a refused id', anId()),
        phone.record('note', { words: stray('a refused note') }, { home: otherHome }),
      ),
    ]);
    files = storage.read((view) =>
      ['files', phonePack]
        .flatMap((database) =>
          view.documents.allDocs(database, { limit: 10_000 }).rows.flatMap(({ id }) => {
            const document = view.documents.document(database, id);
            const revs = document?.leaves.flatMap(({ rev }) => document.history(rev)) ?? [];
            return [id, ...revs.map(({ rev }) => JSON.stringify(document?.revision(rev)?.body))];
          }),
        )
        .concat(view.inbox.items(100).map((item) => `${item.documentId} ${item.raw}`))
        .concat(view.accounts.accounts().map((account) => JSON.stringify(account)))
        .join('\n'),
    );
    disk = filesUnder(join(world.folder, 'photos'));
    const ids = storage.read((view) => view.records.entries({}).map((entry) => entry.id));
    const revs = storage.read((view) => [...new Set(view.records.entries({}).map((entry) => entry.rev))]);
    const digests = files.match(/\b[0-9a-f]{64}\b/g) ?? [];
    haul = await fetchEverything(van, vanPack, routes, {
      databases: ['files', phonePack, '_users', 'no-such-database'],
      ids,
      revs,
      digests: [...new Set(digests)],
    });
  });
  afterAll(() => server.close());

  /** A record of this kind, in two revisions and a losing branch, wherever a contractor's grant could reach it. */
  function fileOne(
    kind: RecordKind,
    tx: Parameters<typeof fileRecord>[0],
    place: { home: OpaqueId; case: OpaqueId; inspection: OpaqueId; tenancy: OpaqueId },
  ): void {
    const { office } = server.world;
    // The household lives there: what is of an earlier one reaches no contractor at all.
    const isTenancy = kind.kind === 'tenancy';
    const id = isTenancy ? place.tenancy : anId();
    const at = NOW + (canaries.length + 1) * 1000;
    for (const [index, path] of REVISIONS.entries()) {
      const filled = nest.fill(kind);
      const body = isTenancy ? { occupancy: 'tenancy', startedOn: '2020-03-02' } : filled.body;
      const found = isTenancy ? [] : filled.canaries;
      const recordedAt = instantAt(at + index * 17);
      const subjects = kind.file === 'tenancy' ? [anId()] : [];
      const record = {
        ...aRecord(office.id, kind.kind as KindName, body, { ...place, subjects }),
        recordedAt,
      };
      const isSeen = index === REVISIONS.length - 1;
      canaries.push(...found.map((one) => ({ ...one, open: one.open && isSeen })));
      if (index === 0) {
        stray(`${kind.kind} id`, id);
        stray(`${kind.kind} nonce`, record.nonce);
        stray(`${kind.kind} device`, record.device);
        stray(`${kind.kind} recordedAt`, recordedAt);
        if (subjects[0]) stray(`${kind.kind} subject`, subjects[0]);
      }
      fileRecord(tx, { id, raw: asJson(record), by: office.id, via: 'api', at, path });
    }
  }

  async function photosWithMetadata(
    phone: Browser,
    pack: string,
    place: { home: OpaqueId; case: OpaqueId; inspection: OpaqueId },
  ): Promise<void> {
    const facts = { takenOn: '2026-11-24', width: 32, height: 16 };
    const dirty = aJpeg({
      before: [segment(0xe1, `Exif\0\0${stray('EXIF')}`), segment(0xfe, stray('a JPEG comment'))],
    });
    for (const [index, bytes] of [dirty, aJpeg({ seed: 5 }), aJpeg({ seed: 6 })].entries()) {
      const picture = stray('a digest', sha256(bytes));
      const photo = anId();
      const cleared = { ...facts, picture, photo };
      await phone.push(pack, [
        pushed(photo, phone.record('photo', { ...facts, picture }, place)),
        ...(index === 2 ? [] : [pushed(anId(), phone.record('cleared-photo', cleared, place))]),
      ]);
      await phone.call('PUT', `/photos/${picture}`, Buffer.from(bytes), {
        'content-type': 'image/jpeg',
        'content-disposition': `attachment; filename="${stray('a file name')}.jpg"`,
      });
    }
  }

  it('would be noticed: each canary is in the files, the inbox, the accounts or on the disk', () => {
    const nowhere = canaries.filter(({ word }) => !files.includes(word) && !disk.includes(word));
    // A file name is never kept by anybody: nothing but this test ever held it.
    expect(nowhere.filter(({ field }) => field !== 'a file name')).toEqual([]);
    expect(canaries.length).toBeGreaterThan(400);
    const words = canaries.map(({ word }) => word);
    expect(canaries.filter(({ word }) => words.indexOf(word) !== words.lastIndexOf(word))).toEqual([]);
    const kinds = new Set(canaries.map(({ kind }) => kind));
    // The tenancy is that of whoever lives there now: a real one, without a canary.
    const planted = RECORD_KINDS.filter(({ kind }) => !WORDLESS.has(kind) && kind !== 'tenancy');
    for (const { kind } of planted) expect(kinds).toContain(kind);
  });

  it('holds the job: what a contractor needs is there', () => {
    expect(haul.size).toBeGreaterThan(100_000);
    const seen = canaries.filter(({ open, word }) => open && haul.has(word));
    const kinds = new Set(seen.map(({ kind }) => kind));
    for (const kind of ['reading', 'conclusion', 'cleared-note']) expect([...kinds]).toContain(kind);
    expect(haul.has('Mend the wall.')).toBe(true);
    expect(haul.has('"two-person-visit"')).toBe(true);
    expect(haul.has('"content-type":"image/jpeg"')).toBe(true);
  });

  it('holds no canary of any field that no contractor may see, of any kind', () => {
    expect(canaries.filter(({ open, word }) => !open && haul.has(word))).toEqual([]);
  });

  it('holds no answer of any closed choice that no contractor may see', () => {
    const options = (open: boolean) =>
      // How a reader's own training stands, they are told; nobody's record of it is.
      RECORD_KINDS.filter(({ kind }) => kind !== 'training-result')
        .flatMap((kind: RecordKind) => Object.values(kind.fields))
        .filter((field) => (verdictFor(COMPILED_RULES, field.category, 'contractor').is === 'S') === open)
        .flatMap((field) => (field.shape.as === 'choice' ? [...field.shape.options.keys()] : []));
    const names = RECORD_KINDS.flatMap((kind: RecordKind) => [kind.kind, ...Object.keys(kind.fields)]);
    const openOnes = new Set([
      ...options(true),
      ...Object.keys(INSTRUCTIONS),
      ...names,
      ...WORDS_OF_PROTOCOL,
    ]);
    const closed = [...new Set(options(false))].filter((option) => !openOnes.has(option));
    expect(closed.length).toBeGreaterThan(50);
    expect(closed.filter((option) => !files.includes(`"${option}"`)).length).toBeLessThan(closed.length / 2);
    expect(closed.filter((option) => haul.has(`"${option}"`, MEMBERS.get(option)))).toEqual([]);
    // The search looks beside a member's name, not past the answer.
    for (const [name, member] of MEMBERS)
      expect([haul.has(member), closed.includes(name)]).toEqual([true, true]);
  });
});

/** First revision, a losing branch beside it, and the winner on top. */
const ROOT = 'a'.repeat(32);
const REVISIONS = [
  { start: 1, ids: [ROOT] },
  { start: 2, ids: ['b'.repeat(32), ROOT] },
  { start: 2, ids: ['c'.repeat(32), ROOT] },
];

/** Kinds of closed answers alone: their canaries are their ids and the names of their answers. */
const WORDLESS = new Set(
  RECORD_KINDS.filter((kind: RecordKind) => new CanaryNest().fill(kind).canaries.length === 0).map(
    ({ kind }) => kind,
  ),
);

/** Names of members of the interface that are also names of answers: as a value, the answer is looked for all the same. */
const MEMBERS: ReadonlyMap<string, string> = new Map([['landlord', '"landlord":{"numbers":']]);

/** Words of the interface itself that are also names of answers. */
const WORDS_OF_PROTOCOL = ['surveyor', 'contractor', 'office', 'record-keeping', 'instruction', 'missing'];

function filesUnder(folder: string): string {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => `${entry.name}\n${readFileSync(join(entry.parentPath, entry.name), 'latin1')}`)
    .join('\n');
}
