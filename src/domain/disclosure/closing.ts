import { fail, ok, type Result } from '../result.ts';
import type { OpaqueId } from '../ids.ts';
import { localDateOf, type Instant, type LocalDate } from '../records/moments.ts';
import { whyNotSecond, type Actor } from '../sharing/second-person.ts';
import { parseInstant } from '../time/instants.ts';
import { londonDay } from '../time/london.ts';
import type { Audience } from './audiences.ts';
import type { DataCategory } from './categories.ts';
import { whyNotClose } from './closable.ts';
import type { Cap } from './letters.ts';
import { rulesWith, type MatrixRules } from './rules.ts';

/** A cell that a lead has closed. It is never changed: another closing, or its end, stands beside it. */
export interface Closing {
  readonly id: OpaqueId;
  readonly category: DataCategory;
  readonly audience: Audience;
  readonly to: Cap;
  readonly reason: string;
  readonly by: Actor;
  readonly at: Instant;
}

/** What leads do about the end of a closing. `about` is the proposal that is answered; its own id where it is one. */
export interface ClosingStep {
  readonly id: OpaqueId;
  readonly closing: OpaqueId;
  readonly step: 'end-proposed' | 'end-approved' | 'end-refused';
  readonly about: OpaqueId;
  readonly reason: string;
  readonly by: Actor;
  readonly at: Instant;
}

/** A closing with what was done about it since. */
export interface KeptClosing {
  readonly closing: Closing;
  readonly steps: readonly ClosingStep[];
}

/** What everybody but a data-protection lead is told. */
export const LEAD_ALONE = 'Only the data-protection lead can change who sees what.';
/** What a lead is told who would end a closing of row 14. */
export const NEVER_LOOSER = 'Row 14 is never loosened, whoever decides.';

/** One lead closes a cell, and it holds at once; or the sentence that says why not. */
export function closeCell(rules: MatrixRules, closing: Closing): Result<Closing, string> {
  if (closing.by.role !== 'lead') return fail(LEAD_ALONE);
  const barred = whyNotClose(rules, closing.category, closing.audience, closing.to);
  if (barred !== null) return fail(barred);
  return closing.reason.trim() === ''
    ? fail('Say why it is closed. Others must understand it later.')
    : ok(closing);
}

/** One lead proposes that a closing ends. Nothing opens by it. */
export function proposeEnd(
  { closing, steps }: KeptClosing,
  step: ClosingStep,
  today: LocalDate,
): Result<ClosingStep, string> {
  if (step.by.role !== 'lead') return fail(LEAD_ALONE);
  if (closing.category === 'safeguarding') return fail(NEVER_LOOSER);
  if (endOf({ closing, steps }) !== null) return fail('Its end was approved already.');
  if (openProposal({ closing, steps }, today) !== null)
    return fail('Its end was proposed already. Another lead answers that.');
  return step.reason.trim() === '' ? fail('Say why it may end. The other lead decides by that.') : ok(step);
}

/** Another lead answers a proposal: never the same human by another account. A yes holds from the next day. */
export function answerEnd(
  kept: KeptClosing,
  step: ClosingStep,
  today: LocalDate,
): Result<ClosingStep, string> {
  const proposal = openProposal(kept, today);
  if (proposal === null || proposal.id !== step.about)
    return fail('Nothing waits for an answer here. Open it again.');
  if (step.step === 'end-refused') {
    if (step.by.role !== 'lead') return fail(LEAD_ALONE);
    return step.reason.trim() === ''
      ? fail('Say why it goes on. The other lead must be able to act on it.')
      : ok(step);
  }
  const barred = whyNotApprove(proposal, step);
  return barred === null ? ok(step) : fail(barred);
}

/** How a closing can stand. `ends-tomorrow`: two leads agreed, and it holds until tonight. */
export type ClosingState = 'in-force' | 'end-proposed' | 'ends-tomorrow' | 'ended';

/** How a closing stands on a day, from its steps alone. */
export function closingState(kept: KeptClosing, today: LocalDate): ClosingState {
  const end = endOf(kept);
  if (end !== null) return today >= end ? 'ended' : 'ends-tomorrow';
  return openProposal(kept, today) === null ? 'in-force' : 'end-proposed';
}

/**
 * The first day on which a closing holds no longer; null while none is set. Worked out anew from the steps each time, so
 * that when two leads turn out to be one human the cell is closed again.
 */
export function endOf({ closing, steps }: KeptClosing): LocalDate | null {
  if (closing.category === 'safeguarding') return null;
  const days = steps.flatMap((yes) => {
    if (yes.step !== 'end-approved') return [];
    const proposal = proposalOf(steps, yes);
    if (proposal === undefined || whyNotApprove(proposal, yes) !== null) return [];
    if (isAnswered(steps, proposal, 'end-refused')) return [];
    const at = parseInstant(yes.at);
    return at.ok ? [localDateOf(londonDay(at.value) + 1)] : [];
  });
  return days.sort()[0] ?? null;
}

/** The proposal that another lead can answer, or null. */
export function openProposal(kept: KeptClosing, today: LocalDate): ClosingStep | null {
  const end = endOf(kept);
  if (end !== null && today >= end) return null;
  const { steps } = kept;
  const open = steps.filter(
    (one) =>
      one.step === 'end-proposed' &&
      one.by.role === 'lead' &&
      !isAnswered(steps, one, 'end-refused') &&
      !steps.some((yes) => yes.step === 'end-approved' && yes.about === one.id),
  );
  return open.at(-1) ?? null;
}

/** The matrix as it holds on a day. */
export function rulesOn(kept: readonly KeptClosing[], today: LocalDate): MatrixRules {
  // Whoever made a closing, it closes: nothing that is wrong with a step can open a cell.
  return rulesWith(kept.filter((one) => closingState(one, today) !== 'ended').map(({ closing }) => closing));
}

/** The day from which the rules of a day stand as they do; null when nothing was ever closed. */
export function rulesSince(kept: readonly KeptClosing[], today: LocalDate): LocalDate | null {
  const days = kept.flatMap((one) => {
    const from = parseInstant(one.closing.at);
    const end = endOf(one);
    return [...(from.ok ? [localDateOf(londonDay(from.value))] : []), ...(end === null ? [] : [end])];
  });
  return (
    days
      .filter((day) => day <= today)
      .sort()
      .at(-1) ?? null
  );
}

function whyNotApprove(proposal: ClosingStep, yes: ClosingStep): string | null {
  if (yes.by.role !== 'lead' || proposal.by.role !== 'lead') return LEAD_ALONE;
  return whyNotSecond(proposal, yes.by, yes.at);
}

function proposalOf(steps: readonly ClosingStep[], { about, closing }: ClosingStep): ClosingStep | undefined {
  return steps.find((one) => one.id === about && one.step === 'end-proposed' && one.closing === closing);
}

function isAnswered(steps: readonly ClosingStep[], { id }: ClosingStep, step: ClosingStep['step']): boolean {
  return steps.some((one) => one.step === step && one.about === id && one.by.role === 'lead');
}
