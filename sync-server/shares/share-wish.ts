import { instantAt } from '#domain/records/moments.ts';
import type { ShareContent } from '#domain/shares/share-page.ts';
import type { DeskCall } from '../office/desk.ts';
import type { ReadView } from '../storage/storage.ts';
import type { OnPage } from './approved-fields.ts';
import type { ShareAsk } from './share-content.ts';
import {
  chosenMatter,
  demandOurSide,
  demandRecipient,
  knownRecipients,
  type ChosenMatter,
} from './share-parties.ts';

/** Which page a call means, and who gets it. */
export function wish(view: ReadView, { params, body, now, account }: DeskCall) {
  const { audience, order, purpose, ownAdviser } = body;
  const chosen = chosenMatter(view, { case: params['case'], audience, order, purpose, ownAdviser }, now);
  const recipients = knownRecipients(view, chosen, now);
  const recipient = demandRecipient(body['recipient'], recipients, chosen.matter.audience);
  demandOurSide(view, account, chosen.matter, recipient);
  return { chosen, recipient };
}

/** What is asked of the projection: the matter, to whom, and the guarded fields that were opened to them. The rest stay back. */
export function askOf(
  { matter, purpose }: ChosenMatter,
  recipient: ShareAsk['recipient'],
  approved: readonly OnPage[],
): ShareAsk {
  return { matter, purpose, recipient, releases: approved.map(({ release }) => release) };
}

/** What every line of the log about a page says, shared or refused. */
export function loggedOf(
  { matter, purpose }: ChosenMatter,
  { records, categories }: ShareContent,
  recipient: { readonly id: string; readonly name: string },
  now: number,
) {
  const who = { recipient: recipient.id, recipientName: recipient.name };
  return { at: instantAt(now), audience: matter.audience, purpose, ...who, records, categories };
}
