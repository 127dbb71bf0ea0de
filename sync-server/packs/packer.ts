import type { OpaqueId } from '#domain/ids.ts';
import { NEED_KINDS } from '#domain/packs/pack-scope.ts';
import type { LocalDate } from '#domain/records/moments.ts';
import type { KindName } from '#domain/records/registry.ts';
import type { Pack } from '../storage/packs.ts';
import { householdGuard } from '../tenancies/household-guard.ts';
import { readRecord } from '../files/files-database.ts';
import { putRightAt } from '../files/put-right-at.ts';
import type { RecordEntry } from '../storage/record-index.ts';
import type { WriteTx } from '../storage/storage.ts';
import {
  contractorInstructions,
  contractorRecord,
  grantContent,
  lastDay,
  openGrants,
} from './contractor-content.ts';
import { renewPack } from './generation.ts';
import { dayAfter, londonToday } from './london-today.ts';
import { GrantMint, instructionsOf, mintId } from './mint.ts';
import { packedRole, releaseEnd } from './pack-content.ts';
import { holds, shrinks, writeEntry } from './pack-database.ts';
import { packDay, type PackDay } from './pack-day.ts';
import type { PackEntry } from './pack-entry.ts';
import { RELEASED_KINDS } from './released-to-job.ts';
import {
  instructionsId,
  isForLeadAlone,
  isForToday,
  isToldToSurveyors,
  surveyorHome,
  surveyorInstructions,
  surveyorRecord,
  type SurveyorPack,
} from './surveyor-content.ts';

/*
 * One way only: files and grants go into packs, nothing ever comes back from one. A write reaches only the packs that it
 * concerns; what a pack is to hold is said in surveyor-content.ts and contractor-content.ts.
 */

/**
 * Brings a filed record into the packs it concerns; a pack that held more of it than it may now is made anew. `moved` says that
 * other people count as moved out since.
 */
export function packRecord(tx: WriteTx, entry: RecordEntry, at: number, moved = false): void {
  if (isHandover(tx, entry, at, moved)) {
    for (const account of concerned(tx, entry, true)) renewPack(tx, account, at);
    return;
  }
  const treated = treatedBy(tx, entry);
  if ([entry, ...treated].some((one) => changesWhatStands(tx, one))) {
    for (const account of concerned(tx, entry, true)) packHome(tx, account, entry.home, at);
    if (DECIDES_RELEASES.has(entry.kind)) packReleases(tx, entry.home, at);
    return;
  }
  for (const one of [entry, ...formsReplacedBy(tx, entry), ...treated]) packOne(tx, one, at);
  if (DECIDES_RELEASES.has(entry.kind)) packReleases(tx, entry.home, at);
}

/** What says whether a job is open, and whose home it is. */
const DECIDES_RELEASES: ReadonlySet<string> = new Set<KindName>(['works-order', 'work-report', 'tenancy']);

/**
 * Brings what releases open at a home into the packs of its contractors, after anything that decides it has changed. What is
 * no longer open leaves with its pack, which begins a new generation.
 */
export function packReleases(tx: WriteTx, home: OpaqueId, at: number): void {
  const accounts = tx.grants.orderGrantsAt(home).filter(({ endedAt }) => endedAt === null);
  const records = tx.records.entries({ home }).filter(({ kind }) => RELEASED_KINDS.has(kind));
  for (const account of new Set(accounts.map((grant) => grant.account)))
    for (const entry of records) {
      const pack = tx.packs.packOf(account);
      if (pack !== null && packedRole(tx, account) === 'contractor') packForContractor(tx, pack, entry, at);
    }
}

/**
 * Whether a record says that other people live in a home from now on. What was told of those before them must leave, the
 * merged instructions too, so packs are made anew. The first tenancy of a home finds nothing to take away.
 */
function isHandover(tx: WriteTx, { id, home, kind, rev }: RecordEntry, at: number, moved: boolean): boolean {
  if (!moved && kind !== 'tenancy' && kind !== 'person') return false;
  if (!moved && kind === 'person' && rev.startsWith('1-')) return false;
  const guard = householdGuard(tx, home, londonToday(at));
  return tx.records.entries({ home }).some((one) => one.id !== id && !guard(one));
}

/**
 * Whether a record puts others right, or is itself what was put right or what stands for it, whichever came first. Then more than
 * the record changes: what is wrong leaves, and what names it names what is right.
 */
