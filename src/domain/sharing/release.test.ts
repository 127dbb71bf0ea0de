import { COMPILED_RULES } from '../disclosure/rules.ts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyId, anyRecordOf } from '../../../tests/disclosure/any-record.ts';
import { AUDIENCE_NAMES, verdictFor, type Audience } from '../disclosure/audiences.ts';
import { DATA_CATEGORIES } from '../disclosure/categories.ts';
import { disclose } from '../disclosure/disclose.ts';
import { decide, type DisclosureContext } from '../disclosure/verdicts.ts';
import type { RecordKind } from '../records/define-record.ts';
import { RECORD_KINDS } from '../records/registry.ts';
import { fieldsOfRecord, whyNoRelease } from './asked-field.ts';
import { ROUTES, type Route } from './routes.ts';
import { PURPOSES, purposesFor, type Purpose } from './purposes.ts';
import type { Release } from './release.ts';
import { approvalOf, day, idOf, RECIPIENT, TODAY } from './sharing.fixture.ts';

const ROUTE_NAMES = Object.keys(ROUTES) as Route[];
const anyAudience = fc.constantFrom(...AUDIENCE_NAMES);
const anyKind = fc.constantFrom<RecordKind[]>(...RECORD_KINDS);
const anyFiled = anyKind.chain((kind) => anyRecordOf(kind, (pointer) => `CANARY${pointer}`));

const contextOf = (audience: Audience, releases: readonly Release[]): DisclosureContext => ({
  rules: COMPILED_RULES,
  audience,
  today: TODAY,
  mint: (id) => `m-${id}`,
  recipient: RECIPIENT,
  purpose: purposesFor(audience)[0],
  releases,
});

/** The context without one of its parts. */
function lacking(part: keyof DisclosureContext, context: DisclosureContext): DisclosureContext {
  const rest = Object.entries(context).filter(([name]) => name !== part);
  return Object.fromEntries(rest) as unknown as DisclosureContext;
}

/** A release that nothing may make; what decides must not believe it. */
function forged(route: Route, audience: Audience, category: string, changes: object = {}): Release {
  return {
    route,
    record: idOf(80),
    pointer: '/body/words',
    categories: [category],
    audience,
    purpose: purposesFor(audience)[0],
    recipient: RECIPIENT,
    until: TODAY,
    askedBy: idOf(1),
    approvedBy: idOf(2),
    sentBy: idOf(3),
    ...changes,
  } as unknown as Release;
}

const RECORD = { id: idOf(80), author: idOf(4), subjects: [], namesEndangering: false };
const decided = (release: Release, category: string, audience: Audience) =>
  decide(category, '/body/words', RECORD, contextOf(audience, [release])).show;

