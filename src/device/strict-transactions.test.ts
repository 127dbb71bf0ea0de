import 'fake-indexeddb/auto';
import { expect, test } from 'vitest';
import { writeStrictly } from './strict-transactions.ts';

test('a transaction that writes ends on the disk unless it says otherwise; reading is left alone', async () => {
  const asked: unknown[] = [];
  class Database {
    transaction(...given: unknown[]): null {
      asked.push(given[2]);
      return null;
    }
  }
  writeStrictly(Database);
  writeStrictly(Database);
  const database = new Database();
  database.transaction('records', 'readwrite');
  database.transaction('records', 'readwrite', { durability: 'relaxed' });
  database.transaction('records');
  expect(asked).toEqual([{ durability: 'strict' }, { durability: 'relaxed' }, { durability: 'default' }]);
});
