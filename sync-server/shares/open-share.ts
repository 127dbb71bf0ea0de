import { dayInWords } from '#domain/cases/date-words.ts';
import { londonDay } from '#domain/time/london.ts';
import { record as journal } from '../journal/chain.ts';
import type { Share, ShareLink } from '../storage/shares.ts';
import type { ReadView, WriteTx } from '../storage/storage.ts';
import { unseal } from '../outside/seal.ts';
import { frozenParts, type FrozenParts, type PagePicture } from './frozen-parts.ts';
import { PASS_PLACE } from './page-html.ts';
import { isCode, isPass, passOf, tokenHash } from './secret-link.ts';
import { isRead, standing } from './standing.ts';

/** What is to be known before a page is opened. */
export interface Door {
  readonly code: boolean;
  readonly until: string;
}

/** Whether this token opens anything just now; null for every one that does not, whatever the reason. */
export function doorOf(view: ReadView, token: string, now: number): Door | null {
  const found = openLink(view, token, now);
  if (found === null) return null;
  const { codeHash, expiresAt } = found.link;
  // The end of a day is the beginning of the next.
  return { code: codeHash !== null, until: dayInWords(londonDay(expiresAt - 1), now) };
}

/** What somebody outside is answered: a page, or one picture. */
export type Answered =
  { readonly is: 'page'; readonly page: Buffer } | { readonly is: 'picture'; readonly picture: PagePicture };

/** The first page; `wrong-code` where another code was typed; null where the page is not open. */
export function openShare(
  tx: WriteTx,
  token: string,
  typed: string,
  now: number,
): Answered | 'wrong-code' | null {
  const found = openLink(tx, token, now);
  if (found === null) return null;
  const { link, share } = found;
  if (link.codeHash !== null && !isCode(token, typed, link.codeHash)) {
    note(tx, share, 'wrong-code', now);
    return openLink(tx, token, now) === null ? null : 'wrong-code';
  }
  const frozen = partsOf(tx, found);
  if (frozen === null) return null;
  note(tx, share, 'opened', now);
  return partOf(frozen, '1');
}

/** Which other part of a page is asked for, and by which pass. */
export interface AskedPart {
  readonly part: string;
  readonly pass: string;
}

/**
 * Another part of a page that was opened within the hour: by the pass that stood in it, since its code is used up. Null for
 * everything else, whatever the reason.
 */
export function otherPart(
  view: ReadView,
  token: string,
  { part, pass }: AskedPart,
  now: number,
): Answered | null {
  const found = linkNamed(view, token);
  if (found === null || !isRead(view, found.share, now)) return null;
  const frozen = partsOf(view, found);
  return frozen === null || !isPass(pass, frozen.pass) ? null : partOf(frozen, part);
}

/** Counts a part that is about to leave; false where the page was closed meanwhile. */
export function countPart(tx: WriteTx, token: string, part: string, now: number): boolean {
  const found = linkNamed(tx, token);
  if (found === null || !isRead(tx, found.share, now)) return false;
  note(tx, found.share, 'part', now, part);
  return true;
}

interface Opened extends FrozenParts {
  readonly pass: string;
}

function partsOf(view: ReadView, { link, share }: Linked): Opened | null {
  const [sealed, key] = [view.shares.sealed(share.id), view.shares.key(share.id)];
  if (sealed === null || key === null) return null;
  const pass = passOf(key, link.tokenHash);
  return { ...frozenParts(unseal(sealed, Buffer.from(key, 'hex'), share.id)), pass };
}

function partOf({ pages, pictures, pass }: Opened, part: string): Answered | null {
  const [, number] = /^picture-(\d{1,4})$/.exec(part) ?? [];
  if (number !== undefined) {
    const picture = pictures[Number(number) - 1];
    return picture === undefined ? null : { is: 'picture', picture };
  }
  const page = /^\d{1,4}$/.test(part) ? pages[Number(part) - 1] : undefined;
  if (page === undefined) return null;
  return { is: 'page', page: Buffer.from(page.toString('utf8').replaceAll(PASS_PLACE, pass)) };
}

interface Linked {
  readonly link: ShareLink;
  readonly share: Share;
}

function linkNamed(view: ReadView, token: string): Linked | null {
  const hash = tokenHash(token);
  const link = hash === null ? null : view.shares.linkOf(hash);
  const share = link === null ? null : view.shares.share(link.share);
  return link === null || share === null ? null : { link, share };
}

function openLink(view: ReadView, token: string, now: number): Linked | null {
  const found = linkNamed(view, token);
  if (found === null || standing(view, found.share, now) !== 'open') return null;
  return view.shares.key(found.share.id) === null ? null : found;
}

function note(
  tx: WriteTx,
  share: Share,
  kind: 'opened' | 'part' | 'wrong-code',
  now: number,
  part = '',
): void {
  tx.shares.addEvent({ share: share.id, kind, at: now, by: null, detail: part });
  journal(tx, {
    at: now,
    action: kind === 'wrong-code' ? 'share-refused' : 'share-opened',
    account: null,
    subject: share.id,
    detail: part === '' ? share.audience : `${share.audience} ${part}`,
    digest: null,
  });
}
