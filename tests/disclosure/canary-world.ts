import { createHash } from 'node:crypto';
import type { Audience } from '#domain/disclosure/audiences.ts';
import { canonicalJson } from '#domain/records/canonical-json.ts';
import type { RecordKind } from '#domain/records/define-record.ts';
import type { Json } from '#domain/records/json.ts';
import type { OpaqueId } from '#domain/ids.ts';
import { parseRecord } from '#domain/records/parse-record.ts';
import { RECORD_KINDS, type KindName, type SurveyRecord } from '#domain/records/registry.ts';
import { aServer, Browser, type TestServer } from '../../sync-server/border/http.fixture.ts';
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
} from '../../sync-server/files/filing.fixture.ts';
import { officeRoutes } from '../../sync-server/routes/api-office.ts';
import type { Account } from '../../sync-server/storage/accounts.ts';
import type { WriteTx } from '../../sync-server/storage/storage.ts';
import type { RouteOptions } from 'fastify';
import { chanceFor, type Chance } from '../../sync-server/demo/chance.ts';
import { CanaryNest } from './canary-record.ts';
import { isWrittenShown } from './written-matrix.ts';

/** A word that lies in one field of one record of this world, and nowhere else. */
export interface Planted {
  readonly word: string;
  readonly kind: string;
  /** The field's name, or what else of a record it is: its id, nonce, device, moment, a digest of what it says. */
  readonly field: string;
  readonly isField: boolean;
  /** An id or a digest of a picture: those leave under names minted for the recipient. */
  readonly isIdentity: boolean;
  readonly record: OpaqueId;
  readonly home: OpaqueId;
  readonly author: OpaqueId;
  /** Whether it stands in the version that counts. */
  readonly counts: boolean;
  /** Whether it stands in a newest version, the one that counts or one beside it. */
  readonly isLeaf: boolean;
  /** Whether the record belongs to the case or the visit of its home's works order. */
  readonly ofTheOrder: boolean;
  /** Inside audiences that see any field of its kind: to them the record itself is no secret. */
  readonly reach: ReadonlySet<Audience>;
  /** The conditions of the matrix that the record itself meets. */
  readonly met: ReadonlySet<string>;
}

/** One home of the world, and what was opened there. */
export interface CanaryHome {
  readonly home: OpaqueId;
  readonly case: OpaqueId;
  readonly inspection: OpaqueId;
  readonly tenancy: OpaqueId;
  readonly order: OpaqueId;
}

/** A landlord full of canaries, with somebody of each role signed in. */
export interface CanaryWorld {
  readonly server: TestServer;
  readonly routes: readonly RouteOptions[];
  readonly homes: readonly CanaryHome[];
  readonly records: readonly { readonly id: OpaqueId; readonly record: SurveyRecord }[];
  /** By the word in small letters. */
  readonly planted: ReadonlyMap<string, readonly Planted[]>;
  readonly readers: Readonly<Record<ReaderName, Browser>>;
}

/** Everybody who could come to the door. Some have nothing opened to them at all. */
export type ReaderName =
  | 'stranger'
  | 'surveyor'
  | 'surveyor of other tasks'
  | 'contractor'
  | 'contractor of other tasks'
  | 'administrator'
  | 'office'
  | 'lead';

/** One of each kind. What a home's records tell a contractor is put together anew at each of them. */
const RECORDS_A_HOME = RECORD_KINDS.length;

/** Makes the world: as many records as are asked for, one of every kind a home. The same seed makes the same. */
export async function canaryWorld(count: number, seed: number): Promise<CanaryWorld> {
  const routes: RouteOptions[] = [];
  const server = await aServer({ moreRoutes: [officeRoutes], onRoute: (route) => void routes.push(route) });
  const { world } = server;
  const readers = await canaryReaders(server);
  const homes: CanaryHome[] = [];
  const records: { id: OpaqueId; record: SurveyRecord }[] = [];
  const aviary = new Aviary(seed);
  await world.storage.write((tx) => openTheOthers(tx, server));
  for (let done = 0; done < count; done += RECORDS_A_HOME) {
    await world.storage.write((tx) => {
      const home = openHome(tx, server);
      homes.push(home);
      for (let at = done; at < Math.min(count, done + RECORDS_A_HOME); at++) {
        const kind: RecordKind | undefined = RECORD_KINDS[at % RECORD_KINDS.length];
        if (kind)
          records.push(aviary.file(tx, kind, home, { office: world.office, surveyor: world.surveyor }));
      }
    });
    // Phones sync between, so that their packs have grown by single writes and by whole homes.
    for (const name of ['surveyor', 'contractor'] as const) await readers[name].pack();
  }
  return { server, routes, homes, records, planted: aviary.planted, readers };
}

