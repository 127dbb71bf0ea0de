import type { RouteOptions } from 'fastify';
import type { OpaqueId } from '#domain/ids.ts';
import type { RecordKind } from '#domain/records/define-record.ts';
import { person } from '#domain/records/person.ts';
import { property } from '#domain/records/property.ts';
import { RECORD_KINDS, type SurveyRecord } from '#domain/records/registry.ts';
import { tenancy as tenancyKind } from '#domain/records/tenancy.ts';
import {
  aServer,
  Browser,
  type ServerOptions,
  type TestServer,
} from '../../sync-server/border/http.fixture.ts';
import { anId, anOrder, aVisit, instantAt, issue, NOW } from '../../sync-server/files/filing.fixture.ts';
import { officeRoutes } from '../../sync-server/routes/api-office.ts';
import type { WriteTx } from '../../sync-server/storage/storage.ts';
import { Aviary, type CanaryHome, type Planted, type TypedWhere } from './aviary.ts';

export type { CanaryHome, Planted } from './aviary.ts';

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

/** A world in which people go on typing: each word that they do is planted too. */
export interface GrownWorld extends CanaryWorld {
  /** Another word that somebody types into a form. */
  readonly typed: (where: TypedWhere, at: CanaryHome) => string;
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

/** Who holds a home comes first: what is recorded before is of nobody who lives there. */
const KINDS: readonly RecordKind[] = [
  tenancyKind,
  ...RECORD_KINDS.filter((kind) => kind.kind !== tenancyKind.kind),
];

/** Of six homes, five are packed whole; the sixth grows record by record in packs that are there already. */
const GROWING = 6;

/**
 * Makes the world: as many records as are asked for, one of every kind a home. The same seed makes the same. A browser is
 * given the app's own files too (`more`).
 */
export async function canaryWorld(
  count: number,
  seed: number,
  more: Pick<ServerOptions, 'appFolder'> = {},
): Promise<GrownWorld> {
  const routes: RouteOptions[] = [];
  const onRoute = (route: RouteOptions) => void routes.push(route);
  const server = await aServer({ ...more, moreRoutes: [officeRoutes], onRoute });
  const { world } = server;
  const readers = await canaryReaders(server);
  const homes: CanaryHome[] = [];
  const records: { id: OpaqueId; record: SurveyRecord }[] = [];
  const aviary = new Aviary(seed);
  await world.storage.write((tx) => openTheOthers(tx, server));
  const growing = count - Math.ceil(count / KINDS.length / GROWING) * KINDS.length;
  for (let done = 0; done < count; done += KINDS.length) {
    // Phones sync between, so that their packs have grown by whole homes and by single writes.
    if (done >= growing) for (const name of ['surveyor', 'contractor'] as const) await readers[name].pack();
    await world.storage.write((tx) => {
      const { home, filed } = openHome(tx, server, aviary);
      homes.push(home);
      records.push(...filed);
      for (const kind of KINDS.slice(0, count - done)) {
        const fixed = kind.kind === 'tenancy' ? { id: home.tenancy, subjects: [home.resident] } : undefined;
        records.push(aviary.file(tx, kind, home, world, fixed));
      }
    });
  }
  const typed: GrownWorld['typed'] = (where, at) => aviary.typed(where, at, world.office.id);
  return { server, routes, homes, records, planted: aviary.planted, typed, readers };
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

/** A home with its address, a case, a visit, a job, and somebody who lives there. */
function openHome(
  tx: WriteTx,
  { world }: TestServer,
  aviary: Aviary,
): { readonly home: CanaryHome; readonly filed: CanaryWorld['records'] } {
  const { office } = world;
  const at: CanaryHome = {
    ...{ home: anId(), case: anId(), inspection: anId(), tenancy: anId(), order: anId() },
    ...{ resident: anId(), joint: anId() },
  };
  const { home, case: caseId, inspection } = at;
  const address = aviary.file(tx, property, at, world, { id: home, subjects: [] });
  const aware = { awareAt: instantAt(NOW - 3_600_000), hazard: 'damp-and-mould' };
  issue(tx, office, 'report-fact', aware, { home, case: caseId });
  issue(tx, office, 'visit', aVisit(world.surveyor), { home, case: caseId });
  issue(tx, office, 'works-order', anOrder(world.contractor), { home, case: caseId, inspection }, at.order);
  // Whoever has moved out is told of nowhere, and nobody of what was before they came: this one lives there throughout.
  const living = { id: at.resident, subjects: [at.resident], without: ['from', 'until'] };
  return { home: at, filed: [address, aviary.file(tx, person, at, world, living)] };
}
