import 'fake-indexeddb/auto';
import { expect, test } from 'vitest';
import { collectReceipts } from './collect-receipts.ts';
import { json, officeThat } from '../fake-office.fixture.ts';
import { photoKey, Receipts, revisionKey } from '../receipts.ts';
import { testWork } from '../work-keys.fixture.ts';

const asking = {
  records: [
    { id: 'a', rev: '1-x' },
    { id: 'b', rev: '1-x' },
    { id: 'c', rev: '1-x' },
  ],
  photos: ['f'],
};

async function receiptsWithSent(account: string): Promise<Receipts> {
  const receipts = new Receipts(testWork(account));
  await receipts.load('one');
  const sent = { state: 'sent', sentence: null, server: 'one', at: 1 } as const;
  await receipts.keep(['a', 'b', 'c'].map((id) => [revisionKey(id, '1-x'), sent] as const));
  return receipts;
}

test('only the office’s word makes a receipt; what it misses is kept again, what it refused says why', async () => {
  const receipts = await receiptsWithSent('collect-1');
  const { api } = officeThat(() =>
    json({
      server: 'one',
      records: [
        { id: 'a', rev: '1-x', state: 'held' },
        { id: 'b', rev: '1-x', state: 'missing' },
        { id: 'c', rev: '1-x', state: 'refused', reason: 'No meter chosen.' },
      ],
      photos: [{ sha256: 'f', state: 'held' }],
    }),
  );
  await collectReceipts(api, receipts, asking, 'one', () => 7);
  expect(['a', 'b', 'c'].map((id) => receipts.state(revisionKey(id, '1-x')))).toEqual([
    'receipt',
    'kept',
    'refused',
  ]);
  expect(receipts.of(revisionKey('c', '1-x'))?.sentence).toBe('No meter chosen.');
  expect(receipts.state(photoKey('f'))).toBe('receipt');
});

test('something left out of the answer is no receipt', async () => {
  const receipts = await receiptsWithSent('collect-2');
  const { api } = officeThat(() => json({ server: 'one', records: [], photos: [] }));
  await collectReceipts(api, receipts, asking, 'one', () => 7);
  expect(receipts.state(revisionKey('a', '1-x'))).toBe('sent');
});

test('the word of another server is not taken', async () => {
  const receipts = await receiptsWithSent('collect-3');
  const { api } = officeThat(() =>
    json({ server: 'two', records: [{ id: 'a', rev: '1-x', state: 'held' }] }),
  );
  await expect(collectReceipts(api, receipts, asking, 'one', () => 7)).rejects.toMatchObject({
    end: { because: 'busy' },
  });
  expect(receipts.state(revisionKey('a', '1-x'))).toBe('sent');
});