describe('a release', () => {
  it('opens its one field to its one recipient, and changes nothing else', () => {
    let opened = 0;
    fc.assert(
      fc.property(anyFiled, anyAudience, ({ id, record }, audience) => {
        const field = fieldsOfRecord(id, record).find(
          ({ categories }) => whyNoRelease(COMPILED_RULES, categories, audience) === null,
        );
        fc.pre(field !== undefined);
        const name = field.pointer.replace('/body/', '');
        const shown = disclose(id, record, contextOf(audience, [approvalOf(field, audience)]));
        const without = disclose(id, record, contextOf(audience, []));
        expect(Object.keys(shown?.body ?? {})).toContain(name);
        const rest = Object.keys(shown?.body ?? {}).filter((one) => one !== name);
        expect(Object.keys(without?.body ?? {}).filter((one) => one !== name)).toEqual(rest);
        opened += 1;
      }),
      { numRuns: 300 },
    );
    expect(opened).toBe(300);
  });

  it('opens nothing to another audience, recipient, purpose, record, pointer or category, nor after its end', () => {
    const otherPurpose = (one: Purpose) =>
      (Object.keys(PURPOSES) as Purpose[]).find((other) => other !== one);
    fc.assert(
      fc.property(anyFiled, anyAudience, anyAudience, anyId, ({ id, record }, audience, other, someone) => {
        const field = fieldsOfRecord(id, record).find(
          ({ categories }) => whyNoRelease(COMPILED_RULES, categories, audience) === null,
        );
        fc.pre(field !== undefined && other !== audience && someone !== RECIPIENT && someone !== id);
        const good = approvalOf(field, audience);
        const told = (release: Release, changes: Partial<DisclosureContext> = {}) => {
          const context = { ...contextOf(audience, [release]), ...changes };
          const bare = { ...context, releases: [] };
          return [disclose(id, record, context), disclose(id, record, bare)] as const;
        };
        const changed = (changes: object) => ({ ...good, ...changes }) as Release;
        for (const [shown, without] of [
          told(good, { audience: other }),
          told(good, { recipient: someone }),
          told({ ...good }, { today: day('2026-11-25') }),
          told(changed({ record: someone })),
          told(changed({ pointer: '/body/other' })),
          told(changed({ categories: ['defect'] })),
          told(changed({ purpose: otherPurpose(good.purpose) })),
          told(changed({ approvedBy: good.askedBy })),
        ])
          expect(shown).toEqual(without);
        const bare = disclose(id, record, contextOf(audience, []));
        expect(disclose(id, record, lacking('recipient', contextOf(audience, [good])))).toEqual(bare);
        expect(disclose(id, record, lacking('purpose', contextOf(audience, [good])))).toEqual(bare);
      }),
      { numRuns: 300 },
    );
  });

  it('without a recipient or a purpose opens nothing to a reader without one', () => {
    for (const part of ['recipient', 'purpose'] as const) {
      const release = forged('approval', 'legal-adviser', 'diagnosis', { [part]: undefined });
      const context = lacking(part, contextOf('legal-adviser', [release]));
      expect(decide('diagnosis', '/body/words', RECORD, context).show).toBe('nothing');
    }
    expect(decided(forged('approval', 'legal-adviser', 'diagnosis'), 'diagnosis', 'legal-adviser')).toBe(
      'whole',
    );
  });

  it('leaves every W a W, whatever its route, forged ones too', () => {
    for (const category of DATA_CATEGORIES)
      for (const audience of AUDIENCE_NAMES) {
        const verdict = verdictFor(COMPILED_RULES, category, audience);
        if ([verdict.is, verdict.or, verdict.otherwise].includes('N')) continue;
        const without = decide(category, '/body/words', RECORD, contextOf(audience, [])).show;
        for (const route of ROUTE_NAMES)
          expect(decided(forged(route, audience, category), category, audience)).toBe(without);
      }
  });

  it('opens safeguarding by an approval alone: by no rule, no emergency and no other route', () => {
    for (const audience of AUDIENCE_NAMES)
      for (const route of ROUTE_NAMES) {
        const isN = verdictFor(COMPILED_RULES, 'safeguarding', audience).is === 'N';
        const shown = decided(forged(route, audience, 'safeguarding'), 'safeguarding', audience);
        expect(shown === 'whole', `${route} to ${audience}`).toBe(route === 'approval' && isN);
      }
  });

  it('opens by an emergency a name, a number and a code to the contractor, although it were made for more', () => {
    const opened: string[] = [];
    for (const category of DATA_CATEGORIES)
      for (const audience of AUDIENCE_NAMES)
        for (const field of ['name', 'phone', 'code', 'email', 'words']) {
          const pointer = `/body/${field}`;
          const release = forged('emergency', audience, category, { pointer });
          const shown = (releases: readonly Release[]) =>
            decide(category, pointer, RECORD, contextOf(audience, releases)).show;
          if (shown([release]) !== shown([])) opened.push(`${category} ${field} ${audience}`);
        }
    expect(opened).toEqual([
      'person-name name contractor',
      'contact-detail phone contractor',
      'access-secret code contractor',
    ]);
  });
});
