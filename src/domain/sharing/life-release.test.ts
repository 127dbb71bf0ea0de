import { COMPILED_RULES } from '../disclosure/rules.ts';
import { describe, expect, it } from 'vitest';
import { CATEGORIES } from '../disclosure/categories.ts';
import { disclose } from '../disclosure/disclose.ts';
import type { FiledRecord } from '../cases/filed-record.ts';
import { kindNamed } from '../records/registry.ts';
import { filed, HOME, RESIDENT } from './case.fixture.ts';
import { LIFE_SERVICES, type LifeService } from './life-services.ts';
import { releasedForLife, releaseForLife, repeatedUse, type LifeDecision } from './life-release.ts';
import type { Review } from './review.ts';
import { actor, ANSWERED_AT, ASKED_AT, ASKER, idOf, moment, NOW, SECOND, TODAY } from './sharing.fixture.ts';

const DECISION: LifeDecision = {
  id: idOf(60),
  by: ASKER,
  at: ASKED_AT,
  service: 'ambulance',
  whyNoConsent: 'unconscious',
  home: HOME,
};
const DIAGNOSIS = filed('diagnosis', idOf(61), { words: 'CANARY heart failure' });
const SERVICES = Object.keys(LIFE_SERVICES) as LifeService[];

function told(
  of: FiledRecord,
  changes: Partial<LifeDecision> = {},
  now = NOW,
  reviews: readonly Review[] = [],
): string {
  const decision = { ...DECISION, ...changes };
  const releases = releasedForLife(decision, of, reviews, now).map(({ release }) => release);
  const shown = disclose(of.id, of.record, {
    rules: COMPILED_RULES,
    audience: 'emergency-service',
    today: TODAY,
    mint: (id) => id,
    recipient: decision.id,
    purpose: 'emergency',
    releases,
  });
  return JSON.stringify(shown ?? '');
}

describe('in an emergency to life', () => {
  it('one tap releases what the service needs, and the lead is told', () => {
    const made = releaseForLife(DECISION);
    expect(made.ok && made.value.toLead).toMatch(/^Ambulance was given/);
    expect(told(DIAGNOSIS)).toContain('heart failure');
    expect(told(RESIDENT)).toContain('01632 960123');
    expect(told(RESIDENT)).not.toContain('canary@');
  });

  it('each service is told what is on its list alone', () => {
    for (const service of SERVICES) {
      expect(told(DIAGNOSIS, { service }).includes('heart'), service).toBe(service === 'ambulance');
      expect(told(RESIDENT, { service }), service).toContain('Rowan');
    }
  });

  it('no list holds safeguarding, money, another person or what nobody checked', () => {
    for (const service of SERVICES)
      for (const name of LIFE_SERVICES[service].fields) {
        const [kind = '', field = ''] = name.split('/');
        const category = kindNamed(kind)?.fields[field]?.category ?? 'unreviewed';
        expect([14, 17, 18, 19, 23, 24, 25, 27]).not.toContain(CATEGORIES[category].row);
      }
  });

  it('is not made without a service and a reason from the lists: that they said no is none', () => {
    for (const changes of [
      { service: 'landlord' },
      { whyNoConsent: 'refused' },
      { whyNoConsent: undefined },
    ]) {
      const decision = { ...DECISION, ...changes } as unknown as LifeDecision;
      expect(releaseForLife(decision).ok).toBe(false);
      expect(releasedForLife(decision, RESIDENT, [], NOW)).toEqual([]);
    }
  });

  it('is made by the office alone', () => {
    for (const role of ['administrator', 'surveyor', 'contractor'] as const)
      expect(releaseForLife({ ...DECISION, by: actor(1, role) }).ok).toBe(false);
  });

  it('is of that home, ends after a day, and closes when a review finds it wrong', () => {
    expect(told(RESIDENT, { home: idOf(64) })).not.toContain('Rowan');
    expect(told(RESIDENT, {}, Date.parse('2026-11-25T10:00:01+00:00'))).not.toContain('Rowan');
    expect(told(RESIDENT, {}, Date.parse('2026-11-24T09:59:59+00:00'))).not.toContain('Rowan');
    const wrong = {
      of: DECISION.id,
      by: SECOND,
      at: ANSWERED_AT,
      found: 'wrong',
      reason: 'They were well.',
    } as const;
    expect(told(RESIDENT, {}, NOW, [wrong])).not.toContain('Rowan');
  });

  it('logs the basis, and a condition where the field is special', () => {
    const lines = [RESIDENT, DIAGNOSIS].flatMap((of) => releasedForLife(DECISION, of, [], NOW));
    expect(lines.map(({ line }) => [line.basis, line.condition])).toEqual([
      ['vital-interests', null],
      ['vital-interests', null],
      ['vital-interests', 'vital-interests'],
    ]);
  });
});

describe('its repeated use', () => {
  const by = (number: number, home: number, at = '2026-11-20T10:00:00+00:00'): LifeDecision => ({
    ...DECISION,
    by: actor(number),
    home: idOf(home),
    at: moment(at),
  });

  it('is reported: three times by one person, or twice about one home, within a month', () => {
    expect(repeatedUse([by(1, 10), by(1, 11), by(2, 12)], NOW)).toEqual([]);
    expect(repeatedUse([by(1, 10), by(1, 11), by(1, 12)], NOW)).toEqual([
      { of: 'person', id: actor(1).person, times: 3 },
    ]);
    expect(repeatedUse([by(1, 10), by(2, 10)], NOW)).toEqual([{ of: 'home', id: idOf(10), times: 2 }]);
    expect(repeatedUse([by(1, 10, '2026-10-20T10:00:00+01:00'), by(2, 10)], NOW)).toEqual([]);
  });

  it('counts the person, not the account', () => {
    const second = { ...by(3, 12), by: actor(3, 'lead', { person: actor(1).person }) };
    expect(repeatedUse([by(1, 10), by(1, 11), second], NOW)).toHaveLength(1);
  });
});
