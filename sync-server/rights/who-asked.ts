import type { OpaqueId } from '#domain/ids.ts';
import type { RightKey } from '#domain/rights/rights.ts';
import { isSamePerson } from '#domain/sharing/second-person.ts';
import { whoDecides } from '../accounts/who-decides.ts';
import { Refusal } from '../errors.ts';
import type { DeskCall } from '../office/desk.ts';
import type { Account } from '../storage/accounts.ts';
import type { ReadView } from '../storage/storage.ts';
import type { FiledRights } from './filed-rights.ts';

/** What one lead could do to a file alone. A deletion has another lead who confirms it; a copy and a complaint change nothing. */
const CHANGES_THE_FILE: ReadonlySet<RightKey> = new Set(['rectification', 'restriction', 'objection']);

const RECORDED_BY_YOU =
  'You recorded this request, or made the receipt by which it came, so another data-protection lead decides it and carries it out. Where there is no other, have a colleague record what somebody asks.';

/**
 * Why somebody may not decide a request that changes what is on file, or null: whoever recorded it says what was asked, and
 * nobody else has heard it. Whoever made the data receipt by which it came could have written it as well.
 */
export function whyNotTheirs(view: ReadView, account: Account, request: FiledRights): string | null {
  if (!CHANGES_THE_FILE.has(request.body.right)) return null;
  const decides = whoDecides(view, account);
  const isTheirOwn = askers(view, request).some((id) => {
    const asker = view.accounts.account(id);
    return asker !== null && isSamePerson(whoDecides(view, asker), decides);
  });
  return isTheirOwn ? RECORDED_BY_YOU : null;
}

/** Refuses whoever may not decide the request, or carry out what was decided. */
export function demandAnother(view: ReadView, { account }: DeskCall, request: FiledRights): void {
  const barred = whyNotTheirs(view, account, request);
  if (barred !== null && account.role === 'lead') throw new Refusal(403, 'forbidden', barred);
}

function askers(view: ReadView, { filed, body }: FiledRights): readonly OpaqueId[] {
  const made = body.receipt === undefined ? [] : view.journal.about(body.receipt);
  const makers = made.flatMap(({ action, account }) => (action === 'receipt-made' ? (account ?? []) : []));
  return [filed.record.author, ...makers];
}
