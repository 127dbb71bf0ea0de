import type { OpaqueId } from '#domain/ids.ts';
import type { PutRight } from '#domain/cases/put-right.ts';
import { disclose } from '#domain/disclosure/disclose.ts';
import type { LocalDate } from '#domain/records/moments.ts';
import type { SurveyRecord } from '#domain/records/registry.ts';
import { mergedInstructions, packDocument, type DisclosedDocument } from '#domain/packs/pack-document.ts';
import { NEED_KINDS, opensWithOrder } from '#domain/packs/pack-scope.ts';
import { readRecord, readVersions } from '../files/files-database.ts';
import { isHeeded, isStillTold, putRightAt } from '../files/put-right-at.ts';
import { replacedAt } from '../files/replaced-photo.ts';
import { cameLate, householdGuard, type HouseholdGuard } from '../tenancies/household-guard.ts';
import type { OrderGrant } from '../storage/grants.ts';
import type { RecordEntry } from '../storage/record-index.ts';
import type { ReadView } from '../storage/storage.ts';
import { GUARDED_KINDS } from './guarded-kinds.ts';
import { londonToday } from './london-today.ts';
import { GrantMint, instructionsOf } from './mint.ts';
import type { PackDay } from './pack-day.ts';
import type { PackContent, PackEntry } from './pack-entry.ts';
import { RELEASED_KINDS, releasedToJob } from './released-to-job.ts';

/** Whose pack, on which day. */
export type ContractorPack = PackDay;

/** The entries of one grant, with the ids minted for them. */
export interface GrantContent {
  readonly entries: readonly PackEntry[];
  readonly mint: GrantMint;
}

/** What a contractor's pack is to hold: projections under each grant, and what the contractor wrote as it was sent. */
export function contractorContent(view: ReadView, of: ContractorPack): PackContent {
  const parts = openGrants(view, of).map((grant) => grantContent(view, of, grant));
  const entries = parts.flatMap((part) => part.entries);
  return {
    entries: new Map(entries.map((entry) => [entry.id, entry])),
    minted: parts.flatMap((part) => part.mint.all),
    forTodayOnly: entries.some((entry) => entry.form === 'record' && entry.forToday === true),
  };
}

/** The grants that hold today. */
export function openGrants(
  view: ReadView,
  { pack, today }: Pick<PackDay, 'pack' | 'today'>,
): readonly OrderGrant[] {
  return view.grants.orderGrantsOf(pack.account).filter((grant) => isOpen(grant, today));
}

/** Whether a grant holds: not ended, and its bodies still to be read. */
export function isOpen(grant: OrderGrant, today: LocalDate): boolean {
  return grant.endedAt === null && lastDay(grant) >= today;
}

/** The last day on which what a grant opened may be read. */
export function lastDay(grant: OrderGrant): LocalDate {
  return londonToday(Date.parse(grant.readableUntil));
}

/** How the records of a home stand: who lives there now, what was put right, and which photos another one stands for. */
export interface HomeNow {
  readonly guard: HouseholdGuard;
  readonly right: PutRight;
  /** Asked for only where a cleared photo is looked at. */
  readonly replaced: () => ReadonlySet<string>;
}

/** How the records of a home stand on a day. */
export function homeNow(view: ReadView, home: OpaqueId, today: LocalDate): HomeNow {
  let photos: ReadonlySet<string> | null = null;
  return {
    guard: householdGuard(view, home, today),
    right: putRightAt(view, home),
    replaced: () => (photos ??= replacedAt(view, home)),
  };
}

/** All that one works order opens. */
export function grantContent(view: ReadView, of: ContractorPack, grant: OrderGrant): GrantContent {
  const mint = new GrantMint(grant);
  const at = view.records.entries({ home: grant.home });
  const now = homeNow(view, grant.home, of.today);
  const entries = at.flatMap((entry) => contractorRecord(view, of, grant, mint, entry, now));
  const told = contractorInstructions(view, of, grant, mint, at, now);
  return { entries: told === null ? entries : [...entries, told], mint };
}

