import { verdictFor, type Audience } from '../disclosure/audiences.ts';
import { CATEGORIES, isGuarded, type DataCategory } from '../disclosure/categories.ts';
import { instructionsTold, type Projection, type Withheld } from '../disclosure/disclose.ts';
import type { MatrixRules } from '../disclosure/rules.ts';
import { hasInstructions } from '../disclosure/told-instead.ts';
import type { RecordKind } from '../records/define-record.ts';
import { whyNoRelease } from '../sharing/asked-field.ts';
import type { EpochMs } from '../time/instants.ts';
import { answersOf } from './answers.ts';

/** How a field reaches whoever it is shared with: as it stands, in a safer form, not at all, or only when asked for. */
export type Reach = 'shared' | 'safer' | 'kept' | 'ask';

/** One field of the full record beside what somebody outside is told of it. */
export interface ComparedField {
  readonly key: string;
  readonly record: string;
  readonly kind: string;
  readonly label: string;
  readonly category: DataCategory;
  readonly full: string;
  readonly seen: readonly string[];
  readonly reach: Reach;
  readonly why: string;
  /** What can open the field where it is not shown: a second person, an instruction in its place, or nothing. */
  readonly opened: 'second-person' | 'instruction' | 'nothing';
  /** Whether a second person can be asked for it here. */
  readonly mayAsk?: boolean;
  /** "Only kept since Tue 24 Nov"; null where its record may be used as every other. */
  readonly onlyKept: string | null;
}

/** That a record is only kept, since when in words, and whether it may be used for this all the same. */
export interface Restricted {
  readonly since: string;
  readonly mayUse: boolean;
}

/** By which rules a record is compared, for whom, and why it is not told of at all where that is not for the rules to say. */
export interface Comparing {
  readonly rules: MatrixRules;
  readonly audience?: Audience;
  readonly because?: string | null;
  /** Where it is only kept. */
  readonly restricted?: Restricted | null;
}

/**
 * Somebody's own view of a record, at the desk or in the field, beside somebody else's, field by field. Both are projections by
 * the same function that fills packs and pages; nothing here decides anything. What they themselves are not shown is not listed.
 */
export function compareViews(
  kind: RecordKind,
  own: Projection<'office' | 'surveyor'>,
  told: Projection<Audience>,
  now: EpochMs,
  { rules, audience = 'contractor', because = null, restricted = null }: Comparing,
): ComparedField[] {
  const full = own.shown;
  if (full === null) return [];
  const seen = answersOf(kind, told.shown?.body ?? {}, now);
  const answers = answersOf(kind, full.body, now);
  const isBarred = restricted?.mayUse === false;
  return Object.entries(kind.fields).flatMap(([name, field]) => {
    const words = pictured(field.shape.as, full.body[name] !== undefined) ?? answers.words(name);
    if (words === null || field.category === 'record-keeping') return [];
    const held = heldBack(told.withheld, `/body/${name}`);
    const shared = held === null;
    // Only answers that have an instruction to stand for them; the others of a need are kept back whole.
    const isTold = held?.reason === 'derived' && hasInstructions(field);
    const safer = isTold ? instructionsTold(told.shown?.body ?? {}) : [];
    return [
      {
        key: `${full.id}/${name}`,
        record: full.id,
        kind: kind.title,
        label: field.label,
        category: field.category,
        full: words,
        seen: shared ? [seen.words(name) ?? words] : safer,
        onlyKept: restricted?.since ?? null,
        // No yes of a second person opens what is only kept.
        opened: isBarred ? 'nothing' : openedBy(rules, field.category, audience),
        reach: shared ? 'shared' : isBarred ? 'kept' : reachOf(held, safer.length > 0),
        why: isBarred
          ? KEPT_FROM_THEM
          : shared
            ? whyShared(field.category, audience, restricted)
            : (because ?? whyHeld(held.reason, field.category, safer.length > 0, audience)),
      } satisfies ComparedField,
    ];
  });
}

/** The field, saying that a second person can open it to this audience, where one can. */
export function askedFor(rules: MatrixRules, field: ComparedField, audience: Audience): ComparedField {
  if (field.reach === 'shared' || whyNoRelease(rules, [field.category], audience) !== null) return field;
  return { ...field, reach: 'ask', why: 'Needs a reason and a second person.', mayAsk: true };
}

function openedBy(rules: MatrixRules, category: DataCategory, audience: Audience): ComparedField['opened'] {
  const { is, or } = verdictFor(rules, category, audience);
  if (is === 'N' || or === 'N') return 'second-person';
  return is === 'D' ? 'instruction' : 'nothing';
}

function pictured(shape: string, given: boolean): string | null {
  return shape === 'picture' && given ? 'Picture' : null;
}

function heldBack(withheld: readonly Withheld[], path: string): Withheld | null {
  return withheld.find((one) => one.path === path || one.path === '') ?? null;
}

function reachOf({ reason }: Withheld, isTold: boolean): Reach {
  if (isTold) return 'safer';
  return reason === 'needs-approval' ? 'ask' : 'kept';
}

const WHY_SHARED: Partial<Record<DataCategory, string>> = {
  communication: 'They need it to speak with the resident.',
  'cleared-photo': 'Someone has looked at it and cleared it.',
};

function whyShared(category: DataCategory, audience: Audience, restricted: Restricted | null): string {
  if (restricted !== null) return 'It is only kept, and this is one of the uses that are left.';
  if (category === 'address' && audience === 'contractor') return 'They have to find the home.';
  const why = WHY_SHARED[category];
  if (why !== undefined) return why;
  return CATEGORIES[category].file === 'property'
    ? 'A building fact. Keeping it back needs a reason.'
    : 'The rules let them have it for this purpose.';
}

const KEPT_FROM_THEM = 'It is only kept, so it cannot be chosen for them.';

const WHY_UNCHECKED: Partial<Record<DataCategory, string>> = {
  unreviewed: 'Nobody has checked these words yet.',
  'uncleared-photo': 'Nobody has checked this photo yet.',
};

function whyHeld(
  reason: Withheld['reason'],
  category: DataCategory,
  isTold: boolean,
  audience: Audience,
): string {
  const unchecked = WHY_UNCHECKED[category];
  if (unchecked !== undefined) return unchecked;
  switch (reason) {
    case 'derived':
      return isTold && isGuarded(category)
        ? 'A phrase with many uses, so it hints at none.'
        : 'They need the action, not the reason for it.';
    case 'needs-approval':
      return 'Needs a reason and a second person.';
    case 'condition-not-met':
      return 'Only under a condition that does not hold here.';
    case 'restricted':
      return KEPT_FROM_THEM;
    case 'not-for-this-audience':
    case 'statistics-only':
    case 'invalid':
      return audience === 'contractor' ? 'Not needed for this repair.' : 'They can do their task without it.';
  }
}
