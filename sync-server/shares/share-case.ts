import { dayInWords } from '#domain/cases/date-words.ts';
import { disclosure } from '#domain/records/disclosure.ts';
import { londonDay } from '#domain/time/london.ts';
import type { Approval } from '#domain/sharing/approval.ts';
import type { RuleRelease } from '#domain/sharing/rule-release.ts';
import { PURPOSES, purposesFor } from '#domain/sharing/purposes.ts';
import { needsCode, SHARED_WITH } from '#domain/shares/share-audiences.ts';
import type { ShareContent } from '#domain/shares/share-page.ts';
import type { Matter } from '#domain/shares/share-scope.ts';
import type { MadeLink, SharePreview } from '#domain/shares/share-views.ts';
import { badRequest, Refusal } from '../errors.ts';
import { policyNow } from '../matrix/landlord-rules.ts';
import { homeLine } from '../office/case-records.ts';
import { demandId, maybeId, notFound, type DeskCall } from '../office/desk.ts';
import { issueDraft, issueNew } from '../office/issue-drafts.ts';
import { londonToday } from '../packs/london-today.ts';
import { noteUses } from '../sharing/note-use.ts';
import type { Share } from '../storage/shares.ts';
import type { ReadView, WriteTx } from '../storage/storage.ts';
import { demandTraining } from '../training/training-gate.ts';
import { approvedFields, decidedBy, demandApproved, usedOn } from './approved-fields.ts';
import { daysFrom, demandUntil, endOf, freeze, makeLink, sha256 } from './make-share.ts';
import { frozenBytes } from './frozen-parts.ts';
import { pagesHtml, partsOfPage, type SizedPicture } from './page-html.ts';
import { comparedContent, contentDigest, previewDigest, shareContent } from './share-content.ts';
import { chosenMatter, demandOurSide, knownRecipients, type ChosenMatter } from './share-parties.ts';
import { picturesAlong, pictureWords, type LoadedPictures } from './share-pictures.ts';
import { askOf, loggedOf, wish } from './share-wish.ts';
import { standing } from './standing.ts';

/** What the desk needs besides the files to make a page. */
export interface PageMaking {
  readonly ring: string | null;
  readonly pictures: LoadedPictures;
}

/** The page as it would be, beside the full record. Nothing is recorded by looking but the look at what is guarded. */
export function sharePreview(tx: WriteTx, call: DeskCall): SharePreview {
  const { now, query, params } = call;
  const { order, purpose } = query;
  const earlier = maybeShare(tx, query['again']);
  const wanted = maybeId(query['recipient']);
  // The first look at a page that is issued again is at what was sent; afterwards the form says whom it means.
  const isOurs = wanted === null ? earlier?.ownAdviser === true : query['ownAdviser'] === 'true';
  const chosen = chosenMatter(
    tx,
    { case: params['case'], audience: params['audience'], order, purpose, ownAdviser: isOurs },
    now,
  );
  const { matter, summary, orders } = chosen;
  if (earlier !== null) demandOfMatter(earlier, matter);
  const home = homeLine(tx, matter.home);
  if (home === null) throw notFound();
  const recipients = knownRecipients(tx, chosen, now);
  const likeliest = recipients.find(({ id }) => id === earlier?.recipient) ?? recipients[0] ?? null;
  const recipient = wanted === null ? likeliest : (recipients.find(({ id }) => id === wanted) ?? null);
  demandOurSide(tx, call.account, matter, {
    id: wanted ?? recipient?.id ?? '',
    name: recipient?.name ?? null,
  });
  const ask = askOf(chosen, wanted ?? maybeId(recipient?.id), approvedFields(tx, chosen, now));
  const { content, compared } = comparedContent(tx, ask, call, summary.open);
  demandTraining(tx, call, content.categories, matter.home);
  const facts = SHARED_WITH[matter.audience];
  const until = daysFrom(now, facts.days);
  return {
    audience: matter.audience,
    title: facts.title,
    home,
    what: summary.what,
    purposes: purposesFor(matter.audience).map((value) => ({ value, label: PURPOSES[value] })),
    recipients,
    recipient,
    orders: matter.audience === 'contractor' ? orders.map(({ id, title }) => ({ id, title })) : [],
    order: matter.order,
    ownAdviser: matter.ownAdviser,
    compared,
    page: content.page,
    parts: partsOfPage(content.page, sizesOf(tx, content)),
    sha256: previewDigest(content, ask, policyNow(tx, now)),
    rules: policyNow(tx, now),
    code: needsCode(content.categories),
    photos: pictureWords(content),
    untilDays: facts.days,
    until,
  };
}

