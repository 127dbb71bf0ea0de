import type { RecordNamed } from '#domain/records/registry.ts';
import { isOpaqueId, type OpaqueId } from '#domain/ids.ts';
import { fileRecord } from '../files/file-record.ts';
import { issueRecord } from '../files/issue-record.ts';
import { GrantMint } from '../packs/mint.ts';
import type { OrderGrant } from '../storage/grants.ts';
import type { JsonObject } from '../storage/json.ts';
import type { WriteTx } from '../storage/storage.ts';
import type { DemoRecord } from './scribe.ts';

/** Files one record as it would have come: issued at the desk, or sent by a phone at the moment of its arrival. */
export function fileDemoRecord(tx: WriteTx, { id, record, author, via, arrivedAt: at }: DemoRecord): void {
  if (via === 'desk') {
    const account = tx.accounts.account(author.id);
    if (account === null) throw new Error('The demo accounts are not there yet.');
    issueRecord(tx, account, { id, record, at });
    return;
  }
  const sent = { id, by: author.id, via: 'db', at } as const;
  if (record.kind !== 'work-report') {
    fileRecord(tx, { ...sent, raw: record as unknown as JsonObject });
    return;
  }
  const under = grantOf(tx, record.body.order, author.id);
  const raw = asContractorSees(tx, record, under) as unknown as JsonObject;
  fileRecord(tx, { ...sent, raw, under });
}

function grantOf(tx: WriteTx, order: OpaqueId, account: OpaqueId): OrderGrant {
  const grant = tx.grants.orderGrantsBy(order).find((one) => one.account === account);
  if (!grant) throw new Error('The job was not given to this contractor.');
  return grant;
}

/** A contractor knows home and job by the ids of their own pack, and no case. */
function asContractorSees(
  tx: WriteTx,
  record: RecordNamed<'work-report'>,
  grant: OrderGrant,
): RecordNamed<'work-report'> {
  const minting = new GrantMint(grant);
  const mint = (real: OpaqueId) => {
    const minted = minting.mint(real);
    if (!isOpaqueId(minted)) throw new Error('A minted id has the form of an id.');
    return minted;
  };
  const seen = {
    ...record,
    home: mint(record.home),
    case: null,
    body: { ...record.body, order: mint(record.body.order) },
  };
  for (const minted of minting.all) tx.packs.remember(minted);
  return seen;
}
