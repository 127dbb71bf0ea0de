import { versionsOf, type Said } from '../cases/put-right.ts';
import type { RetentionClass } from '../disclosure/categories.ts';
import type { OpaqueId } from '../ids.ts';
import { isOfPeople } from '../tenancies/household.ts';
import { dayNumber, isoDay, parseDay } from '../time/calendar-day.ts';
import { classesOf, SCHEDULE } from './schedule.ts';
import { tiesWhatStays } from './ties.ts';

/** What decides how long one record is kept. Days are London's, `2026-11-24`. */
export interface KeptRecord {
  readonly id: OpaqueId;
  readonly kind: string;
  readonly home: OpaqueId;
  /** The tenancy whose file it lies in; null when none held. */
  readonly tenancy: string | null;
  readonly case: string | null;
  readonly recordedOn: string;
  /** For a complaint or a line of the log: the day that it tells of. */
  readonly tellsOf: string | null;
  /** The records that it names as shared. */
  readonly shared: readonly string[];
  /** The record that it says is wrong, or is to be treated as more than it was; null for every other kind. */
  readonly speaksOf: string | null;
  /** The record that it says is right instead; null for every other kind, and where none is. */
  readonly instead: string | null;
  /** The photo or the note that it was cleared from; null for every other kind. */
  readonly madeFrom: string | null;
  /** The photo for which it stands, since that one was covered, marked or taken again; null for every other record. */
  readonly replaces: string | null;
}

/** A hold: nothing of this home, or of this tenancy of it, is destroyed. It limits nothing else. */
export interface LegalHold {
  readonly home: string;
  readonly tenancy: string | null;
}

/** How the landlord's files stand on a day. */
export interface FilesNow {
  readonly today: string;
  /** When each tenancy ended; null while it runs. */
  readonly tenancies: ReadonlyMap<string, string | null>;
  /** The last day on which anything of a case was recorded; null while it is open. */
  readonly cases: ReadonlyMap<string, string | null>;
  readonly holds: readonly LegalHold[];
  /** Homes about which somebody still waits for an answer. */
  readonly askedAbout: ReadonlySet<string>;
  /** Records that are only kept and not used (UK GDPR Art. 18): whoever asked for that wants them kept. */
  readonly restricted: ReadonlySet<string>;
  /** Records that somebody's open request over their own data may be about: a copy is owed of what was held then. */
  readonly rightAsked: ReadonlySet<string>;
  readonly records: readonly KeptRecord[];
}

export type StaysBecause =
  | 'with-the-building'
  | 'hold'
  | 'tenancy-runs'
  | 'case-open'
  | 'request-open'
  | 'restricted'
  | 'right-asked'
  | 'complaint'
  | 'not-yet'
  | 'file-open'
  | 'speaks-of';

/** What becomes of one record: it goes, under which class and since when it may; or it stays, and why. */
export type Fate =
  | { readonly goes: true; readonly as: RetentionClass; readonly since: string }
  | { readonly goes: false; readonly because: StaysBecause; readonly until: string | null };

/** What each reason says to the lead. */
export const STAYS: Readonly<Record<StaysBecause, string>> = {
  'with-the-building': 'It is about the building',
  hold: 'A legal hold is on',
  'tenancy-runs': 'They still live there',
  'case-open': 'Its case is open',
  'request-open': 'Somebody waits for an answer about this home',
  restricted: 'They asked that it is only kept',
  'right-asked': 'They asked about their data, and wait for an answer',
  complaint: 'A complaint or claim may still need it',
  'not-yet': 'Its time is not over',
  'file-open': 'Other records of the file still stay',
  'speaks-of': 'It says how a record is to be treated that still stays',
};

