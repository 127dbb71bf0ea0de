import type { Role } from '../access/verbs.ts';
import type { RecordNamed } from '../records/registry.ts';
import type { EpochMs } from '../time/instants.ts';
import { londonDay } from '../time/london.ts';
import { isDone, isGranted, isOver, isUndone, owesGoneWord } from './done-so-far.ts';
import { isQuestionOpen, type RightsCase } from './rights-case.ts';
import { lastDayToExtend } from './rights-clock.ts';
import { GROUNDS } from './refusal-grounds.ts';
import { rightFacts, type RightsStep } from './rights.ts';

type StepBody = RecordNamed<'rights-step'>['body'];

/** What is asked next, and of whom. */
export interface NextStep {
  readonly of: 'person' | 'office' | 'lead' | 'nobody';
  readonly words: string;
}

/** Who must do what next. Nothing goes out before the lead has looked at it. */
export function nextStep(request: RightsCase): NextStep {
  const { identity, identityAskedAt, decision, toldAt, right, acknowledgedAt } = request;
  if (isOver(request)) return { of: 'nobody', words: 'Nothing: they have been told.' };
  if (decision !== null) return afterDecision(request, toldAt !== null);
  if (right === 'complaint' && acknowledgedAt === null)
    return { of: 'office', words: 'Tell them that we have the complaint.' };
  if (identity === null && identityAskedAt !== null)
    return { of: 'person', words: 'They show who they are.' };
  if (identity === null)
    return { of: 'office', words: 'Make sure who they are. Ask for proof only if there is doubt.' };
  if (isQuestionOpen(request)) return { of: 'person', words: 'They say what they mean.' };
  return { of: 'lead', words: LEAD_DOES[right] };
}

function afterDecision(request: RightsCase, isTold: boolean): NextStep {
  if (isUndone(request))
    return { of: 'lead', words: 'Nothing was deleted. The data-protection lead decides it anew.' };
  if (owesGoneWord(request)) return { of: 'office', words: 'Tell them that it is gone.' };
  if (request.deletion?.state === 'asked')
    return {
      of: 'lead',
      words: `Another data-protection lead confirms the list of what goes.${isTold ? '' : ' Then tell them; or tell them before that what will happen.'}`,
    };
  if (request.deletion?.state === 'going' && isTold)
    return { of: 'nobody', words: 'It is being cleaned off the disk. Then they are told that it is gone.' };
  if (mustPutRightFirst(request))
    return { of: 'lead', words: 'The data-protection lead puts it right. Then they are told.' };
  // Nobody but the lead may open the copy, so nobody else can send it.
  if (request.right === 'access' && isGranted(request))
    return {
      of: 'lead',
      words: 'The data-protection lead prints or saves the copy and sends it. Then say how they were told.',
    };
  return { of: 'office', words: 'Tell them what was decided, in writing.' };
}

/** What was granted to be put right is told once it is: nobody is told of a correction that does not stand. */
function mustPutRightFirst(request: RightsCase): boolean {
  return request.right === 'rectification' && isGranted(request) && !isDone(request);
}

const LEAD_DOES = {
  access: 'The data-protection lead looks through the copy and freezes it.',
  rectification: 'The data-protection lead decides what is put right.',
  erasure: 'The data-protection lead decides what may be deleted.',
  restriction: 'The data-protection lead decides what is only kept.',
  objection: 'The data-protection lead weighs their reasons against ours.',
  complaint: 'The data-protection lead looks into it and decides.',
} as const;

/** The steps that may be taken now, by somebody of this role. `decided` of a copy is taken by freezing it. */
export function stepsOpen(request: RightsCase, role: Role, now: EpochMs): readonly RightsStep[] {
  const { identity, identityAskedAt, acknowledgedAt, decision, toldAt, right, extendedAt } = request;
  const { rule, questionStops } = rightFacts(right);
  const last = lastDayToExtend(request, now);
  const open: Readonly<Record<RightsStep, boolean>> = {
    acknowledged: acknowledgedAt === null && toldAt === null,
    'identity-asked': identity === null && identityAskedAt === null && decision === null,
    'identity-shown': identity === null && decision === null,
    'question-asked': questionStops && !isQuestionOpen(request) && decision === null,
    'question-answered': isQuestionOpen(request) && decision === null,
    extended:
      rule === 'one-month' &&
      extendedAt === null &&
      decision === null &&
      last !== null &&
      londonDay(now) <= last,
    decided: (decision === null || isUndone(request)) && role === 'lead',
    told: decision !== null && toldAt === null && !isUndone(request) && !mustPutRightFirst(request),
    'gone-told': owesGoneWord(request),
    'end-told': isInForce(request) && toldAt !== null && request.endToldAt === null && role === 'lead',
    ended: isInForce(request) && request.endToldAt !== null && role === 'lead',
    'recipient-told': tellsRecipients(request),
    'recipient-not-told': tellsRecipients(request),
  };
  return (Object.keys(open) as RightsStep[]).filter((step) => open[step]);
}

