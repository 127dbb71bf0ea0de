import { isGuarded, type DataCategory } from '../disclosure/categories.ts';
import { instructionsTold, type Projection, type Withheld } from '../disclosure/disclose.ts';
import type { RecordKind } from '../records/define-record.ts';
import type { Field } from '../records/fields.ts';
import type { EpochMs } from '../time/instants.ts';
import { answersOf } from './answers.ts';

/** How a field reaches the contractor: as it stands, in a safer form, not at all, or only when asked for. */
export type Reach = 'shared' | 'safer' | 'kept' | 'ask';

/** One field of the full record beside what the contractor is told of it. */
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
  /** Whether a second person can be asked for it here. */
  readonly mayAsk?: boolean;
}

/**
 * The office's own view of a record beside the contractor's, field by field. Both are projections by the same function
 * that fills the pack; nothing here decides anything. What the office itself is not shown is not listed.
 */
export function compareViews(
  kind: RecordKind,
  office: Projection<'office'>,
  contractor: Projection<'contractor'>,
  now: EpochMs,
): ComparedField[] {
  const full = office.shown;
  if (full === null) return [];
  const seen = answersOf(kind, contractor.shown?.body ?? {}, now);
  const answers = answersOf(kind, full.body, now);
  return Object.entries(kind.fields).flatMap(([name, field]) => {
    const words = pictured(field.shape.as, full.body[name] !== undefined) ?? answers.words(name);
    if (words === null || field.category === 'record-keeping') return [];
    const held = heldBack(contractor.withheld, `/body/${name}`);
    const shared = held === null;
    const isTold = held?.reason === 'derived' && tellsInstructions(field);
    const told = isTold ? instructionsTold(contractor.shown?.body ?? {}) : [];
    return [
      {
        key: `${full.id}/${name}`,
        record: full.id,
        kind: kind.title,
        label: field.label,
        category: field.category,
        full: words,
        seen: shared ? [seen.words(name) ?? words] : told,
        reach: shared ? 'shared' : reachOf(held, told.length > 0),
        why: shared ? whyShared(field.category) : whyHeld(held.reason, field.category, told.length > 0),
      } satisfies ComparedField,
    ];
  });
}

function pictured(shape: string, given: boolean): string | null {
  return shape === 'picture' && given ? 'Picture' : null;
}

/** Only answers that have an instruction to stand for them; the others of a need are kept back whole. */
function tellsInstructions({ shape }: Field): boolean {
  return (
    shape.as === 'choice' && [...shape.options.values()].some(({ instruction }) => instruction !== undefined)
  );
}

function heldBack(withheld: readonly Withheld[], path: string): Withheld | null {
  return withheld.find((one) => one.path === path || one.path === '') ?? null;
}

function reachOf({ reason }: Withheld, isTold: boolean): Reach {
  if (isTold) return 'safer';
  return reason === 'needs-approval' ? 'ask' : 'kept';
}

const WHY_SHARED: Partial<Record<DataCategory, string>> = {
  address: 'They have to find the home.',
  communication: 'They need it to speak with the resident.',
  'cleared-photo': 'Someone has looked at it and cleared it.',
};

function whyShared(category: DataCategory): string {
  return WHY_SHARED[category] ?? 'A building fact. Keeping it back needs a reason.';
}

const WHY_UNCHECKED: Partial<Record<DataCategory, string>> = {
  unreviewed: 'Nobody has checked these words yet.',
  'uncleared-photo': 'Nobody has checked this photo yet.',
};

function whyHeld(reason: Withheld['reason'], category: DataCategory, isTold: boolean): string {
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
    case 'not-for-this-audience':
    case 'statistics-only':
    case 'invalid':
      return 'Not needed for this repair.';
  }
}
