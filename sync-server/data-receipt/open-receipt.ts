import { createHash } from 'node:crypto';
import type { OpaqueId } from '#domain/ids.ts';
import { receiptRecipients, type ReceiptRecipient } from '#domain/rights/data-receipt.ts';
import { parseDay } from '#domain/time/calendar-day.ts';
import { startOfLondonDay } from '#domain/time/london.ts';
import { filedRecord, filedRecords } from '../files/filed-record.ts';
import { gathered } from '../office/case-records.ts';
import type { DataReceipt } from '../storage/data-receipts.ts';
import type { ReadView } from '../storage/storage.ts';
import { personAt } from '../tenancies/people-at.ts';

/** 32 random bytes as base64url: nobody finds one by trying. */
const TOKEN = /^[A-Za-z0-9_-]{43}$/;

/** What is kept of a receipt's address; null for a text that is none. */
function receiptHash(token: unknown): string | null {
  return typeof token === 'string' && TOKEN.test(token) ? hashed(token) : null;
}

/** The SHA-256 by which an address is kept. */
export function hashed(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

/** An open receipt; null for one that is over, was taken back or never was. */
export function openReceipt(view: ReadView, token: unknown, now: number): DataReceipt | null {
  const hash = receiptHash(token);
  const receipt = hash === null ? null : view.dataReceipts.receiptBy(hash);
  if (receipt === null || receipt.revokedAt !== null || receipt.endsAt <= now) return null;
  return fileOf(view, receipt.person) === null ? null : receipt;
}

/** The home and the tenancy that a person is recorded in. */
export function fileOf(view: ReadView, person: OpaqueId) {
  const theirs = personAt(view, person)?.now;
  if (theirs === undefined || theirs.entry.tenancy === null) return null;
  return { home: theirs.entry.home, tenancy: theirs.entry.tenancy };
}

/** Who was told, for the one person whose receipt it is. */
export function recipientsFor(
  view: ReadView,
  { person }: DataReceipt,
  now: number,
): readonly ReceiptRecipient[] {
  const file = fileOf(view, person);
  const theirs = personAt(view, person)?.now.record.body;
  const tenancy = file === null ? undefined : filedRecord(view, file.tenancy)?.record;
  if (file === null || theirs === undefined || tenancy?.kind !== 'tenancy') return [];
  // Their own days in the tenancy: whoever moved out of it reads nothing of who came after.
  const began = days(tenancy.body.startedOn, theirs.from);
  const ended = days(tenancy.body.endedOn, theirs.until);
  const since = began.length === 0 ? now : startOfLondonDay(Math.max(...began));
  const until = ended.length === 0 ? Infinity : startOfLondonDay(Math.min(...ended) + 1);
  const records = filedRecords(view, { home: file.home }).map(gathered);
  return receiptRecipients(records, { person, tenancy: file.tenancy, since, until }, now);
}

function days(...dates: readonly (string | undefined)[]): readonly number[] {
  return dates.flatMap((date) => (date === undefined ? [] : (parseDay(date) ?? [])));
}