/** Somebody of each kind at the door, signed in where they have an account. */
export async function canaryReaders(server: TestServer): Promise<CanaryWorld['readers']> {
  const { world } = server;
  return {
    stranger: new Browser(server.app, world.otherSurveyor),
    surveyor: await Browser.signedIn(server, world.surveyor),
    'surveyor of other tasks': await Browser.signedIn(server, world.otherSurveyor),
    contractor: await Browser.signedIn(server, world.contractor),
    'contractor of other tasks': await Browser.signedIn(server, world.otherContractor),
    administrator: await Browser.signedIn(server, world.administrator),
    office: await Browser.signedIn(server, world.office),
    lead: await Browser.signedIn(server, world.lead),
  };
}

/** Two people with work of their own, at a home without a canary. */
function openTheOthers(tx: WriteTx, { world }: TestServer): void {
  issue(tx, world.office, 'visit', aVisit(world.otherSurveyor), { home: world.otherHome });
  issue(tx, world.office, 'works-order', anOrder(world.otherContractor), { home: world.otherHome });
}

function openHome(tx: WriteTx, { world }: TestServer): CanaryHome {
  const { office } = world;
  const [home, caseId, inspection, tenancy] = [anId(), anId(), anId(), anId()];
  issue(tx, office, 'property', PROPERTY, { home }, home);
  const aware = { awareAt: instantAt(NOW - 3_600_000), hazard: 'damp-and-mould' };
  issue(tx, office, 'report-fact', aware, { home, case: caseId });
  issue(tx, office, 'visit', aVisit(world.surveyor), { home, case: caseId });
  const place = { home, case: caseId, inspection };
  const order = issue(tx, office, 'works-order', anOrder(world.contractor), place);
  return { home, case: caseId, inspection, tenancy, order };
}

/** Where canaries come from, and where each of them lies. */
class Aviary {
  readonly planted = new Map<string, Planted[]>();
  readonly #nest = new CanaryNest();
  readonly #chance: Chance;
  #count = 0;

  constructor(seed: number) {
    this.#chance = chanceFor('canaries', seed);
  }

