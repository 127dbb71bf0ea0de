import { expect, test } from 'vitest';
import { base64 } from '../base64.ts';
import { Receipts } from '../receipts.ts';
import { SealUnsent, type SealParts } from '../vault/seal-unsent.ts';
import { rescueCopy } from './rescue.ts';

const ID = 'a'.repeat(32);

/** A phone without signal that shows version 2-b of a record, which the office holds, and has these boxes of it. */
async function phoneWith(revisions: readonly string[]) {
  const pair = await crypto.subtle.generateKey({ name: 'ECDH', namedCurve: 'P-256' }, true, ['deriveBits']);
  const landlordKey = await crypto.subtle.exportKey('raw', pair.publicKey);
  const receipts = new Receipts({ all: () => Promise.resolve([]) } as never);
  await receipts.load('one');
  const shown = { _id: ID, _rev: '2-b', _revisions: { start: 2, ids: ['b', 'a'] } };
  const parts = {
    records: {
      index: { own: () => [{ id: ID, rev: '2-b' }] },
      database: { readWithAncestry: () => Promise.resolve(shown) },
    },
    outbox: { items: () => [] },
    drafts: { list: () => Promise.resolve([]) },
    landlordKey: () => landlordKey,
  };
  const boxes = {
    names: () => Promise.resolve(revisions.map((rev) => `record ${ID} ${rev}`)),
    read: (name: string) => Promise.resolve(boxNamed(name)),
  };
  const sealed = new SealUnsent({ ...parts, boxes, receipts } as unknown as SealParts);
  const mint = { instant: () => '2026-11-25T10:00:00.000Z' };
  return { ...parts, sealed, mint, account: { id: ID }, device: () => ID } as never;
}

function boxNamed(name: string): ArrayBuffer {
  return new TextEncoder().encode(name).buffer;
}

test('a rescue copy takes along the box of a later version than the one that is here, and none of an earlier', async () => {
  const copy = await rescueCopy(await phoneWith(['1-a', '2-q', '3-c']));
  const [, , ...boxes] = (await copy?.text())?.trim().split('\n') ?? [];
  expect(boxes).toEqual(['2-q', '3-c'].map((rev) => base64(boxNamed(`record ${ID} ${rev}`))));
});