export function changesWhatStands(tx: WriteTx, { id, kind, home }: RecordEntry): boolean {
  return kind === 'correction' || putRightAt(tx, home).names(id);
}

/** Takes a record that does not lie in the files any more out of every pack, with all that followed from it. */
export function unpackRecord(tx: WriteTx, entry: RecordEntry, at: number): void {
  for (const account of concerned(tx, entry, true)) {
    const pack = tx.packs.packOf(account);
    if (pack !== null && holds(tx, pack, entry.id)) renewPack(tx, account, at);
    else packHome(tx, account, entry.home, at);
  }
  packReleases(tx, entry.home, at);
}

/** Brings a home into an account's pack as it stands now; what must leave takes a new generation. */
function packHome(tx: WriteTx, account: OpaqueId, home: OpaqueId, at: number): void {
  const pack = tx.packs.packOf(account);
  if (pack === null) return;
  if (packedRole(tx, account) === 'surveyor') return openHomeInPack(tx, account, home, at);
  const of = packDay(tx, pack, londonToday(at));
  for (const grant of openGrants(tx, of).filter((one) => one.home === home)) {
    const { entries, mint } = grantContent(tx, of, grant);
    const wanted = new Set(entries.map(({ id }) => id));
    const known = tx.records.entries({ home }).map(({ id }) => mintId(grant.key, id));
    const isGone = [...known, mintId(grant.key, instructionsOf(home))].some(
      (id) => !wanted.has(id) && holds(tx, pack, id),
    );
    if (isGone || entries.some((one) => shrinks(tx, pack, one))) return renewPack(tx, account, at);
    write(tx, pack, mint, entries, at);
    if (isForTodayOnly(tx, of, entries)) markStale(tx, pack, dayAfter(of.today));
    for (const day of entries.flatMap(releaseEnd)) markStale(tx, pack, day);
  }
}

/** The record that this one says must be treated as another kind of data. */
function treatedBy(tx: WriteTx, entry: RecordEntry): readonly RecordEntry[] {
  const made = entry.kind === 'reclassification' ? readRecord(tx, entry.id) : null;
  const named = made?.kind === 'reclassification' ? tx.records.entry(made.body.record) : null;
  return named?.home === entry.home ? [named] : [];
}

/** The cleared forms of a photo, when this record stands for it from now on: they must leave. */
function formsReplacedBy(tx: WriteTx, entry: RecordEntry): readonly RecordEntry[] {
  const made = entry.kind === 'photo' ? readRecord(tx, entry.id) : null;
  const from = made?.kind === 'photo' ? made.body.replaces : undefined;
  if (from === undefined) return [];
  return tx.records.entries({ home: entry.home }).filter((one) => {
    const record = one.kind === 'cleared-photo' ? readRecord(tx, one.id) : null;
    return record?.kind === 'cleared-photo' && record.body.photo === from;
  });
}

function packOne(tx: WriteTx, entry: RecordEntry, at: number): void {
  for (const account of concerned(tx, entry)) {
    const pack = tx.packs.packOf(account);
    const role = packedRole(tx, account);
    if (pack === null || role === null) continue;
    if (role === 'surveyor') packForSurveyor(tx, pack, entry, at);
    else packForContractor(tx, pack, entry, at);
  }
}

/** Brings a newly opened home into a surveyor's pack, if they have one yet. What may no longer be in it takes a new one. */
export function openHomeInPack(tx: WriteTx, account: OpaqueId, home: OpaqueId, at: number): void {
  const pack = tx.packs.packOf(account);
  if (pack === null || packedRole(tx, account) !== 'surveyor') return;
  const of = packDay(tx, pack, londonToday(at));
  const entries = surveyorHome(tx, of, home);
  const wanted = new Set(entries.map((entry) => entry.id));
  const known = [...tx.records.entries({ home }).map(({ id }) => id), instructionsId(pack, home)];
  if (known.some((id) => !wanted.has(id) && holds(tx, pack, id))) return renewPack(tx, account, at);
  for (const entry of entries) writeEntry(tx, pack, entry, at);
  if (isForTodayOnly(tx, of, entries)) markStale(tx, pack, dayAfter(of.today));
}

