import { COMPILED_RULES } from './rules.ts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyRecord, anyRecordOf } from '../../../tests/disclosure/any-record.ts';
import type { Field } from '../records/fields.ts';
import type { RecordKind } from '../records/define-record.ts';
import type { LocalDate } from '../records/moments.ts';
import { kindNamed, RECORD_KINDS } from '../records/registry.ts';
import type { Release } from '../sharing/release.ts';
import { approvalOf, fieldOf } from '../sharing/sharing.fixture.ts';
import { AUDIENCE_NAMES, verdictFor, type Audience } from './audiences.ts';
import { CATEGORIES, type CategoryFacts, type DataCategory } from './categories.ts';
import { disclose, project } from './disclose.ts';
import { INSTRUCTIONS } from './instructions.ts';
import type { DisclosureContext } from './verdicts.ts';

const TODAY = '2026-11-24' as LocalDate;
const weakest = (audience: Audience): DisclosureContext => ({
  rules: COMPILED_RULES,
  audience,
  today: TODAY,
  mint: (id) => `m-${id}`,
});
const OUTSIDE = ['contractor', 'neighbour', 'legal-adviser', 'tenant-summary', 'public'] as const;

const anyCanaryRecord = fc.constantFrom<RecordKind[]>(...RECORD_KINDS).chain((kind) =>
  anyRecordOf(kind, (pointer) => `CANARY${pointer.replaceAll('/', '-')}`).map((made) => ({
    kind,
    ...made,
  })),
);

/** Whether all that was answered tells of something besides its field. */
function tellsOfMore({ shape }: Field, value: unknown): boolean {
  if (shape.as !== 'choice' || !Array.isArray(value) || value.length === 0) return false;
  return value.every((one) => shape.options.get(String(one))?.tellsOf !== undefined);
}

