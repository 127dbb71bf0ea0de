import type { DataReceipt, DataReceiptsWrite } from '../data-receipts.ts';
import type { Connection } from './connection.ts';
import type { Migration } from './migrate.ts';

export const dataReceiptsMigrations: readonly Migration[] = [
  {
    name: 'data-receipts-1',
    sql: `
      CREATE TABLE data_receipt (
        id TEXT PRIMARY KEY, token_hash TEXT NOT NULL UNIQUE, person TEXT NOT NULL, made_at INTEGER NOT NULL,
        ends_at INTEGER NOT NULL, revoked_at INTEGER
      ) STRICT;
      CREATE INDEX data_receipt_person ON data_receipt (person);
    `,
  },
];

const RECEIPT = `SELECT id, token_hash AS tokenHash, person, made_at AS madeAt, ends_at AS endsAt, revoked_at AS revokedAt
  FROM data_receipt`;

/** Data receipts by the hash of their address. One that was taken back stays known. */
export function dataReceipts(connection: Connection): DataReceiptsWrite {
  const by = connection.prepare<[string], DataReceipt>(`${RECEIPT} WHERE token_hash = ?`);
  const of = connection.prepare<[string], DataReceipt>(`${RECEIPT} WHERE person = ? ORDER BY made_at, rowid`);
  const all = connection.prepare<[], DataReceipt>(RECEIPT);
  const add = connection.prepare<[Omit<DataReceipt, 'revokedAt'>]>(`
    INSERT INTO data_receipt (id, token_hash, person, made_at, ends_at)
    VALUES (@id, @tokenHash, @person, @madeAt, @endsAt) ON CONFLICT DO NOTHING`);
  const revoke = connection.prepare<[number, string]>(
    'UPDATE data_receipt SET revoked_at = ? WHERE person = ? AND revoked_at IS NULL',
  );
  return {
    receiptBy: (tokenHash) => by.get(tokenHash) ?? null,
    receiptsOf: (person) => of.all(person),
    receipts: () => all.all(),
    keepReceipt: (receipt) => void add.run(receipt),
    revokeReceipts: (person, at) => void revoke.run(at, person),
  };
}
