import { clearedBy } from '#domain/cases/put-right.ts';
import type { OpaqueId } from '#domain/ids.ts';
import type { KindName } from '#domain/records/registry.ts';
import type { FilesNow, KeptRecord } from '#domain/retention/due.ts';
import { casesByTenancy, casesNeeding, fates } from '#domain/retention/due.ts';
import { casesResting } from '#domain/retention/erasing.ts';
import { tenancyOfRecord, type TenancySpan } from '#domain/tenancies/household.ts';
import { londonToday } from '../packs/london-today.ts';
import { readRecord } from '../files/files-database.ts';
import { caseSummary } from '../office/case-summary.ts';
import { requestsOf } from '../office/request-lines.ts';
import { allRights, type FiledRights } from '../rights/filed-rights.ts';
import { samePerson } from '../rights/same-person.ts';
import type { RecordEntry } from '../storage/record-index.ts';
import type { ReadView } from '../storage/storage.ts';
import { spansAt } from '../tenancies/household-guard.ts';

/** How the files stand, as far as it decides what is kept. Cases are counted only where something of them might go. */
export function filesNow(view: ReadView, now: number): FilesNow {
  const files = filesOf(view, now, view.records.entries({}), () => true);
  return { ...files, cases: casesThatMatter(view, files, now) };
}

/**
 * How the files of one home stand for what somebody asks to be deleted. That they ask for it keeps nothing: what else they ask
 * does.
 */
export function filesForErasure(view: ReadView, home: OpaqueId, now: number): FilesNow {
  const asks = ({ body }: FiledRights) => body.right !== 'erasure';
  const files = filesOf(view, now, view.records.entries({ home }), asks);
  const ofTenancy = casesByTenancy(files.records);
  const ids = new Set(files.records.flatMap((record) => casesResting(record, ofTenancy)));
  return {
    ...files,
    cases: new Map([...ids].map((id) => [id, closedOn(view, id as OpaqueId, now)] as const)),
  };
}

function filesOf(
  view: ReadView,
  now: number,
  entries: readonly RecordEntry[],
  asks: (request: FiledRights) => boolean,
): FilesNow {
  const homes = new Map<OpaqueId, readonly TenancySpan[]>();
  const spansOf = (home: OpaqueId) => {
    const known = homes.get(home) ?? spansAt(view, home);
    homes.set(home, known);
    return known;
  };
  const records = entries.map((entry) => keptRecord(view, entry, spansOf(entry.home)));
  const tenancies = new Map(
    [...homes.values()].flat().map(({ id, endedOn }) => [id as string, endedOn] as const),
  );
  return {
    today: londonToday(now),
    tenancies,
    cases: new Map(),
    holds: view.retention.holds().filter(({ offAt }) => offAt === null),
    askedAbout: new Set(
      requestsOf(view).flatMap(({ filed, body }) =>
        body.state === 'answered'
          ? []
          : [filed.entry.home, ...(body.aboutHome === undefined ? [] : [body.aboutHome])],
      ),
    ),
    restricted: new Set(view.restrictions.restricted().filter((id) => isKeptAtTheirWish(view, id))),
    rightAsked: rightAsked(view, records, asks),
    records,
  };
}

/** Whoever has a record only kept wants it kept; whoever objects to its use does not. */
function isKeptAtTheirWish(view: ReadView, record: OpaqueId): boolean {
  return view.restrictions.requestsRestricting(record).some((id) => {
    const request = readRecord(view, id);
    return request?.kind !== 'rights-request' || request.body.right !== 'objection';
  });
}

/**
 * What an open request over somebody's own data may be about, until they were told: each of their tenancies' files, what lies
 * in no file of their homes, and what names them. A copy that was asked for is given of all of it.
 */
function rightAsked(
  view: ReadView,
  records: readonly KeptRecord[],
  asks: (request: FiledRights) => boolean,
): ReadonlySet<string> {
  const waiting = allRights(view).filter((one) => one.progress.toldAt === null && asks(one));
  const people = new Set(waiting.flatMap(({ person }) => samePerson(view, person)));
  const theirs = [...people].flatMap((id) => view.records.entry(id) ?? []);
  const homes = new Set(theirs.map(({ home }) => home));
  const tenancies = new Set<string | null>(theirs.map(({ tenancy }) => tenancy));
  const named = new Set<string>(waiting.flatMap(({ body }) => body.concerns ?? []));
  const isTheirs = ({ id, tenancy }: KeptRecord) =>
    tenancy === null ||
    tenancies.has(tenancy) ||
    named.has(id) ||
    (readRecord(view, id)?.subjects.some((one) => people.has(one)) ?? false);
  const about = records.filter((one) => (homes.has(one.home) ? isTheirs(one) : named.has(one.id)));
  return new Set(about.map(({ id }) => id));
}

/** Counting a case's clocks is slow: only those are counted of which something would go if they were all closed. */
function casesThatMatter(view: ReadView, files: FilesNow, now: number): ReadonlyMap<string, string | null> {
  const going = fates(files);
  const ofTenancy = casesByTenancy(files.records);
  const ids = files.records
    .filter(({ id, kind }) => going.get(id)?.goes === true || kind === 'complaint')
    .flatMap((record) => casesNeeding(record, ofTenancy));
  return new Map([...new Set(ids)].map((id) => [id, closedOn(view, id as OpaqueId, now)] as const));
}

function closedOn(view: ReadView, id: OpaqueId, now: number): string | null {
  if (caseSummary(view, id, now)?.open === true) return null;
  const days = view.records.entries({ case: id }).map((entry) => dayOf(entry.recordedAt));
  return days.sort().at(-1) ?? null;
}

/** Kinds of which an answer decides how long a record is kept; of every other its place in the files does. */
const READ: ReadonlySet<string> = new Set<KindName>([
  ...(['complaint', 'disclosure', 'correction', 'reclassification'] as const),
  ...(['photo', 'cleared-photo', 'cleared-note'] as const),
]);

function keptRecord(view: ReadView, entry: RecordEntry, spans: readonly TenancySpan[]): KeptRecord {
  const { id, kind, home, recordedAt } = entry;
  const tenancy = kind === 'tenancy' ? id : tenancyOfRecord(entry, spans);
  const record = READ.has(kind) ? readRecord(view, id) : null;
  const tellsOf =
    record?.kind === 'complaint'
      ? record.body.receivedOn
      : record?.kind === 'disclosure'
        ? dayOf(record.body.at)
        : null;
  const shared = record?.kind === 'disclosure' ? record.body.records : [];
  const speaksOf =
    record?.kind === 'correction'
      ? record.body.corrects
      : record?.kind === 'reclassification'
        ? record.body.record
        : null;
  return {
    id,
    kind,
    home,
    tenancy,
    case: entry.case,
    recordedOn: dayOf(recordedAt),
    tellsOf,
    shared,
    speaksOf,
    instead: record?.kind === 'correction' ? (record.body.replacement ?? null) : null,
    madeFrom: record === null ? null : (clearedBy(id, record)?.from ?? null),
    replaces: record?.kind === 'photo' ? (record.body.replaces ?? null) : null,
  };
}

function dayOf(instant: string): string {
  return londonToday(Date.parse(instant));
}
