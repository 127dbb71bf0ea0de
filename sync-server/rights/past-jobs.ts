import type { OpaqueId } from '#domain/ids.ts';
import { isOpaqueId } from '#domain/ids.ts';
import { instructionsOf as toldInstead } from '#domain/inspections/home-instructions.ts';
import { NEED_KINDS } from '#domain/packs/pack-scope.ts';
import { seenOfJob, type PastJob } from '#domain/rights/past-jobs.ts';
import { londonDay } from '#domain/time/london.ts';
import { parseDay } from '#domain/time/calendar-day.ts';
import { readVersions } from '../files/files-database.ts';
import { record as journal } from '../journal/chain.ts';
import { landlordRules } from '../matrix/landlord-rules.ts';
import { tenanciesOf } from '../office/case-records.ts';
import { staffNames } from '../office/names.ts';
import { londonToday } from '../packs/london-today.ts';
import { instructionsOf, mintId } from '../packs/mint.ts';
import { RELEASED_KINDS } from '../packs/released-to-job.ts';
import type { OrderGrant } from '../storage/grants.ts';
import type { RecordEntry } from '../storage/record-index.ts';
import type { ReadView, WriteTx } from '../storage/storage.ts';
import { householdGuard } from '../tenancies/household-guard.ts';

/** What is asked of the jobs of a home. */
export interface AskedOfJobs {
  readonly home: OpaqueId;
  /** Whether a record is one of those that something was done about. */
  readonly concerns: (record: OpaqueId) => boolean;
  /** Those of them that are known by name, whether they are there or destroyed. */
  readonly named: ReadonlySet<OpaqueId>;
  /** When it was done: a job that was open then has it in its pack by itself. */
  readonly at: number;
}

/**
 * The jobs that were over when something was put right, deleted or only kept, and whose contractor had it before (UK GDPR
 * Art. 19). It is made of ended grants and of the ids that were minted for them, since a job is no line of the log; of what
 * was destroyed, of what the journal kept when it was.
 */
export function pastJobs(view: ReadView, asked: AskedOfJobs): readonly PastJob[] {
  const entries = view.records.entries({ home: asked.home }).filter(({ id }) => asked.concerns(id));
  const destroyed = [...asked.named].filter((id) => view.records.entry(id) === null);
  const names = staffNames(view);
  return view.grants.orderGrantsAt(asked.home).flatMap((grant): PastJob[] => {
    const until = endOf(grant);
    if (until > asked.at) return [];
    const kinds = [
      ...entries.filter((entry) => hadRecord(view, grant, entry)).map(({ kind }) => kind),
      ...destroyed.flatMap((id) => kindOfDestroyed(view, grant, id) ?? []),
    ];
    if (kinds.length === 0) return [];
    const { account, grantedAt: from } = grant;
    const contractor = names.account(account);
    const { order } = grant;
    return [{ id: jobRef(grant), order, contractor, from, until, kinds: [...new Set(kinds)] }];
  });
}

/** Records of one home of which something else is said since, by whom and when. */
interface Corrected {
  readonly home: OpaqueId;
  readonly records: readonly OpaqueId[];
  readonly by: OpaqueId;
  readonly at: number;
}

/**
 * Notes of each job that is over and had one of these records that its contractor is to be told, as a link that told it is: who
 * was told of what has been corrected is told (UK GDPR Art. 19), whoever found it wrong.
 */
export function touchPastJobs(tx: WriteTx, { home, records, by, at }: Corrected): void {
  for (const record of records) {
    const named = new Set([record]);
    for (const { id } of pastJobs(tx, { home, concerns: (one) => named.has(one), named, at })) {
      tx.shares.addEvent({ share: id, kind: 'touched', at, by, detail: `${OF_JOB}${record}` });
      journal(tx, { at, action: 'share-touched', account: by, subject: id, detail: 'job', digest: null });
    }
  }
}

const OF_JOB = 'job ';

/** A job that is over and whose contractor is to be told of a correction. */
export interface JobToTell {
  readonly job: PastJob;
  readonly home: OpaqueId;
  /** When it was corrected last. */
  readonly since: number;
}

/**
 * The job that an earlier recipient stands for, while its contractor is to be told of something that was corrected since, as
 * whoever looks may see it; null for everything else. What was destroyed meanwhile is told of by the request that asked for it.
 */