/** What would go today and what stays, with why. The order of the records is kept. */
export function fates(files: FilesNow): ReadonlyMap<OpaqueId, Fate> {
  const complaints = files.records
    .filter(({ kind }) => kind === 'complaint')
    .map((one) => ({ ...one, until: latestEnd(one, files)?.until ?? null }));
  const known = new Map<OpaqueId, Fate>();
  const ofTenancy = casesByTenancy(files.records);
  for (const record of files.records) known.set(record.id, fateOf(record, files, complaints, ofTenancy));
  const coversOf = groupedBy(files.records, ({ id, replaces }) => (replaces === id ? null : replaces));
  const formsOf = groupedBy(files.records, ({ madeFrom }) => madeFrom);
  // A photo covers one of its own home: what is said of another home takes no fact of this one away.
  const coversAt = ({ home, madeFrom }: KeptRecord) =>
    (madeFrom === null ? [] : (coversOf.get(madeFrom) ?? [])).filter((cover) => cover.home === home);
  for (const record of files.records) {
    const covers = coversAt(record);
    if (covers.length === 0 || isKept(record, files, complaints, ofTenancy)) continue;
    const since = covers.flatMap(({ id }) => sinceOf(known.get(id))).sort();
    known.set(record.id, { goes: true, as: UNCOVERED, since: since.at(-1) ?? files.today });
  }
  // What is said at one home holds for nothing of another.
  const homes = new Map<string | null, OpaqueId>(files.records.map(({ id, home }) => [id, home]));
  const stays = (id: string | null) => id !== null && known.get(id as OpaqueId)?.goes === false;
  // A checked form tells in other words what it was made from, so what is said of that holds for it.
  const isToldOf = (id: string | null, home: OpaqueId) =>
    (homes.get(id) === home && stays(id)) ||
    (id !== null && (formsOf.get(id) ?? []).some((form) => form.home === home && stays(form.id)));
  const versions = versionsByHome(files.records);
  const kinds = new Map<string, string>(files.records.map(({ id, kind }) => [id, kind]));
  const treated = new Set(files.records.flatMap((one) => (isRetag(one) ? (one.speaksOf ?? []) : [])));
  const tied = {
    kindStaying: (id: OpaqueId) => (stays(id) ? (kinds.get(id) ?? null) : null),
    isTreated: (id: OpaqueId) => treated.has(id),
  };
  const holdsForVersions = (one: KeptRecord) => {
    if (one.speaksOf === null || !(isRetag(one) || isTie(one))) return false;
    const all = versions(one.home, one.speaksOf);
    return isRetag(one) ? [...all].some(stays) : tiesWhatStays(all, tied);
  };
  const spokenOf = new Set(files.records.flatMap(({ speaksOf }) => speaksOf ?? []));
  // What keeps one record keeps the next: a correction of a correction goes no sooner than that one, whichever came first.
  for (let before = -1, kept = 0; before !== kept;) {
    before = kept;
    // A tenancy's own record says from when the others are counted, so it is the last to go.
    const open = new Set(
      files.records.filter(({ id, kind }) => kind !== 'tenancy' && stays(id)).map(({ tenancy }) => tenancy),
    );
    for (const record of files.records) {
      const { id, home, kind, speaksOf, instead, madeFrom, replaces } = record;
      if (known.get(id)?.goes !== true) continue;
      // Without it what is wrong would count as right again, what was tightened would be loose, and what was covered would be
      // seen: they go together at the earliest. So does what an undone correction had put in the place of another.
      const isSaid = kind === 'correction' ? isToldOf(speaksOf, home) : stays(speaksOf);
      const isNeeded =
        isSaid ||
        (spokenOf.has(id) && isToldOf(instead, home)) ||
        (replaces !== id && isToldOf(replaces, home));
      const covers = coversAt(record);
      const isStillCovered = covers.some((one) => stays(one.id)) || stays(madeFrom);
      const why =
        kind === 'tenancy' && open.has(id)
          ? 'file-open'
          : isNeeded
            ? 'speaks-of'
            : isStillCovered
              ? 'with-the-building'
              : // What was decided of one version is asked of every other, for as long as any of them is here.
                holdsForVersions(record)
                ? 'speaks-of'
                : null;
      if (why === null) continue;
      known.set(id, { goes: false, because: why, until: null });
      kept += 1;
    }
  }
  return known;
}

/** The period of an uncovered picture: the one of the photo that it was cleared from. */
const UNCOVERED: RetentionClass = 'until-cleared-or-case-closed';

function sinceOf(fate: Fate | undefined): readonly string[] {
  return fate?.goes === true ? [fate.since] : [];
}

