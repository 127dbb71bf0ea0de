import { dayInWords } from '#domain/cases/date-words.ts';
import { londonDay } from '#domain/time/london.ts';
import { record as journal } from '../journal/chain.ts';
import type { Share, ShareLink } from '../storage/shares.ts';
import type { ReadView, WriteTx } from '../storage/storage.ts';
import { unseal } from '../outside/seal.ts';
import { isCode, tokenHash } from './secret-link.ts';
import { standing } from './standing.ts';

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

/** The frozen bytes; `wrong-code` where another code was typed; null where the page is not open. */
export function openShare(
  tx: WriteTx,
  token: string,
  typed: string,
  now: number,
): Buffer | 'wrong-code' | null {
  const found = openLink(tx, token, now);
  if (found === null) return null;
  const { link, share } = found;
  if (link.codeHash !== null && !isCode(token, typed, link.codeHash)) {
    note(tx, share, 'wrong-code', now);
    return openLink(tx, token, now) === null ? null : 'wrong-code';
  }
  const [sealed, key] = [tx.shares.sealed(share.id), tx.shares.key(share.id)];
  if (sealed === null || key === null) return null;
  note(tx, share, 'opened', now);
  return unseal(sealed, Buffer.from(key, 'hex'), share.id);
}

function openLink(
  view: ReadView,
  token: string,
  now: number,
): { readonly link: ShareLink; readonly share: Share } | null {
  const hash = tokenHash(token);
  const link = hash === null ? null : view.shares.linkOf(hash);
  const share = link === null ? null : view.shares.share(link.share);
  if (link === null || share === null || standing(view, share, now) !== 'open') return null;
  return view.shares.key(share.id) === null ? null : { link, share };
}

function note(tx: WriteTx, share: Share, kind: 'opened' | 'wrong-code', now: number): void {
  tx.shares.addEvent({ share: share.id, kind, at: now, by: null, detail: '' });
  journal(tx, {
    at: now,
    action: kind === 'opened' ? 'share-opened' : 'share-refused',
    account: null,
    subject: share.id,
    detail: share.audience,
    digest: null,
  });
}