export function jobToTell(
  view: ReadView,
  id: OpaqueId,
  { whole }: { readonly whole: boolean },
  now: number,
): JobToTell | null {
  const events = view.shares.events(id);
  const since = events.slice(events.findLastIndex(({ kind }) => kind === 'told') + 1);
  const touched = since.filter(({ kind, detail }) => kind === 'touched' && detail.startsWith(OF_JOB));
  const entries = touched.flatMap(({ detail }) => view.records.entry(detail.slice(OF_JOB.length)) ?? []);
  const [first] = entries;
  if (first === undefined) return null;
  const { home } = first;
  const guard = householdGuard(view, home, londonToday(now));
  const named = new Set(entries.filter((entry) => whole || guard(entry)).map((entry) => entry.id));
  const jobs = pastJobs(view, { home, concerns: (one) => named.has(one), named, at: now });
  const job = jobs.find((one) => one.id === id);
  const seen = job === undefined ? null : seenOfJob(job, landlordRules(view, londonToday(now)), whole);
  return seen === null ? null : { job: seen, home, since: touched.at(-1)?.at ?? now };
}

/**
 * Keeps in the journal which jobs that are over had a record, before the ids that were minted for it are forgotten: nobody
 * else could say any more who must be told that it is gone. Ids alone, and of no household but by the record that is gone.
 */
export function keepWhoHadIt(
  tx: WriteTx,
  id: OpaqueId,
  { by, at }: { readonly by: OpaqueId | null; readonly at: number },
): void {
  const entry = tx.records.entry(id);
  if (entry === null) return;
  for (const grant of tx.grants.orderGrantsAt(entry.home)) {
    if (endOf(grant) > at || !hadRecord(tx, grant, entry)) continue;
    const detail = jobRef(grant);
    journal(tx, { at, action: 'record-was-out', account: by, subject: id, detail, digest: null });
  }
}

/** Whether a job is over for its contractor's phone. */
export function isOver(grant: OrderGrant, at: number): boolean {
  return endOf(grant) <= at;
}

/** What lay in the pack of a job, of what is there still: also once the job is over, and the pack holds it no more. */
export function hadByJob(view: ReadView, grant: OrderGrant): readonly RecordEntry[] {
  return view.records.entries({ home: grant.home }).filter((entry) => hadRecord(view, grant, entry));
}

/** What stands for a job of one contractor where somebody is said to have been told: opaque, and no other's. */
function jobRef({ key }: OrderGrant): OpaqueId {
  const ref = mintId(key, 'earlier recipient');
  if (!isOpaqueId(ref)) throw new Error('A minted id is 32 hex digits.');
  return ref;
}

/** When a job was over for its contractor's phone: ended, or no longer to be read. */
function endOf({ endedAt, readableUntil }: OrderGrant): number {
  return Math.min(endedAt ?? Number.MAX_SAFE_INTEGER, Date.parse(readableUntil));
}

function kindOfDestroyed(view: ReadView, grant: OrderGrant, id: OpaqueId): string | null {
  const lines = view.journal.about(id);
  const ref = jobRef(grant);
  if (!lines.some(({ action, detail }) => action === 'record-was-out' && detail === ref)) return null;
  return lines.find(({ action }) => action === 'record-destroyed')?.detail ?? null;
}

/** Whether a record, or what was told in its place, lay in the pack of a job. */
function hadRecord(view: ReadView, grant: OrderGrant, entry: RecordEntry): boolean {
  if (entry.author === grant.account) return entry.order === grant.order;
  // Each release is a line of the log, and its recipient is found there.
  if (RELEASED_KINDS.has(entry.kind)) return false;
  const lay = (real: string) => view.packs.minted(mintId(grant.key, real)) !== null;
  if (!NEED_KINDS.has(entry.kind)) return lay(entry.id);
  return lay(instructionsOf(grant.home)) && wasHeeded(view, grant, entry);
}

/** Whether what a job told its contractor to do may have been made of this need: filed in time, of a household of then. */
function wasHeeded(
  view: ReadView,
  grant: OrderGrant,
  { id, receivedAt, home, tenancy }: RecordEntry,
): boolean {
  if (receivedAt > endOf(grant)) return false;
  if (!readVersions(view, id).some((record) => toldInstead(record).length > 0)) return false;
  const { endedOn } = tenanciesOf(view, home).find((one) => one.id === tenancy) ?? { endedOn: null };
  const last = endedOn === null ? null : parseDay(endedOn);
  return last === null || last >= londonDay(grant.grantedAt);
}
