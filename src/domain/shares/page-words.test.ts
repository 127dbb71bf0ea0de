import { describe, expect, it } from 'vitest';
import { COMPILED_RULES } from '../disclosure/rules.ts';
import { answersOf } from '../cases/answers.ts';
import { AUDIENCE_NAMES, type Audience } from '../disclosure/audiences.ts';
import { disclose } from '../disclosure/disclose.ts';
import { conclusion } from '../records/conclusion.ts';
import { localDateOf } from '../records/moments.ts';
import { RECORD_KINDS } from '../records/registry.ts';
import { tenancy } from '../records/tenancy.ts';
import { visit } from '../records/visit.ts';
import { worksPrice } from '../records/works-price.ts';
import { filed, id } from '../requests/requests.fixture.ts';
import { londonDay } from '../time/london.ts';

const NOW = Date.parse('2026-11-24T11:30:00Z');
const WHEN = '2026-11-06T10:40:00+00:00';

describe('the words of a page for somebody outside', () => {
  it('tell a time of day as one, and whole questions', () => {
    expect(answersOf(visit, { atMinute: 630 }, NOW).words('atMinute')).toBe('10:30');
    expect(answersOf(worksPrice, { pence: 26400 }, NOW).words('pence')).toBe('£264.00');
    expect(visit.fields.atMinute.label).toBe('Time');
    expect(tenancy.fields.occupancy.label).toBe('How the home is held');
    expect(answersOf(conclusion, { nextLookBy: 'me' }, NOW).words('nextLookBy')).toBe('The same surveyor');
  });

  it('have no label that is half a question or speaks to whoever fills in a form', () => {
    const clumsy = /: .*( a| an| the| of| is| be| on| at)$|\?$|: (on|at|into|seen|it|they)$|\b(you|your)\b/i;
    const labels = RECORD_KINDS.flatMap(({ kind, fields }) =>
      Object.entries(fields).map(([name, { label }]) => `${kind}/${name}: ${label}`),
    );
    expect(labels.filter((label) => clumsy.test(label))).toEqual([
      // Nobody outside is ever shown it.
      'room/privateLabel: Your own name for it',
    ]);
  });
});

describe('an answer that tells of something else than its field', () => {
  const basis = (...keys: string[]) =>
    filed(1, WHEN, 'triage', {
      ...{ facts: id(78), hazard: 'damp-and-mould', severity: 'significant', criteriaVersion: '2026-11' },
      basis: keys,
    });
  const shown = (audience: Audience, keys: readonly string[]) =>
    disclose(id(1), basis(...keys).record, {
      ...{
        rules: COMPILED_RULES,
        audience,
        today: localDateOf(londonDay(NOW)),
        mint: (one: string) => one,
        onOpenCase: true,
      },
    })?.body;

  it('is shown to those who may see that, and to nobody else, who cannot tell that it was there', () => {
    const sees = AUDIENCE_NAMES.filter((audience) => {
      const told = shown(audience, ['sleeping-room', 'known-need'])?.['basis'];
      return Array.isArray(told) && told.includes('known-need');
    });
    expect(sees).toEqual(['surveyor', 'office']);
    for (const audience of AUDIENCE_NAMES.filter((one) => !sees.includes(one)))
      expect(shown(audience, ['sleeping-room', 'known-need'])).toEqual(shown(audience, ['sleeping-room']));
    expect(shown('legal-adviser', ['sleeping-room'])?.['basis']).toEqual(['sleeping-room']);
    expect(shown('legal-adviser', ['known-need'])).not.toHaveProperty('basis');
  });
});
