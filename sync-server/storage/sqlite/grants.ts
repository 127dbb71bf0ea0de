import type { GrantsWrite, HomeGrant, OrderGrant } from '../grants.ts';
import type { Connection } from './connection.ts';
import type { Migration } from './migrate.ts';
import type { Turn } from './turn.ts';

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
export function grants(connection: Connection, turn: Turn): GrantsWrite {
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
  // Asked for every record that is filed, for some several times.
  const homesOf = turn.once((account) => homeBy.account.all(account));
  const homesAt = turn.once((at) => homeBy.home.all(at));
  const ordersOf = turn.once((account) => orderBy.account.all(account));
  const ordersAt = turn.once((at) => orderBy.home.all(at));
  const changed = (): void => {
    for (const one of [homesOf, homesAt, ordersOf, ordersAt]) one.forget();
  };
  return {
    homeGrantsOf: (account) => homesOf.read(account),
    homeGrants: (at) => homesAt.read(at),
    homeGrantsBy: (visit) => homeBy.visit.all(visit),
    orderGrantsOf: (account) => ordersOf.read(account),
    orderGrantsAt: (at) => ordersAt.read(at),
    orderGrantsBy: (of) => orderBy.order.all(of),
    grantHome(grant) {
      grantHome.run(grant);
      changed();
    },
    endHomeGrant(visit, account, at) {
      endHome.run(at, visit, account);
      changed();
    },
    grantOrder(grant) {
      grantOrder.run(grant);
      changed();
    },
    endOrderGrant(of, account, at) {
      endOrder.run(at, of, account);
      changed();
    },
  };
}
