import { COMPILED_RULES } from '../disclosure/rules.ts';
import { describe, expect, it } from 'vitest';
import { ENGLAND } from '../deadlines/bank-holidays.ts';
import { disclose, project } from '../disclosure/disclose.ts';
import { isOpaqueId, type OpaqueId } from '../ids.ts';
import { mintingAt, mintRecord } from '../records/mint-record.ts';
import { isInstant, isLocalDate } from '../records/moments.ts';
import { kindNamed, type KindName, type SurveyRecord } from '../records/registry.ts';
import { parseRecord } from '../records/parse-record.ts';
import { clocksOfCase } from './case-clocks.ts';
import { isOpenCase, openOrders } from './case-state.ts';
import { chronology } from './chronology.ts';
import { compareViews } from './comparison.ts';
import { compareRows, groupOf } from './board.ts';
import { happened, type FiledRecord } from './filed-record.ts';
import { gatherFacts } from './gather-facts.ts';
import { nextStep } from './next-step.ts';

const NOW = Date.UTC(2026, 10, 24, 11, 30);
const PRESENT = { now: '2026-11-24T11:30:00+00:00', calendar: ENGLAND };
const ASHA = id(901);
const TIDEWELL = id(902);
const WREN = id(903);

function id(n: number): OpaqueId {
  const hex = n.toString(16).padStart(32, '0');
  if (!isOpaqueId(hex)) throw new Error('An id has 32 digits.');
  return hex;
}

interface Given {
  readonly id: number;
  readonly at: string;
  readonly author?: OpaqueId;
  readonly arrivedAt?: string;
  readonly inspection?: OpaqueId;
  readonly clock?: { differenceMs: number; ageMs: number };
}

function filed(name: KindName, given: Given, body: object): FiledRecord {
  const kind = kindNamed(name);
  if (!kind || !isInstant(given.at)) throw new Error('A test names a kind and an instant.');
  const minting = mintingAt({
    home: id(1),
    author: given.author ?? WREN,
    device: id(2),
    recordedAt: given.at,
    nonce: id(3),
    case: id(4),
    inspection: given.inspection ?? null,
    tenancy: kind.file === 'tenancy' ? id(5) : null,
    subjects: kind.namesSubject ? [id(6)] : [],
    clock: given.clock ?? { differenceMs: 0, ageMs: 0 },
  });
  const record = mintRecord(kind, body as never, minting) as unknown as SurveyRecord;
  expect(parseRecord(record).ok).toBe(true);
  return { id: id(given.id), record, arrivedAt: given.arrivedAt ?? given.at };
}

