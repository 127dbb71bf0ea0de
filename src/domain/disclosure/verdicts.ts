import { verdictFor, type Audience } from './audiences.ts';
import { countsAsGuarded } from './categories.ts';
import type { Condition, Letter } from './letters.ts';
import type { MatrixRules } from './rules.ts';
import type { OpaqueId } from '../ids.ts';
import type { LocalDate } from '../records/moments.ts';
import type { Purpose } from '../sharing/purposes.ts';
import { isFirstNameAlone, isOpenedBy, type Release } from '../sharing/release.ts';

/** Everything that decides what one audience sees. What is left out counts as not holding: sharing fails closed. */
export interface DisclosureContext<A extends Audience = Audience> {
  /** The matrix as it holds at the landlord's on that day. Nobody may leave it out. */
  readonly rules: MatrixRules;
  readonly audience: A;
  /** The day of the disclosure in Europe/London; releases end by it. */
  readonly today: LocalDate;
  /** Mints the outward id of an id, per grant, so that two recipients cannot join what they hold. */
  readonly mint: (id: string) => string;
  /** The account that is looking, for `own-record`. */
  readonly viewer?: OpaqueId;
  /** The person whose own copy this is, for `requesters-own`. */
  readonly requester?: OpaqueId;
  readonly onVisitDay?: boolean;
  readonly onOpenCase?: boolean;
  readonly ownAdviser?: boolean;
  readonly thirdPartiesChecked?: boolean;
  /** The one person, firm or body that it goes to, and what for. Without both no release opens anything. */
  readonly recipient?: OpaqueId;
  readonly purpose?: Purpose;
  /** Guarded kinds are closed to whoever looks: their training has run out (src/domain/training/gate.ts). */
  readonly guardedClosed?: boolean;
  /** What opens an N: approvals, standing rules, emergencies. They open nothing where the matrix has no N. */
  readonly releases?: readonly Release[];
}

/** Why a field is not shown as it stands. */
export type WithheldReason =
  | 'not-for-this-audience'
  | 'needs-approval'
  | 'derived'
  | 'statistics-only'
  | 'condition-not-met'
  | 'restricted'
  | 'invalid';

export type Decision =
  /** `only`: no more of it than this part. */
  | { readonly show: 'whole'; readonly only?: 'first-name' }
  | { readonly show: 'derived' }
  | { readonly show: 'nothing'; readonly reason: WithheldReason };

/** What decides the conditions of a verdict: who wrote the record, whom it is about, and what it names. */
export interface DecidedRecord {
  readonly id: OpaqueId | null;
  readonly author: OpaqueId;
  readonly subjects: readonly OpaqueId[];
  readonly namesEndangering: boolean;
}

/** Decides one field of one record. `pointer` is its JSON pointer. */
export function decide(
  category: string,
  pointer: string,
  record: DecidedRecord,
  context: DisclosureContext,
): Decision {
  if (context.guardedClosed === true && countsAsGuarded(category)) return nothing('condition-not-met');
  const verdict = verdictFor(context.rules, category, context.audience);
  const met = verdict.when === undefined || holds(verdict.when, record, context);
  const letter: Letter = met ? verdict.is : (verdict.otherwise ?? 'W');
  const isTheirs = context.audience !== 'subject-access' || isOwnCopy(record, context);
  if (letter === 'S' && isTheirs) return { show: 'whole' };
  const isGuardedByN = letter === 'N' || verdict.or === 'N';
  const releases = isGuardedByN ? releasesOf(category, pointer, record, context) : [];
  if (releases.length > 0) {
    const isPart = releases.every((one) => isFirstNameAlone(one, category));
    return isPart ? { show: 'whole', only: 'first-name' } : { show: 'whole' };
  }
  if (!isTheirs) return nothing('condition-not-met');
  if (letter === 'D') {
    return context.audience === 'public' ? nothing('statistics-only') : { show: 'derived' };
  }
  if (!met) return nothing('condition-not-met');
  return nothing(isGuardedByN ? 'needs-approval' : 'not-for-this-audience');
}

/**
 * Whether a record may be in somebody's own copy at all: it is about nobody in particular, or about them alone; about them
 * and others, once it has been weighed for those others. Per person and never per tenancy. No approval adds to it: a copy is
 * put together without releases (docs/decisions/0160).
 */
export function isOwnCopy(
  { subjects }: Pick<DecidedRecord, 'subjects'>,
  { requester, thirdPartiesChecked }: Pick<DisclosureContext, 'requester' | 'thirdPartiesChecked'>,
): boolean {
  if (subjects.length === 0) return true;
  if (requester === undefined || !subjects.includes(requester)) return false;
  return subjects.every((one) => one === requester) || thirdPartiesChecked === true;
}

const OPENNESS = { nothing: 0, derived: 1, whole: 2 } as const;

/** The stricter of two decisions: projection uses the stricter of the category then and the category now. */
export function stricter(one: Decision, other: Decision): Decision {
  if (one.show === 'whole' && other.show === 'whole') return one.only === undefined ? other : one;
  return OPENNESS[other.show] < OPENNESS[one.show] ? other : one;
}

function nothing(reason: WithheldReason): Decision {
  return { show: 'nothing', reason };
}

function holds(condition: Condition, record: DecidedRecord, context: DisclosureContext): boolean {
  switch (condition) {
    case 'visit-day':
      return context.onVisitDay === true;
    case 'open-case':
      return context.onOpenCase === true;
    case 'own-record':
      return context.viewer !== undefined && context.viewer === record.author;
    case 'requesters-own':
      return (
        context.requester !== undefined &&
        record.subjects.length === 1 &&
        record.subjects[0] === context.requester
      );
    case 'third-parties-checked':
      return context.thirdPartiesChecked === true;
    case 'own-adviser':
      return context.ownAdviser === true;
    case 'names-nothing-endangering':
      return !record.namesEndangering;
  }
}

function releasesOf(
  category: string,
  pointer: string,
  { id }: DecidedRecord,
  context: DisclosureContext,
): readonly Release[] {
  if (id === null || context.recipient === undefined || context.purpose === undefined) return [];
  const field = { record: id, pointer, category };
  return (context.releases ?? []).filter((release) => isOpenedBy(release, field, context));
}
