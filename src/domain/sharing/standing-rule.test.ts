import { COMPILED_RULES } from '../disclosure/rules.ts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyRecordOf } from '../../../tests/disclosure/any-record.ts';
import { ROLES } from '../access/verbs.ts';
import { AUDIENCE_NAMES, verdictFor } from '../disclosure/audiences.ts';
import { DATA_CATEGORIES } from '../disclosure/categories.ts';
import { disclose } from '../disclosure/disclose.ts';
import type { OpaqueId } from '../ids.ts';
import { kindNamed, type SurveyRecord } from '../records/registry.ts';
import { ruleMayRelease } from './rule-answers.ts';
import { releasedByRules, type RuleRecipient } from './rule-release.ts';
import { purposesFor } from './purposes.ts';
import { answersAbout } from './special-data.ts';
import {
  approveRule,
  endRule,
  proposeRule,
  ruleState,
  type RuleStep,
  type StandingRule,
} from './standing-rule.ts';
import { actor, day, idOf, moment, RECIPIENT, TODAY } from './sharing.fixture.ts';

const LEAD = actor(1, 'lead');
const OTHER_LEAD = actor(2, 'lead');
const PROPOSED = moment('2026-11-20T10:00:00+00:00');
const APPROVED = moment('2026-11-23T16:00:00+00:00');
const NOW = Date.parse('2026-11-24T09:00:00+00:00');

const RULE: StandingRule = {
  id: idOf(30),
  audience: 'contractor',
  purpose: 'repair',
  category: 'contact-detail',
  basis: 'legal-obligation',
  condition: null,
  landlord: 'council',
  from: day('2026-11-21'),
  until: day('2027-05-20'),
  by: LEAD,
  at: PROPOSED,
};
const step = (name: RuleStep['step'], changes: Partial<RuleStep> = {}): RuleStep => ({
  rule: RULE.id,
  step: name,
  by: OTHER_LEAD,
  at: APPROVED,
  ...changes,
});
const person = (): { id: OpaqueId; record: SurveyRecord } => {
  const kind = kindNamed('person');
  const made =
    kind &&
    fc.sample(
      anyRecordOf(kind, (pointer) => `CANARY${pointer}`),
      1,
    )[0];
  if (!made) throw new Error('no sample');
  return made;
};
const recipientAt = (record: SurveyRecord, changes: Partial<RuleRecipient> = {}): RuleRecipient => ({
  id: RECIPIENT,
  audience: 'contractor',
  purpose: 'repair',
  home: record.home,
  isOpen: true,
  until: day('2026-12-01'),
  ...changes,
});

describe('a standing rule', () => {
  it('is off until a second lead approves it, and on from the day after', () => {
    expect(ruleState(RULE, [], NOW)).toBe('off');
    expect(ruleState(RULE, [step('approved')], NOW)).toBe('on');
    const sameDay = Date.parse('2026-11-23T23:59:00+00:00');
    expect(ruleState(RULE, [step('approved')], sameDay)).toBe('tomorrow');
    expect(ruleState(RULE, [step('approved', { rule: idOf(31) })], NOW)).toBe('off');
  });

  it('is approved by no one but another lead who was one when it was made', () => {
    for (const role of ROLES) {
      const allowed = approveRule(RULE, actor(2, role), APPROVED).ok;
      expect(allowed, role).toBe(role === 'lead');
      if (role !== 'lead') expect(proposeRule({ ...RULE, by: actor(1, role) }).ok).toBe(false);
    }
    for (const by of [
      LEAD,
      actor(3, 'lead', { person: LEAD.person }),
      actor(4, 'lead', { roleSince: APPROVED }),
    ]) {
      expect(approveRule(RULE, by, APPROVED).ok).toBe(false);
      expect(ruleState(RULE, [step('approved', { by })], NOW)).toBe('off');
    }
  });

  it('ends by any one lead at once, by its last day, and before its first is not on', () => {
    expect(endRule(RULE, LEAD, APPROVED).ok).toBe(true);
    expect(endRule(RULE, actor(2, 'administrator'), APPROVED).ok).toBe(false);
    expect(ruleState(RULE, [step('approved'), step('ended', { by: LEAD })], NOW)).toBe('ended');
    expect(ruleState(RULE, [step('approved')], Date.parse('2027-05-21T00:00:00+01:00'))).toBe('ended');
    expect(ruleState({ ...RULE, from: day('2026-11-25') }, [step('approved')], NOW)).toBe('tomorrow');
  });

  it('runs for a year at most, with a purpose and a basis from the lists', () => {
    expect(proposeRule({ ...RULE, until: day('2027-11-21') }).ok).toBe(true);
    expect(proposeRule({ ...RULE, until: day('2027-11-22') }).ok).toBe(false);
    expect(proposeRule({ ...RULE, until: day('2026-11-20') }).ok).toBe(false);
    expect(proposeRule({ ...RULE, purpose: 'statistics' }).ok).toBe(false);
    expect(proposeRule({ ...RULE, basis: 'legitimate-interests' }).ok).toBe(false);
    expect(proposeRule({ ...RULE, condition: 'safeguarding' }).ok).toBe(false);
  });

  it('is for no kind of data that can tell of health or of a crime, whatever condition it names', () => {
    for (const category of DATA_CATEGORIES) {
      const isRuled = AUDIENCE_NAMES.some((audience) => ruleMayRelease(category, audience));
      if (isRuled) expect([category, answersAbout([category])]).toEqual([category, ['neither']]);
    }
    const complaints = {
      ...RULE,
      audience: 'office',
      purpose: 'complaint-answer',
      category: 'complaint',
    } as const;
    for (const condition of [null, 'equality', 'statutory-purposes'] as const)
      expect(proposeRule({ ...complaints, condition }).ok).toBe(false);
  });

  it('can be made only where the answers allow it and the matrix has an N; never for row 14', () => {
    for (const category of DATA_CATEGORIES)
      for (const audience of AUDIENCE_NAMES) {
        const purpose = purposesFor(audience)[0];
        const made = proposeRule({ ...RULE, category, audience, purpose }).ok;
        expect(made, `${category} to ${audience}`).toBe(ruleMayRelease(category, audience));
        const verdict = verdictFor(COMPILED_RULES, category, audience);
        if (made) expect([verdict.is, verdict.or, verdict.otherwise]).toContain('N');
        if (category === 'safeguarding') expect(made).toBe(false);
      }
    expect(ruleMayRelease('constructor', 'contractor')).toBe(false);
  });
});

