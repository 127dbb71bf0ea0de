import type { OpaqueId } from '#domain/ids.ts';
import type { PutRight } from '#domain/cases/put-right.ts';
import { verdictFor } from '#domain/disclosure/audiences.ts';
import { disclose } from '#domain/disclosure/disclose.ts';
import type { MatrixRules } from '#domain/disclosure/rules.ts';
import { mergedInstructions, type DisclosedDocument } from '#domain/packs/pack-document.ts';
import { surveyorEntry, type Entry } from '#domain/packs/pack-scope.ts';
import type { RecordKind } from '#domain/records/define-record.ts';
import { RECORD_KINDS } from '#domain/records/registry.ts';
import { treatedAs } from '#domain/records/treated-as.ts';
import { filedRecord } from '../files/filed-record.ts';
import { readRecord } from '../files/files-database.ts';
import { isHeeded, isStillTold, putRightAt } from '../files/put-right-at.ts';
import { cameLate, householdGuard, isLeftBehind, type HouseholdGuard } from '../tenancies/household-guard.ts';
import type { Pack } from '../storage/packs.ts';
import type { RecordEntry } from '../storage/record-index.ts';
import type { ReadView } from '../storage/storage.ts';
import { GUARDED_KINDS } from './guarded-kinds.ts';
import { instructionsOf, mintId } from './mint.ts';
import type { PackDay } from './pack-day.ts';
import type { PackContent, PackEntry } from './pack-entry.ts';

/** How the records of a kind enter a surveyor's pack under the rules of the day. */
function entryOfKind({ rules }: Pick<PackDay, 'rules'>, kind: string): Entry {
  const known =
    ENTRIES.get(rules) ??
    new Map(RECORD_KINDS.map((one: RecordKind) => [one.kind, surveyorEntry(rules, one)]));
  ENTRIES.set(rules, known);
  return known.get(kind) ?? 'never';
}

const ENTRIES = new WeakMap<MatrixRules, ReadonlyMap<string, Entry>>();

/** How much of a home a surveyor's pack holds. */
export type HomeScope =
  /** A visit opens it. */
  | { readonly is: 'open' }
  /** No visit ever did: they started by themselves and have their own records and the facts of the building. */
  | { readonly is: 'self-started' }
  /** No visit does any more: only what they sent after the last one ended. */
  | { readonly is: 'ended'; readonly at: number };

/** Whose pack, on which day. */
export type SurveyorPack = PackDay;

/** What a surveyor's pack is to hold: a function of files, index and grants alone. */
export function surveyorContent(view: ReadView, of: SurveyorPack): PackContent {
  const { account } = of.pack;
  const granted = view.grants.homeGrantsOf(account).map((grant) => grant.home);
  const own = view.records
    .entries({ author: account })
    .filter((entry) => !isForLeadAlone(entry.kind))
    .map((entry) => entry.home);
  const homes = new Set([...granted, ...own]);
  const entries = [...homes].flatMap((home) => surveyorHome(view, of, home));
  return {
    entries: new Map(entries.map((entry) => [entry.id, entry])),
    minted: [],
    forTodayOnly: entries.some((entry) => isForToday(view, of, entry)),
  };
}

/** What it is to hold of one home. */
export function surveyorHome(view: ReadView, of: SurveyorPack, home: OpaqueId): readonly PackEntry[] {
  const at = view.records.entries({ home });
  const guard = householdGuard(view, home, of.today);
  const right = putRightAt(view, home);
  const entries = at.flatMap((entry) => surveyorRecord(view, of, entry, guard, right));
  const told = surveyorInstructions(view, of, home, at, guard, right);
  return told === null ? entries : [...entries, told];
}

