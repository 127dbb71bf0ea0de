import { expect, it } from 'vitest';
import type { FiledRecord } from '#domain/cases/filed-record.ts';
import { ENGLAND } from '#domain/deadlines/bank-holidays.ts';
import { isOpaqueId, type OpaqueId } from '#domain/ids.ts';
import { decisionTold } from '#domain/inspections/summary-facts.ts';
import { NO_NUMBERS } from '#domain/landlord/numbers.ts';
import type { RecordKind } from '#domain/records/define-record.ts';
import { mintingAt, mintRecord } from '#domain/records/mint-record.ts';
import { isInstant } from '#domain/records/moments.ts';
import { RECORD_KINDS, type SurveyRecord } from '#domain/records/registry.ts';
import { draftSummary, letterText } from '#domain/resident-words/draft-summary.ts';
import { LANGUAGES } from '#domain/resident-words/languages.ts';
import { londonIso } from '#domain/time/london.ts';
import { CanaryNest, type Canary } from './canary-record.ts';

/* The letter is put together from closed answers and dates: no value of any other field of any kind gets into it. */

const id = (n: number): OpaqueId => {
  const hex = n.toString(16).padStart(32, '0');
  if (!isOpaqueId(hex)) throw new Error('An id has 32 digits.');
  return hex;
};
const NOW = Date.UTC(2026, 10, 24, 11);

/** A home in which every field of every kind holds a word of its own, and the decision that a letter tells of. */
function homeOfCanaries() {
  const nest = new CanaryNest();
  const canaries: Canary[] = [];
  const recordedAt = londonIso(NOW);
  if (!isInstant(recordedAt)) throw new Error('That is a moment.');
  const records = RECORD_KINDS.map((kind: RecordKind, at): FiledRecord => {
    const filled = nest.fill(kind);
    canaries.push(...filled.canaries);
    const links = { room: id(2000), hazard: 'damp-and-mould', findingKind: 'mould', ...MORE[kind.kind] };
    const known = Object.entries(links).filter(([name]) => name in filled.body);
    const body = { ...filled.body, ...Object.fromEntries(known) };
    const minting = mintingAt({
      ...{ home: id(1), author: id(901), device: id(2), recordedAt, nonce: id(3), case: id(4) },
      ...{ inspection: id(7), tenancy: id(5), subjects: [id(6)], clock: { differenceMs: 0, ageMs: 0 } },
    });
    const record = mintRecord(kind, body as never, minting) as unknown as SurveyRecord;
    return { id: kind.kind === 'room' ? id(2000) : id(1000 + at), record, arrivedAt: recordedAt };
  });
  return { records, canaries };
}

const MORE: Readonly<Record<string, object>> = {
  conclusion: { severity: 'significant', concludedAt: londonIso(NOW) },
  'report-fact': { awareAt: londonIso(NOW - 86_400_000) },
};
/** Days that a letter tells: who looks next, and when. */
const TOLD: ReadonlySet<string> = new Set(['conclusion nextLookOn']);

it('holds no value of a field that was guarded, unreviewed, typed or minted, in any language', () => {
  const { records, canaries } = homeOfCanaries();
  const decision = records.find(({ record }) => record.kind === 'conclusion');
  if (decision?.record.kind !== 'conclusion') throw new Error('There is a decision.');
  const present = { now: londonIso(NOW), calendar: ENGLAND };
  const told = decisionTold({ ...decision, record: decision.record }, records, present, null);
  expect(told.rooms).not.toEqual([]);
  for (const say of Object.values(LANGUAGES)) {
    const facts = { visitedOn: 20_781, address: 'Flat 14', decisions: [told], accommodation: null };
    const text = letterText(say.title, draftSummary({ ...facts, numbers: NO_NUMBERS, cleared: '' }, say));
    expect(text.length).toBeGreaterThan(300);
    const seen = canaries.filter(
      ({ kind, field, word }) => !TOLD.has(`${kind} ${field}`) && text.includes(word),
    );
    expect(seen).toEqual([]);
  }
  expect(canaries.length).toBeGreaterThan(100);
});
