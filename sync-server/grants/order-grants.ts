import { randomBytes } from 'node:crypto';
import type { OpaqueId } from '#domain/ids.ts';
import { instantAt, type Instant } from '#domain/records/moments.ts';
import type { RecordNamed } from '#domain/records/registry.ts';
import { parseDay } from '#domain/time/calendar-day.ts';
import { endOfLondonDay, londonDay } from '#domain/time/london.ts';
import { record as journal } from '../journal/chain.ts';
import { openOrderInPack } from '../packs/packer.ts';
import { renewPack } from '../packs/generation.ts';
import type { OrderGrant } from '../storage/grants.ts';
import type { WriteTx } from '../storage/storage.ts';

/** A job without a due date is readable as if it were due this many days after it was issued. */
const DUE_WITHOUT_DATE_DAYS = 28;
/** Work runs late; after this many days beyond the due date the office issues the job again. */
const READABLE_AFTER_DUE_DAYS = 28;

/** A works order as the office has just issued or changed it. */
export interface IssuedOrder {
  readonly id: OpaqueId;
  readonly order: RecordNamed<'works-order'>;
  readonly by: OpaqueId;
  readonly at: number;
}

/** Opens a works order to its contractor, and takes it from whoever it is no longer for. */
export function openOrder(tx: WriteTx, { id, order, by, at }: IssuedOrder): void {
  const stays = order.body.state === 'issued' ? order.body.contractor : null;
  for (const grant of tx.grants.orderGrantsBy(id)) {
    if (grant.endedAt === null && grant.account !== stays) endOrderGrant(tx, grant, by, at);
  }
  if (stays === null) return;
  const known = tx.grants.orderGrantsBy(id).find((grant) => grant.account === stays);
  tx.grants.grantOrder({
    order: id,
    account: stays,
    home: order.home,
    case: order.case,
    inspection: order.inspection,
    key: known?.key ?? randomBytes(32).toString('hex'),
    readableUntil: readableUntil(order.body.dueOn, known?.grantedAt ?? at),
    grantedAt: at,
  });
  if (known?.endedAt !== null)
    journal(tx, { at, action: 'order-granted', account: by, subject: stays, detail: id, digest: null });
  openOrderInPack(tx, stays, id, at);
}

/** Ends a contractor's grant: their pack begins a new generation without the job. */
export function endOrderGrant(tx: WriteTx, grant: OrderGrant, by: OpaqueId, at: number): void {
  const { order, account } = grant;
  tx.grants.endOrderGrant(order, account, at);
  journal(tx, {
    at,
    action: 'order-grant-ended',
    account: by,
    subject: account,
    detail: order,
    digest: null,
  });
  renewPack(tx, account, at);
}

function readableUntil(dueOn: string | undefined, issuedAt: number): Instant {
  const due = dueOn === undefined ? null : parseDay(dueOn);
  const lastDay = (due ?? londonDay(issuedAt) + DUE_WITHOUT_DATE_DAYS) + READABLE_AFTER_DUE_DAYS;
  return instantAt(endOfLondonDay(lastDay));
}