/** The one entry that a record makes by itself, or none. */
export function surveyorRecord(
  view: ReadView,
  of: SurveyorPack,
  entry: RecordEntry,
  guard: HouseholdGuard = householdGuard(view, entry.home, of.today),
  right: PutRight = putRightAt(view, entry.home),
): readonly PackEntry[] {
  if (isForLeadAlone(entry.kind)) return [];
  const scope = homeScope(view, of.pack.account, entry.home);
  const guarded = GUARDED_KINDS.has(entry.kind);
  if (entry.author === of.pack.account) {
    const stays = scope.is !== 'ended' || entry.receivedAt >= scope.at;
    if (!stays) return [];
    const isPresent = guard(entry) && !hasEarlierWords(view, guard, entry);
    if (!isPresent && !cameLate(view, entry, of.today)) return [];
    return [{ form: 'record', id: entry.id, guarded: false, ...(isPresent ? {} : { forToday: true }) }];
  }
  if (!guard(entry)) return [];
  if (scope.is === 'ended' || view.restrictions.isRestricted(entry.id)) return [];
  if (entry.kind === 'correction') {
    if (hasEarlierWords(view, guard, entry) || !isToldOf(view, of, entry, guard)) return [];
  } else {
    if (scope.is === 'self-started' && entry.kind !== 'property') return [];
    if (!isStillTold(view, right, entry)) return [];
  }
  const enters = entryOfKind(of, entry.kind);
  const wanted = enters === 'whole' || (enters === 'visit-day' && isVisitedOn(view, of, entry.home));
  if (!wanted || isTreatedAsMore(view, of, entry)) return [];
  return entry.minted ? projected(view, of, entry) : [{ form: 'record', id: entry.id, guarded }];
}

/**
 * Whether a surveyor is told of a correction: it goes where what it corrects goes, or would go if it were right, and to whoever
 * wrote that. Of anything else it would tell that there is something.
 */
function isToldOf(
  view: ReadView,
  of: SurveyorPack,
  entry: RecordEntry,
  guard: HouseholdGuard,
  seen: ReadonlySet<string> = new Set(),
): boolean {
  const made = readRecord(view, entry.id);
  const wrong = made?.kind === 'correction' ? view.records.entry(made.body.corrects) : null;
  if (wrong === null || wrong.home !== entry.home || isForLeadAlone(wrong.kind)) return false;
  if (wrong.author === of.pack.account) return true;
  if (homeScope(view, of.pack.account, entry.home).is !== 'open') return false;
  if (!guard(wrong) || view.restrictions.isRestricted(wrong.id) || seen.has(wrong.id)) return false;
  if (wrong.kind === 'correction') return isToldOf(view, of, wrong, guard, new Set([...seen, wrong.id]));
  return entryOfKind(of, wrong.kind) === 'whole' && !isTreatedAsMore(view, of, wrong);
}

/** Whether somebody has said since that a surveyor may not have it whole. Whole or not at all: it lies there as it was sent. */
function isTreatedAsMore(view: ReadView, { rules }: SurveyorPack, entry: RecordEntry): boolean {
  const record = readRecord(view, entry.id);
  const categories = record === null ? [] : treatedAs(record);
  return categories.some((category) => {
    const { is, when } = verdictFor(rules, category, 'surveyor');
    return is !== 'S' || when !== undefined;
  });
}

/** What other people's records of this home, whose own words stay inside, tell a visitor to do. Null when it is nothing. */
export function surveyorInstructions(
  view: ReadView,
  of: SurveyorPack,
  home: OpaqueId,
  entries = view.records.entries({ home }),
  guard: HouseholdGuard = householdGuard(view, home, of.today),
  right: PutRight = putRightAt(view, home),
): PackEntry | null {
  if (homeScope(view, of.pack.account, home).is !== 'open') return null;
  const bodies = entries
    .filter((entry) => entryOfKind(of, entry.kind) === 'instruction' && entry.author !== of.pack.account)
    .filter((entry) => guard(entry) && isHeeded(view, right, entry.id))
    .flatMap((entry) => {
      const record = readRecord(view, entry.id);
      const shown = record && disclose(entry.id, record, context(of));
      return shown ? [shown.body] : [];
    });
  const body = mergedInstructions(bodies);
  if (body === null) return null;
  const document: DisclosedDocument = {
    disclosed: 'surveyor',
    kind: 'instruction',
    home,
    body,
    readableUntil: null,
  };
  return { form: 'disclosed', id: instructionsId(of.pack, home), document, guarded: true };
}

