import { may } from '#domain/access/verbs.ts';
import { isOpaqueId, type OpaqueId } from '#domain/ids.ts';
import { correction } from '#domain/records/correction.ts';
import { badRequest, Refusal } from '../errors.ts';
import { filedRecord, type FiledRecord } from '../files/filed-record.ts';
import { record as journal } from '../journal/chain.ts';
import { demandId, maybeId, notFound, type DeskCall } from '../office/desk.ts';
import { keepDeskStep } from '../office/desk-step.ts';
import { issueDraft } from '../office/issue-drafts.ts';
import { demandReason, reasonIn } from '../office/lead-only.ts';
import { savedOtherwise, saysTheSame } from '../office/saved-before.ts';
import type { DeskStep, DeskStepKind } from '../storage/desk-steps.ts';
import type { InboxItem } from '../storage/inbox.ts';
import type { WriteTx } from '../storage/storage.ts';
import { mayOpen } from './for-the-lead.ts';
import {
  demandsInstead,
  inTheFiles,
  isByTwo,
  mayStandFor,
  saidIn,
  standingOf,
  whyNotConfirm,
  whyNotDecline,
  whyNotHere,
  whyNotTheirs,
} from './refused-correction.ts';

/**
 * What somebody at the desk does about a refused correction: `file` puts right what it says is wrong, in their own name and with
 * their own reason, or asks another human to confirm that, where it decides, promises or asks something of visitors; `confirm` and
 * `decline` answer that; `leave` closes it with a reason. Whoever may not see what it corrects only says no, and whoever sent it does
 * nothing about it. Sent twice, it is done once; sent again with another answer, it is refused.
 */
export function stepOnItem(tx: WriteTx, call: DeskCall): { readonly id: string } {
  const item = tx.inbox.item(demandId(call.params['item']));
  if (item === null || !mayOpen(call.account, item) || saidIn(item) === null) throw notFound();
  const { body } = call;
  const id = demandId(body['id']);
  if (isDone(tx, id, item, call)) return { id };
  if (standingOf(tx, item).outcome !== null)
    throw new Refusal(409, 'conflict', 'Somebody has closed this. Look at it again.');
  switch (body['step']) {
    case 'file':
      file(tx, call, item, id);
      break;
    case 'confirm':
      confirm(tx, call, item, id);
      break;
    case 'decline':
      decline(tx, call, item, id);
      break;
    case 'leave':
      leave(tx, call, item, id);
      break;
    default:
      throw badRequest('Say what is done about it.');
  }
  return { id };
}

function file(tx: WriteTx, call: DeskCall, item: InboxItem, id: OpaqueId): void {
  if (standingOf(tx, item).asked !== null)
    throw new Refusal(409, 'conflict', 'Somebody else asked for this. Confirm it, or say no.');
  const reason = demandReason(call.body, 'Write why it is put right. Somebody reads it later.');
  const other = maybeId(call.body['replacement']);
  const wrong = demandFitting(tx, call, item, other);
  const step = isByTwo(wrong) ? 'put-right-asked' : 'put-right';
  const kept: DeskStep = {
    ...{ id, step, about: item.id, account: call.account.id, other, at: call.now, reason },
  };
  if (step === 'put-right') correct(tx, call, item, wrong, kept);
  keepDeskStep(tx, { ...kept, reason });
}

function confirm(tx: WriteTx, call: DeskCall, item: InboxItem, id: OpaqueId): void {
  const asked = demandAsked(tx, call, item);
  const wrong = demandFitting(tx, call, item, asked.other);
  correct(tx, call, item, wrong, asked);
  const { account, now: at } = call;
  keepDeskStep(tx, {
    ...{ id, step: 'put-right-confirmed', about: item.id, account: account.id, other: asked.account, at },
  });
}

function decline(tx: WriteTx, call: DeskCall, item: InboxItem, id: OpaqueId): void {
  const { asked } = standingOf(tx, item);
  if (asked === null) throw nothingAsked();
  const barred = whyNotDecline(tx, item, asked, call);
  if (barred !== null) throw new Refusal(403, 'forbidden', barred);
  const reason = demandReason(call.body, 'Write why not.');
  const { account, now: at } = call;
  keepDeskStep(tx, {
    ...{
      id,
      step: 'put-right-declined',
      about: item.id,
      account: account.id,
      other: asked.account,
      at,
      reason,
    },
  });
}

function leave(tx: WriteTx, call: DeskCall, item: InboxItem, id: OpaqueId): void {
  if (standingOf(tx, item).asked !== null)
    throw new Refusal(409, 'conflict', 'Somebody asked to put this right. Answer that first.');
  const barred = whyNotTheirs(tx, item, call);
  if (barred !== null) throw new Refusal(403, 'forbidden', barred);
  const reason = demandReason(call.body, 'Write why it is left as it is.');
  const { account, now: at } = call;
  // It names what was there to be looked at: what was not may come yet.
  const other = inTheFiles(tx, item);
  keepDeskStep(tx, {
    ...{ id, step: 'left-as-it-is', about: item.id, account: account.id, other, at, reason },
  });
}

