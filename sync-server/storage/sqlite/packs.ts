import type { MintedId, Pack, PacksWrite } from '../packs.ts';
import type { Connection } from './connection.ts';
import type { Migration } from './migrate.ts';
import type { Turn } from './turn.ts';

export const packsMigrations: readonly Migration[] = [
  {
    name: 'packs-1',
    sql: `
      CREATE TABLE pack (
        account TEXT PRIMARY KEY, name TEXT NOT NULL UNIQUE, generation INTEGER NOT NULL, key TEXT NOT NULL,
        made_up_on TEXT NOT NULL, stale_from TEXT, policy TEXT NOT NULL
      ) STRICT;
      CREATE TABLE minted_id (
        minted TEXT PRIMARY KEY, real TEXT NOT NULL, "order" TEXT NOT NULL, account TEXT NOT NULL
      ) STRICT;
    `,
  },
];

const PACK = `SELECT account, name, generation, key, made_up_on AS madeUpOn, stale_from AS staleFrom, policy FROM pack`;

/** Which pack each account has now, and the ids minted for works orders. */
export function packs(connection: Connection, turn: Turn): PacksWrite {
  const byAccount = connection.prepare<[string], Pack>(`${PACK} WHERE account = ?`);
  const byName = connection.prepare<[string], Pack>(`${PACK} WHERE name = ?`);
  const minted = connection.prepare<[string], MintedId>(
    'SELECT minted, real, "order", account FROM minted_id WHERE minted = ?',
  );
  const set = connection.prepare<[Pack]>(`
    INSERT INTO pack (account, name, generation, key, made_up_on, stale_from, policy)
    VALUES (@account, @name, @generation, @key, @madeUpOn, @staleFrom, @policy)
    ON CONFLICT (account) DO UPDATE SET name = excluded.name, generation = excluded.generation, key = excluded.key,
      made_up_on = excluded.made_up_on, stale_from = excluded.stale_from, policy = excluded.policy`);
  const forget = connection.prepare<[string]>('DELETE FROM pack WHERE account = ?');
  const remember = connection.prepare<[MintedId]>(
    `INSERT OR IGNORE INTO minted_id (minted, real, "order", account) VALUES (@minted, @real, @order, @account)`,
  );
  const forgetMinted = connection.prepare<[string]>('DELETE FROM minted_id WHERE real = ?');
  const ofAccount = turn.once((account) => byAccount.get(account) ?? null);
  const named = turn.once((name) => byName.get(name) ?? null);
  const changed = (): void => {
    ofAccount.forget();
    named.forget();
  };
  return {
    packOf: (account) => ofAccount.read(account),
    packNamed: (name) => named.read(name),
    minted: (id) => minted.get(id) ?? null,
    setPack(pack) {
      set.run(pack);
      changed();
    },
    forgetPack(account) {
      forget.run(account);
      changed();
    },
    remember: (given) => void remember.run(given),
    forgetMinted: (real) => void forgetMinted.run(real),
  };
}