const report = filed(
  'report-fact',
  { id: 10, at: '2026-11-10T10:19:00+00:00' },
  {
    awareAt: '2026-11-10T10:15:00+00:00',
    hazard: 'damp-and-mould',
    roomKind: 'bedroom',
  },
);
const spoken = filed(
  'report',
  { id: 11, at: '2026-11-10T10:19:00+00:00' },
  {
    facts: id(10),
    channel: 'phone',
    words: 'black mould is back',
  },
);
const triage = filed(
  'triage',
  { id: 12, at: '2026-11-10T10:40:00+00:00' },
  {
    facts: id(10),
    hazard: 'damp-and-mould',
    severity: 'significant',
    basis: ['sleeping-room'],
    criteriaVersion: '2026-11',
  },
);
const visit = filed(
  'visit',
  { id: 13, at: '2026-11-12T09:00:00+00:00' },
  {
    visitKind: 'damp-and-mould',
    onDate: '2026-11-24',
    atMinute: 630,
    reason: 'first-look',
    state: 'planned',
    surveyor: ASHA,
  },
);
const inspection = filed(
  'inspection',
  { id: 14, at: '2026-11-24T10:34:00+00:00', author: ASHA, inspection: id(14) },
  {
    visit: id(13),
    visitKind: 'damp-and-mould',
    investigation: 'standard',
    manner: 'in-person',
    startedAt: '2026-11-24T10:34:00+00:00',
  },
);
const room = filed(
  'room',
  { id: 15, at: '2026-11-24T10:36:00+00:00', author: ASHA, inspection: id(14) },
  {
    roomKind: 'bedroom',
    number: 2,
    privateLabel: 'Robin the baby',
  },
);
const reading = filed(
  'reading',
  { id: 16, at: '2026-11-24T10:40:00+00:00', author: ASHA, inspection: id(14) },
  {
    room: id(15),
    quantity: 'moisture',
    scale: 'wme-percent',
    value: 23.4,
    method: 'pin',
    substrate: 'plaster',
    meter: 'T-2',
    takenAt: '2026-11-24T10:40:00+00:00',
  },
);
const conclusion = filed(
  'conclusion',
  { id: 17, at: '2026-11-24T11:10:00+00:00', author: ASHA, inspection: id(14) },
  {
    hazard: 'damp-and-mould',
    severity: 'significant',
    concludedAt: '2026-11-24T11:10:00+00:00',
    reasons: ['mould-where-people-sleep'],
    cause: 'condensation',
    safetyWorkNeeded: true,
    preventativeWorkNeeded: false,
  },
);
const order = filed(
  'works-order',
  { id: 18, at: '2026-11-24T11:20:00+00:00' },
  {
    contractor: TIDEWELL,
    purpose: 'make-safe',
    element: 'wall',
    remedy: 'clean-and-treat-mould',
    state: 'issued',
  },
);
const done = filed(
  'work-report',
  { id: 19, at: '2026-11-25T12:00:00+00:00', author: TIDEWELL },
  {
    order: id(18),
    outcome: 'done',
    done: ['clean-and-treat-mould'],
    finishedAt: '2026-11-25T11:40:00+00:00',
    leftSafe: true,
  },
);

const clocksAt = (records: readonly FiledRecord[], present = PRESENT) => {
  const counted = clocksOfCase(records, 'tenancy', present);
  if (!counted.ok) throw new Error(counted.problem);
  return counted.value.clocks;
};
const step = (records: readonly FiledRecord[]) => nextStep(records, clocksAt(records), NOW);