/** Which pictures are to be read from the disk before a page is frozen. */
export function picturesToLoad(view: ReadView, call: DeskCall) {
  const { chosen, recipient } = wish(view, call);
  const ask = askOf(chosen, recipient.id, approvedFields(view, chosen, call.now));
  return picturesAlong(view, shareContent(view, ask, call.now).pictures);
}

/**
 * Freezes what was looked at and makes its link. With another digest than the page has now nothing is frozen. `again` names
 * the share that this one follows: while nothing of it has changed it only gets a fresh link, and nothing new is written.
 */
export function shareCase(tx: WriteTx, call: DeskCall, making: PageMaking): MadeLink {
  const { body, now } = call;
  const id = demandId(body['id']);
  const until = demandUntil(body['until'], now);
  const known = tx.shares.share(id);
  if (known !== null) return sentTwice(tx, call, known);
  const { chosen, recipient } = wish(tx, call);
  const approved = approvedFields(tx, chosen, now, id);
  const ask = askOf(chosen, recipient.id, approved);
  const content = shareContent(tx, ask, now);
  if (previewDigest(content, ask, policyNow(tx, now)) !== body['sha256']) throw changedMeanwhile();
  if (content.records.length === 0) throw badRequest('There is nothing here that they may see.');
  demandTraining(tx, call, content.categories, chosen.matter.home);
  const used = usedOn(tx, approved, content);
  // A fresh link to the page that was sent already outlives what opened its fields no more than the first did.
  demandApproved(used, until, now);
  const earlier = shareBefore(tx, body['again'], chosen);
  const contentSha256 = contentDigest(content);
  const { matter, purpose } = chosen;
  const isTheirs = earlier?.recipient === recipient.id && earlier.ownAdviser === matter.ownAdviser;
  const isSame = isTheirs && earlier.contentSha256 === contentSha256;
  // For another purpose it is another disclosure, with a line of its own.
  if (isSame && earlier.purpose === purpose) return makeLink(tx, call, earlier, until, true);
  const page = pageOf(content, making, now);
  issueNew(tx, call, {
    id,
    kind: disclosure,
    home: matter.home,
    tenancy: matter.tenancy,
    case: matter.case,
    body: {
      ...loggedOf(chosen, content, recipient, now),
      decision: 'shared',
      channel: 'link',
      toldSha256: sha256(page),
      fields: content.fields,
      rules: policyNow(tx, now),
      until,
      ...decidedBy(used),
    },
  });
  noteUses<Approval | RuleRelease>(tx, used, id, { account: call.account.id, at: now });
  const { audience, home, tenancy, order, ownAdviser } = matter;
  const place = { audience, purpose, home, tenancy, order, case: matter.case, request: null };
  const who = { recipient: recipient.id, recipientName: recipient.name, ownAdviser };
  const share = freeze(tx, call, { id, ...place, ...who, contentSha256, fields: content.fields, page });
  if (earlier !== null)
    tx.shares.addEvent({ share: earlier.id, kind: 'replaced', at: now, by: call.account.id, detail: id });
  return makeLink(tx, call, share, until, false);
}

