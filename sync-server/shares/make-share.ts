import { createHash } from 'node:crypto';
import type { DataCategory } from '#domain/disclosure/categories.ts';
import type { Audience } from '#domain/disclosure/audiences.ts';
import type { OpaqueId } from '#domain/ids.ts';
import { parseDay } from '#domain/time/calendar-day.ts';
import { endOfLondonDay, londonDay } from '#domain/time/london.ts';
import { localDateOf, type LocalDate } from '#domain/records/moments.ts';
import type { Purpose } from '#domain/sharing/purposes.ts';
import { MOST_DAYS, needsCode } from '#domain/shares/share-audiences.ts';
import type { MadeLink, ShareParts } from '#domain/shares/share-views.ts';
import { toldFields } from '#domain/shares/told-verdicts.ts';
import { Refusal } from '../errors.ts';
import { record as journal } from '../journal/chain.ts';
import { landlordRules } from '../matrix/landlord-rules.ts';
import { policyOf } from '../packs/policy.ts';
import { londonToday } from '../packs/london-today.ts';
import type { DeskCall } from '../office/desk.ts';
import type { Share } from '../storage/shares.ts';
import type { ReadView, WriteTx } from '../storage/storage.ts';
import { newSealKey, seal, unseal } from '../outside/seal.ts';
import { frozenParts } from './frozen-parts.ts';
import { codeHash, codeInWords, newCode, newToken, tokenHash } from './secret-link.ts';
import { toldOf } from './standing.ts';

/** What is frozen for somebody, and what stands beside it in the clear. */
export interface Freezing {
  /** The disclosure record that logs it. */
  readonly id: OpaqueId;
  readonly audience: Audience;
  readonly purpose: Purpose;
  readonly recipient: OpaqueId | null;
  readonly recipientName: string;
  readonly ownAdviser: boolean;
  readonly home: OpaqueId;
  readonly tenancy: OpaqueId | null;
  readonly case: OpaqueId | null;
  readonly order: OpaqueId | null;
  readonly request: OpaqueId | null;
  readonly contentSha256: string;
  readonly fields: readonly string[];
  readonly page: Buffer;
}

/** Freezes a page: the bytes sealed under a key of their own, what may outlive them in the clear. */
export function freeze(tx: WriteTx, call: DeskCall, { page, fields, ...facts }: Freezing): Share {
  const rules = landlordRules(tx, londonToday(call.now));
  const share: Share = {
    ...facts,
    pageSha256: sha256(page),
    told: JSON.stringify(toldFields(rules, fields, facts.audience)),
    rules: policyOf(rules),
    by: call.account.id,
    at: call.now,
  };
  const key = newSealKey();
  tx.shares.add(share, { sealed: seal(page, key, share.id), key: key.toString('hex') });
  return share;
}

/** A fresh link to a share, and its code where it needs one. The link before it opens nothing any more. */
export function makeLink(
  tx: WriteTx,
  { account, now }: DeskCall,
  share: Share,
  until: LocalDate,
  unchanged: boolean,
): MadeLink {
  const token = newToken();
  const hash = tokenHash(token);
  if (hash === null) throw new Error('A token was not made.');
  const told = toldOf(share);
  const code = needsCode(told.map(({ category }) => category as DataCategory)) ? newCode() : null;
  const expiresAt = endOf(until);
  const kept = { codeHash: code === null ? null : codeHash(token, code), by: account.id, at: now };
  tx.shares.addLink({ share: share.id, tokenHash: hash, ...kept, expiresAt });
  const detail = unchanged ? 'again' : 'first';
  tx.shares.addEvent({ share: share.id, kind: 'issued', at: now, by: account.id, detail });
  journal(tx, {
    at: now,
    action: 'share-issued',
    account: account.id,
    subject: share.id,
    detail: `${share.audience} ${detail}`,
    digest: null,
  });
  return {
    share: share.id,
    path: `/s/${token}`,
    code: code === null ? null : codeInWords(code),
    until,
    parts: partsFrozen(tx, share.id),
    unchanged,
  };
}

/** Of how many parts the page of a share is, as it was frozen. */
function partsFrozen(view: ReadView, share: OpaqueId): ShareParts {
  const [sealed, key] = [view.shares.sealed(share), view.shares.key(share)];
  if (sealed === null || key === null)
    throw new Refusal(409, 'conflict', 'What was frozen of it is destroyed. Share the case anew.');
  const { pages, pictures } = frozenParts(unseal(sealed, Buffer.from(key, 'hex'), share));
  return { pages: pages.length, pictures: pictures.length };
}

/** The last day of a link, or a refusal: every share has an end. */
export function demandUntil(until: unknown, now: number): LocalDate {
  const day = typeof until === 'string' ? parseDay(until) : null;
  const today = londonDay(now);
  if (day === null || day < today || day > today + MOST_DAYS)
    throw new Refusal(
      422,
      'unfinished',
      `Choose until when it stays open: from today, and at most ${MOST_DAYS} days.`,
    );
  return until as LocalDate;
}

/** The moment at which a link that is open until a day is over. */
export function endOf(until: LocalDate): number {
  return endOfLondonDay(parseDay(until) ?? 0);
}

/** The day that is so many days from today. */
export function daysFrom(now: number, days: number): LocalDate {
  return localDateOf(londonDay(now) + days);
}

/** SHA-256 of bytes. */
export function sha256(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}
