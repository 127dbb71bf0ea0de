import { isAtDesk, may, type Role } from '#domain/access/verbs.ts';
import type { OpaqueId } from '#domain/ids.ts';
import { parseRecord } from '#domain/records/parse-record.ts';
import { kindNamed, type SurveyRecord } from '#domain/records/registry.ts';
import { badRequest, Refusal } from '../errors.ts';
import { openVisit } from '../grants/visit-grants.ts';
import { openOrder } from '../grants/order-grants.ts';
import { logCarriedReleases, logRuleReleases } from '../sharing/log-rules.ts';
import type { Account } from '../storage/accounts.ts';
import type { JsonObject } from '../storage/json.ts';
import type { WriteTx } from '../storage/storage.ts';
import { fileRecord } from './file-record.ts';
import { CHANGED_AT_THE_DESK, correctsWhatStands } from './put-right-at.ts';
import type { Filed } from './filing.ts';

/** A record that somebody at a desk issues. Under a known id it is the next revision of that record. */
export interface Issue {
  readonly id: OpaqueId;
  readonly record: SurveyRecord;
  /** Now, in milliseconds since 1970. */
  readonly at: number;
}

/**
 * Issues a record through the office's own interface. A visit opens its home to its surveyor, a works order opens itself to
 * its contractor; a cancelled visit, an order taken back or closed, or another name in it, takes away again. Throws a
 * refusal when the account may not issue it or it does not fit what is filed.
 */
export function issueRecord(tx: WriteTx, account: Account, issue: Issue): Filed {
  const { id, at } = issue;
  const record = underItsOwnCategories(issue.record);
  const raw = record as unknown as JsonObject;
  if (!parseRecord(raw).ok) throw badRequest('Some answers are missing or cannot be right. Check the form.');
  if (!may(account.role, 'issue', record.kind)) {
    throw new Refusal(403, 'forbidden', 'Your account cannot issue a record of this kind.');
  }
  if (record.author !== account.id)
    throw new Refusal(403, 'forbidden', 'A record names the account that issues it.');
  demandPlace(tx, id, record);
  demandRecipient(tx, record);
  if (correctsWhatStands(tx, record)) throw new Refusal(422, 'unfinished', CHANGED_AT_THE_DESK);
  const filed = fileRecord(tx, { id, raw, by: account.id, via: 'api', at });
  if (record.kind === 'visit') openVisit(tx, { id, visit: record, by: account.id, at });
  if (record.kind === 'works-order') openOrder(tx, { id, order: record, by: account.id, at });
  logRulesAt(tx, record.home, at);
  return filed;
}

/** What a standing rule or a running emergency opens to a contractor by this record is logged with it. */
function logRulesAt(tx: WriteTx, home: OpaqueId, at: number): void {
  const open = tx.grants.orderGrantsAt(home).filter(({ endedAt }) => endedAt === null);
  for (const contractor of new Set(open.map(({ account }) => account))) logRuleReleases(tx, contractor, at);
  logCarriedReleases(tx, home, at);
}

/** What is issued anew has the categories of its kind as it is now; what it is treated as stays a record of its own. */
function underItsOwnCategories(record: SurveyRecord): SurveyRecord {
  const kind = kindNamed(record.kind);
  return kind === null ? record : ({ ...record, categories: kind.categories } as SurveyRecord);
}

function demandPlace(tx: WriteTx, id: OpaqueId, record: SurveyRecord): void {
  const known = tx.records.entry(id);
  if (known && (known.kind !== record.kind || known.home !== record.home)) {
    throw new Refusal(403, 'forbidden', 'This id belongs to another record.');
  }
  // Colleagues at the desk change each other's visits and orders; what somebody saw on site is theirs alone.
  if (known && !isDesk(tx, known.author)) {
    throw new Refusal(
      403,
      'forbidden',
      'Only its author can change this record. Write a correction instead.',
    );
  }
  const isHome = record.kind === 'property';
  if (isHome ? record.home !== id : tx.records.entry(record.home)?.kind !== 'property') {
    throw badRequest('This home is not in the register.');
  }
}

function demandRecipient(tx: WriteTx, record: SurveyRecord): void {
  if (record.kind === 'visit' && roleOf(tx, record.body.surveyor) !== 'surveyor') {
    throw badRequest('A visit is given to a surveyor. Choose another person.');
  }
  if (record.kind === 'works-order' && roleOf(tx, record.body.contractor) !== 'contractor') {
    throw badRequest('A works order is given to a contractor. Choose another.');
  }
}

function isDesk(tx: WriteTx, author: OpaqueId): boolean {
  const role = roleOf(tx, author);
  return role !== null && isAtDesk(role);
}

function roleOf(tx: WriteTx, id: OpaqueId): Role | null {
  return tx.accounts.account(id)?.role ?? null;
}
