import fc from 'fast-check';
import { expect, test } from 'vitest';
import { testKeys } from '../work-keys.fixture.ts';
import { openBytes, sealBytes } from './sealed-bytes.ts';
import { hiddenName, openRow, sealRow } from './sealed-row.ts';

test('whatever is sealed in a row comes back as it was, bytes as bytes', async () => {
  const bytes = fc.uint8Array().map((one) => one.slice().buffer);
  const value = fc.oneof(fc.jsonValue(), bytes, fc.record({ sha256: fc.string(), bytes }));
  await fc.assert(
    fc.asyncProperty(fc.string(), value, async (name, given) => {
      const sealed = await sealRow(testKeys, 'photos', { name, value: given });
      expect(JSON.parse(JSON.stringify(await openRow(testKeys, 'photos', sealed)))).toEqual(
        JSON.parse(JSON.stringify({ name, value: given })),
      );
    }),
    { numRuns: 100 },
  );
});

test('a row opens under its own topic alone, and no bit of it can be changed', async () => {
  const sealed = await sealRow(testKeys, 'drafts', { name: 'a', value: 'Damp' });
  await expect(openRow(testKeys, 'receipts', sealed)).rejects.toThrow();
  for (const at of [0, 12, sealed.byteLength - 1]) {
    const changed = new Uint8Array(sealed.slice(0));
    changed[at] = (changed[at] ?? 0) ^ 1;
    await expect(openRow(testKeys, 'drafts', changed.buffer)).rejects.toThrow();
  }
});

test('two seals of the same differ, and a hidden name tells neither topic nor name', async () => {
  const plain = new TextEncoder().encode('Damp');
  const [one, two] = [await sealBytes(testKeys.data, plain, 'a'), await sealBytes(testKeys.data, plain, 'a')];
  expect(Buffer.from(one).equals(Buffer.from(two))).toBe(false);
  expect(Buffer.from(await openBytes(testKeys.data, one, 'a')).toString()).toBe('Damp');
  const name = await hiddenName(testKeys, 'drafts', 'a health-need 1');
  expect(name).toMatch(/^~[0-9a-f]{32}$/);
  expect(await hiddenName(testKeys, 'receipts', 'a health-need 1')).not.toBe(name);
});
