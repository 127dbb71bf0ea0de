import { COMPILED_RULES } from '../disclosure/rules.ts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ROLES } from '../access/verbs.ts';
import { CATEGORIES, DATA_CATEGORIES } from '../disclosure/categories.ts';
import { decide } from '../disclosure/verdicts.ts';
import { practiceDay, practiceId } from './practice.ts';
import { isLocalDate } from '../records/moments.ts';
import { isoDay, parseDay } from '../time/calendar-day.ts';
import { COURSE_NAMES } from './drill.ts';
import { drawSet } from './drills.ts';
import { whyTrainingCloses } from './gate.ts';
import { isPass, scoreOf } from './score.ts';
import { nextCourse, trainingStanding, type KeptResult } from './standing.ts';

const SINCE = parseDay('2026-01-05') ?? 0;

function passedOn(day: number, scorePercent = 100): readonly KeptResult[] {
  const takenOn = isoDay(day);
  if (!isLocalDate(takenOn)) throw new Error('no day');
  return COURSE_NAMES.map((course) => ({ course, takenOn, scorePercent }));
}

const stateOn = (day: number, results: readonly KeptResult[] = []) =>
  trainingStanding('office', SINCE, results, day).state;

describe('training', () => {
  it('is due within a month, then lapsed with 14 days of grace, then closed', () => {
    expect([0, 30, 31, 44, 45].map((days) => stateOn(SINCE + days))).toEqual([
      ...['due', 'due', 'grace', 'grace', 'closed'],
    ]);
  });

  it('holds a year from a pass, is due again in its last month, and opens at once when it is passed late', () => {
    const day = SINCE + 20;
    expect([0, 335, 336, 365, 366, 379, 380].map((days) => stateOn(day + days, passedOn(day)))).toEqual([
      ...['in-date', 'in-date', 'due', 'due', 'grace', 'grace', 'closed'],
    ]);
    expect(stateOn(SINCE + 200)).toBe('closed');
    expect(stateOn(SINCE + 200, passedOn(SINCE + 200))).toBe('in-date');
  });

  it('counts no set that was not passed, and none before today that says it was taken later', () => {
    expect(stateOn(SINCE + 100, passedOn(SINCE + 90, 50))).toBe('closed');
    const ahead = trainingStanding('office', SINCE, passedOn(SINCE + 5000), SINCE + 10);
    expect(ahead.courses[0]?.dueDay).toBe(SINCE + 10 + 365);
  });

  it('asks nothing of an administrator, and of each role its own courses', () => {
    expect(ROLES.map((role) => trainingStanding(role, SINCE, [], SINCE + 400).state)).toEqual([
      ...['closed', 'closed', 'closed', 'closed', 'in-date'],
    ]);
    expect(nextCourse(trainingStanding('contractor', SINCE, [], SINCE))).toBe('photos-and-notes');
    expect(nextCourse(trainingStanding('office', SINCE, passedOn(SINCE), SINCE))).toBe(null);
  });
});

describe('the gate', () => {
  const closed = trainingStanding('office', SINCE, [], SINCE + 100);
  const grace = trainingStanding('office', SINCE, [], SINCE + 40);
  const guarded = DATA_CATEGORIES.filter((one) => CATEGORIES[one].guarded);
  const facts = DATA_CATEGORIES.filter((one) => !CATEGORIES[one].guarded);

  it('closes guarded kinds alone, after the grace, and without a standing', () => {
    for (const category of guarded) {
      expect(whyTrainingCloses(closed, { categories: [category], clockRuns: false })).toMatch(/2-minute/);
      expect(whyTrainingCloses(null, { categories: [category], clockRuns: false })).not.toBeNull();
      expect(whyTrainingCloses(grace, { categories: [category], clockRuns: false })).toBeNull();
    }
    expect(whyTrainingCloses(closed, { categories: ['no-such'], clockRuns: false })).not.toBeNull();
  });

  it('is heeded by the one place that decides: guarded kinds are shown to nobody for whom they are closed, all else as ever', () => {
    const id = practiceId('asked');
    const record = { id, author: id, subjects: [], namesEndangering: false };
    const open = {
      rules: COMPILED_RULES,
      audience: 'office',
      today: practiceDay(),
      mint: (one: string) => one,
      onOpenCase: true,
    } as const;
    for (const category of DATA_CATEGORIES) {
      const before = decide(category, '/body/x', record, open);
      const after = decide(category, '/body/x', record, { ...open, guardedClosed: true });
      if (CATEGORIES[category].guarded) expect(after.show).toBe('nothing');
      else expect(after).toEqual(before);
    }
  });

  it('never closes a fact, and never anything on a case with a running clock', () => {
    fc.assert(
      fc.property(fc.subarray([...facts]), fc.subarray([...guarded]), (some, special) => {
        expect(whyTrainingCloses(closed, { categories: some, clockRuns: false })).toBeNull();
        expect(whyTrainingCloses(closed, { categories: [...some, ...special], clockRuns: true })).toBeNull();
      }),
    );
  });
});

describe('a score', () => {
  const answersTo = (course: (typeof COURSE_NAMES)[number], right: number) =>
    drawSet(course, '00000007').map((drill, at) => {
      const { choices } = drill.ask();
      const found = choices.find((one) => one.right === at < right);
      return { drill: drill.key, choice: found?.key ?? '' };
    });

  it('is worked out from the answers, and three of four is a pass', () => {
    expect([4, 3, 2, 0].map((right) => scoreOf('who-sees-what', answersTo('who-sees-what', right)))).toEqual([
      ...[100, 75, 50, 0],
    ]);
    expect([100, 75, 50].map(isPass)).toEqual([true, true, false]);
  });

  it('is none of answers to another course, to one drill twice, or to too few', () => {
    const answers = answersTo('who-sees-what', 4);
    expect(scoreOf('photos-and-notes', answers)).toBeNull();
    expect(scoreOf('who-sees-what', answers.slice(1))).toBeNull();
    const [first] = answers;
    if (first) expect(scoreOf('who-sees-what', [first, first, first, first])).toBeNull();
  });
});
