import 'fake-indexeddb/auto';
import { expect, test } from 'vitest';
import { json, officeThat } from '../fake-office.fixture.ts';
import { SealUnsent, type SealParts } from './seal-unsent.ts';
import { SealedBoxes } from './sealed-boxes.ts';

const NOTHING = {
  records: { index: { own: () => [] } },
  outbox: { items: () => [] },
  photoStore: {},
  drafts: {},
  draftsBox: 'drafts',
  mishapBox: 'mishap',
  landlordKey: () => null,
} as unknown as Omit<SealParts, 'api' | 'boxes'>;

test('a box that the office will not take stays and keeps no other here', async () => {
  const boxes = new SealedBoxes('seal-unsent');
  for (const name of ['a', 'b', 'c']) await boxes.keep(name, Uint8Array.of(name.charCodeAt(0)).buffer);
  const { api, asked } = officeThat(({ body }) =>
    (body as { box: string }).box === btoa('a')
      ? json({ error: 'damaged', reason: 'What lies in this box came damaged.' }, 422)
      : json({ state: 'held' }, 201),
  );
  const seal = new SealUnsent({ ...NOTHING, api, boxes });
  expect(await seal.sendOrphans()).toBe(2);
  expect(asked).toHaveLength(3);
  expect(await boxes.names()).toEqual(['a']);
  await boxes.close();
});
