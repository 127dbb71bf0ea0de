import { AUDIENCES } from '#domain/disclosure/audiences.ts';
import { ofKind } from '#domain/cases/filed-record.ts';
import { orderTitle } from '#domain/cases/works-facts.ts';
import { isOpaqueId, type OpaqueId } from '#domain/ids.ts';
import { isPurposeFor, purposesFor, type Purpose } from '#domain/sharing/purposes.ts';
import { isOfThePresent, isSharedAudience, type SharedAudience } from '#domain/shares/share-audiences.ts';
import type { Matter } from '#domain/shares/share-scope.ts';
import type { ShareRecipient } from '#domain/shares/share-views.ts';
import { isLivingThere } from '#domain/tenancies/people-now.ts';
import { isObject } from '../couch/json-body.ts';
import { badRequest, Refusal } from '../errors.ts';
import { tenanciesOf, tenancyAt, tenancyRunning } from '../office/case-records.ts';
import { caseSummary, type CaseSummary } from '../office/case-summary.ts';
import { demandId, maybeId, notFound } from '../office/desk.ts';
import { londonToday } from '../packs/london-today.ts';
import type { Account } from '../storage/accounts.ts';
import type { Share } from '../storage/shares.ts';
import type { ReadView } from '../storage/storage.ts';
import { peopleOf } from '../tenancies/people-at.ts';

/** What a call says of a page: for which audience of which case, for which job, what for. */
export interface ShareChoice {
  readonly case: unknown;
  readonly audience: unknown;
  readonly order: unknown;
  readonly purpose: unknown;
  /** Whether the adviser is the landlord's own; left out, they are not. */
  readonly ownAdviser: unknown;
}

export interface ChosenMatter {
  readonly matter: Matter;
  readonly purpose: Purpose;
  readonly summary: CaseSummary;
  readonly orders: readonly {
    readonly id: OpaqueId;
    readonly title: string;
    readonly contractor: OpaqueId;
  }[];
}

/** Reads which page is meant, or refuses. */
export function chosenMatter(view: ReadView, choice: ShareChoice, now: number): ChosenMatter {
  const summary = caseSummary(view, demandId(choice.case), now);
  if (summary === null || !isSharedAudience(choice.audience)) throw notFound();
  const { audience } = choice;
  const orders = ofKind(summary.records, 'works-order')
    .filter(({ record }) => record.body.state === 'issued')
    .map(({ id, record: { body } }) => ({ id, title: orderTitle(body), contractor: body.contractor }))
    .reverse();
  const tenancies = tenanciesOf(view, summary.home);
  const then = tenancyAt(tenancies, summary.aware.at);
  const lived = isOfThePresent(audience) ? (tenancyRunning(tenancies, now) ?? then) : then;
  const tenancy = lived?.id ?? null;
  const ownAdviser = isOwnAdviser(choice.ownAdviser, audience);
  const order = audience === 'contractor' ? orderOf(choice.order, orders) : null;
  const matter = { audience, home: summary.home, case: summary.id, tenancy, order, ownAdviser };
  return { matter, purpose: purposeOf(choice.purpose, audience), summary, orders };
}

function isOwnAdviser(given: unknown, audience: SharedAudience): boolean {
  if (given === undefined || given === null || given === false) return false;
  if (given !== true || audience !== 'legal-adviser')
    throw badRequest('Only a legal adviser can be our own adviser. Open the form again.');
  return true;
}

/**
 * Refuses to call an adviser ours who was sent a page of this case as somebody else's: an adviser acts for one side of a matter. The
 * data-protection lead may, where the tick was forgotten.
 */
export function demandOurSide(
  view: ReadView,
  { role }: Pick<Account, 'role'>,
  { case: caseId, ownAdviser }: Matter,
  { id, name }: { readonly id: string; readonly name: string | null },
): void {
  if (!ownAdviser || role === 'lead') return;
  const called = (one: string) => one.normalize('NFKC').trim().toLowerCase();
  const isThem = (share: Share) =>
    share.recipient === id || (name !== null && called(share.recipientName) === called(name));
  const asTheirs = view.shares
    .shares({ case: caseId })
    .some((share) => share.audience === 'legal-adviser' && !share.ownAdviser && isThem(share));
  if (asTheirs)
    throw new Refusal(
      422,
      'unfinished',
      'They were sent a page of this case as an adviser who is not ours. Take the tick away, or ask the data-protection lead to send it.',
    );
}

function orderOf(given: unknown, orders: ChosenMatter['orders']): OpaqueId | null {
  const order = maybeId(given);
  if (order === null) return orders[0]?.id ?? null;
  if (!orders.some(({ id }) => id === order))
    throw badRequest('This job is not out any more. Choose another.');
  return order;
}

function purposeOf(given: unknown, audience: SharedAudience): Purpose {
  if (given === undefined || given === null) return purposesFor(audience)[0];
  if (!isPurposeFor(audience, given)) throw badRequest('Choose what it is for.');
  return given;
}

/** Whom a page of this audience can go to: who is known already, the likeliest first. */
export function knownRecipients(
  view: ReadView,
  { matter, orders }: ChosenMatter,
  now: number,
): readonly ShareRecipient[] {
  const before = view.shares.recipients(matter.audience);
  if (matter.audience === 'tenant-summary') return residentsOf(view, matter, londonToday(now));
  if (matter.audience !== 'contractor') return before;
  const accounts = view.accounts
    .accounts()
    .filter(({ role, disabled }) => role === 'contractor' && !disabled)
    .map(({ id, displayName }) => ({ id, name: displayName }));
  const doing = orders.find(({ id }) => id === matter.order)?.contractor;
  const first = accounts.filter(({ id }) => id === doing);
  const all = [...first, ...accounts, ...before];
  return all.filter(({ id }, at) => all.findIndex((one) => one.id === id) === at);
}

/** Whoever has moved out is told nothing of the home as it is lived in now, a former partner least of all. */
function residentsOf(view: ReadView, { home, tenancy }: Matter, today: string): readonly ShareRecipient[] {
  if (tenancy === null) return [];
  return peopleOf(view, { id: tenancy, home }).flatMap((one) =>
    isLivingThere(one, today) ? [{ id: one.id, name: one.now.record.body.name }] : [],
  );
}

const ONE_LINE = /^[^\p{Cc}]{1,200}$/u;

/** Whom a page goes to: somebody known, or a name that is new. */
export function demandRecipient(
  given: unknown,
  known: readonly ShareRecipient[],
  audience: SharedAudience,
): { readonly id: OpaqueId; readonly name: string } {
  const { id, name } = isObject(given) ? given : {};
  if (!isOpaqueId(id)) throw unnamed(audience);
  const found = known.find((one) => one.id === id);
  if (found !== undefined) return { id, name: found.name };
  if (audience === 'tenant-summary') throw unnamed(audience);
  if (typeof name !== 'string' || !ONE_LINE.test(name.trim()) || name.trim() === '') throw unnamed(audience);
  return { id, name: name.trim() };
}

function unnamed(audience: SharedAudience): Refusal {
  const who = AUDIENCES[audience].title.toLowerCase();
  return new Refusal(422, 'unfinished', `Say who gets it: the name of the ${who}, on one line.`);
}