  /** Files a record of a kind, in one, two or three versions, somewhere at this home. */
  file(
    tx: WriteTx,
    kind: RecordKind,
    at: CanaryHome,
    by: { readonly office: Account; readonly surveyor: Account },
  ): { id: OpaqueId; record: SurveyRecord } {
    this.#count += 1;
    const chance = this.#chance;
    const id = kind.kind === 'tenancy' ? at.tenancy : chance.id();
    const author = chance.likely(16) && kind.kind !== 'safeguarding-concern' ? by.surveyor : by.office;
    const caseId = chance.likely(16) ? (chance.likely(50) ? anId() : null) : at.case;
    const inspection = chance.likely(25) ? (chance.likely(50) ? anId() : null) : at.inspection;
    const place = {
      ...{ home: at.home, case: caseId, inspection, tenancy: kind.file === 'tenancy' ? at.tenancy : null },
      subjects: kind.file === 'tenancy' || kind.namesSubject ? [anId()] : [],
    };
    const versions = chance.pick(VERSIONS);
    const recordedAt = instantAt(NOW + this.#count * 1000);
    const made = {
      ...aRecord(author.id, kind.kind as KindName, {}, place),
      recordedAt,
    } as SurveyRecord;
    const facts = { kind: kind.kind, record: id, home: at.home, author: author.id, reach: reachOf(kind) };
    const ofTheOrder = caseId === at.case || inspection === at.inspection;
    let record = made;
    for (const [index, version] of versions.entries()) {
      record = this.#bodyFor(kind, made, { ...facts, ofTheOrder, ...version });
      const path = { start: version.path.length, ids: version.path.map((name) => revisionHash(id, name)) };
      fileRecord(tx, { id, raw: asJson(record), by: author.id, via: 'api', at: NOW + index, path });
    }
    const besides = {
      ...facts,
      ofTheOrder,
      isField: false,
      counts: true,
      isLeaf: true,
      isIdentity: true,
      met: INSIDE,
    };
    for (const [field, word] of Object.entries({ id, nonce: made.nonce, device: made.device }))
      this.#plant({ ...besides, field, word });
    for (const word of made.subjects) this.#plant({ ...besides, field: 'subject', word });
    return { id, record };
  }

  #bodyFor(
    kind: RecordKind,
    made: SurveyRecord,
    given: Omit<Planted, 'word' | 'field' | 'isField' | 'isIdentity' | 'met'>,
  ): SurveyRecord {
    const { body, canaries } = kind.kind === 'tenancy' ? HELD : this.#nest.fill(kind);
    const chosen = { ...made, body: { ...body, ...this.#answers(kind) } } as unknown as SurveyRecord;
    const plain = { ...made, body } as unknown as SurveyRecord;
    const record = parseRecord(chosen).ok ? chosen : plain;
    const facts = { ...given, met: conditionsMet(record) };
    for (const { field, word } of canaries) {
      const shape = kind.fields[field]?.shape.as;
      const isIdentity = shape === 'link' || shape === 'picture';
      // A moment is looked for by its day, and an email by its name.
      const looked = shape === 'instant' ? word.slice(0, 10) : word.replace('@example.org', '');
      this.#plant({ ...facts, field, word: looked, isField: true, isIdentity });
    }
    for (const word of digestsOf(
      record,
      canaries.map((one) => one.word),
    ))
      this.#plant({ ...facts, field: 'a digest of what it says', word, isField: false, isIdentity: true });
    return record;
  }

  /** Other answers of the closed choices than the first ones, so that every instruction comes up. */
  #answers(kind: RecordKind): Readonly<Record<string, unknown>> {
    const answers: Record<string, unknown> = {};
    for (const [name, { shape }] of Object.entries(kind.fields)) {
      if (shape.as !== 'choice') continue;
      const keys = [...shape.options.keys()];
      answers[name] = shape.many ? keys.filter(() => this.#chance.likely(33)) : this.#chance.pick(keys);
    }
    return answers;
  }

  #plant(planted: Planted): void {
    const word = planted.word.toLowerCase();
    const known = this.planted.get(word);
    if (known) known.push(planted);
    else this.planted.set(word, [planted]);
  }
}

function reachOf(kind: RecordKind): ReadonlySet<Audience> {
  const names = Object.keys(kind.fields);
  const inside = ['surveyor', 'office'] as const;
  return new Set(inside.filter((who) => names.some((name) => isWrittenShown(kind.kind, name, who, INSIDE))));
}

/** For those inside a record is no secret when any of its fields may ever be shown to them. */
const INSIDE: ReadonlySet<string> = new Set(['visit-day', 'open-case', 'own-record']);

const ENDANGERING: ReadonlySet<string> = new Set(['safeguarding', 'warning', 'third-party', 'privileged']);

function conditionsMet({ kind, body, subjects }: SurveyRecord): ReadonlySet<string> {
  // A step about somebody who had it carries the kinds of data of the line that it is about.
  const named = kind === 'disclosure' || kind === 'rights-step' ? (body.categories ?? []) : [];
  return new Set([
    ...(named.some((one) => ENDANGERING.has(one)) ? [] : ['names-nothing-endangering']),
    // Their own copy is asked for by whoever the record is of.
    ...(subjects.length === 1 ? ['requesters-own'] : []),
  ]);
}

/** How a record came to be: once; amended; on two phones at once; the losing one first. Newest first in each path. */
const VERSIONS = [
  [{ path: ['a'], counts: true, isLeaf: true }],
  [{ path: ['a'], counts: true, isLeaf: true }],
  [
    { path: ['a'], counts: false, isLeaf: false },
    { path: ['b', 'a'], counts: true, isLeaf: true },
  ],
  [
    { path: ['a'], counts: false, isLeaf: false },
    { path: ['b', 'a'], counts: false, isLeaf: true },
    { path: ['c', 'a'], counts: true, isLeaf: true },
  ],
];

function revisionHash(id: string, name: string): string {
  return name + createHash('sha256').update(`${id} ${name}`).digest('hex').slice(0, 31);
}

/** Somebody has lived there for years: what is of an earlier household is told to nobody. */
const HELD = { body: { occupancy: 'tenancy', startedOn: '2020-03-02' }, canaries: [] };

/** What a careless revision, ETag or file name would be: digests of the record, its body, and each of its words. */
function digestsOf(record: SurveyRecord, words: readonly string[]): readonly string[] {
  const { body } = record;
  const texts = [
    JSON.stringify(record),
    canonicalJson(record as unknown as Json),
    JSON.stringify(body),
    canonicalJson(body as unknown as Json),
    ...words,
  ];
  const digests = texts.flatMap((text) =>
    ['md5', 'sha1', 'sha256'].map((how) => createHash(how).update(text).digest('hex').slice(0, 32)),
  );
  return [...new Set(digests)];
}
