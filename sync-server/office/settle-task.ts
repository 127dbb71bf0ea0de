import { isAtDesk } from '#domain/access/verbs.ts';
import type { OpaqueId } from '#domain/ids.ts';
import { Refusal } from '../errors.ts';
import type { WriteTx } from '../storage/storage.ts';
import { demandId, notFound, type DeskCall } from './desk.ts';
import { keepDeskStep } from './desk-step.ts';
import { demandReason } from './lead-only.ts';
import { reviewTasks } from './review-tasks.ts';
import { demandMayHandOn, demandOtherReader, demandRead, saidWords } from './said-words.ts';

/** Hands a task to somebody at the desk, oneself too. The clock goes on: a new owner is no new day. */
export function handOverTask(tx: WriteTx, call: DeskCall): { readonly task: OpaqueId } {
  const { account, now, body } = call;
  const item = demandTask(tx, call);
  const to = tx.accounts.account(demandId(body['to']));
  if (to === null || to.disabled || !isAtDesk(to.role))
    throw new Refusal(422, 'unfinished', 'Choose somebody at the desk, from the list.');
  const said = saidWords(tx, item);
  if (said !== null) {
    demandMayHandOn(tx, call, said);
    demandOtherReader(tx, said, to.id);
  }
  const step = { id: demandId(body['id']), step: 'handed-over', about: item } as const;
  keepDeskStep(tx, { ...step, account: account.id, other: to.id, at: now });
  return { task: item };
}

/**
 * Somebody looked, and it stays in the office for a reason that they write: nobody outside sees it, and nobody is asked for it
 * again, although it may hold facts of the building.
 */
export function keepBack(tx: WriteTx, call: DeskCall): { readonly task: OpaqueId } {
  const { account, now, body } = call;
  const id = demandId(body['id']);
  const known = tx.deskSteps.step(id);
  const item = known === null ? demandTask(tx, call) : demandId(call.params['item']);
  // Who has read it alone can say that it holds nothing that anybody needs.
  if (known === null && saidWords(tx, item) !== null) demandRead(tx, call, item);
  const reason = demandReason(body, 'Why does nobody outside need it? Write the reason. It is kept with it.');
  const step = { id, step: 'kept-back', about: item } as const;
  keepDeskStep(tx, { ...step, account: account.id, other: null, at: now, reason });
  return { task: item };
}

function demandTask(tx: WriteTx, call: DeskCall): OpaqueId {
  const item = demandId(call.params['item']);
  if (!reviewTasks(tx, call.now).some((task) => task.item === item)) throw notFound();
  return item;
}
