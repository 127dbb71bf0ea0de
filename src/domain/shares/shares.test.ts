import { COMPILED_RULES } from '../disclosure/rules.ts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ComparedField } from '../cases/comparison.ts';
import { AUDIENCE_NAMES } from '../disclosure/audiences.ts';
import { DATA_CATEGORIES } from '../disclosure/categories.ts';
import { RECORD_KINDS } from '../records/registry.ts';
import { needsCode } from './share-audiences.ts';
import {
  isToBeTold,
  MOST_WRONG_CODES,
  shareState,
  type ShareEvent,
  type ShareEventKind,
} from './share-state.ts';
import { isNarrowedBy, toldFields } from './told-verdicts.ts';
import { whatDiffers } from './what-differs.ts';
import { whyAnswered, whyOf } from './why.ts';

const happened = (...kinds: ShareEventKind[]): ShareEvent[] => kinds.map((kind, at) => ({ kind, at }));
const stateAfter = (kinds: ShareEventKind[], more: object = {}, now = 100) =>
  shareState({ events: happened(...kinds), expiresAt: 1000, hasCode: true, narrowed: false, ...more }, now);

describe('how a share stands', () => {
  it.each([
    ['open', ['issued']],
    ['used', ['issued', 'opened']],
    ['open', ['issued', 'opened', 'issued']],
    ['revoked', ['issued', 'revoked']],
    ['open', ['issued', 'revoked', 'issued']],
    ['suspended', ['issued', 'touched']],
    ['open', ['issued', 'touched', 'issued']],
    ['revoked', ['issued', 'revoked', 'touched']],
    ['replaced', ['issued', 'replaced', 'issued']],
    ['open', ['issued', ...Array<ShareEventKind>(MOST_WRONG_CODES - 1).fill('wrong-code')]],
    ['locked', ['issued', ...Array<ShareEventKind>(MOST_WRONG_CODES).fill('wrong-code')]],
  ] as const)('is %s after %j', (state, kinds) => {
    expect(stateAfter([...kinds])).toBe(state);
  });

  it('ends at its end, opens again and again without a code, and is held by stricter rules', () => {
    expect(stateAfter(['issued'], {}, 1000)).toBe('expired');
    expect(stateAfter(['issued', 'opened', 'opened'], { hasCode: false })).toBe('open');
    expect(stateAfter(['issued'], { narrowed: true })).toBe('suspended');
  });

  it('is never open again after it was taken back or touched, until it is issued again', () => {
    const kinds: ShareEventKind[] = ['opened', 'wrong-code', 'revoked', 'touched', 'told', 'replaced'];
    const any = fc.array(fc.constantFrom(...kinds), { maxLength: 12 });
    fc.assert(
      fc.property(any, any, fc.constantFrom('revoked', 'touched', 'replaced'), (before, after, end) => {
        expect(stateAfter(['issued', ...before, end as ShareEventKind, ...after])).not.toBe('open');
      }),
    );
  });

  it('names who read the earlier words, and nobody who read none', () => {
    expect(isToBeTold(happened('issued', 'opened', 'touched'))).toBe(true);
    expect(isToBeTold(happened('issued', 'touched'))).toBe(false);
    expect(isToBeTold(happened('issued', 'opened', 'touched', 'told'))).toBe(false);
    expect(isToBeTold(happened('issued', 'opened', 'touched', 'told', 'touched'))).toBe(true);
  });
});

describe('the rules that a share was made under', () => {
  const fields = RECORD_KINDS.flatMap((kind) =>
    Object.keys(kind.fields).map((name) => `${kind.kind}/${name}`),
  );

  it('hold it open while they are the same for every field and audience', () => {
    for (const audience of AUDIENCE_NAMES)
      expect(isNarrowedBy(COMPILED_RULES, toldFields(COMPILED_RULES, fields, audience), audience)).toBe(
        false,
      );
  });

  it('put it on hold where one became stricter, and not where it is now a plain S', () => {
    const [told] = toldFields(COMPILED_RULES, ['person/phone'], 'legal-adviser');
    const [defect] = toldFields(COMPILED_RULES, ['finding/defect'], 'legal-adviser');
    if (told === undefined || defect === undefined) throw new Error('Both are fields.');
    expect(isNarrowedBy(COMPILED_RULES, [{ ...told, verdict: 'S' }], 'legal-adviser')).toBe(true);
    expect(isNarrowedBy(COMPILED_RULES, [{ ...defect, verdict: 'N' }], 'legal-adviser')).toBe(false);
    expect(isNarrowedBy(COMPILED_RULES, [{ ...told, field: 'person/gone' }], 'legal-adviser')).toBe(true);
  });
});

it('asks for a code for everything but facts of the building and its repair', () => {
  const free = DATA_CATEGORIES.filter((category) => !needsCode([category]));
  expect(free).toEqual(['property-fact', 'defect', 'repair-status', 'measurement', 'hazard']);
  expect(needsCode(['defect', 'address'])).toBe(true);
});

describe('what changed while somebody was looking', () => {
  const field = (key: string, seen: string[]): ComparedField => ({
    ...{ key, record: key, kind: 'Finding', label: 'Defect', category: 'defect', full: 'x' },
    ...{ seen, reach: 'shared', why: '', opened: 'nothing', onlyKept: null },
  });

  it('is told for what came, went and reads otherwise, and for nothing else', () => {
    const before = [field('a', ['Wet']), field('b', ['Dry']), field('c', ['Same'])];
    const now = [field('a', ['Dry']), field('c', ['Same']), field('d', ['New'])];
    expect(whatDiffers(before, now).map((one) => [one.before, one.now])).toEqual([
      ['Wet', 'Dry'],
      ['Dry', 'Not in their copy'],
      ['Not in their copy', 'New'],
    ]);
  });

  it('is explained with the regulator’s own page', () => {
    expect(whyOf(field('a', ['Wet']), 'contractor')).toMatchObject({ question: 'Why may I share this?' });
    const answered = whyAnswered({ facts: true, declines: true });
    expect(answered.map(({ question }) => question)).toEqual([
      'Why may I share this?',
      'Why is the rest not told?',
    ]);
    for (const { source } of answered) expect(source.address).toMatch(/^https:\/\/ico\.org\.uk\//);
    expect(whyAnswered({ facts: false, declines: false })).toEqual([]);
    const hidden = whyOf(
      { ...field('a', []), category: 'health-need', reach: 'ask', opened: 'second-person' },
      'legal-adviser',
    );
    expect(hidden.question).toBe('Why is this hidden?');
    expect(hidden.source.address).toMatch(/^https:\/\/ico\.org\.uk\//);
  });
});
