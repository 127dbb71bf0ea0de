import type { Role } from '../access/verbs.ts';
import type { EpochMs } from '../time/instants.ts';
import {
  hasRecipient,
  mustTellPeople,
  mustTellRegulator,
  peopleParts,
  type BreachCase,
  type BreachStepBody,
  type BreachWords,
} from './breach-case.ts';
import { isLate } from './breach-clock.ts';
import { hasGap } from './breach-letters.ts';
import { BREACH_STEPS, type BreachStep } from './breach-lists.ts';

/** What is asked next, and of whom. */
export interface NextBreachStep {
  readonly of: 'office' | 'lead' | 'nobody';
  readonly step: BreachStep | null;
  readonly words: string;
}

/** What still stands in the way of closing it, in the order in which it is done. */
export function openTasks(breach: BreachCase): readonly NextBreachStep[] {
  const { risk, regulatorToldAt, recipientAskedAt, recipientRepliedAt, told } = breach;
  const untold = peopleParts(breach).filter((part) => !told.has(part)).length;
  const asks = hasRecipient(breach);
  const tasks: readonly (NextBreachStep | null)[] = [
    risk === null
      ? { of: 'lead', step: 'weighed', words: 'The data-protection lead weighs the risk.' }
      : null,
    mustTellRegulator(breach) && regulatorToldAt === null
      ? { of: 'lead', step: 'regulator-told', words: 'Tell the regulator.' }
      : null,
    mustTellPeople(breach) && untold > 0
      ? {
          of: 'lead',
          step: 'persons-told',
          words: untold === 1 ? 'Tell the people of 1 home.' : `Tell the people of ${untold} homes.`,
        }
      : null,
    asks && recipientAskedAt === null
      ? { of: 'office', step: 'recipient-asked', words: 'Ask whoever got it to delete it and confirm.' }
      : null,
    asks && recipientAskedAt !== null && recipientRepliedAt === null
      ? { of: 'office', step: 'recipient-replied', words: 'Record what whoever got it answers.' }
      : null,
  ];
  return tasks.filter((task) => task !== null);
}

/** Who must do what next. */
export function nextBreachStep(breach: BreachCase): NextBreachStep {
  if (breach.closedAt !== null) return { of: 'nobody', step: null, words: 'Nothing: it is closed.' };
  return (
    openTasks(breach)[0] ?? { of: 'lead', step: 'closed', words: 'Write what was learned, and close it.' }
  );
}

/**
 * The steps that may be taken now, by somebody of this role. What decides is the lead's, and what is told to the people: only
 * the lead reads everything that it was about. Nothing else waits for them.
 */
export function breachStepsOpen(breach: BreachCase, role: Role): readonly BreachStep[] {
  if (breach.closedAt !== null) return [];
  const isLead = role === 'lead';
  const open: Readonly<Record<BreachStep, boolean>> = {
    contained: true,
    'recipient-asked': hasRecipient(breach),
    'recipient-replied': breach.recipientAskedAt !== null,
    weighed: isLead,
    'regulator-told': isLead,
    'persons-told': isLead && breach.told.size < new Set(peopleParts(breach)).size,
    closed: isLead && openTasks(breach).length === 0,
  };
  return (Object.keys(BREACH_STEPS) as BreachStep[]).filter((step) => open[step]);
}

/** What is wrong with a step, in words that say what to do; null when it may be taken. */
export function breachStepProblem(
  breach: BreachCase,
  body: BreachStepBody,
  { words, late }: BreachWords,
  role: Role,
  now: EpochMs,
): string | null {
  if (!breachStepsOpen(breach, role).includes(body.step)) return closedBecause(breach, body.step, role);
  if (body.at > now) return 'This lies ahead. Record it when it has happened.';
  const hasWords = isWritten(words);
  switch (body.step) {
    case 'contained':
      if (body.done === undefined) return 'Choose what was done.';
      return body.done === 'other' && !hasWords ? 'Write what was done.' : null;
    case 'weighed':
      if (body.risk === undefined) return 'Choose how great the risk is.';
      if (body.notTelling !== undefined && body.risk !== 'high')
        return 'Leave out why people are not told: this is for a high risk alone.';
      return hasWords ? null : 'Write the reason. The regulator may ask for it.';
    case 'regulator-told':
      if (body.at < breach.awareAt) return BEFORE_AWARE;
      if (body.way === undefined) return 'Say how the regulator was told.';
      if (!hasWords) return 'Keep what the regulator was told.';
      if (hasGap(words ?? '')) return GAP;
      return isLate(breach, body.at) && breach.regulatorToldAt === null && !isWritten(late)
        ? 'Write why it is later than 72 hours. The regulator is told it.'
        : null;
    case 'persons-told':
      if (body.part === undefined || !peopleParts(breach).includes(body.part))
        return 'Choose whose home was told.';
      return toldProblem(breach, body, words ?? '');
    case 'recipient-asked':
      return toldProblem(breach, body, words ?? '');
    case 'recipient-replied':
      return body.reply === undefined ? 'Choose what they answered.' : null;
    case 'closed':
      return hasWords ? null : 'Write what was learned, so that it does not happen again.';
  }
}

const GAP = 'Fill in what stands in square brackets, or take it out.';
const BEFORE_AWARE = 'This is before anybody knew of it. Look at the date.';

function toldProblem(breach: BreachCase, { at, way }: BreachStepBody, words: string): string | null {
  if (at < breach.awareAt) return BEFORE_AWARE;
  if (way === undefined) return 'Say how they were told.';
  if (hasGap(words)) return GAP;
  return isWritten(words) ? null : 'Keep what they were told.';
}

function isWritten(text: string | undefined): boolean {
  return (text ?? '').trim() !== '';
}

function closedBecause(breach: BreachCase, step: BreachStep, role: Role): string {
  if (breach.closedAt !== null) return 'It is closed. Record a new one if something else went wrong.';
  if (role !== 'lead' && LEAD_ALONE.includes(step)) return 'The data-protection lead does this.';
  if (step === 'closed') return openTasks(breach)[0]?.words ?? 'This cannot be done now.';
  return 'This was done already, or cannot be done now. Open it again.';
}

const LEAD_ALONE: readonly BreachStep[] = ['weighed', 'regulator-told', 'persons-told', 'closed'];
