import type { InboxItemRow } from '#domain/cases/office-views.ts';
import { answersOf } from '#domain/cases/answers.ts';
import { disclose } from '#domain/disclosure/disclose.ts';
import { isOpaqueId, type OpaqueId } from '#domain/ids.ts';
import { kindNamed, type KindName, type SurveyRecord } from '#domain/records/registry.ts';
import { isOfHousehold } from '#domain/tenancies/household.ts';
import { casesAt } from '../office/home-view.ts';
import { caseSummary } from '../office/case-summary.ts';
import type { DeskCall } from '../office/desk.ts';
import { officeContext } from '../office/shown-records.ts';
import { londonToday } from '../packs/london-today.ts';
import type { ReadView } from '../storage/storage.ts';
import { householdAt, householdGuard, isLeftBehind } from '../tenancies/household-guard.ts';
import { clockRunsAt, clockRunsOn, guardedClosed } from '../training/training-gate.ts';

/** How somebody at the desk comes to a record: by itself, as one of its own case; or filed, as one of a home with its open cases. */
export type LookedAt = 'by-itself' | 'at-home';

/**
 * What says which kinds of data somebody has, or had: the screens that are made for it narrow it to what whoever looks may know of,
 * and no screen is made for a refused one.
 */
const NAMES_KINDS_OF_DATA: ReadonlySet<string> = new Set<KindName>([
  'disclosure',
  'reclassification',
  'rights-step',
]);

/**
 * A record in words as whoever works at the desk may read it, field by field by the one projection; null where they may read
 * nothing of it, or where it is of an earlier household. What is filed is read as on the page of its home.
 */
export function rowsAtDesk(
  view: ReadView,
  id: OpaqueId,
  record: SurveyRecord,
  { account, now }: DeskCall,
  as: LookedAt,
): readonly InboxItemRow[] | null {
  const kind = kindNamed(record.kind);
  if (!kind || (NAMES_KINDS_OF_DATA.has(kind.kind) && account.role !== 'lead')) return null;
  const { onOpenCase, clockRuns } =
    as === 'at-home' ? ofHome(view, id, record, now) : caseOfRecord(view, record, now);
  const context = officeContext(view, {
    ...{ viewer: account.id, now, onOpenCase },
    guardedClosed: guardedClosed(view, { account, now }, clockRuns),
  });
  const household = householdAt(view, record.home, context.today);
  if (!isOfHousehold(id, record, household, context.today)) return null;
  const shown = disclose(id, record, context);
  if (shown === null) return null;
  const answers = answersOf(kind, shown.body, now);
  return Object.entries(kind.fields).flatMap(([name, { label }]) => {
    const words = answers.words(name);
    return words === null ? [] : [{ label, words }];
  });
}

/** How a record stands with the case that it names, where that is of its home. */
export function caseOfRecord(view: ReadView, record: SurveyRecord, now: number) {
  const summary = isOpaqueId(record.case) ? caseSummary(view, record.case, now) : null;
  const isHere = summary !== null && summary.home === record.home;
  return {
    onOpenCase: isHere && summary.open,
    clockRuns: isHere && clockRunsOn(view, summary.id, now),
  };
}

function ofHome(view: ReadView, id: OpaqueId, { home }: SurveyRecord, now: number) {
  const entry = view.records.entry(id);
  const guard = householdGuard(view, home, londonToday(now));
  // What an earlier household left behind unchecked is for nobody who handles a case of this one.
  const isTheirs = entry !== null && !isLeftBehind(guard, entry);
  return {
    onOpenCase: isTheirs && casesAt(view, home, now).some(({ open }) => open),
    clockRuns: clockRunsAt(view, home, now),
  };
}
