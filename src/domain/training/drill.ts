/** What a drill is about. */
export const TOPICS = {
  'mr-a': "The regulator's case of Mr A",
  'ms-b': "The regulator's case of Ms B",
  'ms-c': "The regulator's case of Ms C",
  photos: 'Photos',
  notes: 'Notes',
  neighbours: 'Neighbours',
  advisers: 'Advisers and the Ombudsman',
  safeguarding: 'Abuse and keeping people safe',
  'own-copy': 'A copy for the resident',
  basis: 'Which basis, or none',
  emergency: 'Emergencies',
} as const;

export type Topic = keyof typeof TOPICS;

/** The three sets that are learned. The keys are those of the record of a result. */
export const COURSES = {
  'neighbour-facts': {
    title: 'Sharing enough',
    topics: ['ms-b', 'neighbours', 'emergency'],
  },
  'who-sees-what': {
    title: 'Sharing too much',
    topics: ['mr-a', 'advisers', 'safeguarding', 'own-copy', 'basis'],
  },
  'photos-and-notes': {
    title: 'Good records',
    topics: ['ms-c', 'photos', 'notes'],
  },
} as const satisfies Record<string, { readonly title: string; readonly topics: readonly Topic[] }>;

export type Course = keyof typeof COURSES;
export const COURSE_NAMES = Object.keys(COURSES) as readonly Course[];

/** Whether `name` is a course. */
export function isCourse(name: unknown): name is Course {
  return typeof name === 'string' && Object.hasOwn(COURSES, name);
}

/** One answer to choose, and whether the engine bears it out. */
export interface Choice {
  readonly key: string;
  readonly words: string;
  readonly right: boolean;
}

/** A drill as it is asked: its answers and its explanation were just worked out by the engine. */
export interface AskedDrill {
  readonly key: string;
  readonly topic: Topic;
  readonly situation: string;
  readonly question: string;
  readonly choices: readonly Choice[];
  /** Why, in the words of the rules themselves. */
  readonly why: string;
}

/** A drill: what happened, and how the engine is asked. It holds no answer of its own. */
export interface Drill {
  readonly key: string;
  readonly topic: Topic;
  readonly ask: () => AskedDrill;
}

/** What every drill tells, whatever it asks. */
export interface Told {
  readonly key: string;
  readonly topic: Topic;
  readonly situation: string;
}
