import { expect, it } from 'vitest';
import type { FiledRecord } from '../cases/filed-record.ts';
import { COMPILED_RULES } from '../disclosure/rules.ts';
import { filed, id } from '../requests/requests.fixture.ts';
import type { KindName } from '../records/registry.ts';
import { ASKED_ON_SITE, type AskedOnSite } from '../disclosures/told-at-door.ts';
import { toldBeside } from './told-beside.ts';

const NOW = Date.parse('2026-11-24T11:30:00Z');
const WHEN = '2026-11-06T10:40:00+00:00';
const HOME = {
  ...{ line: '1 Tern Street', postcode: 'AA1 1AA', homeType: 'flat', builtIn: '1965-1980' },
  ...{ construction: 'cavity-filled', bedrooms: 2, asbestosPresent: false },
};
const DEFECT = {
  room: id(50),
  findingKind: 'repair',
  element: 'pipe',
  cause: 'plumbing-leak',
  confidence: 'certain',
};

const one = (n: number, kind: KindName, body: object): FiledRecord => filed(n, WHEN, kind, body);
const RECORDS = [
  one(1, 'finding', DEFECT),
  one(2, 'health-need', { answer: 'need', needs: ['dust-harms'] }),
  one(3, 'note', { words: 'KANARNOTE' }),
  one(4, 'person', { name: 'Ana Brown', part: 'tenant' }),
];
const told = (audience: AskedOnSite) =>
  toldBeside(RECORDS, audience, { rules: COMPILED_RULES, viewer: id(9), now: NOW }).flatMap(
    ({ fields }) => fields,
  );
const reachOf = (audience: AskedOnSite, record: number) =>
  told(audience).flatMap((field) => (field.record === id(record) ? [field.reach] : []));

it('tells everybody who asks on site the facts of a defect, each beside itself', () => {
  for (const audience of Object.keys(ASKED_ON_SITE) as AskedOnSite[])
    expect([audience, new Set(reachOf(audience, 1))]).toEqual([audience, new Set(['shared'])]);
});

it('keeps health, names and unread words from a neighbour, and says why of each', () => {
  for (const record of [2, 3, 4]) {
    const fields = told('neighbour').filter((field) => field.record === id(record));
    expect([record, fields.length > 0]).toEqual([record, true]);
    for (const { reach, seen, why } of fields) expect([reach, seen, why === '']).toEqual(['kept', [], false]);
  }
});

it('tells a contractor a need as what to do, and never its words', () => {
  const [need] = told('contractor').filter(({ reach }) => reach === 'safer');
  expect(need?.record).toBe(id(2));
  expect(need?.seen.join(' ')).toMatch(/dust/i);
  expect(
    told('contractor')
      .flatMap(({ seen }) => seen)
      .join(' '),
  ).not.toContain('KANARNOTE');
});

it('says that what is of no matter of theirs does not belong to it', () => {
  const [name] = told('tenant-summary').filter((field) => field.record === id(4));
  expect([name?.reach, name?.why]).toEqual(['kept', 'It does not belong to what they do.']);
});

it('puts what is wrong first, and an answer that is told apart from one of its record that is not', () => {
  const records = [one(7, 'property', { ...HOME }), ...RECORDS];
  const groups = toldBeside(records, 'neighbour', { rules: COMPILED_RULES, viewer: id(9), now: NOW });
  expect(groups[0]).toMatchObject({ kind: 'Finding', fate: 'told' });
  for (const { fate, fields } of groups)
    for (const { reach } of fields)
      expect([fate, reach]).toEqual([reach === 'shared' || reach === 'safer' ? 'told' : 'kept', reach]);
});
