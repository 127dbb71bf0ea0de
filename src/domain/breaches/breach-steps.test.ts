import { describe, expect, it } from 'vitest';
import { HOUR_MS } from '../time/instants.ts';
import type { BreachStepBody, BreachWords } from './breach-case.ts';
import { hasGap, peopleDraft, recipientDraft, regulatorDraft } from './breach-letters.ts';
import { breachStepProblem, breachStepsOpen, nextBreachStep } from './breach-steps.ts';
import { aBreach, AWARE, BEGUN, HOME, TENANCY } from './breaches.fixture.ts';
import { isLetterDangerous } from './data-words.ts';
import { COMPILED_RULES } from '../disclosure/rules.ts';
import { reachOf, shownReach, type ReachPart } from './reach.ts';

const NOW = AWARE + HOUR_MS;
const weighed = (risk: BreachStepBody['risk'], more: object = {}): BreachStepBody => ({
  ...{ step: 'weighed', at: NOW, risk, ...more },
});
const problem = (
  body: BreachStepBody,
  words: BreachWords = { words: 'Because.' },
  {
    role = 'lead',
    steps = [],
    now = NOW,
  }: { role?: 'lead' | 'office'; steps?: BreachStepBody[]; now?: number } = {},
) => breachStepProblem(aBreach(steps), body, words, role, now);
const asked: BreachStepBody = { step: 'recipient-asked', at: NOW, way: 'email' };
const replied: BreachStepBody = { step: 'recipient-replied', at: NOW, reply: 'deleted' };
const regulator: BreachStepBody = { step: 'regulator-told', at: NOW, way: 'online' };
const people: BreachStepBody = { step: 'persons-told', at: NOW, way: 'letter', part: TENANCY };

describe('what is done about a breach', () => {
  it('is weighed, told to the regulator and closed by the lead alone; the rest waits for nobody', () => {
    expect(breachStepsOpen(aBreach(), 'office')).toEqual(['contained', 'recipient-asked']);
    for (const step of [weighed('high'), regulator, people, { step: 'closed', at: NOW } as const])
      expect(problem(step, { words: 'Because.' }, { role: 'office' })).toBe(
        'The data-protection lead does this.',
      );
  });

  it('asks for what the law asks: nothing, the regulator, or the people as well', () => {
    const next = (...steps: BreachStepBody[]) => nextBreachStep(aBreach([asked, replied, ...steps])).words;
    expect(next()).toBe('The data-protection lead weighs the risk.');
    expect(next(weighed('unlikely'))).toBe('Write what was learned, and close it.');
    expect(next(weighed('likely'))).toBe('Tell the regulator.');
    expect(next(weighed('likely'), regulator)).toBe('Write what was learned, and close it.');
    expect(next(weighed('high'), regulator)).toBe('Tell the people of 1 home.');
    expect(next(weighed('high', { notTelling: 'unreadable' }), regulator)).toMatch(/close it/);
    expect(next(weighed('high'), regulator, people)).toMatch(/close it/);
    expect(nextBreachStep(aBreach([weighed('unlikely')])).words).toMatch(/delete it and confirm/);
  });

  it('is not closed before that is done, and then stays closed', () => {
    const closed: BreachStepBody = { step: 'closed', at: NOW };
    expect(problem(closed)).toBe('The data-protection lead weighs the risk.');
    expect(problem(closed, { words: ' ' }, { steps: [weighed('unlikely'), asked, replied] })).toMatch(
      /learned/,
    );
    const ready = [weighed('unlikely'), asked, replied];
    expect(problem(closed, undefined, { role: 'office', steps: ready })).toBe(
      'The data-protection lead does this.',
    );
    expect(problem(closed, undefined, { steps: ready })).toBeNull();
    const done = [...ready, closed];
    expect(problem(regulator, { words: 'Notice' }, { steps: done })).toMatch(/It is closed/);
  });

  it('late to the regulator only with the reasons, and never before anybody knew', () => {
    const now = AWARE + 80 * HOUR_MS;
    const late = { ...regulator, at: AWARE + 73 * HOUR_MS };
    expect(problem(late, { words: 'Notice' }, { now })).toMatch(/later than 72 hours/);
    expect(problem(late, { words: 'Notice', late: 'We had to find out whose it was.' }, { now })).toBeNull();
    expect(problem({ ...late, at: AWARE + 72 * HOUR_MS }, { words: 'Notice' }, { now })).toBeNull();
    expect(problem({ ...regulator, at: AWARE - 1 }, { words: 'Notice' })).toMatch(/before anybody knew/);
    expect(problem({ ...regulator, at: NOW + 1 }, { words: 'Notice' })).toMatch(/lies ahead/);
  });

  it('is reasoned, and why people are not told is for a high risk alone', () => {
    expect(problem(weighed('unlikely'), {})).toMatch(/Write the reason/);
    expect(problem(weighed('likely', { notTelling: 'averted' }))).toMatch(/high risk alone/);
    expect(problem(weighed('high', { notTelling: 'averted' }))).toBeNull();
  });

  it('is told whole: no gap of the draft goes out, and only to a home that it reached', () => {
    expect(problem(regulator, { words: 'How: [in your own words].' })).toMatch(/square brackets/);
    for (const letter of [people, asked])
      expect(problem(letter, { words: 'We found that [what happened].' })).toMatch(/square brackets/);
    expect(problem(people, { words: '' })).toBe('Keep what they were told.');
    expect(problem({ ...people, part: HOME }, { words: 'Sorry.' })).toBe('Choose whose home was told.');
  });
});

