import { momentInWords } from '#domain/cases/date-words.ts';
import type { OpaqueId } from '#domain/ids.ts';
import { RECEIPT_CLOSED, RECEIPT_CLOSINGS } from '#domain/rights/data-receipt.ts';
import type { ReceiptsView, RightsRequestView } from '#domain/rights/rights-views.ts';
import { demandId, notFound, type DeskCall } from '../office/desk.ts';
import { journalLook } from '../office/journal-look.ts';
import { reasonChoices } from '../office/listed-reason.ts';
import { staffNames } from '../office/names.ts';
import type { JournalAction, JournalLine } from '../storage/journal.ts';
import { personName } from '../rights/people.ts';
import type { ReadView, WriteTx } from '../storage/storage.ts';
import { fileOf } from './open-receipt.ts';

/** The data receipts of somebody, for whoever is about to make one. Their name is shown, so looking is journalled. */
export function receiptsView(tx: WriteTx, call: DeskCall): ReceiptsView {
  const person = demandId(call.params['person']);
  if (fileOf(tx, person) === null) throw notFound();
  journalLook(tx, call, person, 'person');
  return {
    person,
    name: personName(tx, person, call),
    receipts: receiptLines(tx, person, call.now),
    closings: reasonChoices(RECEIPT_CLOSINGS),
  };
}

/** The data receipts of a person, the latest first: who made each, and who closed it and why. */
export function receiptLines(view: ReadView, person: OpaqueId, now: number): RightsRequestView['receipts'] {
  return view.dataReceipts
    .receiptsOf(person)
    .map(({ id, endsAt }) => {
      const closed = lineOf(view, id, 'receipt-closed');
      const ended = endsAt <= now ? `Over since ${momentInWords(endsAt, now)}` : 'Open';
      return {
        made: madeWords(view, id, now),
        state:
          closed === null
            ? ended
            : `Closed ${momentInWords(closed.at, now)} by ${nameOf(view, closed)}. ${RECEIPT_CLOSED[closed.detail] ?? 'No reason was kept'}`,
      };
    })
    .toReversed();
}

/** Who made a receipt, and when: whoever made it knew its address. */
export function madeWords(view: ReadView, receipt: OpaqueId, now: number): string {
  const made = lineOf(view, receipt, 'receipt-made');
  return made === null
    ? 'Nobody knows who made it'
    : `Made ${momentInWords(made.at, now)} by ${nameOf(view, made)}`;
}

function lineOf(view: ReadView, receipt: OpaqueId, action: JournalAction): JournalLine | null {
  return view.journal.about(receipt).find((line) => line.action === action) ?? null;
}

function nameOf(view: ReadView, { account }: JournalLine): string {
  return account === null ? 'nobody' : staffNames(view).account(account);
}
