import { describe, expect, it } from 'vitest';
import { ENGLAND } from '../deadlines/bank-holidays.ts';
import type { OpaqueId } from '../ids.ts';
import { mintingAt, mintRecord } from '../records/mint-record.ts';
import type { Instant } from '../records/moments.ts';
import { kindNamed, type KindName, type SurveyRecord } from '../records/registry.ts';
import { caseClocks } from '../deadlines/clocks.ts';
import type { FiledRecord } from './filed-record.ts';
import { gatherFacts } from './gather-facts.ts';
import { wordsBeside } from './reasons-beside.ts';
import type { ShownRecord } from './shown-record.ts';

const idOf = (n: number) => n.toString(16).padStart(32, '0') as OpaqueId;
const NOW = '2026-11-26T09:00:00+00:00';

function filed(name: KindName, id: number, at: string, body: object): FiledRecord {
  const kind = kindNamed(name);
  if (kind === null) throw new Error('A test names a kind.');
  const minting = mintingAt({
    ...{ home: idOf(1), author: idOf(9), device: idOf(2), recordedAt: at as Instant, nonce: idOf(3) },
    ...{ case: idOf(4), inspection: null, tenancy: kind.file === 'tenancy' ? idOf(5) : null },
    ...{ subjects: kind.namesSubject ? [idOf(6)] : [], clock: { differenceMs: 0, ageMs: 0 } },
  });
  const record = mintRecord(kind, body as never, minting) as unknown as SurveyRecord;
  return { id: idOf(id), record, arrivedAt: at };
}

const REPORTED = filed('report-fact', 10, '2026-11-10T10:15:00+00:00', {
  awareAt: '2026-11-10T10:15:00+00:00',
  hazard: 'damp-and-mould',
});
const reason = (id: number, more: object = {}, at = '2026-11-24T16:00:00+00:00') =>
  filed('limit-reason', id, at, {
    ...{ hazard: 'damp-and-mould', limit: 'SIG_INVESTIGATE_10WD', because: 'no-access' },
    ...{ evidence: [idOf(20)] },
    ...more,
  });
const clockOf = (records: readonly FiledRecord[]) => {
  const [facts] = gatherFacts(records, 'tenancy');
  if (facts === undefined) throw new Error('The landlord became aware.');
  const clocks = caseClocks(facts, { now: NOW, calendar: ENGLAND });
  const clock = clocks.ok ? clocks.value.find(({ ruleId }) => ruleId === 'SIG_INVESTIGATE_10WD') : undefined;
  if (clock === undefined) throw new Error('A reported hazard is investigated.');
  return clock;
};
/** The records as a colleague of the office is shown them. */
const asShown = (records: readonly FiledRecord[]): readonly ShownRecord[] =>
  records.map(({ id, record, arrivedAt }) => ({
    shown: { id, kind: record.kind, body: record.body } as unknown as ShownRecord['shown'],
    ...{ at: Date.parse(record.recordedAt), doubt: null, arrivedAt: Date.parse(arrivedAt), author: idOf(9) },
    ...{ inspection: null, pictureHere: null, restrictedSince: null },
  }));
const PROOF = filed('access-attempt', 20, '2026-11-20T10:00:00+00:00', {
  at: '2026-11-20T10:00:00+00:00',
  outcome: 'no-answer',
});
const beside = (
  records: readonly FiledRecord[],
  shown: readonly ShownRecord[] = asShown([PROOF, ...records]),
) => wordsBeside(records, clockOf(records), 'damp-and-mould', { shown, now: Date.parse(NOW) });

describe('a reason beside a time limit', () => {
  it('stands beside it, with its day and its evidence, and moves no due date and no state', () => {
    const [without, given] = [clockOf([REPORTED]), clockOf([REPORTED, reason(30)])];
    expect(without).toMatchObject({ state: 'overdue', reasonGiven: false });
    expect(given).toEqual({ ...without, reasonGiven: true });
    expect(beside([REPORTED])).toEqual([]);
    expect(beside([REPORTED, reason(30)])).toEqual([
      'Nobody could get in, although we tried. Recorded Tue 24 Nov, with 1 record as evidence',
    ]);
  });

  it('is of its own limit and hazard, the newest first, and says where no evidence is named', () => {
    const later = reason(31, { because: 'our-error', evidence: [] }, '2026-11-25T09:00:00+00:00');
    const records = [REPORTED, reason(30), later, reason(32, { limit: 'SUMMARY_3WD' })];
    expect(beside(records)).toEqual([
      'We made a mistake. Recorded Wed 25 Nov, with no evidence named',
      'Nobody could get in, although we tried. Recorded Tue 24 Nov, with 1 record as evidence',
    ]);
    expect(beside([REPORTED, reason(33, { hazard: 'excess-cold' })])).toEqual([]);
  });

  it('is told as the history tells it: not where whoever looks is not shown it, nor evidence that they are not', () => {
    const records = [REPORTED, reason(30)];
    expect(beside(records, asShown([REPORTED, PROOF]))).toEqual([]);
    expect(beside(records, asShown(records))).toEqual([
      'Nobody could get in, although we tried. Recorded Tue 24 Nov, with no evidence named',
    ]);
    const closed = asShown(records).map((one) => ({
      ...one,
      shown: { ...one.shown, body: { limit: 'SIG_INVESTIGATE_10WD' } },
    }));
    expect(beside(records, closed)).toEqual([]);
  });

  it('that was taken back is none', () => {
    const undone = filed('correction', 40, '2026-11-25T10:00:00+00:00', {
      ...{ corrects: idOf(30), because: 'typed-wrongly' },
    });
    const records = [REPORTED, reason(30), undone];
    expect(clockOf(records).reasonGiven).toBe(false);
    expect(beside(records)).toEqual([]);
  });
});