/** Refuses to share. It takes a written reason, which stands in the log with what would have been told. */
export function refuseShare(tx: WriteTx, call: DeskCall): { readonly disclosure: string } {
  const { body, now } = call;
  const id = demandId(body['id']);
  const { chosen, recipient } = wish(tx, call);
  const { reason } = body;
  if (typeof reason !== 'string' || reason.trim() === '')
    throw new Refusal(422, 'unfinished', 'Why should they not have it? Write the reason. It is reported.');
  const content = shareContent(tx, askOf(chosen, recipient.id, []), now);
  const { home, tenancy, case: caseId } = chosen.matter;
  const place = { home, tenancy, case: caseId };
  const logged = loggedOf(chosen, content, recipient, now);
  const said = {
    ...logged,
    decision: 'refused',
    words: reason.trim(),
    fields: content.fields,
    rules: policyNow(tx, now),
  };
  // What would have been told follows the facts: it makes the same refusal, sent twice, no other one.
  const filledIn = ['at', 'records', 'categories', 'fields', 'rules'];
  issueDraft(tx, call, { id, kind: disclosure, ...place, body: said, filledIn });
  return { disclosure: id };
}

function pageOf(content: ShareContent, { ring, pictures }: PageMaking, now: number): Buffer {
  const along = content.pictures.map((sha256) => pictures.get(sha256));
  const loaded = along.filter((one) => one !== undefined);
  // What is logged as told is told: a picture that came or went since is looked at anew.
  if (loaded.length !== along.length) throw changedMeanwhile();
  const { picturesOnRequest } = content;
  const asOf = `${dayInWords(londonDay(now), now)} ${londonToday(now).slice(0, 4)}`;
  return frozenBytes(pagesHtml(content.page, { asOf, ring, pictures: loaded, picturesOnRequest }));
}

function sizesOf(view: ReadView, { pictures }: ShareContent): readonly SizedPicture[] {
  return picturesAlong(view, pictures).map(({ type, bytes }) => ({ type: type ?? '', size: bytes }));
}

function changedMeanwhile(): Refusal {
  return new Refusal(409, 'conflict', 'What they will see has changed while you were looking. Look again.');
}

/** The same form sent twice: its answer was lost on the way, so the link that nobody has read gives way to a fresh one. */
function sentTwice(tx: WriteTx, call: DeskCall, share: Share): MadeLink {
  const isOwn = share.by === call.account.id && standing(tx, share, call.now) === 'open';
  const isRead = tx.shares.events(share.id).some(({ kind }) => kind === 'opened');
  if (!isOwn || isRead) throw sentAlready();
  const { chosen, recipient } = wish(tx, call);
  const { audience, order, case: caseId, ownAdviser } = chosen.matter;
  const isSame =
    share.audience === audience &&
    share.order === order &&
    share.case === caseId &&
    share.purpose === chosen.purpose &&
    share.recipient === recipient.id &&
    share.ownAdviser === ownAdviser &&
    share.recipientName === recipient.name;
  const until = demandUntil(call.body['until'], call.now);
  // The end that was logged, and that what a second person approved was held to: a lost answer moves neither.
  if (!isSame || endOf(until) !== tx.shares.link(share.id)?.expiresAt) throw sentAlready();
  return makeLink(tx, call, share, until, true);
}

function sentAlready(): Refusal {
  return new Refusal(409, 'conflict', 'This was sent already. Use Issue again for a fresh link.');
}

function shareBefore(view: ReadView, again: unknown, { matter }: ChosenMatter): Share | null {
  const share = maybeShare(view, again);
  if (share !== null) demandOfMatter(share, matter);
  if (share !== null && view.shares.events(share.id).some(({ kind }) => kind === 'replaced'))
    throw new Refusal(409, 'conflict', 'Another share stands for this one already. Open the case again.');
  return share;
}

function maybeShare(view: ReadView, again: unknown): Share | null {
  const id = maybeId(again);
  const share = id === null ? null : view.shares.share(id);
  if (id !== null && share === null) throw notFound();
  return share;
}

function demandOfMatter(share: Share, matter: Matter): void {
  if (share.case !== matter.case || share.audience !== matter.audience) throw notFound();
}
