import 'fake-indexeddb/auto';
import { expect, test } from 'vitest';
import { photoKey, Receipts, revisionKey } from './receipts.ts';
import { testWork } from './work-keys.fixture.ts';

const held = { state: 'receipt', sentence: null, server: 'one', at: 1 } as const;

test('a receipt survives a restart and counts only while the same server is trusted', async () => {
  const database = testWork('receipts-1');
  const receipts = new Receipts(database);
  await receipts.load('one');
  await receipts.keep([[revisionKey('a', '1-x'), held]]);
  const restarted = new Receipts(database);
  await restarted.load('one');
  expect(restarted.state(revisionKey('a', '1-x'))).toBe('receipt');
  restarted.trust('two');
  expect(restarted.state(revisionKey('a', '1-x'))).toBe('kept');
});

test('a receipt is for one revision: a later one is only kept', async () => {
  const receipts = new Receipts(testWork('receipts-2'));
  await receipts.load('one');
  await receipts.keep([[revisionKey('a', '1-x'), held]]);
  expect(receipts.state(revisionKey('a', '2-y'))).toBe('kept');
  expect(receipts.state(photoKey('a'))).toBe('kept');
});

test('what the office lost is kept again, also after a restart', async () => {
  const database = testWork('receipts-3');
  const receipts = new Receipts(database);
  await receipts.load('one');
  await receipts.keep([[photoKey('f'), held]]);
  await receipts.reopen([photoKey('f')]);
  const restarted = new Receipts(database);
  await restarted.load('one');
  expect(restarted.state(photoKey('f'))).toBe('kept');
});
