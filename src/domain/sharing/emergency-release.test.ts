import { COMPILED_RULES } from '../disclosure/rules.ts';
import { describe, expect, it } from 'vitest';
import { clocksOfCase } from '../cases/case-clocks.ts';
import type { FiledRecord } from '../cases/filed-record.ts';
import { ENGLAND } from '../deadlines/bank-holidays.ts';
import { CURRENT_CRITERIA } from '../deadlines/triage-criteria.ts';
import { disclose } from '../disclosure/disclose.ts';
import type { OpaqueId } from '../ids.ts';
import { instantAt } from '../records/moments.ts';
import { filed, FIRM, HOME, job, JOB, PERSON, RESIDENT } from './case.fixture.ts';
import {
  isEmergencyJob,
  releasedInEmergency,
  releaseInEmergency,
  type EmergencyDecision,
} from './emergency-release.ts';
import { reviewDecision, reviewDue, reviewState, type Review } from './review.ts';
import { actor, ASKED_AT, ASKER, idOf, moment, NOW, SECOND, TODAY } from './sharing.fixture.ts';

const DECISION: EmergencyDecision = {
  id: idOf(60),
  by: ASKER,
  at: ASKED_AT,
  onDuty: true,
  order: JOB,
  contractor: FIRM,
  record: PERSON,
  fields: ['person/name', 'person/phone'],
};
const REPORT = filed('report-fact', idOf(61), {
  awareAt: '2026-11-24T07:30:00+00:00',
  hazard: 'damp-and-mould',
  roomKind: 'bedroom',
});
const TRIAGE = filed('triage', idOf(66), {
  facts: REPORT.id,
  hazard: 'damp-and-mould',
  severity: 'emergency',
  basis: ['risk-now'],
  criteriaVersion: CURRENT_CRITERIA,
});
const caseOf = (...records: readonly FiledRecord[]) => {
  const counted = clocksOfCase(records, 'tenancy', { now: instantAt(NOW), calendar: ENGLAND });
  return { records, clocks: counted.ok ? counted.value.clocks : [] };
};
const REVIEW: Review = {
  of: DECISION.id,
  by: SECOND,
  at: moment('2026-11-25T09:00:00+00:00'),
  found: 'right',
  reason: '',
};

function released(records: readonly FiledRecord[], decision = DECISION, reviews: readonly Review[] = []) {
  return releasedInEmergency(decision, caseOf(...records), RESIDENT, reviews, NOW);
}

function told(recipient: OpaqueId, records: readonly FiledRecord[], decision = DECISION): string {
  const context = {
    rules: COMPILED_RULES,
    audience: 'contractor',
    today: TODAY,
    mint: (id: string) => id,
    recipient,
  } as const;
  const releases = released(records, decision).map(({ release }) => release);
  return JSON.stringify(disclose(PERSON, RESIDENT.record, { ...context, purpose: 'repair', releases }) ?? '');
}

