import type { OpaqueId } from '#domain/ids.ts';
import type { RecordNamed, SurveyRecord } from '#domain/records/registry.ts';
import { issueRecord } from '../files/issue-record.ts';
import type { WriteTx } from '../storage/storage.ts';
import type { DeskCall } from './desk.ts';

/** Issues a works order in another state, in the name of whoever is at the desk. Throws what `issueRecord` throws. */
export function issueOrderState(
  tx: WriteTx,
  { account, device, now }: Pick<DeskCall, 'account' | 'device' | 'now'>,
  id: OpaqueId,
  order: RecordNamed<'works-order'>,
  state: 'taken-back' | 'closed',
): void {
  const record = { ...order, author: account.id, device, body: { ...order.body, state } } as SurveyRecord;
  issueRecord(tx, account, { id, record, at: now });
}