/** A correction stays with the building that it corrects, but not the words that somebody typed under an earlier household. */
function hasEarlierWords(view: ReadView, guard: HouseholdGuard, entry: RecordEntry): boolean {
  if (!isLeftBehind(guard, entry)) return false;
  const record = readRecord(view, entry.id);
  const isTyped = record?.kind === 'correction' || record?.kind === 'reclassification';
  return isTyped && record.body.reason !== undefined;
}

/** Whether an entry is for today alone: on the day of a visit, or sent late. */
export function isForToday(view: ReadView, of: Pick<PackDay, 'rules'>, entry: PackEntry): boolean {
  if (entry.form !== 'record') return false;
  return entry.forToday === true || isForVisitDay(of, view.records.entry(entry.id)?.kind);
}

/** The id of a home's one document of instructions in this pack. */
export function instructionsId(pack: Pack, home: OpaqueId): string {
  return mintId(pack.key, instructionsOf(home));
}

/** Whether records of this kind are in a surveyor's pack on the day of a visit alone. */
function isForVisitDay(of: Pick<PackDay, 'rules'>, kind: string | undefined): boolean {
  return kind !== undefined && entryOfKind(of, kind) === 'visit-day';
}

/** What is told to the safeguarding lead is in no pack, not even in that of the person who told it. */
export function isForLeadAlone(kind: string): boolean {
  return kind === 'safeguarding-concern';
}

/** Whether this kind reaches a surveyor's pack as an instruction alone. */
export function isToldToSurveyors(of: Pick<PackDay, 'rules'>, kind: string): boolean {
  return entryOfKind(of, kind) === 'instruction';
}

function homeScope(view: ReadView, account: OpaqueId, home: OpaqueId): HomeScope {
  const grants = view.grants.homeGrantsOf(account).filter((grant) => grant.home === home);
  if (grants.length === 0) return { is: 'self-started' };
  if (grants.some((grant) => grant.endedAt === null)) return { is: 'open' };
  return { is: 'ended', at: Math.max(...grants.map((grant) => grant.endedAt ?? 0)) };
}

/** A contractor's record names things by minted ids, so it is shown under the real ones instead of as it was sent. */
function projected(view: ReadView, of: SurveyorPack, entry: RecordEntry): readonly PackEntry[] {
  const filed = filedRecord(view, entry.id);
  const shown = filed && disclose(entry.id, filed.record, context(of));
  if (!shown) return [];
  const { kind, body, record } = shown;
  const document: DisclosedDocument = {
    disclosed: 'surveyor',
    kind,
    home: entry.home,
    body,
    readableUntil: null,
    ...(record ? { record } : {}),
  };
  return [{ form: 'disclosed', id: entry.id, document, guarded: GUARDED_KINDS.has(entry.kind) }];
}

function context({ pack, today, rules }: SurveyorPack) {
  // Inside, links keep their real ids: a surveyor's pack holds whole records.
  return { rules, audience: 'surveyor', today, viewer: pack.account, mint: (id: string) => id } as const;
}

function isVisitedOn(view: ReadView, of: SurveyorPack, home: OpaqueId): boolean {
  return view.grants.homeGrantsOf(of.pack.account).some((grant) => {
    if (grant.home !== home || grant.endedAt !== null) return false;
    const visit = readRecord(view, grant.visit);
    return visit?.kind === 'visit' && visit.body.state !== 'cancelled' && visit.body.onDate === of.today;
  });
}