/** The one entry that a record makes by itself, or none. */
export function contractorRecord(
  view: ReadView,
  of: ContractorPack,
  grant: OrderGrant,
  mint: GrantMint,
  entry: RecordEntry,
  now: HomeNow = homeNow(view, grant.home, of.today),
): readonly PackEntry[] {
  if (entry.author === of.pack.account) {
    const isPresent = now.guard(entry);
    if (entry.order !== grant.order || (!isPresent && !cameLate(view, entry, of.today))) return [];
    return [{ form: 'record', id: entry.id, guarded: false, ...(isPresent ? {} : { forToday: true }) }];
  }
  if (NEED_KINDS.has(entry.kind) || !now.guard(entry) || !isStillTold(view, now.right, entry)) return [];
  if (RELEASED_KINDS.has(entry.kind)) return releasedRecord(view, of, grant, mint, entry);
  const shown = disclosedUnder(view, of, grant, mint, entry, now);
  if (!shown || shown.kind === 'instruction') return [];
  const document = packDocument(shown, 'contractor', grant.readableUntil);
  return [{ form: 'disclosed', id: shown.id, document, guarded: GUARDED_KINDS.has(entry.kind) }];
}

/** What releases open of a record to this job. Nothing but the fields that they name reaches the pack. */
function releasedRecord(
  view: ReadView,
  of: ContractorPack,
  grant: OrderGrant,
  mint: GrantMint,
  entry: RecordEntry,
): readonly PackEntry[] {
  const record = entry.minted ? null : readRecord(view, entry.id);
  const released = record && releasedToJob(view, grant, { id: entry.id, record }, of.today);
  if (!record || !released) return [];
  const { context, readableUntil } = released;
  const shown = disclose(entry.id, record, { ...context, mint: mint.mint });
  if (!shown || shown.kind === 'instruction') return [];
  const document = packDocument(shown, 'contractor', readableUntil);
  return [{ form: 'disclosed', id: shown.id, document, guarded: true, released: true }];
}

/**
 * What the household's records tell a contractor to do, as one body that says neither which nor how many they are. Where two
 * versions of a record stand, both are heeded: a baby is not left without heating until somebody has chosen.
 */
export function contractorInstructions(
  view: ReadView,
  of: ContractorPack,
  grant: OrderGrant,
  mint: GrantMint,
  entries = view.records.entries({ home: grant.home }),
  now: HomeNow = homeNow(view, grant.home, of.today),
): PackEntry | null {
  const heeded = entries.filter((entry) => now.guard(entry) && isHeeded(view, now.right, entry.id));
  const bodies = heeded.flatMap((entry) => {
    const shown = NEED_KINDS.has(entry.kind)
      ? readVersions(view, entry.id).map((record) => projected(of, grant, mint, entry, record, now))
      : [disclosedUnder(view, of, grant, mint, entry, now)];
    return shown.flatMap((one) => (one?.kind === 'instruction' ? [one.body] : []));
  });
  const body = mergedInstructions(bodies);
  if (body === null) return null;
  const home = mint.mint(grant.home);
  const { readableUntil } = grant;
  const document: DisclosedDocument = {
    disclosed: 'contractor',
    kind: 'instruction',
    home,
    body,
    readableUntil,
  };
  const id = mint.mint(instructionsOf(grant.home));
  return { form: 'disclosed', id, document, guarded: true };
}

function disclosedUnder(
  view: ReadView,
  of: ContractorPack,
  grant: OrderGrant,
  mint: GrantMint,
  entry: RecordEntry,
  now: HomeNow,
) {
  const record = readRecord(view, entry.id);
  if (record?.kind === 'cleared-photo' && now.replaced().has(record.body.photo)) return null;
  return record && projected(of, grant, mint, entry, record, now);
}

function projected(
  of: ContractorPack,
  grant: OrderGrant,
  mint: GrantMint,
  { id, minted }: RecordEntry,
  record: SurveyRecord,
  { right }: HomeNow,
) {
  // A record that names minted ids was made by a contractor; what another contractor wrote is not for this one.
  if (minted || !opensWithOrder(id, record, scopeOf(grant))) return null;
  // A reading in a room that was put right is told in the room that is right.
  const standing = (real: string) => mint.mint(right.standsFor(real as OpaqueId));
  return disclose(id, record, { rules: of.rules, audience: 'contractor', today: of.today, mint: standing });
}

function scopeOf(grant: OrderGrant): {
  order: OpaqueId;
  home: OpaqueId;
  case: OpaqueId | null;
  inspection: OpaqueId | null;
} {
  const { order, home, inspection } = grant;
  return { order, home, case: grant.case, inspection };
}