describe('the facts of a case', () => {
  it('count from the report, through the decision, to the work', () => {
    const [facts] = gatherFacts(
      [report, spoken, triage, visit, inspection, conclusion, order, done],
      'tenancy',
    );
    expect(facts?.awareAt).toBe('2026-11-10T10:15:00+00:00');
    expect(facts?.triage).toBe('significant');
    expect(facts?.investigations).toEqual([
      expect.objectContaining({
        id: id(17),
        kind: 'standard',
        manner: 'in-person',
        concludedAt: '2026-11-24T11:10:00+00:00',
        safetyWorkDoneAt: '2026-11-25T11:40:00+00:00',
        allWorkDoneAt: '2026-11-25T11:40:00+00:00',
        summarySentAt: null,
      }),
    ]);
  });

  it('take the earlier moment of awareness, put right by what the phone knew of its clock', () => {
    const finding = filed(
      'finding',
      {
        id: 20,
        at: '2026-11-09T09:00:00+00:00',
        author: ASHA,
        clock: { differenceMs: -600_000, ageMs: 60_000 },
      },
      { room: id(15), findingKind: 'mould', element: 'wall', makesAwareAt: '2026-11-09T09:00:00+00:00' },
    );
    expect(gatherFacts([report, finding], 'tenancy')[0]?.awareAt).toBe('2026-11-09T08:50:00+00:00');
    expect(gatherFacts([visit], 'tenancy')).toEqual([]);
  });

  it('never wait for arrival: what was recorded offline counts from when it happened', () => {
    const late = { ...report, arrivedAt: '2026-11-20T09:00:00+00:00' };
    expect(happened(late, '2026-11-10T10:15:00+00:00').at).toBe(Date.UTC(2026, 10, 10, 10, 15));
    expect(clocksAt([late, triage]).map(({ due }) => due)).toEqual(['2026-11-24T23:59:59+00:00']);
  });

  it('count an emergency that a visit found from its finding, not from the decision after it', () => {
    const found = (at: string, more: object) =>
      filed(
        'finding',
        { id: 21, at, author: ASHA, inspection: id(14) },
        { room: id(15), findingKind: 'mould', element: 'wall', ...more },
      );
    const serious = {
      ...conclusion,
      record: { ...conclusion.record, body: { ...conclusion.record.body, severity: 'emergency' } },
    } as FiledRecord;
    const identified = (finding: FiledRecord, decision: FiledRecord) =>
      gatherFacts([report, triage, inspection, finding, decision], 'tenancy')[0]?.investigations[0]
        ?.identifiedAt;
    const at = '2026-11-24T10:45:00+00:00';
    expect(identified(found(at, { emergency: true }), serious)).toBe(at);
    expect(identified(found(at, {}), serious)).toBeNull();
    expect(
      identified(found(at, { emergency: true, findingKind: 'other-hazard', hazard: 'fire' }), serious),
    ).toBeNull();
    const due = (finding: FiledRecord) =>
      clocksAt([report, triage, inspection, finding, serious]).find(
        ({ ruleId }) => ruleId === 'EMERG_FOUND_LATER_24H',
      )?.due;
    expect(due(found(at, { emergency: true }))).toBe('2026-11-25T10:45:00+00:00');
    expect(due(found(at, {}))).toBe('2026-11-25T11:10:00+00:00');
  });

  const at = '2026-11-24T11:25:00+00:00';
  const takenBack = (one: FiledRecord) =>
    filed('correction', { id: 90, at }, { corrects: one.id, because: 'typed-wrongly' });
  const LATER = { now: '2026-12-20T09:00:00+00:00', calendar: ENGLAND };
  it.each([
    [
      'an offer that was taken up',
      filed(
        'accommodation-offer',
        { id: 30, at },
        { offeredOn: '2026-11-11', answer: 'accepted', movedOutOn: '2026-11-12' },
      ),
    ],
    [
      'a second look',
      filed(
        'visit',
        { id: 31, at },
        {
          visitKind: 'damp-and-mould',
          onDate: '2026-11-28',
          reason: 'second-look',
          state: 'planned',
          surveyor: ASHA,
        },
      ),
    ],
    ['a triage', filed('triage', { id: 32, at }, { ...(triage.record.body as object), severity: 'neither' })],
    [
      'a summary',
      filed(
        'written-summary',
        { id: 33, at },
        {
          ...{ conclusion: id(17), hazard: 'damp-and-mould', severity: 'significant', actionNeeded: true },
          ...{ route: 'first-class-post', sentAt: at },
        },
      ),
    ],
    ['a report of work', done],
  ] as const)('count %s no longer that was taken back', (_what, one) => {
    const without = [report, triage, visit, inspection, conclusion, order];
    const counted = (records: readonly FiledRecord[]) => [
      gatherFacts(records, 'tenancy'),
      clocksAt(records, LATER),
      isOpenCase(records, clocksAt(records, LATER)),
      openOrders(records),
    ];
    expect(counted([...without, one])).not.toEqual(counted(without));
    expect(counted([...without, one, takenBack(one)])).toEqual(counted(without));
  });

  it('keep the moment of awareness, and a possible emergency, also where they were taken back', () => {
    const finding = filed(
      'finding',
      { id: 22, at, author: ASHA, inspection: id(14) },
      { room: id(15), findingKind: 'mould', element: 'wall', emergency: true },
    );
    const all = [report, triage, inspection, finding, conclusion];
    const [before] = gatherFacts(all, 'tenancy');
    expect(before?.investigations[0]?.identifiedAt).toBe(at);
    for (const one of [report, finding]) {
      const [now] = gatherFacts([...all, takenBack(one)], 'tenancy');
      expect(now).toEqual(before);
    }
  });

  it('read the manner of an investigation from the visit that stands for it', () => {
    const right = filed(
      'inspection',
      { id: 34, at, author: ASHA, inspection: id(34) },
      { ...(inspection.record.body as object), manner: 'remote' },
    );
    const body = { corrects: inspection.id, replacement: right.id, because: 'typed-wrongly' };
    const correction = filed('correction', { id: 90, at }, body);
    const manner = (...more: readonly FiledRecord[]) =>
      gatherFacts([report, triage, inspection, conclusion, ...more], 'tenancy')[0]?.investigations[0]?.manner;
    expect([manner(), manner(right, correction)]).toEqual(['in-person', 'remote']);
  });

  it('leave a job that was taken back out of the works', () => {
    const back = filed(
      'works-order',
      { id: 18, at: '2026-11-24T11:20:00+00:00' },
      {
        contractor: TIDEWELL,
        purpose: 'make-safe',
        element: 'wall',
        remedy: 'clean-and-treat-mould',
        state: 'taken-back',
      },
    );
    const facts = gatherFacts([report, inspection, conclusion, back, done], 'tenancy');
    expect(facts[0]?.investigations[0]?.safetyWorkDoneAt).toBeNull();
  });
});

