import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { ATTACKS_TRIED, GUARDS } from './guards.mjs';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

it.each(GUARDS.map((guard) => [guard.name, guard] as const))(
  'still knows where it stands: %s',
  (_name, guard) => {
    const source = readFileSync(ROOT + guard.file, 'utf8');
    expect(source.split(guard.from)).toHaveLength(2);
    expect(guard.to).not.toBe(guard.from);
    expect(guard.tests.filter((test) => !existsSync(ROOT + test))).toEqual([]);
  },
);

it('names each guard once', () => {
  expect(new Set(GUARDS.map(({ name }) => name)).size).toBe(GUARDS.length);
});

it.each(Object.entries(ATTACKS_TRIED))('knows what stands between us and %s', (_attack, guards) => {
  const known = new Set(GUARDS.map(({ name }) => name));
  expect(guards.length).toBeGreaterThan(0);
  expect(guards.filter((name) => !known.has(name))).toEqual([]);
});
