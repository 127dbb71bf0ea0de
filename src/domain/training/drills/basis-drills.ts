import type { Role } from '../../access/verbs.ts';
import { CATEGORIES, type DataCategory } from '../../disclosure/categories.ts';
import { BASES, isBasisFor, type Basis } from '../../sharing/bases.ts';
import { CONDITIONS, isConditionFor, type ConditionId } from '../../sharing/conditions.ts';
import { isPurposeFor, PURPOSES } from '../../sharing/purposes.ts';
import { ruleMayRelease } from '../../sharing/rule-answers.ts';
import { whyNotSecond, type Actor } from '../../sharing/second-person.ts';
import type { Drill } from '../drill.ts';
import { practiceId, practiceMoment } from '../practice.ts';
import { ruleDrill } from './rule-drill.ts';

const ASKED = practiceMoment('2026-11-24T09:00:00+00:00');
const DECIDED = practiceMoment('2026-11-24T11:00:00+00:00');

/** Somebody in their role since January. */
function actor(account: string, person: string, role: Role): Actor {
  const roleSince = practiceMoment('2026-01-05T09:00:00+00:00');
  return { account: practiceId(account), person: practiceId(person), role, roleSince };
}

const YOU = actor('you', 'you', 'office');

const offered = (basis: Basis) => ({ key: basis, words: BASES[basis].title, value: basis });
const carried = (condition: ConditionId) => ({
  key: condition,
  words: CONDITIONS[condition].title,
  value: condition as string,
});
const kindOf = (category: DataCategory) => ({
  key: category,
  words: `${CATEGORIES[category].title}: ${CATEGORIES[category].means}`,
  value: category,
});

function isNoPersonalData(category: DataCategory): boolean {
  const terms: readonly string[] = CATEGORIES[category].dpv;
  return terms.includes('dpv:NonPersonalData');
}

export const BASIS_DRILLS: readonly Drill[] = [
  ruleDrill({
    key: 'needs-no-basis',
    topic: 'basis',
    situation: 'Somebody asks which basis in law allows you to say something.',
    question: 'Which of these needs none, because it is not about a person?',
    answers: [kindOf('person-name'), kindOf('defect'), kindOf('health-need')],
    holds: isNoPersonalData,
    why: () => 'What is of the building alone is nobody’s personal data. It needs no basis and no approval.',
  }),
  ruleDrill({
    key: 'basis-of-a-council',
    topic: 'basis',
    situation: 'You work for a council and share a guarded field as part of its public task.',
    question: 'Which basis can you name?',
    answers: [offered('legitimate-interests'), offered('public-task'), offered('recognised-interest')],
    holds: (basis) => isBasisFor('council', basis),
    why: (right) =>
      right === undefined
        ? ''
        : `${BASES[right].title}: ${BASES[right].says} (${BASES[right].citation.regulation})`,
  }),
  ruleDrill({
    key: 'condition-for-health',
    topic: 'basis',
    situation: 'A claim cannot be answered without an illness that is in the file.',
    question: 'Which condition can carry what tells of health?',
    answers: [
      { key: 'consent', words: 'The resident once said yes', value: 'consent' },
      carried('legal-claims'),
      carried('legal-claims-offence'),
    ],
    holds: (condition) => isConditionFor('health', condition),
    why: () =>
      `${CONDITIONS['legal-claims'].says} A yes can be taken back, and a tenant is not free to say no to a landlord.`,
  }),
  ruleDrill({
    key: 'second-person',
    topic: 'basis',
    situation: 'You asked to share an illness with an adviser. A second person must decide.',
    question: 'Who can that be?',
    answers: [
      { key: 'self', words: 'You, with another account of yours', value: actor('you-again', 'you', 'lead') },
      { key: 'administrator', words: 'The administrator', value: actor('admin', 'admin', 'administrator') },
      {
        key: 'colleague',
        words: 'A colleague at the office',
        value: actor('colleague', 'colleague', 'office'),
      },
      { key: 'surveyor', words: 'The surveyor', value: actor('surveyor', 'surveyor', 'surveyor') },
    ],
    holds: (second) => whyNotSecond({ by: YOU, at: ASKED }, second, DECIDED) === null,
    why: () =>
      [actor('you-again', 'you', 'lead'), actor('admin', 'admin', 'administrator')]
        .map((one) => whyNotSecond({ by: YOU, at: ASKED }, one, DECIDED))
        .join(' '),
  }),
  ruleDrill({
    key: 'decided-once',
    topic: 'basis',
    situation:
      'Contractors with a booked job need the same thing every day. The lead wants to decide it once.',
    question: 'Which can a standing rule release to them?',
    answers: [kindOf('safeguarding'), kindOf('contact-detail'), kindOf('health-need')],
    holds: (category) => ruleMayRelease(category, 'contractor'),
    why: (right) =>
      right === undefined
        ? ''
        : `${CATEGORIES[right].title} may be released by a rule that two leads agreed on. What tells of health or harm is decided field by field.`,
  }),
  ruleDrill({
    key: 'a-purpose',
    topic: 'basis',
    situation: 'A contractor asks for what is held about a home.',
    question: 'Which purpose can it be for?',
    answers: [
      { key: 'just-in-case', words: 'Just in case it is needed', value: 'just-in-case' },
      { key: 'repair', words: PURPOSES.repair, value: 'repair' },
      { key: 'statistics', words: PURPOSES.statistics, value: 'statistics' },
    ],
    holds: (purpose) => isPurposeFor('contractor', purpose),
    why: () => 'A contractor is told what the repair needs. “Just in case” is no purpose: it is on no list.',
  }),
];