describe('disclose', () => {
  it('never lets a typed word out to an outside audience unless its category is shared with it', () => {
    fc.assert(
      fc.property(anyCanaryRecord, fc.constantFrom(...OUTSIDE), ({ kind, id, record }, audience) => {
        const told = JSON.stringify(disclose(id, record, weakest(audience)) ?? '');
        for (const [name, field] of Object.entries(kind.fields)) {
          if (field.shape.as !== 'words' && field.shape.as !== 'line') continue;
          const verdict = verdictFor(COMPILED_RULES, field.category, audience);
          const shared = verdict.is === 'S' && !verdict.when;
          if (!shared) expect(told).not.toContain(`CANARY-body-${name}`);
          else if (field.shape.as === 'words') expect(told).toContain(`CANARY-body-${name}`);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('shows every field whose verdict is S without condition: nothing factual is held back', () => {
    fc.assert(
      fc.property(anyRecord, fc.constantFrom(...AUDIENCE_NAMES), ({ id, record }, audience) => {
        const fields = kindNamed(record.kind)?.fields ?? {};
        // Somebody's own copy holds what is theirs alone.
        const [requester] = record.subjects;
        const shown = disclose(id, record, { ...weakest(audience), ...(requester && { requester }) });
        for (const [name, field] of Object.entries(fields)) {
          const verdict = verdictFor(COMPILED_RULES, field.category, audience);
          const body: Readonly<Record<string, unknown>> = record.body;
          // Answers that tell of something else are decided by that as well.
          const isOpen = verdict.is === 'S' && !verdict.when && !tellsOfMore(field, body[name]);
          if (isOpen) expect(Object.keys(shown?.body ?? {})).toContain(name);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('accounts for every field: shown, or withheld with its reason', () => {
    fc.assert(
      fc.property(anyRecord, fc.constantFrom(...AUDIENCE_NAMES), ({ id, record }, audience) => {
        const { shown, withheld } = project(id, record, weakest(audience));
        if (!shown) {
          expect(withheld).toEqual([expect.objectContaining({ path: '' })]);
          return;
        }
        const paths = new Set(withheld.map(({ path }) => path));
        for (const name of Object.keys(record.body)) {
          expect(paths.has(`/body/${name}`)).toBe(!Object.hasOwn(shown.body, name));
        }
      }),
      { numRuns: 500 },
    );
  });

  it('lets no inward id out to an audience that does not see how a record was made', () => {
    fc.assert(
      fc.property(anyRecord, fc.constantFrom(...OUTSIDE), ({ id, record }, audience) => {
        const context = { ...weakest(audience), mint: () => 'minted' };
        const told = JSON.stringify(disclose(id, record, context) ?? '');
        const inward = [id, record.home, record.author, record.device, record.nonce, ...record.subjects];
        for (const one of inward) expect(told).not.toContain(one);
      }),
      { numRuns: 500 },
    );
  });

  it('tells a need as an instruction alone, under a kind that betrays no reason', () => {
    const need = fc.sample(anyRecordOf(kindOf('health-need')), 1)[0];
    if (!need) throw new Error('no sample');
    const record = { ...need.record, body: { answer: 'need', needs: ['dust-harms', 'fumes-harm'] } };
    const shown = disclose(need.id, record as typeof need.record, weakest('contractor'));
    expect(shown).toEqual({
      id: `m-${need.id}`,
      kind: 'instruction',
      home: `m-${record.home}`,
      body: { instructions: ['keep-dust-down', 'no-solvents-while-occupied'] },
    });
  });

  it('opens an N only to the approved audience, pointer and record, in time, and never on one person alone', () => {
    fc.assert(
      fc.property(
        anyRecordOf(kindOf('diagnosis'), () => 'CANARY'),
        ({ id, record }) => {
          const approval = approvalOf(fieldOf(['diagnosis'], { record: id }), 'legal-adviser');
          const told = (given: Release, audience: Audience = 'legal-adviser') =>
            JSON.stringify(
              disclose(id, record, {
                ...weakest(audience),
                recipient: approval.recipient,
                purpose: approval.purpose,
                releases: [given],
              }) ?? '',
            );
          expect(told(approval)).toContain('CANARY');
          expect(told({ ...approval, approvedBy: approval.askedBy })).not.toContain('CANARY');
          expect(told({ ...approval, until: '2026-11-23' as LocalDate })).not.toContain('CANARY');
          expect(told({ ...approval, pointer: '/body/other' })).not.toContain('CANARY');
          expect(told(approval, 'contractor')).not.toContain('CANARY');
        },
      ),
    );
  });

  it('uses the stricter of the category then and the category now', () => {
    const sample = fc.sample(
      anyRecordOf(kindOf('cleared-note'), () => 'CANARY'),
      1,
    )[0];
    if (!sample) throw new Error('no sample');
    const { id, record } = sample;
    expect(JSON.stringify(disclose(id, record, weakest('contractor')))).toContain('CANARY');
    const retagged = { ...record, categories: { ...record.categories, '/body/words': 'diagnosis' as const } };
    expect(JSON.stringify(disclose(id, retagged, weakest('contractor')))).not.toContain('CANARY');
  });

  it('withholds a stored category that is not one, such as constructor', () => {
    const sample = fc.sample(
      anyRecordOf(kindOf('cleared-note'), () => 'CANARY'),
      1,
    )[0];
    if (!sample) throw new Error('no sample');
    const categories = { ...sample.record.categories, '/body/words': 'constructor' };
    const record = { ...sample.record, categories } as unknown as typeof sample.record;
    expect(JSON.stringify(disclose(sample.id, record, weakest('contractor')))).not.toContain('CANARY');
  });
});

describe('the house of categories', () => {
  it.each(RECORD_KINDS.map((kind: RecordKind) => [kind.kind, kind] as const))(
    '%s lies wholly in one file, and mixes neither guarded with ordinary nor what surveyors see with what they do not',
    (_name, kind) => {
      const own = Object.values(kind.fields)
        .map((field) => field.category)
        .filter((category) => category !== 'record-keeping');
      const facts = own.map((category) => categoryFacts(category));
      if (kind.file === 'property') expect(facts.map((fact) => fact.file)).not.toContain('tenancy');
      expect(new Set(facts.map((fact) => fact.guarded)).size).toBeLessThanOrEqual(1);
      expect(
        new Set(own.map((category) => JSON.stringify(verdictFor(COMPILED_RULES, category, 'surveyor')))).size,
      ).toBeLessThanOrEqual(1);
    },
  );

  it('gives each derived instruction at least three reasons', () => {
    for (const instruction of Object.keys(INSTRUCTIONS)) {
      const reasons = new Set<string>();
      for (const kind of RECORD_KINDS as readonly RecordKind[]) {
        for (const field of Object.values(kind.fields)) {
          if (field.shape.as !== 'choice') continue;
          for (const [key, option] of field.shape.options)
            if (option.instruction === instruction) reasons.add(`${kind.kind}/${key}`);
        }
      }
      expect(reasons.size, instruction).toBeGreaterThanOrEqual(3);
      expect(
        new Set([...reasons].map((reason) => reason.split('/')[0])).size,
        instruction,
      ).toBeGreaterThanOrEqual(2);
    }
  });
});

function kindOf(name: string): RecordKind {
  const kind = kindNamed(name);
  if (!kind) throw new Error(`no kind ${name}`);
  return kind;
}

function categoryFacts(category: DataCategory): CategoryFacts {
  return CATEGORIES[category];
}
