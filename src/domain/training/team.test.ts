import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RecordNamed } from '../records/registry.ts';
import { deedOf, FEWEST_PEOPLE, teamView, type Deed, type DeedKind, type Team } from './team.ts';

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
    ];
    const { sharing, teams } = teamView([], all, office);
    expect(sharing.map(({ words }) => words)).toEqual([
      '10 disclosures',
      '1 refusal',
      '2 of 7 looked at',
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
        const doers = new Set(all.map(({ account }) => account)).size;
        expect(FEW.test(shared[0]?.words ?? '')).toBe(doers < FEWEST_PEOPLE);
      }),
    );
  });

  it('counts as refused a fact alone: declining what is about a person is right, and was told in words', () => {
    expect(deedOf('a', body({}))?.kind).toBe('fact-refused');
    expect(deedOf('a', body({ told: 'We do not tell who lives there.', categories: [] }))).toBeNull();
    expect(deedOf('a', body({ categories: ['health-need'] }))).toBeNull();
    expect(deedOf('a', body({ decision: 'part' }))?.kind).toBe('told');
  });
});
