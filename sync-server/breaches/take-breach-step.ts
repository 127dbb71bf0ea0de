import type { BreachEntryBody, BreachStepBody, BreachWords } from '#domain/breaches/breach-case.ts';
import {
  BREACH_STEPS,
  CONTAINMENTS,
  NOT_TELLING,
  REPLIES,
  RISKS,
  WAYS,
} from '#domain/breaches/breach-lists.ts';
import { breachStepProblem } from '#domain/breaches/breach-steps.ts';
import type { OpaqueId } from '#domain/ids.ts';
import { badRequest, Refusal } from '../errors.ts';
import { record as journal } from '../journal/chain.ts';
import { demandId, maybeId, type DeskCall } from '../office/desk.ts';
import { savedOtherwise, saysTheSame } from '../office/saved-before.ts';
import type { WriteTx } from '../storage/storage.ts';
import { aboutOf, isWritten, keepWords, keptBreach } from './kept-breaches.ts';
import { maybeOneOf, oneOf, unfinished, wordsIn } from './read-told.ts';

/** Takes a step, once. What may not be done now, or is not whole, is refused and says what to do. */
export function takeBreachStep(tx: WriteTx, call: DeskCall): { readonly breach: OpaqueId } {
  const { progress, stored } = keptBreach(tx, demandId(call.params['breach']));
  const id = demandId(call.body['id']);
  const known = tx.breaches.step(id);
  if (known !== null && known.breach !== stored.id)
    throw new Refusal(409, 'conflict', 'This was saved by somebody else. Open it again.');
  const { account, now } = call;
  const [body, written] = [stepIn(call), wordsWith(call)];
  if (known !== null) {
    const kept = JSON.parse(known.body) as BreachEntryBody;
    // Left out, the moment is that of the press.
    const isTimed = body.at !== now;
    const isSame =
      known.by === account.id &&
      saysTheSame({ ...kept, at: isTimed ? kept.at : 0 }, { ...body, at: isTimed ? body.at : 0 }) &&
      isWritten(tx, id, body.part ?? aboutOf(progress.begun), written);
    if (!isSame) throw savedOtherwise();
    return { breach: stored.id };
  }
  const problem = breachStepProblem(progress, body, written, account.role, now);
  if (problem !== null) throw unfinished(problem);
  tx.breaches.addStep({ id, breach: stored.id, by: account.id, at: now, body: JSON.stringify(body) });
  keepWords(tx, id, body.part ?? aboutOf(progress.begun), written);
  const event = {
    action: 'breach-step',
    account: account.id,
    subject: stored.id,
    detail: body.step,
  } as const;
  journal(tx, { at: now, ...event, digest: null });
  return { breach: stored.id };
}

/** What is decided is decided now; what was done may have been done before it is recorded. */
function stepIn({ body: given, now }: DeskCall): BreachStepBody {
  const step = oneOf(BREACH_STEPS, given['step'], 'Choose what was done.');
  const isDecided = step === 'weighed' || step === 'closed';
  return {
    step,
    at: isDecided ? now : momentIn(given['at'], now),
    way: maybeOneOf(WAYS, given['way']),
    risk: maybeOneOf(RISKS, given['risk']),
    notTelling: maybeOneOf(NOT_TELLING, given['notTelling']),
    reply: maybeOneOf(REPLIES, given['reply']),
    done: maybeOneOf(CONTAINMENTS, given['done']),
    part: maybeId(given['part']) ?? undefined,
  };
}

function momentIn(value: unknown, now: number): number {
  if (value === undefined || value === null) return now;
  if (typeof value !== 'number' || !Number.isSafeInteger(value) || value < 0)
    throw badRequest('A time is sent as a number.');
  return value;
}

function wordsWith({ body }: DeskCall): BreachWords {
  return { words: wordsIn(body['words']), proof: wordsIn(body['proof']), late: wordsIn(body['late']) };
}
