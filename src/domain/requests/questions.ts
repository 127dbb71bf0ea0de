/** What a question is about: the building, which may be told, or a person, which may not. */
type About = 'building' | 'person';

interface Question {
  readonly label: string;
  readonly about: About;
  /** How the answer names what it does not tell; only of questions about a person. */
  readonly declined: string | null;
}

const building = (label: string): Question => ({ label, about: 'building', declined: null });
const person = (label: string, declined: string): Question => ({ label, about: 'person', declined });

/** What people ask of a home that is not theirs. A closed list: how a question is classed follows from it alone. */
export const QUESTIONS = {
  'where-from': building('Where it comes from'),
  'what-was-done': building('What was done, and when'),
  'what-next': building('What comes next'),
  'my-home': building('What it means for their home'),
  'who-lives-there': person('Who lives there', 'who lives there'),
  'how-to-reach': person('A name or a number', 'a name or a number'),
  'who-did-it': person('Who did it', 'whether a person had a part in it'),
  'when-home': person('When somebody is at home there', 'when somebody is at home there'),
  'about-them': person('Something else about a person', 'anything else about a person'),
} as const satisfies Record<string, Question>;

export type QuestionKey = keyof typeof QUESTIONS;

const KEYS = Object.keys(QUESTIONS) as readonly QuestionKey[];

/** The questions about the building: what is asked on the telephone unless somebody says more. */
export const BUILDING_QUESTIONS: readonly QuestionKey[] = KEYS.filter(
  (key) => QUESTIONS[key].about === 'building',
);

/** How a request is classed, and what follows from it. */
export const REQUEST_CLASSES = {
  'property-fact': {
    label: 'Facts about a building',
    means: 'You may share this. It asks about a building, not a person. Saying no needs a written reason.',
  },
  personal: {
    label: 'Facts about a person',
    means: 'It asks about a person. The answer says in plain words that this is not told.',
  },
  mixed: {
    label: 'Building and person',
    means:
      'You may share what it asks about the building. What it asks about a person is declined in plain words.',
  },
} as const;

export type RequestClass = keyof typeof REQUEST_CLASSES;

/** Classes a request by what is asked. Nobody sets it by hand. */
export function classOf(asks: readonly QuestionKey[]): RequestClass {
  const building = asks.some((key) => QUESTIONS[key].about === 'building');
  const person = asks.some((key) => QUESTIONS[key].about === 'person');
  if (building && person) return 'mixed';
  return person ? 'personal' : 'property-fact';
}

/** The words for what is not told, in the order of the list; empty when nothing about a person was asked. */
export function declinedOf(asks: readonly QuestionKey[]): readonly string[] {
  return KEYS.filter((key) => asks.includes(key)).flatMap((key) => QUESTIONS[key].declined ?? []);
}
