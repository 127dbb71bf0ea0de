import { releaseInEmergency, type EMERGENCY_FIELDS } from '../../sharing/emergency-release.ts';
import { releasedForLife, releaseForLife, type LifeDecision } from '../../sharing/life-release.ts';
import { LIFE_SERVICES, NO_CONSENT, type LifeService } from '../../sharing/life-services.ts';
import type { Actor } from '../../sharing/second-person.ts';
import type { Drill } from '../drill.ts';
import { asFiled, PRACTICE_NOW, practiceId, practiceMoment, type PracticeRecord } from '../practice.ts';
import { fieldDrill } from './field-drill.ts';
import { CODE, HARM, ILLNESS, JOB, MONEY } from './invented.ts';
import { ruleDrill } from './rule-drill.ts';

const AT = practiceMoment('2026-11-24T11:59:00+00:00');

const OFFICE: Actor = {
  account: practiceId('you'),
  person: practiceId('you'),
  role: 'office',
  roleSince: practiceMoment('2026-01-05T09:00:00+00:00'),
};

/** Whether somebody may release this to the contractor of the emergency at once. */
function mayRelease(field: string, by: Actor = OFFICE, onDuty = true): boolean {
  const decision = {
    ...{ id: practiceId('decision'), by, at: AT, onDuty },
    ...{ order: practiceId('job'), contractor: practiceId('firm'), record: practiceId('asked') },
    fields: [field as (typeof EMERGENCY_FIELDS)[number]],
  };
  return releaseInEmergency(decision, { records: [asFiled(JOB, 'job')], clocks: [] }).ok;
}

function lifeDecision(service: LifeService, whyNoConsent: string): LifeDecision {
  return {
    ...{ id: practiceId('decision'), by: OFFICE, at: AT, service },
    whyNoConsent: whyNoConsent as LifeDecision['whyNoConsent'],
    home: practiceId('home'),
  };
}

/** Whether a service is given this to save a life. */
function isGiven(service: LifeService, record: PracticeRecord): boolean {
  const filed = asFiled(record, 'asked');
  return releasedForLife(lifeDecision(service, 'unconscious'), filed, [], PRACTICE_NOW).length > 0;
}

export const EMERGENCY_DRILLS: readonly Drill[] = [
  fieldDrill({
    key: 'urgency-for-the-contractor',
    topic: 'emergency',
    situation: 'A pipe has burst. The contractor asks how urgent the job is.',
    record: JOB,
    field: 'severity',
    audience: 'contractor',
  }),
  ruleDrill({
    key: 'code-in-an-emergency',
    topic: 'emergency',
    situation:
      'A pipe has burst and nobody is in. You are on duty. The contractor of the job stands at the door.',
    question: 'What can you release at once, in your own name?',
    answers: [
      { key: 'illness', words: 'The illness of the resident', value: 'diagnosis/words' },
      { key: 'code', words: 'The key safe code', value: 'access-secret/code' },
      { key: 'email', words: 'The email address of the resident', value: 'person/email' },
    ],
    holds: (field) => mayRelease(field),
    why: () =>
      'An emergency is not held up: a name, a number or a key code goes to the contractor of the job at once. Somebody else looks at it by the end of the next working day.',
  }),
  ruleDrill({
    key: 'who-releases-in-an-emergency',
    topic: 'emergency',
    situation: 'The contractor of a burst pipe needs the key safe code now.',
    question: 'Who can release it?',
    answers: [
      {
        key: 'on-duty',
        words: 'Anybody of the office who is on duty',
        value: mayRelease('access-secret/code'),
      },
      {
        key: 'off-duty',
        words: 'Anybody of the office, on duty or not',
        value: mayRelease('access-secret/code', OFFICE, false),
      },
      {
        key: 'administrator',
        words: 'The administrator',
        value: mayRelease('access-secret/code', { ...OFFICE, role: 'administrator' }),
      },
    ],
    holds: (may) => may,
    why: () =>
      'Whoever of the office is on duty decides alone, in their own name. A second person looks at it afterwards.',
  }),
  ruleDrill<PracticeRecord>({
    key: 'ambulance',
    topic: 'emergency',
    situation: 'A resident does not answer and an ambulance is on its way.',
    question: 'What is the ambulance given?',
    answers: [
      { key: 'money', words: 'The line about arrears', value: MONEY },
      { key: 'illness', words: 'The illness', value: ILLNESS },
      { key: 'harm', words: 'The worry about a former partner', value: HARM },
    ],
    holds: (record) => isGiven('ambulance', record),
    why: () =>
      `${LIFE_SERVICES.ambulance.title} ${LIFE_SERVICES.ambulance.because}. What is on its list goes at once. A worry about harm is told by voice, by who knows it.`,
  }),
  ruleDrill<PracticeRecord>({
    key: 'gas',
    topic: 'emergency',
    situation: 'It smells of gas and nobody answers the door.',
    question: 'What is the gas emergency service given?',
    answers: [
      { key: 'code', words: 'The key safe code', value: CODE },
      { key: 'illness', words: 'The illness of the resident', value: ILLNESS },
      { key: 'money', words: 'The line about arrears', value: MONEY },
    ],
    holds: (record) => isGiven('gas', record),
    why: () => `${LIFE_SERVICES.gas.title} ${LIFE_SERVICES.gas.because}, and is given what that needs.`,
  }),
  ruleDrill({
    key: 'asked-first',
    topic: 'emergency',
    situation:
      'Somebody’s life may be in danger. You release what a service needs, and say why the person was not asked.',
    question: 'Which reason holds?',
    answers: [
      { key: 'said-no', words: 'They said no', value: 'said-no' },
      { key: 'unconscious', words: NO_CONSENT.unconscious, value: 'unconscious' },
      { key: 'no-time', words: 'I had no wish to disturb them', value: 'no-wish' },
    ],
    holds: (reason) => releaseForLife(lifeDecision('ambulance', reason)).ok,
    why: () =>
      `It holds where the person cannot be asked: ${Object.values(NO_CONSENT).join('; ').toLowerCase()}.`,
  }),
];