function groupedBy(
  records: readonly KeptRecord[],
  by: (record: KeptRecord) => string | null,
): ReadonlyMap<string, readonly KeptRecord[]> {
  const groups = new Map<string, KeptRecord[]>();
  for (const record of records) {
    const name = by(record);
    if (name !== null) groups.set(name, [...(groups.get(name) ?? []), record]);
  }
  return groups;
}

function isRetag({ kind }: KeptRecord): boolean {
  return kind === 'reclassification';
}

/** Whether a record ties two versions of one: a correction that says what is right instead. */
function isTie({ kind, instead }: KeptRecord): boolean {
  return kind === 'correction' && instead !== null;
}

/** The versions of a record of a home, by all corrections that are here of it. Each is worked out once. */
function versionsByHome(records: readonly KeptRecord[]): (home: string, id: string) => ReadonlySet<OpaqueId> {
  const saidAt = new Map<string, Said[]>();
  for (const { id, kind, home, speaksOf, instead } of records) {
    if (kind !== 'correction' || speaksOf === null) continue;
    // Every id that a record names has been read as one.
    const said = { id, corrects: speaksOf as OpaqueId, replacement: instead as OpaqueId | null };
    saidAt.set(home, [...(saidAt.get(home) ?? []), said]);
  }
  const known = new Map<string, ReadonlySet<OpaqueId>>();
  return (home, id) => {
    const name = `${home} ${id}`;
    const versions = known.get(name) ?? versionsOf(saidAt.get(home) ?? [], id as OpaqueId);
    known.set(name, versions);
    return versions;
  };
}

/** The cases that were made while each tenancy ran: what is known of its people may have decided them. */
export function casesByTenancy(records: readonly KeptRecord[]): ReadonlyMap<string, ReadonlySet<string>> {
  const cases = new Map<string, Set<string>>();
  for (const { tenancy, case: caseId } of records) {
    if (tenancy === null || caseId === null) continue;
    const known = cases.get(tenancy) ?? new Set<string>();
    cases.set(tenancy, known.add(caseId));
  }
  return cases;
}

/** The cases that may still need a record: its own, or those of its tenancy. */
export function casesNeeding(
  { tenancy, case: caseId }: KeptRecord,
  ofTenancy: ReadonlyMap<string, ReadonlySet<string>>,
): readonly string[] {
  if (caseId !== null) return [caseId];
  return tenancy === null ? [] : [...(ofTenancy.get(tenancy) ?? [])];
}

type Complaint = KeptRecord & { readonly until: string | null };

function fateOf(
  record: KeptRecord,
  files: FilesNow,
  complaints: readonly Complaint[],
  ofTenancy: ReadonlyMap<string, ReadonlySet<string>>,
): Fate {
  const stays = (because: StaysBecause, until: string | null = null): Fate => ({
    goes: false,
    because,
    until,
  });
  if (!isOfPeople(record.kind)) return stays('with-the-building');
  const asked = keptFor(record, files, ofTenancy);
  if (asked !== null) return stays(asked);
  const end = latestEnd(record, files);
  if (end === null) return stays('not-yet');
  if (end.until >= files.today) return stays('not-yet', end.until);
  const needed = neededFor(record, files, complaints);
  if (needed !== null) return stays('complaint', needed.until);
  return { goes: true, as: end.as, since: end.until };
}

/** What keeps a record whatever its period says; null where nothing does. */
function keptFor(
  record: KeptRecord,
  files: FilesNow,
  ofTenancy: ReadonlyMap<string, ReadonlySet<string>>,
): StaysBecause | null {
  if (files.holds.some((hold) => isHeld(record, hold))) return 'hold';
  const lives = record.tenancy !== null && files.tenancies.get(record.tenancy) === null;
  if (lives && countsFromEnd(record)) return 'tenancy-runs';
  if (casesNeeding(record, ofTenancy).some((id) => files.cases.get(id) === null)) return 'case-open';
  if (files.askedAbout.has(record.home)) return 'request-open';
  if (files.restricted.has(record.id)) return 'restricted';
  return files.rightAsked.has(record.id) ? 'right-asked' : null;
}