describe('what a rule releases', () => {
  const rules = [{ rule: RULE, steps: [step('approved')] }];
  const { id, record } = person();

  it('is its category of the recipient’s own home while the job is open, with a line for each use', () => {
    const released = releasedByRules(rules, id, record, recipientAt(record), NOW);
    expect(released.map(({ release }) => release.pointer)).toEqual(['/body/phone']);
    expect(released[0]?.release.until).toBe('2026-12-01');
    expect(released[0]?.line).toEqual({
      route: 'standing-rule',
      basis: 'legal-obligation',
      condition: null,
      decidedBy: [LEAD.person, OTHER_LEAD.person],
      restsOn: RULE.id,
      body: {
        at: '2026-11-24T09:00:00+00:00',
        audience: 'contractor',
        purpose: 'repair',
        recipient: RECIPIENT,
        records: [id],
        categories: ['contact-detail'],
        decision: 'shared',
        words: 'A standing rule.',
      },
    });
  });

  it('is told to that contractor and to nobody else', () => {
    const releases = releasedByRules(rules, id, record, recipientAt(record), NOW).map(
      ({ release }) => release,
    );
    const told = (recipient: OpaqueId) =>
      JSON.stringify(
        disclose(id, record, {
          rules: COMPILED_RULES,
          audience: 'contractor',
          today: TODAY,
          mint: (one) => one,
          recipient,
          purpose: 'repair',
          releases,
        }),
      );
    expect(told(RECIPIENT)).toContain('01632');
    expect(told(RECIPIENT)).not.toContain('CANARY/body/name');
    expect(told(idOf(55))).not.toContain('01632');
  });

  it.each<[string, Partial<RuleRecipient>]>([
    ['the job has closed', { isOpen: false }],
    ['its last day has passed', { until: day('2026-11-23') }],
    ['they are at another home', { home: idOf(56) }],
    ['they are another kind of recipient', { audience: 'legal-adviser' }],
    ['it is for something else', { purpose: 'visit' }],
  ])('is nothing when %s', (_when, changes) => {
    expect(releasedByRules(rules, id, record, recipientAt(record, changes), NOW)).toEqual([]);
  });

  it('is nothing that was recorded under another category than it has now', () => {
    const categories = { ...record.categories, '/body/phone': 'safeguarding' as const };
    const released = releasedByRules(rules, id, { ...record, categories }, recipientAt(record), NOW);
    expect(released).toEqual([]);
  });

  it('is nothing by a rule that is off or has ended', () => {
    for (const steps of [[], [step('approved'), step('ended')]])
      expect(releasedByRules([{ rule: RULE, steps }], id, record, recipientAt(record), NOW)).toEqual([]);
  });
});

describe('a rule about names', () => {
  const named = (name: string) => {
    const { id, record } = person();
    return { id, record: { ...record, body: { ...record.body, name } } as SurveyRecord };
  };
  const RULE_OF_NAMES: StandingRule = { ...RULE, category: 'person-name' };
  const told = (name: string, ...rules: readonly Partial<StandingRule>[]) => {
    const { id, record } = named(name);
    const recipient = recipientAt(record);
    const all = rules.map((more) => {
      const rule = { ...RULE_OF_NAMES, ...more };
      return { rule, steps: [step('approved', { rule: rule.id })] };
    });
    const releases = releasedByRules(all, id, record, recipient, NOW).map(({ release }) => release);
    const { audience, id: to, purpose } = recipient;
    const context = { rules: COMPILED_RULES, today: TODAY, mint: (one: string) => one, audience, purpose };
    const shown = disclose(id, record, { ...context, recipient: to, releases });
    return { used: releases.length, name: shown?.body['name'] ?? null };
  };

  it('tells the first name alone, and the whole only where two leads said so', () => {
    expect(told('Mr Rowan Ashdown', {})).toEqual({ used: 1, name: 'Rowan' });
    expect(told('Mr Rowan Ashdown', { wholeName: false })).toEqual({ used: 1, name: 'Rowan' });
    expect(told('Mr Rowan Ashdown', { wholeName: true }).name).toBe('Mr Rowan Ashdown');
    const both = [{}, { id: idOf(31), wholeName: true }];
    expect(told('Mr Rowan Ashdown', ...both).name).toBe('Mr Rowan Ashdown');
  });

  it('tells no surname where there is no first name, and logs nothing as told', () => {
    expect(told('Mrs Ashdown', {})).toEqual({ used: 0, name: null });
  });
});
