import type { ShownRecord } from '#domain/cases/shown-record.ts';
import { happened } from '#domain/cases/filed-record.ts';
import { disclose, type Disclosed } from '#domain/disclosure/disclose.ts';
import type { DisclosureContext } from '#domain/disclosure/verdicts.ts';
import { isOpaqueId, type OpaqueId } from '#domain/ids.ts';
import type { KindName, SurveyRecord } from '#domain/records/registry.ts';
import { picturesIn } from '../files/file-record.ts';
import { filedRecord, type FiledRecord } from '../files/filed-record.ts';
import { landlordRules } from '../matrix/landlord-rules.ts';
import { londonToday } from '../packs/london-today.ts';
import type { ReadView } from '../storage/storage.ts';
import { householdGuard, isLeftBehind, type HouseholdGuard } from '../tenancies/household-guard.ts';
import { gathered } from './case-records.ts';

/** In what circumstances somebody at the desk is looking. */
export interface Looking {
  readonly viewer: OpaqueId;
  readonly now: number;
  /** Whether they look at a case that is open, as one of its handlers; lists and closed cases are not. */
  readonly onOpenCase: boolean;
  /** Guarded kinds are closed to them: see `guardedClosed`. Nobody may leave it out. */
  readonly guardedClosed: boolean;
}

/** The office sees real ids: it is where they come from. */
export function officeContext(view: ReadView, looking: Looking): DisclosureContext<'office'> {
  const { viewer, now, onOpenCase, guardedClosed } = looking;
  const today = londonToday(now);
  const rules = landlordRules(view, today);
  return { rules, audience: 'office', today, mint: (id) => id, viewer, onOpenCase, guardedClosed };
}

/**
 * What the office is shown of records; what it is shown nothing of is left out, and so is what an earlier household of the
 * home left behind, and a correction of either: that something was put right says that it is there.
 */
export function shownRecords(
  view: ReadView,
  records: readonly FiledRecord[],
  looking: Looking,
): readonly ShownRecord[] {
  const context = officeContext(view, looking);
  const quiet = { ...context, onOpenCase: false };
  const guards = new Map<OpaqueId, HouseholdGuard>();
  const guardOf = (home: OpaqueId) => {
    const guard = guards.get(home) ?? householdGuard(view, home, context.today);
    guards.set(home, guard);
    return guard;
  };
  const disclosed = ({ entry, record }: FiledRecord): Disclosed<'office'> | null => {
    const guard = guardOf(entry.home);
    if (!guard(entry) || isOfHidden(record, disclosed, view)) return null;
    // What nobody has checked is for the handlers of the household's own case.
    return disclose(entry.id, record, isLeftBehind(guard, entry) ? quiet : context);
  };
  return records.flatMap((filed): ShownRecord[] => {
    const { entry, record } = filed;
    const shown = disclosed(filed);
    if (shown === null) return [];
    const { at, doubt } = happened(gathered(filed), momentOf(record));
    return [
      {
        shown,
        at,
        doubt,
        arrivedAt: entry.receivedAt,
        author: entry.author,
        // A job's own records belong to the job, although they carry the visit that it follows from.
        inspection: orderOf(record) === null ? entry.inspection : null,
        pictureHere: isPictured(view, record),
        restrictedSince: view.restrictions.restrictedSince(entry.id),
      },
    ];
  });
}

/** Whether a record puts right what is here and whoever looks is not shown. What has not arrived is kept from nobody yet. */
function isOfHidden(
  record: SurveyRecord,
  disclosed: (filed: FiledRecord) => Disclosed<'office'> | null,
  view: ReadView,
): boolean {
  if (record.kind !== 'correction') return false;
  const corrected = filedRecord(view, record.body.corrects);
  return corrected !== null && disclosed(corrected) === null;
}

/** The field of a kind that says when what it tells of happened. */
const MOMENTS: ReadonlyMap<string, string> = new Map<KindName, string>([
  ['report-fact', 'awareAt'],
  ['contact', 'at'],
  ['access-attempt', 'at'],
  ['disclosure', 'at'],
  ['information-request', 'receivedAt'],
  ['inspection', 'startedAt'],
  ['conclusion', 'concludedAt'],
  ['work-report', 'finishedAt'],
  ['written-summary', 'sentAt'],
]);

/** The moment that a record is about, where it says one; else when it was made. */
function momentOf(record: SurveyRecord): string {
  const body: Readonly<Record<string, unknown>> = record.body;
  const moment = body[MOMENTS.get(record.kind) ?? ''];
  return typeof moment === 'string' ? moment : record.recordedAt;
}

function orderOf(record: SurveyRecord): string | null {
  const order = (record.body as Readonly<Record<string, unknown>>)['order'];
  return isOpaqueId(order) ? order : null;
}

function isPictured(view: ReadView, record: SurveyRecord): boolean | null {
  const pictures = picturesIn(record);
  if (pictures.length === 0) return null;
  return pictures.every((sha256) => view.photos.photo(sha256)?.state === 'held');
}