/** The complaint that may still need a record. */
function neededFor(record: KeptRecord, files: FilesNow, complaints: readonly Complaint[]): Complaint | null {
  const isOpen = ({ until }: Complaint) => until === null || until >= files.today;
  return complaints.find((one) => isAbout(one, record) && isOpen(one)) ?? null;
}

/** Whether the form of a covered photo must stay for a reason of its own: no longer for its being about the building. */
function isKept(
  record: KeptRecord,
  files: FilesNow,
  complaints: readonly Complaint[],
  ofTenancy: ReadonlyMap<string, ReadonlySet<string>>,
): boolean {
  return keptFor(record, files, ofTenancy) !== null || neededFor(record, files, complaints) !== null;
}

/** What somebody asked over their own data, and what was decided: a restriction may rest on it for as long as they live there. */
const OF_A_RIGHT: ReadonlySet<string> = new Set(['rights-request', 'rights-step']);

/** Whether a record stays while its household lives there: some class of it counts from the end of the tenancy. */
function countsFromEnd({ kind }: KeptRecord): boolean {
  return OF_A_RIGHT.has(kind) || classesOf(kind).some((as) => SCHEDULE[as].starts === 'tenancy-ended');
}

/** Whether a hold is on a record. */
export function isHeld(record: KeptRecord, hold: LegalHold): boolean {
  return record.home === hold.home && (hold.tenancy === null || hold.tenancy === record.tenancy);
}

function isAbout(complaint: Complaint, { id, home, tenancy, case: caseId }: KeptRecord): boolean {
  if (complaint.id === id || complaint.home !== home) return complaint.id === id;
  return complaint.tenancy === tenancy || (complaint.case !== null && complaint.case === caseId);
}

/** The last day on which a record is kept: the latest of its classes. Null while one of them has not begun to count. */
function latestEnd(
  record: KeptRecord,
  files: FilesNow,
): { readonly as: RetentionClass; readonly until: string } | null {
  const ends = classesOf(record.kind).map((as) => ({ as, until: endOf(as, record, files) }));
  let latest: { readonly as: RetentionClass; readonly until: string } | null = null;
  for (const { as, until } of ends) {
    if (until === null) return null;
    if (latest === null || until > latest.until) latest = { as, until };
  }
  return latest;
}

function endOf(as: RetentionClass, record: KeptRecord, files: FilesNow): string | null {
  const { years, starts } = SCHEDULE[as];
  if (years === null || starts === null) return null;
  const ended = record.tenancy === null ? undefined : files.tenancies.get(record.tenancy);
  if (ended === null && starts === 'tenancy-ended') return null;
  // A file whose tenancy runs, or is not known any more, counts from the day of the record.
  const moved = ended ?? record.recordedOn;
  const closed = record.case === null ? undefined : files.cases.get(record.case);
  if (closed === null) return null;
  switch (starts) {
    case 'tenancy-ended':
      return yearsAfter(moved, years);
    case 'case-closed':
      return yearsAfter(later(closed ?? record.recordedOn, record.recordedOn), years);
    case 'received':
      return yearsAfter(later(record.tellsOf ?? record.recordedOn, moved), years);
    case 'shared':
      return yearsAfter(later(record.tellsOf ?? record.recordedOn, lastShared(record, files) ?? ''), years);
  }
}

/** The log outlives what was shared: what is still here of it counts as shared today. Facts of the building do not end. */
function lastShared({ shared }: KeptRecord, { records, today }: FilesNow): string | null {
  const named = new Set(shared);
  return records.some(({ id, kind }) => named.has(id) && isOfPeople(kind)) ? today : null;
}

function later(one: string, other: string): string {
  return one > other ? one : other;
}

/** The same day so many years on; the last of February stays the last of February. */
export function yearsAfter(day: string, years: number): string {
  const known = parseDay(day);
  if (known === null) throw new RangeError('A day that was recorded can be read.');
  const [year = 0, month = 0, date = 0] = isoDay(known).split('-').map(Number);
  const then = dayNumber(year + years, month, date) ?? dayNumber(year + years, month, date - 1);
  if (then === null) throw new RangeError('This day has no year that a record can hold.');
  return isoDay(then);
}
