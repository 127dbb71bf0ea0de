import 'fake-indexeddb/auto';
import { expect, test } from 'vitest';
import { readRegister, Register } from './register.ts';
import { testWork } from './work-keys.fixture.ts';

const HOMES = [
  { id: 'a', line: 'Flat 14, Larkspur House', postcode: 'ZZ1 1AB' },
  { id: 'b', line: 'Flat 2, Larkspur House', postcode: 'ZZ1 1AB' },
  { id: 'c', line: '14 Plover Row', postcode: 'ZZ1 1AA' },
];

test('any parts of an address find it, in any order, with or without the postcode’s space', async () => {
  const register = new Register(testWork('register'));
  await register.keep({ version: '1', homes: HOMES });
  const found = (text: string) => register.search(text).map((home) => home.id);
  expect(found('lark 14')).toEqual(['a']);
  expect(found('PLOVER')).toEqual(['c']);
  expect(found('zz11ab')).toEqual(['a', 'b']);
  expect(found('flat, 2')).toEqual(['b']);
  expect(found('  ')).toEqual([]);
});

test('a long register is searchable from the start of it on, and whole when it says so', async () => {
  const register = new Register(testWork('register-long'));
  const homes = Array.from({ length: 1200 }, (_, at) => ({
    id: `h${at}`,
    line: `${at + 1} Tern Street`,
    postcode: 'ZZ1 1AC',
  }));
  await register.keep({ version: '1', homes });
  expect(register.size).toBe(1200);
  expect(register.home('h3')?.line).toBe('4 Tern Street');
  expect(register.home('h1100')).toBeNull();
  await register.ready();
  expect(register.home('h1100')?.line).toBe('1101 Tern Street');
  expect(register.nextTo('h1100').map(({ id }) => id)).toContain('h1101');
});

test('a newer register takes the place of the one that was still being read', async () => {
  const register = new Register(testWork('register-newer'));
  const homes = Array.from({ length: 1200 }, (_, at) => ({
    id: `h${at}`,
    line: `${at + 1} Tern Street`,
    postcode: 'ZZ1 1AC',
  }));
  await register.keep({ version: '1', homes });
  await register.keep({ version: '2', homes: HOMES });
  await register.ready();
  expect(register.search('tern')).toEqual([]);
  expect(register.search('plover').map(({ id }) => id)).toEqual(['c']);
});

test('it is there after a restart', async () => {
  await new Register(testWork('register-kept')).keep({ version: '1', homes: HOMES });
  const restarted = new Register(testWork('register-kept'));
  await restarted.load();
  expect(restarted.home('c')?.line).toBe('14 Plover Row');
});

test('an answer that is no register is not taken for one', () => {
  expect(readRegister({ error: 'busy' })).toBeNull();
  expect(readRegister('<html>')).toBeNull();
});