describe('the next step', () => {
  it('follows the clock that is due first, as far as the case has come', () => {
    expect(step([report, triage])).toEqual({ words: 'Book a visit', withWhom: null });
    expect(step([report, triage, visit])).toEqual({ words: 'Visit on Tue 24 Nov, 10:30', withWhom: ASHA });
    expect(step([report, triage, visit, inspection])).toEqual({
      words: 'Finish investigation',
      withWhom: ASHA,
    });
    expect(step([report, triage, visit, inspection, conclusion]).words).toBe('Send written summary');
  });

  it('names the contractor while the job is out', () => {
    const sent = filed(
      'written-summary',
      { id: 21, at: '2026-11-24T11:15:00+00:00' },
      {
        conclusion: id(17),
        hazard: 'damp-and-mould',
        severity: 'significant',
        actionNeeded: true,
        sentAt: '2026-11-24T11:15:00+00:00',
        route: 'electronic',
      },
    );
    const records = [report, triage, inspection, conclusion, sent];
    expect(step(records).words).toBe('Raise a job to make it safe');
    expect(step([...records, order])).toEqual({ words: 'Make safe', withWhom: TIDEWELL });
    expect(isOpenCase([...records, order], clocksAt([...records, order]))).toBe(true);
    const ended = [...records, order, done];
    const after = clocksAt(ended, { ...PRESENT, now: '2026-11-26T09:00:00+00:00' });
    expect(isOpenCase(ended, after)).toBe(false);
  });
});

describe('the board', () => {
  it('groups by the day that a clock is due', () => {
    const [clock] = clocksAt([report, triage]);
    const at = (day: number, hour: number) => groupOf(clock ?? null, Date.UTC(2026, 10, day, hour), ENGLAND);
    expect([at(24, 12), at(23, 12), at(19, 12), at(18, 12)]).toEqual(['today', 'next', 'next', 'later']);
    const [late] = clocksAt([report, triage], { ...PRESENT, now: '2026-11-25T09:00:00+00:00' });
    expect(groupOf(late ?? null, Date.UTC(2026, 10, 25, 9), ENGLAND)).toBe('overdue');
    expect(groupOf(null, NOW, ENGLAND)).toBe('no-clock');
  });

  it('puts overdue cases before all others, whatever their ids', () => {
    const [clock = null] = clocksAt([report, triage]);
    const rows = [
      { group: 'later', clock, case: 'a' },
      { group: 'no-clock', clock: null, case: 'b' },
      { group: 'overdue', clock, case: 'c' },
    ] as const;
    expect([...rows].sort(compareRows).map((row) => row.case)).toEqual(['c', 'a', 'b']);
  });
});

