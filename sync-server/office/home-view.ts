import { answersOf } from '#domain/cases/answers.ts';
import { chronology } from '#domain/cases/chronology.ts';
import { dateInWords } from '#domain/cases/date-words.ts';
import { isAboutHousehold, householdFacts } from '#domain/cases/household-facts.ts';
import type { CaseLine, EarlierView, HomeView, HouseholdView } from '#domain/cases/office-views.ts';
import { isVersionOf } from '#domain/cases/put-right.ts';
import { ENGLAND } from '#domain/deadlines/bank-holidays.ts';
import { disclose } from '#domain/disclosure/disclose.ts';
import type { OpaqueId } from '#domain/ids.ts';
import { property } from '#domain/records/property.ts';
import { OCCUPANCIES } from '#domain/records/vocabulary.ts';
import { isLivingThere } from '#domain/tenancies/people-now.ts';
import { londonIso } from '#domain/time/london.ts';
import { filedRecord, filedRecords, type FiledRecord } from '../files/filed-record.ts';
import { putRightAt } from '../files/put-right-at.ts';
import { GUARDED_KINDS } from '../packs/guarded-kinds.ts';
import { londonToday } from '../packs/london-today.ts';
import { keptApart } from '../sharing/kept-apart.ts';
import { householdGuard } from '../tenancies/household-guard.ts';
import { peopleAt, peopleOf } from '../tenancies/people-at.ts';
import type { ReadView, WriteTx } from '../storage/storage.ts';
import { homeLine, tenanciesOf, tenancyRunning } from './case-records.ts';
import { caseSummary } from './case-summary.ts';
import { notFound, type DeskCall } from './desk.ts';
import { journalLook } from './journal-look.ts';
import { linkedHomes } from './linked-homes.ts';
import { staffNames } from './names.ts';
import { requestLines, requestsOf } from './request-lines.ts';
import { officeContext, shownRecords } from './shown-records.ts';
import { TRAINING_CLOSED } from '#domain/training/gate.ts';
import { clockRunsAt, guardedClosed } from '../training/training-gate.ts';

/** A home at the desk: the building's history. No words that nobody has checked, and nothing of who lives there. */
export function homeView(view: ReadView, home: OpaqueId, call: DeskCall): HomeView {
  const { now, account } = call;
  const line = homeLine(view, home);
  const filed = filedRecord(view, home);
  if (line === null || filed === null) throw notFound();
  // The history of a building has nothing guarded in it.
  const looking = { viewer: account.id, now, onOpenCase: false, guardedClosed: true };
  const building = filedRecords(view, { home }).filter(({ record }) => record.kind !== 'property');
  const shown = disclose(filed.entry.id, filed.record, officeContext(view, looking));
  const answers = answersOf(property, shown?.body ?? {}, now);
  return {
    home: line,
    now: londonIso(now),
    facts: Object.entries(property.fields).flatMap(([name, { label }]) => {
      const words = answers.words(name);
      return words === null ? [] : [{ term: label, words }];
    }),
    tenancies: tenanciesOf(view, home).map(({ id, occupancy, startedOn, endedOn }) => ({
      id,
      words: `${OCCUPANCIES[occupancy]}, from ${dateInWords(startedOn, now)}${endedOn === null ? '' : ` to ${dateInWords(endedOn, now)}`}`,
      current: endedOn === null,
    })),
    cases: casesAt(view, home, now),
    linked: linkedHomes(view, home),
    requests: requestLines(view, requestsOf(view, home), now),
    lines: chronology(shownRecords(view, building, looking), {
      now,
      calendar: ENGLAND,
      names: staffNames(view),
    }),
  };
}

/** The cases of a home, the latest first. */
export function casesAt(view: ReadView, home: OpaqueId, now: number): CaseLine[] {
  const ids = new Set(view.records.entries({ home }).flatMap((entry) => entry.case ?? []));
  return [...ids]
    .flatMap((id) => caseSummary(view, id, now) ?? [])
    .sort((a, b) => b.aware.at - a.aware.at)
    .map(({ id, what, aware, open }) => ({ case: id, what, aware: aware.words, open, at: null }));
}

/** What was reported before, here and in the homes that water or walls join to this one. */
export function earlierView(view: ReadView, home: OpaqueId, call: DeskCall): EarlierView {
  const { now, account } = call;
  if (homeLine(view, home) === null) throw notFound();
  const tenancy = tenancyRunning(tenanciesOf(view, home), now);
  const all = tenancy === null ? [] : peopleOf(view, { id: tenancy.id, home });
  const people = all.filter((one) => isLivingThere(one, londonToday(now)));
  const looking = { viewer: account.id, now, onOpenCase: false };
  const closed = guardedClosed(view, call, false);
  return {
    now: londonIso(now),
    here: casesAt(view, home, now),
    linked: linkedHomes(view, home).flatMap((link) =>
      casesAt(view, link.home.id as OpaqueId, now).map((line) => ({ ...line, at: link.home })),
    ),
    people: people.flatMap((one) => {
      const [shown] = shownRecords(view, [one.now], { ...looking, guardedClosed: closed });
      const name = shown?.shown.body['name'];
      return typeof name === 'string' ? [{ id: one.id, name }] : [];
    }),
    tenancy: tenancy?.id ?? null,
  };
}

function ofPresent(view: ReadView, home: OpaqueId, records: readonly FiledRecord[], now: number) {
  const guard = householdGuard(view, home, londonToday(now));
  return records.filter(({ entry }) => guard(entry));
}

/**
 * Records without those for which another stands since: of a person what stands for them now; of anything else what was put
 * right by a record of its kind about the same people. Whatever else a correction says hides nothing of a household.
 */
function asTheyStand(
  view: ReadView,
  home: OpaqueId,
  records: readonly FiledRecord[],
): readonly FiledRecord[] {
  const right = putRightAt(view, home);
  const people = new Set(peopleAt(view, home).map(({ now }) => now.id));
  return records.filter(({ entry, record }) => {
    if (record.kind === 'person') return people.has(entry.id);
    const instead = right.isWrong(entry.id) ? filedRecord(view, right.standsFor(entry.id)) : null;
    return instead === null || instead.entry.id === entry.id || !isVersionOf(instead.record, record);
  });
}

const NO_CASE = 'No case is open here, so household and health needs are not shown.';

/**
 * Who lives in a home and what they need. On an open case the office sees what the case needs, else only what any of
 * its staff may see. Every guarded record that is shown is journalled as read.
 */
export function householdView(tx: WriteTx, home: OpaqueId, call: DeskCall): HouseholdView {
  const { now, account } = call;
  if (homeLine(tx, home) === null) throw notFound();
  const tenancy = tenancyRunning(tenanciesOf(tx, home), now);
  const onOpenCase = casesAt(tx, home, now).some(({ open }) => open);
  const records = tenancy === null ? [] : filedRecords(tx, { tenancy: tenancy.id });
  const about = asTheyStand(tx, home, records).filter(({ entry }) => isAboutHousehold(entry.kind));
  const closed = guardedClosed(tx, call, clockRunsAt(tx, home, now));
  const shown = shownRecords(tx, about, { viewer: account.id, now, onOpenCase, guardedClosed: closed });
  for (const { shown: one } of shown) {
    if (GUARDED_KINDS.has(one.kind)) journalLook(tx, call, one.id, one.kind);
  }
  return {
    facts: householdFacts(shown, now),
    because: closed ? TRAINING_CLOSED : onOpenCase ? null : NO_CASE,
    closedByTraining: closed,
    apart: closed ? [] : keptApart(tx, ofPresent(tx, home, records, now), now),
  };
}
