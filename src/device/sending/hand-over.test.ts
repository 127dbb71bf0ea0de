import 'fake-indexeddb/auto';
import { expect, test } from 'vitest';
import { json, officeThat } from '../fake-office.fixture.ts';
import { Outbox } from '../outbox.ts';
import type { Phone } from '../phone.ts';
import { photoKey, Receipts } from '../receipts.ts';
import { testWork } from '../work-keys.fixture.ts';
import { handOver } from './hand-over.ts';

const PICTURE = 'f'.repeat(64);
let accounts = 0;

/** A phone with one picture that cannot be sent, and an office that answers so when it is handed over. */
async function handing(answer: object) {
  const { api } = officeThat(() => json(answer, 201));
  const receipts = new Receipts(testWork(`handing-${(accounts += 1)}`));
  await receipts.load('one');
  const own = [{ id: 'a', rev: '1-x', kind: 'photo', home: null, recordedAt: 1, picture: PICTURE }];
  const index = { own: () => own.map((one) => ({ ...one, state: 'receipt' })) };
  const parts = {
    ...{ api, outbox: new Outbox(index as never, receipts), now: () => 5 },
    records: { index, tell: () => undefined },
    photoStore: { bytes: () => Promise.resolve(new ArrayBuffer(2)) },
  };
  const outcome = await handOver(parts as unknown as Phone, photoKey(PICTURE));
  return { outcome, receipts };
}

test('what was handed over waits for the office’s backup, where it makes any', async () => {
  for (const backedUp of [false, true]) {
    const { receipts } = await handing({ server: 'one', state: 'held', backedUp });
    expect(receipts.of(photoKey(PICTURE))).toMatchObject({ state: 'receipt', backedUp });
    expect(receipts.isSettled(photoKey(PICTURE))).toBe(backedUp);
  }
  const { receipts } = await handing({ server: 'one', state: 'held' });
  expect(receipts.isSettled(photoKey(PICTURE))).toBe(true);
});

test('an answer that is not the office’s makes no receipt', async () => {
  const { outcome, receipts } = await handing({ hello: 'portal' });
  expect([outcome.ok, receipts.of(photoKey(PICTURE))]).toEqual([false, null]);
});