/** Whether a right has what it is about only kept and not used, once it is granted (UK GDPR Art. 18 and Art. 21(1)). */
export function onlyKeeps(right: RightsCase['right']): boolean {
  return right === 'restriction' || right === 'objection';
}

/** Whether records are only kept by this request: decided, at least in part, and not ended. */
export function isInForce(request: RightsCase): boolean {
  return onlyKeeps(request.right) && isGranted(request) && request.endedAt === null;
}

/**
 * Whether earlier recipients are told of it (UK GDPR Art. 19): it was put right, deleted or only kept, at least in part. Not
 * that it will be: a recipient who deletes at our word must not be ahead of us.
 */
export function tellsRecipients(request: RightsCase): boolean {
  const { right } = request;
  const isOfThese = right === 'rectification' || right === 'erasure' || right === 'restriction';
  return isOfThese && isDone(request);
}

/** What is wrong with a step, in words that say what to do; null when it may be taken. */
export function stepProblem(request: RightsCase, step: StepBody, role: Role, now: EpochMs): string | null {
  if (!stepsOpen(request, role, now).includes(step.step)) return closedBecause(request, step.step, role);
  const hasWords = (step.words ?? '').trim() !== '';
  switch (step.step) {
    case 'identity-shown':
      return step.identity === undefined ? 'Say how they showed who they are.' : null;
    case 'question-asked':
      return hasWords ? null : 'Write what you asked them.';
    case 'extended':
      if (step.because === undefined) return 'Choose why it takes longer.';
      return hasWords ? null : 'Write why it takes longer. They are told it.';
    case 'decided':
      return decisionProblem(request, step, hasWords);
    case 'told':
    case 'gone-told':
      return step.channel === undefined ? 'Say how they were told.' : null;
    case 'end-told':
      if (!hasWords) return 'Write why it ends. They are told it before it does.';
      return step.channel === undefined ? 'Say how they were told.' : null;
    case 'recipient-told':
      if (step.disclosure === undefined) return 'Choose who was told.';
      return step.channel === undefined ? 'Say how they were told.' : null;
    case 'recipient-not-told':
      if (step.disclosure === undefined) return 'Choose who was not told.';
      if (step.notTold === undefined) return 'Choose why they are not told.';
      return hasWords ? null : 'Write why. It is kept.';
    case 'acknowledged':
    case 'identity-asked':
    case 'question-answered':
    case 'ended':
      return null;
  }
}

function decisionProblem(
  request: RightsCase,
  { outcome, ground }: StepBody,
  hasWords: boolean,
): string | null {
  if (outcome === undefined) return 'Choose what was decided.';
  if (outcome !== 'granted' && (ground === undefined || GROUNDS[ground].of !== request.right))
    return 'Choose on what this rests. They are told it.';
  if (outcome !== 'refused' && request.identity === null)
    return 'Make sure who they are first. Nothing is given to somebody who may be another.';
  const needsReason = outcome !== 'granted' || rightFacts(request.right).alwaysReasoned;
  return needsReason && !hasWords
    ? 'Write the reason. They are told it, with their right to complain.'
    : null;
}

function isOfRecipient(step: RightsStep): boolean {
  return step === 'recipient-told' || step === 'recipient-not-told';
}

function closedBecause(request: RightsCase, step: RightsStep, role: Role): string {
  if (step === 'decided' && role !== 'lead') return 'The data-protection lead decides this.';
  if ((step === 'ended' || step === 'end-told') && role !== 'lead')
    return 'The data-protection lead decides this.';
  if (step === 'ended' && isInForce(request) && request.endToldAt === null)
    return 'Tell them first that it will be used again, and why. Then it may end.';
  if (step === 'end-told' && isInForce(request) && request.toldAt === null)
    return 'Tell them first what was decided.';
  if (step === 'told' && mustPutRightFirst(request)) return 'Put it right first. Then they are told.';
  if (step === 'told' && isUndone(request))
    return 'Nothing was deleted: another lead said no to the list. The data-protection lead decides it anew.';
  if (step === 'gone-told' && !isDone(request)) return 'It is not gone yet. Tell them once it is.';
  if (isOfRecipient(step) && request.decision !== null && !isDone(request))
    return 'It is not done yet. Tell them once it is.';
  if (step === 'extended' && request.decision === null && request.extendedAt === null)
    return 'It is too late to make this longer: they must be told within the first month.';
  return 'This was done already, or cannot be done now. Open the request again.';
}
