import type { GrantsWrite, HomeGrant, OrderGrant } from '../grants.ts';
import type { Connection } from './connection.ts';
import type { Migration } from './migrate.ts';

export const grantsMigrations: readonly Migration[] = [
  {
    name: 'grants-1',
    sql: `
      CREATE TABLE home_grant (
        visit TEXT NOT NULL, account TEXT NOT NULL, home TEXT NOT NULL, granted_at INTEGER NOT NULL, ended_at INTEGER,
        PRIMARY KEY (visit, account)
      ) STRICT;
      CREATE INDEX home_grant_account ON home_grant (account);
      CREATE INDEX home_grant_home ON home_grant (home);
      CREATE TABLE order_grant (
        "order" TEXT NOT NULL, account TEXT NOT NULL, home TEXT NOT NULL, "case" TEXT, inspection TEXT, key TEXT NOT NULL,
        readable_until TEXT NOT NULL, granted_at INTEGER NOT NULL, ended_at INTEGER,
        PRIMARY KEY ("order", account)
      ) STRICT;
      CREATE INDEX order_grant_account ON order_grant (account);
      CREATE INDEX order_grant_home ON order_grant (home);
    `,
  },
];

const HOME = `SELECT visit, account, home, granted_at AS grantedAt, ended_at AS endedAt FROM home_grant`;
const ORDER = `SELECT "order", account, home, "case", inspection, key, readable_until AS readableUntil,
  granted_at AS grantedAt, ended_at AS endedAt FROM order_grant`;

/** Grants of homes to surveyors and of works orders to contractors. An ended one stays. */
export function grants(connection: Connection): GrantsWrite {
  const home = (column: string) =>
    connection.prepare<[string], HomeGrant>(`${HOME} WHERE ${column} = ? ORDER BY granted_at, rowid`);
  const order = (column: string) =>
    connection.prepare<[string], OrderGrant>(`${ORDER} WHERE ${column} = ? ORDER BY granted_at, rowid`);
  const homeBy = { account: home('account'), home: home('home'), visit: home('visit') };
  const orderBy = { account: order('account'), home: order('home'), order: order('"order"') };
  const grantHome = connection.prepare<[Omit<HomeGrant, 'endedAt'>]>(`
    INSERT INTO home_grant (visit, account, home, granted_at) VALUES (@visit, @account, @home, @grantedAt)
    ON CONFLICT (visit, account) DO UPDATE SET ended_at = NULL`);
  const endHome = connection.prepare<[number, string, string]>(
    'UPDATE home_grant SET ended_at = ? WHERE visit = ? AND account = ? AND ended_at IS NULL',
  );
  const grantOrder = connection.prepare<[Omit<OrderGrant, 'endedAt'>]>(`
    INSERT INTO order_grant ("order", account, home, "case", inspection, key, readable_until, granted_at)
    VALUES (@order, @account, @home, @case, @inspection, @key, @readableUntil, @grantedAt)
    ON CONFLICT ("order", account) DO UPDATE SET ended_at = NULL, readable_until = excluded.readable_until`);
  const endOrder = connection.prepare<[number, string, string]>(
    'UPDATE order_grant SET ended_at = ? WHERE "order" = ? AND account = ? AND ended_at IS NULL',
  );
  return {
    homeGrantsOf: (account) => homeBy.account.all(account),
    homeGrants: (at) => homeBy.home.all(at),
    homeGrantsBy: (visit) => homeBy.visit.all(visit),
    orderGrantsOf: (account) => orderBy.account.all(account),
    orderGrantsAt: (at) => orderBy.home.all(at),
    orderGrantsBy: (of) => orderBy.order.all(of),
    grantHome: (grant) => void grantHome.run(grant),
    endHomeGrant: (visit, account, at) => void endHome.run(at, visit, account),
    grantOrder: (grant) => void grantOrder.run(grant),
    endOrderGrant: (of, account, at) => void endOrder.run(at, of, account),
  };
}