describe('on a running emergency', () => {
  it('somebody on duty releases a name and a number at once, to that contractor alone', () => {
    expect(releaseInEmergency(DECISION, caseOf(job()))).toEqual({ ok: true, value: DECISION });
    expect(told(FIRM, [job()])).toContain('Rowan');
    expect(told(FIRM, [job()])).toContain('01632 960123');
    expect(told(idOf(99), [job()])).not.toContain('Rowan');
  });

  it('releases nothing beside what was chosen, and never an email', () => {
    expect(told(FIRM, [job()], { ...DECISION, fields: ['person/phone'] })).not.toContain('Rowan');
    const more = { ...DECISION, fields: ['person/phone', 'person/email'] } as unknown as EmergencyDecision;
    expect(releaseInEmergency(more, caseOf(job())).ok).toBe(false);
    expect(told(FIRM, [job()], more)).not.toContain('canary@');
    expect(released([job()], more).map(({ release }) => release.pointer)).toEqual(['/body/phone']);
    expect(releaseInEmergency({ ...DECISION, fields: [] }, caseOf(job())).ok).toBe(false);
  });

  it('each use writes its line in the name of who decided', () => {
    expect(released([job()])[1]?.line).toMatchObject({
      route: 'emergency',
      decidedBy: [ASKER.person],
      restsOn: DECISION.id,
      body: { audience: 'contractor', purpose: 'repair', recipient: FIRM, categories: ['contact-detail'] },
    });
  });

  it('is asked of the office on duty: not of an administrator, and not of the phone', () => {
    for (const role of ['administrator', 'surveyor', 'contractor'] as const) {
      const decision = { ...DECISION, by: actor(1, role) };
      expect(releaseInEmergency(decision, caseOf(job())).ok).toBe(false);
      expect(released([job()], decision)).toEqual([]);
    }
    expect(releaseInEmergency({ ...DECISION, onDuty: false }, caseOf(job())).ok).toBe(false);
  });

  it('an emergency runs while its job says so, or its clock runs and the job makes safe', () => {
    const plain = { severity: 'significant' };
    expect(isEmergencyJob(JOB, caseOf(job()))).toBe(true);
    expect(isEmergencyJob(JOB, caseOf(job(plain)))).toBe(false);
    expect(isEmergencyJob(JOB, caseOf(REPORT, TRIAGE, job(plain)))).toBe(true);
    expect(isEmergencyJob(JOB, caseOf(REPORT, TRIAGE, job({ ...plain, purpose: 'preventative' })))).toBe(
      false,
    );
    expect(releaseInEmergency(DECISION, caseOf(job(plain))).ok).toBe(false);
  });

  it('ends with the job: closed, taken back, given to another or done', () => {
    const done = filed('work-report', idOf(62), {
      order: JOB,
      outcome: 'done',
      done: ['replace'],
      leftSafe: true,
      finishedAt: '2026-11-24T11:00:00+00:00',
    });
    expect(released([job()])).toHaveLength(2);
    for (const records of [
      [job({ state: 'closed' })],
      [job({ state: 'taken-back' })],
      [job({ contractor: idOf(99) })],
      [job(), done],
      [],
    ])
      expect(released(records)).toEqual([]);
  });

  it('opens a record of that home and that decision alone', () => {
    const other = { ...RESIDENT, id: idOf(63) };
    expect(releasedInEmergency(DECISION, caseOf(job()), other, [], NOW)).toEqual([]);
    const elsewhere = { ...RESIDENT, record: { ...RESIDENT.record, home: idOf(64) } };
    expect(releasedInEmergency(DECISION, caseOf(job()), elsewhere, [], NOW)).toEqual([]);
    expect(RESIDENT.record.home).toBe(HOME);
  });
});

describe('the review of it', () => {
  const atEndOf = (day: string) => ({ ok: true, value: `${day}T23:59:59+00:00` });

  it('is due by the end of the next working day, over a weekend and over Christmas', () => {
    expect(reviewDue(DECISION, ENGLAND)).toEqual(atEndOf('2026-11-25'));
    const friday = { ...DECISION, at: moment('2026-11-27T23:30:00+00:00') };
    expect(reviewDue(friday, ENGLAND)).toEqual(atEndOf('2026-11-30'));
    const christmas = { ...DECISION, at: moment('2026-12-24T18:00:00+00:00') };
    expect(reviewDue(christmas, ENGLAND)).toEqual(atEndOf('2026-12-29'));
  });

  it('waits, is made, or is overdue; a late one is reported and closes nothing', () => {
    const after = Date.parse('2026-11-26T00:00:00+00:00');
    expect(reviewState(DECISION, [], NOW, ENGLAND)).toBe('waiting');
    expect(reviewState(DECISION, [], after, ENGLAND)).toBe('overdue');
    expect(reviewState(DECISION, [REVIEW], after, ENGLAND)).toBe('right');
    expect(releasedInEmergency(DECISION, caseOf(job()), RESIDENT, [], after)).toHaveLength(2);
  });

  it('is made by somebody else, by no door by the same', () => {
    for (const by of [
      ASKER,
      actor(3, 'lead', { person: ASKER.person }),
      actor(4, 'administrator'),
      actor(5, 'lead', { roleSince: moment('2026-11-24T10:30:00+00:00') }),
    ]) {
      expect(reviewDecision(DECISION, { ...REVIEW, by }).ok).toBe(false);
      expect(reviewState(DECISION, [{ ...REVIEW, by }], NOW, ENGLAND)).toBe('waiting');
    }
    expect(reviewDecision(DECISION, { ...REVIEW, of: idOf(65) }).ok).toBe(false);
  });

  it('closes at once what it finds wrong, and says why', () => {
    expect(reviewDecision(DECISION, { ...REVIEW, found: 'wrong' }).ok).toBe(false);
    const wrong: Review = { ...REVIEW, found: 'wrong', reason: 'The job was no emergency.' };
    expect(reviewState(DECISION, [REVIEW, wrong], NOW, ENGLAND)).toBe('wrong');
    expect(released([job()], DECISION, [wrong])).toEqual([]);
    expect(released([job()], DECISION, [{ ...wrong, by: ASKER }])).toHaveLength(2);
  });
});
