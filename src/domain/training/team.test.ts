import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RecordNamed } from '../records/registry.ts';
import { BREACHES, type BreachWhat } from '../breaches/breach-lists.ts';
import {
  deedOf,
  deedOfBreach,
  FEWEST_PEOPLE,
  teamView,
  type Deed,
  type DeedKind,
  type Team,
  type TeamResult,
} from './team.ts';

const FEW = /^Fewer than 5 people/;
const deeds = (kind: DeedKind, accounts: readonly string[]): Deed[] =>
  accounts.map((account) => ({ account, kind }));
const people = (count: number) => Array.from({ length: count }, (_, at) => `person-${String(at)}`);
const office = (): Team => 'office';
const result = (account: string) => ({ account, course: 'who-sees-what' as const, scorePercent: 100 });
type Body = RecordNamed<'disclosure'>['body'];
const body = (more: Partial<Body>): Body => ({
  ...{ at: '2026-11-24T10:00:00+00:00' as Body['at'], audience: 'neighbour', purpose: 'property-facts' },
  ...{ records: [], categories: ['defect'], decision: 'refused' },
  ...more,
});

describe('the team’s figures', () => {
  it('set too little and too much side by side', () => {
    const five = people(5);
    const all = [
      ...deeds('told', [...five, ...five]),
      ...deeds('fact-refused', ['person-1']),
      ...deeds('found-right', five),
      ...deeds('found-wrong', ['person-2', 'person-3']),
      ...deeds('not-looked-at', ['person-4']),
      ...deeds('told-wrong', ['person-0', 'person-0', 'person-3']),
    ];
    const { sharing, teams } = teamView([], all, office);
    expect(sharing.map(({ words }) => words)).toEqual([
      '10 disclosures',
      '1 refusal',
      '2 of 7 looked at',
      '3 disclosures',
      '1 review',
    ]);
    const [own, ...others] = teams;
    expect(own?.title).toBe('The office');
    expect(own?.lines.slice(1)).toEqual(sharing);
    for (const { lines } of others) for (const { words } of lines) expect(words).toMatch(FEW);
  });

  it('tell nothing of a team of fewer than five, and name nobody, whatever they did', () => {
    const kinds = fc.constantFrom<DeedKind>(
      'told',
      'fact-refused',
      'found-right',
      'found-wrong',
      'not-looked-at',
      'told-wrong',
    );
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 9 }), fc.array(kinds, { maxLength: 20 }), (count, done) => {
        const names = people(count);
        const all =
          names.length === 0 ? [] : done.map((kind, at) => ({ kind, account: names[at % count] ?? '' }));
        const view = teamView(names.map(result), all, office);
        expect(JSON.stringify(view)).not.toContain('person-');
        const [training, ...shared] = view.teams[0]?.lines ?? [];
        expect(FEW.test(training?.words ?? '')).toBe(count < FEWEST_PEOPLE);
        expect(view.courses.every(({ words }) => FEW.test(words))).toBe(count < FEWEST_PEOPLE);
        const doers = new Set(all.map(({ account }) => account)).size;
        expect(FEW.test(shared[0]?.words ?? '')).toBe(doers < FEWEST_PEOPLE);
      }),
    );
  });

  it('let nobody read those of the few by taking the teams from all of them', () => {
    const one = 'person-of-another-team';
    const teamOf = (account: string): Team => (account === one ? 'lead' : 'office');
    const told = deeds('told', people(5));
    const shown = (all: readonly Deed[]) =>
      teamView([], all, teamOf).teams.map(({ lines }) => !FEW.test(lines[1]?.words ?? ''));
    expect(shown(told)).toEqual([true, false, false, false]);
    expect(shown([...told, ...deeds('told-wrong', [one])])).toEqual([false, false, false, false]);
    // Five who are left out tell of nobody.
    const surveyors = ['a', 'b', 'c', 'd'];
    const others = (account: string): Team => (surveyors.includes(account) ? 'surveyor' : teamOf(account));
    const all = [...told, ...deeds('told', [...surveyors, one])];
    expect(FEW.test(teamView([], all, others).teams[0]?.lines[1]?.words ?? '')).toBe(false);
    // Whoever is in no team could be read as well.
    const withNone = (account: string): Team | null => (account === one ? null : 'office');
    expect(
      FEW.test(teamView([], [...told, ...deeds('told', [one])], withNone).teams[0]?.lines[1]?.words ?? ''),
    ).toBe(true);
    // Nor does what nobody knows whose it was.
    const unknown: Deed = { account: null, kind: 'told-wrong' };
    expect(shown([...told, unknown])).toEqual([true, false, false, false]);
    expect(teamView([], [...told, unknown], teamOf).sharing.map(({ words }) => words)[3]).toBe(
      '1 disclosure',
    );
  });

  it('let nobody read a course that too few took off the scores of the teams', () => {
    const alone = { account: 'person-0', course: 'photos-and-notes' as const, scorePercent: 0 };
    const scores = (all: readonly TeamResult[]) => teamView(all, [], office).teams[0]?.lines[0]?.words;
    const ten = people(10).map(result);
    expect(scores([...ten, alone])).toBe(scores(ten));
  });

  it('count what went wrong, and no lost phone: it is no disclosure by anybody', () => {
    const kinds = (Object.keys(BREACHES) as BreachWhat[]).map((what) => deedOfBreach(what, 'a')?.kind);
    expect(kinds).toEqual(['told-wrong', 'told-wrong', undefined, 'told-wrong']);
  });

  it('counts as refused a fact alone: declining what is about a person is right, and was told in words', () => {
    expect(deedOf('a', body({}))?.kind).toBe('fact-refused');
    expect(deedOf('a', body({ told: 'We do not tell who lives there.', categories: [] }))).toBeNull();
    expect(deedOf('a', body({ categories: ['health-need'] }))).toBeNull();
    expect(deedOf('a', body({ decision: 'part' }))?.kind).toBe('told');
  });
});
