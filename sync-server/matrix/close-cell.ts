import { isAudience } from '#domain/disclosure/audiences.ts';
import { isDataCategory } from '#domain/disclosure/categories.ts';
import {
  answerEnd,
  closeCell,
  LEAD_ALONE,
  proposeEnd,
  type ClosingStep,
  type KeptClosing,
} from '#domain/disclosure/closing.ts';
import { isCap } from '#domain/disclosure/letters.ts';
import type { OpaqueId } from '#domain/ids.ts';
import { instantAt, type LocalDate } from '#domain/records/moments.ts';
import type { Result } from '#domain/result.ts';
import { whoDecides } from '../accounts/who-decides.ts';
import { badRequest, Refusal } from '../errors.ts';
import { demandId, notFound, type DeskCall } from '../office/desk.ts';
import { demandLead } from '../office/lead-only.ts';
import { londonToday } from '../packs/london-today.ts';
import { openShares } from '../shares/open-shares.ts';
import { standing } from '../shares/standing.ts';
import { holdShares } from '../shares/touch-shares.ts';
import { atNoHome, keepStep, wasKept } from '../sharing/kept-steps.ts';
import type { WriteTx } from '../storage/storage.ts';
import { demandTraining } from '../training/training-gate.ts';
import { keptClosings, landlordRules } from './landlord-rules.ts';
import { noteRules } from './rules-in-force.ts';
import { wordsOf } from './words-of.ts';

/**
 * One lead closes a cell, and it holds with this write: the packs that were made up by other rules are read no more, and links
 * that tell something of it are on hold until they are issued again.
 */
export function closeMatrixCell(tx: WriteTx, call: DeskCall): { readonly closing: OpaqueId } {
  const { account, now, body } = call;
  demandLead(call, LEAD_ALONE);
  const id = demandId(body['id']);
  const { category, audience, to } = body;
  if (wasKept(tx, 'closing', id, account, { category, audience, to, reason: wordsOf(body['reason']) }))
    return { closing: id };
  if (!isDataCategory(category) || !isAudience(audience) || !isCap(to))
    throw badRequest('Choose a row, a reader and a letter, from the lists.');
  const by = whoDecides(tx, account);
  const rules = landlordRules(tx, londonToday(now));
  const closed = closeCell(rules, {
    id,
    category,
    audience,
    to,
    reason: wordsOf(body['reason']),
    by,
    at: instantAt(now),
  });
  if (!closed.ok) throw new Refusal(422, 'unfinished', closed.problem);
  holdingNarrowed(tx, call, () => {
    keepStep(tx, atNoHome(call, id, id), 'closing', closed.value);
    noteRules(tx, now);
  });
  return { closing: id };
}

/** A lead proposes that a closing ends. It opens nothing. */
export function proposeClosingEnd(tx: WriteTx, call: DeskCall): { readonly closing: OpaqueId } {
  return step(tx, call, 'end-proposed', proposeEnd);
}

/** Another lead answers: a yes holds from the next day, a no says why. */
export function answerClosingEnd(tx: WriteTx, call: DeskCall): { readonly closing: OpaqueId } {
  demandLead(call, LEAD_ALONE);
  const { answer } = call.body;
  if (answer !== 'approved' && answer !== 'refused') throw badRequest('Say yes or no.');
  return step(tx, call, answer === 'approved' ? 'end-approved' : 'end-refused', answerEnd);
}

/**
 * Does something that may make the rules of now stricter, and puts every link on hold that was open and of which they hold
 * something back.
 */
export function holdingNarrowed(tx: WriteTx, { account, now }: DeskCall, act: () => void): void {
  const open = openShares(tx, now);
  act();
  const narrowed = open.filter((share) => standing(tx, share, now) === 'suspended');
  holdShares(tx, narrowed, 'stricter-rules', { by: account.id, at: now });
}

function step(
  tx: WriteTx,
  call: DeskCall,
  kind: ClosingStep['step'],
  decide: (kept: KeptClosing, step: ClosingStep, today: LocalDate) => Result<ClosingStep, string>,
): { readonly closing: OpaqueId } {
  const { account, now, body, params } = call;
  demandLead(call, LEAD_ALONE);
  const known = keptClosings(tx).find(({ closing }) => closing.id === demandId(params['closing']));
  if (known === undefined) throw notFound();
  const closing = known.closing.id;
  const id = demandId(body['id']);
  const said = { closing, step: kind, reason: wordsOf(body['reason']) };
  if (wasKept(tx, 'closing-step', id, account, said)) return { closing };
  // What closes more is open to whoever is a lead; what would open a guarded kind again is not.
  if (kind !== 'end-refused') demandTraining(tx, call, [known.closing.category], null);
  const about = kind === 'end-proposed' ? id : demandId(body['proposal']);
  const by = whoDecides(tx, account);
  const taken = { id, closing, step: kind, about, reason: wordsOf(body['reason']), by, at: instantAt(now) };
  const decided = decide(known, taken, londonToday(now));
  if (!decided.ok) throw new Refusal(422, 'unfinished', decided.problem);
  keepStep(tx, atNoHome(call, id, closing), 'closing-step', decided.value);
  return { closing };
}
