import { afterAll, beforeAll, expect, it } from 'vitest';
import { aLandlord, anId, issue, PROPERTY, type Landlord } from '../files/filing.fixture.ts';
import { findHomes } from './home-search.ts';

let landlord: Landlord;
beforeAll(async () => {
  landlord = await aLandlord();
  const { storage, office } = landlord;
  await storage.write((tx) => {
    for (const [line, uprn] of [
      ['3 Larkspur House', '100012345678'],
      ['13 Larkspur House', '100012345679'],
      ['4 Tern Street', '100099999999'],
    ] as const) {
      const home = anId();
      issue(tx, office, 'property', { ...PROPERTY, line, uprn }, { home }, home);
    }
  });
});
afterAll(() => landlord.storage.close());

const found = (text: string) =>
  landlord.storage.read((view) => findHomes(view, text, null)).homes.map(({ line }) => line);

it('finds a home by any part of its address, by its UPRN, and with a wrong letter where nothing has it as typed', () => {
  expect(found('larkspur')).toEqual(['3 Larkspur House', '13 Larkspur House']);
  expect(found('000100012345678')).toEqual(['3 Larkspur House']);
  expect(found('9999')).toEqual([]);
  expect(found('100012345678')).toEqual(['3 Larkspur House']);
  expect(found('3 larkspurr')).toEqual(['3 Larkspur House', '13 Larkspur House']);
  expect(found('larkpsur 13')).toEqual(['13 Larkspur House']);
  expect(found('tren street')).toEqual(['4 Tern Street']);
});

it('forgives no digit: another number is another home', () => {
  expect(found('100012345670')).toEqual([]);
  expect(found('5 tern')).toEqual([]);
});
