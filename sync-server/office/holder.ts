import { momentInWords } from '#domain/cases/date-words.ts';
import type { OpaqueId } from '#domain/ids.ts';
import { holderAt, isHeldByAnother, type HoldStep } from '#domain/requests/holding.ts';
import type { HolderView } from '#domain/requests/request-views.ts';
import { Refusal } from '../errors.ts';
import type { ReadView } from '../storage/storage.ts';
import type { DeskCall } from './desk.ts';
import { staffNames } from './names.ts';

/** Refuses what somebody does about a request that a colleague has open: two answers to one person help nobody. */
export function demandFree(view: ReadView, request: OpaqueId, { account, now }: DeskCall): void {
  const steps = holdSteps(view, request);
  if (!isHeldByAnother(steps, account.id, now)) return;
  const name = staffNames(view).account(holderAt(steps, now)?.account ?? '');
  throw new Refusal(409, 'conflict', `${name} has this open. Leave it to them, or take it over first.`);
}

/** Who has it open, for whoever looks. */
export function holderView(
  view: ReadView,
  request: OpaqueId,
  { account, now }: Pick<DeskCall, 'account' | 'now'>,
): HolderView | null {
  const holder = holderAt(holdSteps(view, request), now);
  if (holder === null) return null;
  return {
    name: staffNames(view).account(holder.account),
    since: momentInWords(holder.since, now),
    isMine: holder.account === account.id,
  };
}

/** The name of whoever has it open now; null while nobody does. */
export function openAt(view: ReadView, request: OpaqueId, now: number): string | null {
  const holder = holderAt(holdSteps(view, request), now);
  return holder === null ? null : staffNames(view).account(holder.account);
}

/** How it changed hands: "Wren Ashdown took it over from Linnet Marsh, today 11:40". */
export function handsWords(view: ReadView, request: OpaqueId, now: number): readonly string[] {
  const names = staffNames(view);
  return holdSteps(view, request).flatMap(({ step, account, from, at }) =>
    step === 'held' && from !== null
      ? [`${names.account(account)} took it over from ${names.account(from)}, ${momentInWords(at, now)}`]
      : [],
  );
}

/** What people did about having it open, oldest first. */
export function holdSteps(view: ReadView, request: OpaqueId): readonly HoldStep[] {
  return view.deskSteps
    .about(request)
    .flatMap(({ step, account, other, at }): HoldStep[] =>
      step === 'held' || step === 'let-go' ? [{ step, account, from: other, at }] : [],
    );
}
