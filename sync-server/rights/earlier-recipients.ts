import type { OpaqueId } from '#domain/ids.ts';
import { seenOfJob, type PastJob } from '#domain/rights/past-jobs.ts';
import { pastContractors, recipients, type Recipient } from '#domain/rights/recipients.ts';
import type { LogReader } from '../disclosures/log-reader.ts';
import { logRef } from '../disclosures/log-refs.ts';
import { filedRecords } from '../files/filed-record.ts';
import { clearedAt, putRightAt } from '../files/put-right-at.ts';
import { landlordRules } from '../matrix/landlord-rules.ts';
import { londonToday } from '../packs/london-today.ts';
import { erasedWith } from '../retention/erasure.ts';
import { markOf } from '../retention/marks.ts';
import { householdGuard } from '../tenancies/household-guard.ts';
import type { ReadView } from '../storage/storage.ts';
import { correctionsOf } from './done-so-far.ts';
import type { FiledRights } from './filed-rights.ts';
import { pastJobs } from './past-jobs.ts';

/**
 * Who had the records that a request is about, and which of them were told of it (UK GDPR Art. 19): from the disclosure log,
 * and the contractors of jobs that are over, which are no lines of it. Where it is not yet known which records those are,
 * everybody who had something about them. Each is seen as the log is: whoever may not read a line is told of no recipient, and
 * of no kind of data that it keeps from them.
 */
export function earlierRecipients(
  view: ReadView,
  request: FiledRights,
  reader: LogReader,
  now: number,
): readonly Recipient[] {
  const { concerns } = concernedBy(view, request);
  const log = filedRecords(view, { home: request.filed.entry.home, kind: 'disclosure' }).flatMap(
    ({ entry, record }) => {
      const ref = record.kind === 'disclosure' ? logRef(view, entry.id) : null;
      const seen = ref === null ? null : reader.read(ref);
      if (record.kind !== 'disclosure' || seen === null) return [];
      return [{ id: entry.id, body: { ...record.body, categories: seen.categories } }];
    },
  );
  const steps = request.steps.map((one) => one.body);
  const rules = landlordRules(view, londonToday(now));
  const jobs = jobsThatHadIt(view, request, reader, now);
  return [...recipients(log, concerns, steps, now), ...pastContractors(jobs, steps, rules, now)];
}

/** The jobs that are over and had it, each with what of it whoever looks may be told that it had. */
export function jobsThatHadIt(
  view: ReadView,
  request: FiledRights,
  reader: LogReader,
  now: number,
): readonly PastJob[] {
  const { entry } = request.filed;
  const today = londonToday(now);
  if (!reader.whole && !householdGuard(view, entry.home, today)(entry)) return [];
  const { concerns, named } = concernedBy(view, request);
  const at = doneAt(view, request) ?? now;
  const jobs = pastJobs(view, { home: entry.home, concerns, named, at });
  return jobs.flatMap((job) => seenOfJob(job, landlordRules(view, today), reader.whole) ?? []);
}

/** When what was decided took effect; null while it has not. */
function doneAt(view: ReadView, { id, progress }: FiledRights): number | null {
  const { right, decision, deletion } = progress;
  if (right === 'erasure') return deletion?.goneAt ?? null;
  if (right !== 'rectification') return decision?.at ?? null;
  const corrected = correctionsOf(view, id).flatMap((one) => view.records.entry(one)?.receivedAt ?? []);
  return corrected.length === 0 ? null : Math.min(...corrected);
}

/** Which records a request is about: whether one is, and those that are known by their ids. */
interface Concerned {
  readonly concerns: (id: OpaqueId) => boolean;
  readonly named: ReadonlySet<OpaqueId>;
}

/**
 * Which records a request is about; while nothing says so, everything of that person and of the tenancy. What is deleted goes
 * with the earlier versions that are on its list, and what was destroyed is known by its mark. What stands for a record that was
 * put right is told to whoever had either, unless that was undone.
 */
function concernedBy(view: ReadView, request: FiledRights): Concerned {
  const { id, filed, person, body, progress } = request;
  const named = new Set<OpaqueId>([...(body.concerns ?? []), ...(progress.decision?.records ?? [])]);
  if (named.size === 0) {
    const concerns = (one: OpaqueId) => {
      const entry = view.records.entry(one);
      return entry !== null && (entry.id === person || entry.tenancy === filed.entry.tenancy);
    };
    return { concerns, named };
  }
  if (body.right === 'erasure') {
    for (const one of erasedWith(view, request)) named.add(one);
    const list = view.retention.destructionFor(id);
    const gone = new Set(list === null ? [] : view.retention.destroyedBy(list.id));
    return { concerns: (one) => named.has(one) || gone.has(markOf(one)), named };
  }
  const { earlierOf } = putRightAt(view, filed.entry.home);
  const instead = filedRecords(view, { home: filed.entry.home, kind: 'correction' }).flatMap(({ record }) =>
    record.kind === 'correction' ? (record.body.replacement ?? []) : [],
  );
  for (const one of named) for (const right of instead) if (earlierOf(right).includes(one)) named.add(right);
  // A checked form that was told of a note or a photo tells what is now put right, in other words.
  if (body.right === 'rectification')
    for (const { id: form, from } of clearedAt(view, filed.entry.home)) if (named.has(from)) named.add(form);
  return { concerns: (one) => named.has(one), named };
}
