import type { Rule } from './rule.ts';

export type TimeLimitId =
  | 'EMERG_INVESTIGATE_24H'
  | 'EMERG_MAKE_SAFE_24H'
  | 'EMERG_FOUND_LATER_24H'
  | 'SIG_INVESTIGATE_10WD'
  | 'RENEWED_INVESTIGATE_10WD'
  | 'SUMMARY_3WD'
  | 'SIG_MAKE_SAFE_5WD'
  | 'PREVENT_STEPS_5WD'
  | 'PREVENT_START_12W'
  | 'ALT_ACCOM_EMERG_24H'
  | 'ALT_ACCOM_SIG_5WD';

/** Hours are elapsed hours; working and calendar days end at 23:59:59 in London. */
export type LimitUnit = 'hours' | 'working-days' | 'calendar-days';

/** A row that sets a limit. */
export interface TimeLimit extends Rule {
  readonly id: TimeLimitId;
  /** What to do, in plain words, as the heading of its clock. */
  readonly title: string;
  readonly amount: number;
  readonly unit: LimitUnit;
  readonly countsFrom: 'awareness' | 'conclusion' | 'request' | 'identification';
  /** Which hazards it is for; scope by date differs between emergencies and significant hazards. */
  readonly severity: 'emergency' | 'significant' | 'either';
}

/** How long a limit is, whatever law sets it. */
export type Span = Pick<TimeLimit, 'amount' | 'unit'>;

const SINCE = { inForceFrom: '2025-10-27', inForceTo: null } as const;
const HOURS_24 = { amount: 24, unit: 'hours' } as const;
const DAYS_5 = { amount: 5, unit: 'working-days' } as const;
const DAYS_10 = { amount: 10, unit: 'working-days' } as const;

