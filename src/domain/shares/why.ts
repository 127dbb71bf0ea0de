import type { ComparedField } from '../cases/comparison.ts';
import { AUDIENCES, type Audience } from '../disclosure/audiences.ts';
import { CATEGORIES } from '../disclosure/categories.ts';

/** A question that whoever shares asks, with its answer and the regulator's page on it. */
export interface Why {
  readonly question: string;
  readonly answer: string;
  readonly source: { readonly title: string; readonly address: string };
}

const SHARING_CODE = {
  title: 'The regulator’s checklist for sharing',
  address:
    'https://ico.org.uk/for-organisations/guide-to-data-protection/ico-codes-of-practice/data-sharing-a-code-of-practice/annex-a-data-sharing-checklist/',
};
const RELATES_TO = {
  title: 'The regulator on what is about a person',
  address:
    'https://ico.org.uk/for-organisations/uk-gdpr-guidance-and-resources/personal-information-what-is-it/what-is-personal-data/what-is-the-meaning-of-relates-to/',
};

/** Why a field is hidden, or why it may be shared. */
export function whyOf({ category, reach, why, opened }: ComparedField, audience: Audience): Why {
  const { title, means, file } = CATEGORIES[category];
  const what = `${title}: ${means.charAt(0).toLowerCase()}${means.slice(1)}.`;
  const they = `${AUDIENCES[audience].title}: ${AUDIENCES[audience].because}.`;
  if (reach === 'shared') {
    const answer =
      file === 'property'
        ? `${what} It is about the building and not about a person. The regulator wants such facts given.`
        : `${what} ${they} The rules let them have it for that, and no more.`;
    return {
      question: 'Why may I share this?',
      answer,
      source: file === 'property' ? RELATES_TO : SHARING_CODE,
    };
  }
  return {
    question: 'Why is this hidden?',
    answer: `${what} ${they} ${why} ${OPENED[opened]}`.trim(),
    source: SHARING_CODE,
  };
}

/** Why an answer about a home may be given, and why what is about people is not in it: for whoever reads it out. */
export function whyAnswered(told: { readonly facts: boolean; readonly declines: boolean }): readonly Why[] {
  return [
    ...(told.facts
      ? [
          {
            question: 'Why may I share this?',
            answer:
              'Each sentence is about the building: where it comes from, what was done, and when. It is not about a person because a home is involved. The regulator found it wrong that a neighbour was refused such facts.',
            source: RELATES_TO,
          },
        ]
      : []),
    ...(told.declines
      ? [
          {
            question: 'Why is the rest not told?',
            answer:
              'It is about a person, and the question about the building can be answered without it. Only what is needed is shared.',
            source: SHARING_CODE,
          },
        ]
      : []),
  ];
}

const OPENED = {
  'second-person': 'It can be asked for, field by field: with a reason, a lawful basis and a second person.',
  instruction: 'What they must do is told in its place.',
  nothing: 'No approval opens it to them.',
} as const satisfies Record<ComparedField['opened'], string>;