describe('what a breach reached', () => {
  const reach = reachOf([
    { home: HOME, tenancy: TENANCY, kind: 'person', fields: ['name'] },
    { home: HOME, tenancy: TENANCY, kind: 'safeguarding-concern', fields: ['words', 'visitorMust'] },
    { home: HOME, tenancy: null, kind: 'finding', fields: ['defect'] },
  ]);

  it('is told by household, and what the office may not know of is named to the lead alone', () => {
    expect(reach.parts.map(({ tenancy }) => tenancy)).toEqual([TENANCY, null]);
    const here = { isOfEarlier: () => false, onOpenCase: () => true };
    expect(shownReach(COMPILED_RULES, reach, 'lead', here)).toEqual(reach);
    const office = JSON.stringify(shownReach(COMPILED_RULES, reach, 'office', here));
    expect(office).toContain('person/name');
    expect(office).not.toContain('safeguarding');
  });

  it('names to the office nothing of a household that has moved out, and to the lead all of it', () => {
    const gone = { isOfEarlier: ({ tenancy }: ReachPart) => tenancy === TENANCY, onOpenCase: () => true };
    const office = shownReach(COMPILED_RULES, reach, 'office', gone);
    expect(office.parts).toEqual([{ home: HOME, tenancy: null, categories: ['defect'] }]);
    expect(office.fields).toEqual(['finding/defect']);
    expect(shownReach(COMPILED_RULES, reach, 'lead', gone)).toEqual(reach);
  });

  it('names to the office what it is shown on an open case alone where one is open, of whoever lives there', () => {
    const [of, one] = [{ home: HOME, kind: 'health-need', fields: ['needs'] }, 'health-need/needs'];
    const both = reachOf([
      { ...of, tenancy: TENANCY },
      { ...of, tenancy: null },
    ]);
    const shown = (open: readonly unknown[]) =>
      shownReach(COMPILED_RULES, both, 'office', {
        isOfEarlier: () => false,
        onOpenCase: ({ tenancy }) => open.includes(tenancy),
      });
    expect(shown([]).parts).toEqual([]);
    expect(shown([]).fields).toEqual([]);
    expect(shown([TENANCY]).parts.map(({ tenancy }) => tenancy)).toEqual([TENANCY]);
    expect(shown([TENANCY]).fields).toEqual([one]);
  });
});

describe('the drafts', () => {
  const facts = {
    people: 3,
    ring: '0300 123 4567',
    contained: ['The key code or lock was changed'],
    now: NOW,
  };
  const [part] = BEGUN.reach.parts;

  it('to the regulator say what Art. 33(3) asks for, and why it is late where it is', () => {
    const words = regulatorDraft(aBreach([weighed('high')]), facts);
    for (const told of [
      'defect, name',
      '3 people in 1 home, 2 records',
      '0300 123 4567',
      'open nothing',
      'Article 34',
    ])
      expect(words).toContain(told);
    expect(hasGap(words)).toBe(true);
    expect(words).not.toContain('later than 72 hours');
    expect(regulatorDraft(aBreach(), { ...facts, now: AWARE + 73 * HOUR_MS })).toContain(
      'later than 72 hours',
    );
  });

  it('to people and to whoever got it hold no gap, and nothing of what could endanger', () => {
    const dangerous = ['safeguarding', 'warning', 'third-party', 'person-name', 'diagnosis'] as const;
    const words = peopleDraft(aBreach(), { home: HOME, tenancy: TENANCY, categories: dangerous }, facts);
    expect(words).toContain('your name and what a visit to you has to allow for');
    expect(words).not.toMatch(/safeguard|warning|diagnosis|illness|someone else/i);
    expect(hasGap(words)).toBe(false);
    expect(
      isLetterDangerous({ ...BEGUN.reach, parts: [{ home: HOME, tenancy: null, categories: dangerous }] }),
    ).toBe(true);
    expect(isLetterDangerous(BEGUN.reach)).toBe(false);
    const asking = recipientDraft(aBreach(), facts);
    expect(asking).toMatch(/not yours[\s\S]*delete it/);
    expect(asking).not.toMatch(/name|defect/i);
  });

  it('say of a lost phone only what is known of it', () => {
    const phone = (phoneWas: 'locked' | 'open') =>
      peopleDraft(aBreach([], { what: 'phone', happened: 'stolen', phoneWas }), part ?? never(), facts);
    expect(phone('locked')).toMatch(/stolen[\s\S]*was locked[\s\S]*clear itself/);
    expect(phone('open')).not.toMatch(/locked|scrambled/);
  });
});

function never(): never {
  throw new Error('There is a part.');
}