/** What is asked to be confirmed, if whoever calls may confirm it: neither who sent it nor who asked, by any account. */
function demandAsked(tx: WriteTx, call: DeskCall, item: InboxItem): DeskStep {
  const { asked } = standingOf(tx, item);
  if (asked === null) throw nothingAsked();
  const barred = whyNotHere(tx, item, call) ?? whyNotConfirm(tx, asked, call);
  if (barred !== null) throw new Refusal(403, 'forbidden', barred);
  // Taken back and asked anew between look and press it may be something else: nobody confirms what they have not seen.
  if (call.body['asked'] !== asked.id)
    throw new Refusal(409, 'conflict', 'Somebody asked for something else meanwhile. Look at it again.');
  return asked;
}

/** What is wrong, if whoever calls may put it right by this, and what they say is right instead may stand for it. */
function demandFitting(tx: WriteTx, call: DeskCall, item: InboxItem, instead: OpaqueId | null): FiledRecord {
  const barred = whyNotHere(tx, item, call);
  if (barred !== null) throw new Refusal(403, 'forbidden', barred);
  const wrong = filedRecord(tx, saidIn(item)?.corrects ?? '');
  if (wrong === null) throw notFound();
  if (demandsInstead(wrong.record.kind, instead)) throw new Refusal(422, 'unfinished', STILL_HEEDED);
  if (isOpaqueId(instead) && !mayStandFor(tx, wrong, call).some(({ words }) => words.id === instead))
    throw new Refusal(422, 'unfinished', DOES_NOT_FIT);
  return wrong;
}

/** Files the correction in the name of whoever asked for it, with their reason. */
function correct(tx: WriteTx, call: DeskCall, item: InboxItem, wrong: FiledRecord, step: DeskStep): void {
  const account = tx.accounts.account(step.account);
  if (account === null || !may(account.role, 'issue', 'correction'))
    throw new Refusal(409, 'conflict', 'Whoever asked cannot put this right any more. Say no, and ask anew.');
  const { home, tenancy, case: caseId, inspection } = wrong.entry;
  const because = saidIn(item)?.because;
  issueDraft(
    tx,
    { ...call, account },
    {
      ...{ home, tenancy, case: caseId, inspection, id: step.id, kind: correction },
      body: {
        corrects: wrong.entry.id,
        ...(step.other === null ? {} : { replacement: step.other }),
        ...(because === undefined ? {} : { because }),
        reason: step.reason,
      },
    },
  );
  journal(tx, {
    ...{ at: call.now, action: 'put-right', account: call.account.id, subject: item.id },
    ...{ detail: step.id, digest: null },
  });
}

/** Whether this very step was kept before, with the same answer. */
function isDone(tx: WriteTx, id: OpaqueId, item: InboxItem, { account, body }: DeskCall): boolean {
  const known = tx.deskSteps.step(id);
  if (known === null) return false;
  if (known.account !== account.id)
    throw new Refusal(409, 'conflict', 'This was saved by somebody else. Open it again.');
  if (known.about !== item.id || !saysTheSame(answerKept(known), answerSent(body))) throw savedOtherwise();
  return true;
}

/** What somebody answered by a step. What it says instead is chosen where it is put right alone, and a yes needs no reason. */
interface Answer {
  readonly step: unknown;
  readonly replacement: OpaqueId | null;
  readonly reason: string | null;
}

function answerKept({ step, other, reason }: DeskStep): Answer {
  const sent = SENT_AS[step];
  return { step: sent, replacement: sent === 'file' ? other : null, reason };
}

function answerSent(body: DeskCall['body']): Answer {
  const { step } = body;
  return {
    step,
    replacement: step === 'file' ? maybeId(body['replacement']) : null,
    reason: step === 'confirm' ? null : reasonIn(body),
  };
}

/** How each step is sent. */
const SENT_AS: Readonly<Partial<Record<DeskStepKind, string>>> = {
  'put-right': 'file',
  'put-right-asked': 'file',
  'put-right-confirmed': 'confirm',
  'put-right-declined': 'decline',
  'left-as-it-is': 'leave',
};

function nothingAsked(): Refusal {
  return new Refusal(409, 'conflict', 'Nobody waits for this to be confirmed any more. Look at it again.');
}

const STILL_HEEDED =
  'Visitors go on heeding a need until a record says what is right. Record that first, then choose it here.';
const DOES_NOT_FIT =
  'What is right must be a record of the same kind, at the same home, that nobody has put right since. Choose again.';
