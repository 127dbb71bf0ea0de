import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isLocalDate, type LocalDate } from '../records/moments.ts';
import { approvalOf, DISCLOSURE, fieldOf, RECIPIENT } from '../sharing/sharing.fixture.ts';
import { purposesFor } from '../sharing/purposes.ts';
import { whyNoRelease } from '../sharing/asked-field.ts';
import { NEED_KINDS, surveyorEntry } from '../packs/pack-scope.ts';
import { RECORD_KINDS } from '../records/registry.ts';
import type { RecordKind } from '../records/define-record.ts';
import { AUDIENCE_NAMES, verdictFor } from './audiences.ts';
import { DATA_CATEGORIES } from './categories.ts';
import { capsFor, whyNotClose } from './closable.ts';
import { CAPS } from './letters.ts';
import { COMPILED_RULES, rulesWith } from './rules.ts';
import { asOfWords, readToldRules, rulesOfPhone } from './told-rules.ts';
import { decide, type DisclosureContext } from './verdicts.ts';

const OPENNESS = { nothing: 0, derived: 1, whole: 2 } as const;
const cell = fc.record({
  category: fc.constantFrom(...DATA_CATEGORIES),
  audience: fc.constantFrom(...AUDIENCE_NAMES),
  to: fc.constantFrom(...CAPS),
});
const overlay = fc.array(cell, { maxLength: 40 }).map(rulesWith);
const day = (text: string): LocalDate => {
  if (!isLocalDate(text)) throw new Error('A day.');
  return text;
};
const TODAY = day('2026-11-24');

describe('a matrix that leads have closed cells of', () => {
  it('never shows more than the compiled one, whoever looks and whatever is released to them', () => {
    fc.assert(
      fc.property(
        overlay,
        cell,
        fc.array(fc.boolean(), { minLength: 6, maxLength: 6 }),
        (rules, asked, is) => {
          const { category, audience } = asked;
          const field = fieldOf([category]);
          const approvable = whyNoRelease(COMPILED_RULES, [category], audience) === null;
          const context: Omit<DisclosureContext, 'rules'> = {
            ...{ audience, today: day('2026-11-24'), mint: (one: string) => one },
            ...{
              onVisitDay: is[0] === true,
              onOpenCase: is[1] === true,
              ownAdviser: is[2] === true,
              thirdPartiesChecked: is[3] === true,
            },
            ...(is[4] === true && approvable
              ? {
                  releases: [approvalOf(field, audience)],
                  recipient: RECIPIENT,
                  purpose: purposesFor(audience)[0],
                }
              : {}),
          };
          const record = {
            id: field.record,
            author: DISCLOSURE,
            subjects: [],
            namesEndangering: is[5] === true,
          };
          const shown = decide(category, field.pointer, record, { ...context, rules } as DisclosureContext);
          const most = decide(category, field.pointer, record, {
            ...context,
            rules: COMPILED_RULES,
          } as DisclosureContext);
          expect(OPENNESS[shown.show]).toBeLessThanOrEqual(OPENNESS[most.show]);
        },
      ),
      { numRuns: 3000 },
    );
  });

  it('offers no way that the compiled cell does not have, and one cap more never opens anything', () => {
    fc.assert(
      fc.property(overlay, cell, (rules, more) => {
        const ways = ({ is, or, otherwise }: ReturnType<typeof verdictFor>) =>
          new Set([is, or, otherwise].flatMap((one) => (one === 'S' ? ['S', 'D', 'N'] : (one ?? []))));
        const { category, audience } = more;
        const before = ways(verdictFor(rules, category, audience));
        const after = ways(verdictFor(rulesWith([...rules.closed, more]), category, audience));
        const compiled = ways(verdictFor(COMPILED_RULES, category, audience));
        for (const way of after) expect(way === 'W' || before.has(way)).toBe(true);
        for (const way of before) expect(way === 'W' || compiled.has(way)).toBe(true);
      }),
      { numRuns: 3000 },
    );
  });

  it('is the compiled one when everything that was closed is lost', () => {
    for (const category of DATA_CATEGORIES)
      for (const audience of AUDIENCE_NAMES)
        expect(verdictFor(rulesWith([]), category, audience)).toEqual(
          verdictFor(COMPILED_RULES, category, audience),
        );
  });
});

describe('what a lead can close', () => {
  it('refuses facts, rights, lives, addresses and instructions, and tears no kind of record apart on a phone', () => {
    for (const category of DATA_CATEGORIES)
      for (const audience of AUDIENCE_NAMES)
        for (const to of capsFor(COMPILED_RULES, category, audience)) {
          const rules = rulesWith([{ category, audience, to }]);
          expect(['surveyor', 'contractor', 'legal-adviser', 'ombudsman', 'office']).toContain(audience);
          expect(['property-fact', 'defect', 'repair-status', 'measurement', 'hazard']).not.toContain(
            category,
          );
          if (audience === 'contractor') {
            const was = verdictFor(COMPILED_RULES, category, audience);
            if (was.is === 'D') expect(verdictFor(rules, category, audience).is).toBe('D');
          }
          for (const kind of RECORD_KINDS as readonly RecordKind[]) {
            const entry = surveyorEntry(rules, kind);
            const categories = new Set(Object.values(kind.fields).map((one) => one.category));
            if (entry !== surveyorEntry(COMPILED_RULES, kind)) expect([...categories]).toContain(category);
            if (NEED_KINDS.has(kind.kind) && audience === 'contractor')
              for (const { category: of } of Object.values(kind.fields))
                if (of !== 'record-keeping') expect(verdictFor(rules, of, 'contractor').is).toBe('D');
          }
        }
  });

  it('lets a lead close names to advisers, numbers to contractors, and the record of a need on a phone', () => {
    expect(capsFor(COMPILED_RULES, 'person-name', 'legal-adviser')).toContain('W');
    expect(capsFor(COMPILED_RULES, 'contact-detail', 'contractor')).toContain('W');
    expect(capsFor(COMPILED_RULES, 'access-secret', 'surveyor')).toContain('W');
    expect(whyNotClose(COMPILED_RULES, 'defect', 'contractor', 'W')).toMatch(/facts of the building/);
    expect(whyNotClose(COMPILED_RULES, 'health-need', 'contractor', 'W')).toMatch(/keeps people safe/);
    expect(whyNotClose(COMPILED_RULES, 'diagnosis', 'subject-access', 'W')).toMatch(/right/);
  });
});

describe('what a phone was told of it', () => {
  it('is read strictly, and a letter that it does not know closes the cell', () => {
    const told = readToldRules({
      on: '2026-11-24',
      closed: [{ category: 'defect', audience: 'contractor', to: 'Q' }],
    });
    expect(verdictFor(rulesOfPhone(told), 'defect', 'contractor').is).toBe('W');
    for (const wrong of [null, 7, {}, { on: 'x', closed: [] }, { on: '2026-11-24', closed: [3] }])
      expect(readToldRules(wrong)).toBeNull();
  });

  it('says of itself how old it is, and that it knows nothing where it knows nothing', () => {
    const now = Date.parse('2026-11-26T10:00:00Z');
    expect(asOfWords({ on: TODAY, closed: [] }, now)).toMatch(/heard them Tue 24 Nov/);
    expect(asOfWords(null, now)).toMatch(/stricter than this, and never wider/);
  });
});