/** Brings a newly opened or changed works order into a contractor's pack, if they have one yet. */
export function openOrderInPack(tx: WriteTx, account: OpaqueId, order: OpaqueId, at: number): void {
  const pack = tx.packs.packOf(account);
  if (pack === null || packedRole(tx, account) !== 'contractor') return;
  const of = packDay(tx, pack, londonToday(at));
  const grant = openGrants(tx, of).find((one) => one.order === order);
  if (grant === undefined) return renewPack(tx, account, at);
  const { entries, mint } = grantContent(tx, of, grant);
  write(tx, pack, mint, entries, at);
  for (const day of [dayAfter(lastDay(grant)), ...entries.flatMap(releaseEnd)]) markStale(tx, pack, day);
}

function packForSurveyor(tx: WriteTx, pack: Pack, entry: RecordEntry, at: number): void {
  const of = packDay(tx, pack, londonToday(at));
  const isOwn = entry.author === pack.account;
  if (isOwn && isForLeadAlone(entry.kind)) return;
  if (isToldToSurveyors(of, entry.kind) && !isOwn) {
    const told = surveyorInstructions(tx, of, entry.home);
    if (told) writeEntry(tx, pack, told, at);
    else if (holds(tx, pack, instructionsId(pack, entry.home))) renewPack(tx, pack.account, at);
    return;
  }
  const entries = surveyorRecord(tx, of, entry);
  if (entries.length === 0 && holds(tx, pack, entry.id)) return renewPack(tx, pack.account, at);
  for (const one of entries) writeEntry(tx, pack, one, at);
  if (isForTodayOnly(tx, of, entries)) markStale(tx, pack, dayAfter(of.today));
  if (isOwn) openBuilding(tx, of, entry.home, at);
}

/** Whoever starts by themselves next door has the facts of that building. */
function openBuilding(tx: WriteTx, of: SurveyorPack, home: OpaqueId, at: number): void {
  const building = tx.records.entry(home);
  if (!building || holds(tx, of.pack, home)) return;
  for (const entry of surveyorRecord(tx, of, building)) writeEntry(tx, of.pack, entry, at);
}

function packForContractor(tx: WriteTx, pack: Pack, entry: RecordEntry, at: number): void {
  const of = packDay(tx, pack, londonToday(at));
  for (const grant of openGrants(tx, of).filter((one) => one.home === entry.home)) {
    const mint = new GrantMint(grant);
    const isNeed = NEED_KINDS.has(entry.kind);
    const told = isNeed ? contractorInstructions(tx, of, grant, mint) : null;
    const entries = isNeed ? (told ? [told] : []) : contractorRecord(tx, of, grant, mint, entry);
    const id = mintId(grant.key, isNeed ? instructionsOf(entry.home) : entry.id);
    const isGone = entries.length === 0 && holds(tx, pack, id);
    if (isGone || entries.some((one) => shrinks(tx, pack, one))) return renewPack(tx, pack.account, at);
    write(tx, pack, mint, entries, at);
    if (isForTodayOnly(tx, of, entries)) markStale(tx, pack, dayAfter(of.today));
    for (const day of entries.flatMap(releaseEnd)) markStale(tx, pack, day);
  }
}

function write(tx: WriteTx, pack: Pack, mint: GrantMint, entries: readonly PackEntry[], at: number): void {
  for (const minted of mint.all) tx.packs.remember(minted);
  for (const entry of entries) writeEntry(tx, pack, entry, at);
}

/** The accounts whose packs a record can reach; with `all` also theirs who only ever wrote something of its home. */
function concerned(tx: WriteTx, entry: RecordEntry, all = false): ReadonlySet<OpaqueId> {
  const grants = [...tx.grants.homeGrants(entry.home), ...tx.grants.orderGrantsAt(entry.home)];
  const accounts = grants.filter((grant) => grant.endedAt === null).map((grant) => grant.account);
  const reachesAll = all || entry.kind === 'property' || entry.kind === 'tenancy' || entry.kind === 'person';
  const atHome = reachesAll ? tx.records.entries({ home: entry.home }) : [];
  return new Set([...accounts, entry.author, ...atHome.map((one) => one.author)]);
}

function isForTodayOnly(tx: WriteTx, of: PackDay, entries: readonly PackEntry[]): boolean {
  return entries.some((entry) => isForToday(tx, of, entry));
}

/** From `day` on the pack must be made up again before it is read. */
function markStale(tx: WriteTx, pack: Pack, day: LocalDate): void {
  const known = tx.packs.packOf(pack.account);
  if (known === null || (known.staleFrom !== null && known.staleFrom <= day)) return;
  tx.packs.setPack({ ...known, staleFrom: day });
}