/** R4 to R16 without R10 and R14. The start that each counts from is the moment or, for days, day zero. */
export const TIME_LIMITS = [
  {
    row: 'R4',
    id: 'EMERG_INVESTIGATE_24H',
    title: 'Investigate the emergency',
    says: 'What may be an emergency is investigated within 24 hours of becoming aware. The hours run through nights, weekends and bank holidays.',
    ...HOURS_24,
    countsFrom: 'awareness',
    severity: 'emergency',
    citation: { regulation: 'reg. 5', source: 'Guidance, in the words of two landlords', mark: 'secondary' },
    ...SINCE,
  },
  {
    row: 'R5',
    id: 'EMERG_MAKE_SAFE_24H',
    title: 'Make the emergency safe',
    says: 'A confirmed emergency is made safe within the same 24 hours of becoming aware. One guide reads reg. 5 as longer: the earlier is used.',
    ...HOURS_24,
    countsFrom: 'awareness',
    severity: 'emergency',
    citation: { regulation: 'reg. 5', source: 'Guidance, in the words of two landlords', mark: 'secondary' },
    ...SINCE,
  },
  {
    row: 'R6',
    id: 'EMERG_FOUND_LATER_24H',
    title: 'Make the emergency safe',
    says: 'An emergency first found by a standard, renewed or further investigation is made safe within 24 hours of being identified.',
    ...HOURS_24,
    countsFrom: 'identification',
    severity: 'emergency',
    citation: { regulation: 'reg. 5', source: 'Awaab’s Law Guide, which quotes reg. 5', mark: 'secondary' },
    ...SINCE,
  },
  {
    row: 'R7',
    id: 'SIG_INVESTIGATE_10WD',
    title: 'Finish the investigation',
    says: 'What may be a significant hazard is investigated within 10 working days of becoming aware: concluded, not just booked.',
    ...DAYS_10,
    countsFrom: 'awareness',
    severity: 'significant',
    citation: { regulation: 'reg. 6', source: 'Guidance 4.1.1, as quoted', mark: 'secondary' },
    ...SINCE,
  },
  {
    row: 'R8',
    id: 'RENEWED_INVESTIGATE_10WD',
    title: 'Finish the visit in person',
    says: 'When the tenant asks for a visit in person after a remote investigation, it is concluded within 10 working days of the request.',
    ...DAYS_10,
    countsFrom: 'request',
    severity: 'either',
    citation: { regulation: null, source: 'By analogy with the day-zero rule', mark: 'judgement' },
    ...SINCE,
  },
  {
    row: 'R9',
    id: 'SUMMARY_3WD',
    title: 'Send the written summary',
    says: 'A written summary is sent to the named tenant within 3 working days of an investigation concluding, also when it found neither.',
    amount: 3,
    unit: 'working-days',
    countsFrom: 'conclusion',
    severity: 'either',
    citation: { regulation: 'reg. 9', source: 'Guidance section 6, as reported', mark: 'secondary' },
    ...SINCE,
  },
  {
    row: 'R11',
    id: 'SIG_MAKE_SAFE_5WD',
    title: 'Make the home safe',
    says: 'A significant hazard is made safe within 5 working days of the investigation concluding. Temporary measures count.',
    ...DAYS_5,
    countsFrom: 'conclusion',
    severity: 'significant',
    citation: {
      regulation: 'reg. 11(2)(a)',
      source: 'Published list of regulation numbers',
      mark: 'secondary',
    },
    ...SINCE,
  },
  {
    row: 'R12',
    id: 'PREVENT_STEPS_5WD',
    title: 'Begin work to stop it coming back, or take steps to',
    says: 'Preventative work is begun, or steps are taken to begin it, within 5 working days of the investigation concluding. With steps alone, record why beginning was not reasonably practicable.',
    ...DAYS_5,
    countsFrom: 'conclusion',
    severity: 'either',
    citation: { regulation: 'reg. 13(2)', source: 'Awaab’s Law Guide; Pinnacle', mark: 'secondary' },
    ...SINCE,
  },
  {
    row: 'R13',
    id: 'PREVENT_START_12W',
    title: 'Have work to stop it coming back under way',
    says: 'Where beginning in 5 working days is not reasonably practicable, preventative work is physically begun as soon as practicable and at most 12 weeks from the investigation. Whether the first day counts is not settled: be ready one day earlier.',
    amount: 84,
    unit: 'calendar-days',
    countsFrom: 'conclusion',
    severity: 'either',
    citation: { regulation: 'reg. 13(3)(b)', source: 'Two guides for the 84 days', mark: 'judgement' },
    ...SINCE,
  },
  {
    row: 'R15',
    id: 'ALT_ACCOM_EMERG_24H',
    title: 'Offer somewhere else to stay',
    says: 'When an emergency cannot be made safe in its 24 hours, other accommodation is provided by the same moment, at the landlord’s cost, until the home is safe.',
    ...HOURS_24,
    countsFrom: 'awareness',
    severity: 'emergency',
    citation: { regulation: null, source: 'Guidance, as reported', mark: 'secondary' },
    ...SINCE,
  },
  {
    row: 'R16',
    id: 'ALT_ACCOM_SIG_5WD',
    title: 'Offer somewhere else to stay',
    says: 'When a significant hazard cannot be made safe in its 5 working days, other accommodation is provided by the same moment, at the landlord’s cost, until the home is safe.',
    ...DAYS_5,
    countsFrom: 'conclusion',
    severity: 'significant',
    citation: { regulation: null, source: 'Guidance, as reported', mark: 'secondary' },
    ...SINCE,
  },
] as const satisfies readonly TimeLimit[];

const BY_ID: ReadonlyMap<string, TimeLimit> = new Map(TIME_LIMITS.map((limit) => [limit.id, limit]));

/** Whether `id` names a limit of the table. */
export function isTimeLimitId(id: unknown): id is TimeLimitId {
  return typeof id === 'string' && BY_ID.has(id);
}

/** The limit of an id. */
export function timeLimit(id: TimeLimitId): TimeLimit {
  const found = BY_ID.get(id);
  if (found === undefined) throw new Error('A limit is missing from the table.');
  return found;
}
