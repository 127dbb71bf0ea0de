import { expect, it } from 'vitest';
import { isOpaqueId, type OpaqueId } from '../ids.ts';
import { casesByTenancy, type FilesNow, type KeptRecord } from './due.ts';
import { ERASURE_BARS, erasureBar } from './erasing.ts';

const id = (digit: string): OpaqueId => {
  const made = digit.repeat(32);
  if (!isOpaqueId(made)) throw new Error('It is one.');
  return made;
};
const [HOME, TENANCY, CASE, THIS] = [id('a'), id('b'), id('c'), id('d')] as const;

const record = (kind: string, more: Partial<KeptRecord> = {}): KeptRecord => ({
  ...{ id: THIS, kind, home: HOME, tenancy: TENANCY, case: null, recordedOn: '2026-01-01' },
  ...{ tellsOf: null, shared: [], speaksOf: null, instead: null, madeFrom: null, replaces: null, ...more },
});
const barOf = (one: KeptRecord, more: Partial<FilesNow> = {}) => {
  const ofCase = record('note', { id: id('e'), case: CASE });
  const files: FilesNow = {
    ...{ today: '2026-11-24', tenancies: new Map([[TENANCY, null]]), cases: new Map([[CASE, '2026-10-01']]) },
    ...{ holds: [], askedAbout: new Set(), restricted: new Set(), rightAsked: new Set() },
    ...{ records: [one, ofCase], ...more },
  };
  return erasureBar(one, files, casesByTenancy(files.records));
};

it('lets go what is about somebody, although its time is not over and they live there', () => {
  expect(barOf(record('diagnosis'))).toBeNull();
  expect(barOf(record('health-need'))).toBeNull();
  // That they had it only kept is no reason to keep it against their newer wish.
  expect(barOf(record('diagnosis'), { restricted: new Set([THIS]) })).toBeNull();
});

it('keeps what the building, a claim or the tenancy needs', () => {
  expect(barOf(record('finding'))).toBe('with-the-building');
  expect(barOf(record('diagnosis'), { holds: [{ home: HOME, tenancy: null }] })).toBe('hold');
  expect(barOf(record('diagnosis'), { holds: [{ home: HOME, tenancy: id('f') }] })).toBeNull();
  expect(barOf(record('tenancy'))).toBe('tenancy-file');
  expect(barOf(record('person'))).toBe('tenancy-runs');
  expect(barOf(record('person'), { tenancies: new Map([[TENANCY, '2026-01-01']]) })).toBeNull();
});

it('keeps what a running clock rests on: a case’s own records, and the needs of its household', () => {
  const open = { cases: new Map([[CASE, null]]) };
  expect(barOf(record('diagnosis', { case: CASE }), open)).toBe('case-open');
  expect(barOf(record('health-need'), open)).toBe('case-open');
  expect(barOf(record('money-note'), open)).toBeNull();
});

it('keeps what somebody waits for an answer about', () => {
  expect(barOf(record('diagnosis'), { askedAbout: new Set([HOME]) })).toBe('request-open');
  expect(barOf(record('diagnosis'), { rightAsked: new Set([THIS]) })).toBe('right-asked');
});

it('has a citation for every reason', () => {
  for (const { words, citation } of Object.values(ERASURE_BARS))
    expect([words.length > 0, citation]).toEqual([true, expect.stringMatching(/^UK GDPR Art\. /)]);
});