describe('the chronology', () => {
  const names = {
    account: (who: string) => (who === ASHA ? 'Asha Birch' : who === TIDEWELL ? 'Tidewell' : 'Wren'),
  };
  const lines = (records: readonly FiledRecord[], onOpenCase = true) =>
    chronology(
      records.flatMap((one) => {
        const today = '2026-11-24';
        if (!isLocalDate(today)) throw new Error('Today is a day.');
        const context = {
          rules: COMPILED_RULES,
          audience: 'office',
          today,
          mint: (same: string) => same,
          onOpenCase,
        } as const;
        const shown = disclose(one.id, one.record, context);
        if (!shown) return [];
        const moment = one.record.kind === 'report-fact' ? one.record.body.awareAt : one.record.recordedAt;
        return [
          {
            shown,
            at: happened(one, moment).at,
            doubt: happened(one, moment).doubt,
            arrivedAt: Date.parse(one.arrivedAt),
            author: one.record.author,
            inspection: one.record.inspection,
            pictureHere: null,
            restrictedSince: null,
          },
        ];
      }),
      { now: NOW, calendar: ENGLAND, names },
    );

  it('has one line per event in the order in which they happened, with what a visit recorded under it', () => {
    const all = lines([conclusion, room, reading, inspection, triage, spoken, report, visit]);
    expect(all.map(({ title }) => title)).toEqual([
      'Reported: Damp and mould growth, bedroom',
      'Sorted as: may be significant',
      'Visit booked: Tue 24 Nov, 10:30',
      'Visit: damp and mould',
      'Decided: significant',
    ]);
    expect(all[0]?.happened).toBe('Tue 10 Nov, 10:15');
    expect(all[0]?.quote).toBe('black mould is back');
    expect(all[3]?.rooms.map(({ name, readings }) => [name, readings[0]?.words, readings[0]?.place])).toEqual(
      [['Bedroom 2', '23.4 %WME, pin, plaster', 'meter T-2']],
    );
  });

  it('never names a room by its private label, and quotes nothing where the case is not open', () => {
    const text = JSON.stringify(lines([report, spoken, inspection, room, reading]));
    expect(text).toContain('Bedroom 2');
    expect(text).not.toContain('Robin the baby');
    expect(JSON.stringify(lines([report, spoken], false))).not.toContain('black mould');
  });

  it('says when something arrived days after it happened', () => {
    const late = { ...visit, arrivedAt: '2026-11-19T09:12:00+00:00' };
    expect(lines([late])[0]).toMatchObject({
      arrived: 'Arrived Thu 19 Nov, 09:12',
      late: 'Arrived 5 working days later: until then it was kept on the phone.',
    });
    expect(lines([visit])[0]).toMatchObject({ arrived: null, late: null });
  });
});

describe('what a contractor is told', () => {
  const today = '2026-11-24';
  const mint = (same: string) => same;
  const both = (one: FiledRecord) => {
    const kind = kindNamed(one.record.kind);
    if (!kind || !isLocalDate(today)) throw new Error('A test names a kind.');
    const office = project(one.id, one.record, {
      rules: COMPILED_RULES,
      audience: 'office',
      today,
      mint,
      onOpenCase: true,
    });
    const contractor = project(one.id, one.record, {
      rules: COMPILED_RULES,
      audience: 'contractor',
      today,
      mint,
    });
    return compareViews(kind, office, contractor, NOW, { rules: COMPILED_RULES }).map(
      ({ label, full, seen, reach }) => [label, full, seen, reach],
    );
  };

  it('stands beside the full record, field by field', () => {
    expect(both(room)).toEqual([
      ['Room', 'Bedroom', ['Bedroom'], 'shared'],
      ['Number', '2', ['2'], 'shared'],
      ['Your own name for it', 'Robin the baby', [], 'kept'],
    ]);
    const need = filed(
      'health-need',
      { id: 30, at: '2026-11-24T10:50:00+00:00' },
      { answer: 'need', needs: ['fumes-harm'] },
    );
    expect(both(need)).toEqual([
      ['Health needs', 'There is a need', [], 'kept'],
      [
        'What the visit or the works must allow for',
        'Fumes do harm',
        ['No solvents or strong-smelling treatment while anyone is at home'],
        'safer',
      ],
    ]);
  });
});
