/* What a breach is, what is decided about it and what is done: closed lists, as the screens offer them. */

/** What went wrong. Each is withdrawn in its own way; `told` is what nobody can take back. */
export const BREACHES = {
  disclosure: 'Something was sent or told to the wrong person, or it was too much',
  order: 'A job went to the wrong contractor',
  phone: 'A phone was lost or stolen',
  told: 'Something was said, shown, posted or left behind',
} as const;

export type BreachWhat = keyof typeof BREACHES;

/** What happened to it, as whoever tells it chooses. */
export const HAPPENINGS = {
  'wrong-person': 'It reached the wrong person',
  'too-much': 'It told more than was needed',
  'left-behind': 'Papers or pictures were left behind, or seen by somebody',
  lost: 'It was lost',
  stolen: 'It was stolen',
} as const;

export type Happening = keyof typeof HAPPENINGS;

/** Which of them fit what went wrong. */
export const HAPPENINGS_OF = {
  disclosure: ['wrong-person', 'too-much'],
  order: ['wrong-person', 'too-much'],
  phone: ['lost', 'stolen'],
  told: ['wrong-person', 'too-much', 'left-behind', 'lost', 'stolen'],
} as const satisfies Record<BreachWhat, readonly Happening[]>;

/** How a phone was when it went. */
export const PHONE_WAS = {
  locked: 'Locked',
  open: 'Open, or its PIN was seen',
  unknown: 'Nobody knows',
} as const;

export type PhoneWas = keyof typeof PHONE_WAS;

/** Who got what was told, when nobody's name is known to Homefile. */
export const REACHED = {
  neighbour: 'A neighbour',
  contractor: 'A contractor',
  family: 'A relative, or a former partner',
  public: 'Anybody could see it',
  other: 'Somebody else',
  unknown: 'Nobody knows',
} as const;

export type Reached = keyof typeof REACHED;

/** How great the risk to people is, as the data-protection lead weighs it. What follows is the law's, not the lead's. */
export const RISKS = {
  unlikely: 'Unlikely to harm anybody',
  likely: 'May harm somebody',
  high: 'Likely to harm somebody badly',
} as const;

export type Risk = keyof typeof RISKS;

/** What each risk asks for. */
export const RISK_ASKS = {
  unlikely:
    'The regulator need not be told. It is kept in the register, with the reason (Art. 33(1) and (5)).',
  likely: 'The regulator is told within 72 hours (Art. 33).',
  high: 'The regulator is told within 72 hours, and the people without undue delay (Art. 33 and 34).',
} as const satisfies Record<Risk, string>;

/** Why people need not be told although the risk is high. No other reason counts (Art. 34(3)). */
export const NOT_TELLING = {
  unreadable: 'Nobody can read it: it is encrypted, and the key is safe',
  averted: 'What was done since makes the high risk unlikely',
} as const;

export type NotTelling = keyof typeof NOT_TELLING;

/** How somebody was told. */
export const WAYS = {
  online: 'By a form on their website',
  phone: 'By telephone',
  email: 'By email',
  letter: 'By letter',
  'in-person': 'In person',
} as const;

export type Way = keyof typeof WAYS;

/** What the wrong recipient says came of it. */
export const REPLIES = {
  deleted: 'They have deleted it',
  returned: 'They have given it back',
  unread: 'They had not read it, and it is gone',
  refused: 'They do not confirm it',
} as const;

export type Reply = keyof typeof REPLIES;

/** What is done so that it harms nobody, beside what was withdrawn at once. */
export const CONTAINMENTS = {
  'key-changed': 'The key code or lock was changed',
  'password-changed': 'The password was changed',
  'police-told': 'The police were told',
  'moved-safe': 'Somebody was helped to be safe',
  'found-again': 'It was found again',
  'recipient-rung': 'Whoever got it was rung',
  other: 'Something else',
} as const;

export type Containment = keyof typeof CONTAINMENTS;

/** What happens to a breach after it was recorded, as its history says it. */
export const BREACH_STEPS = {
  contained: 'Done to keep it small',
  'recipient-asked': 'Whoever got it was asked to delete it',
  'recipient-replied': 'Whoever got it answered',
  weighed: 'Weighed by the data-protection lead',
  'regulator-told': 'The regulator was told',
  'persons-told': 'The people were told',
  closed: 'Closed',
} as const;

export type BreachStep = keyof typeof BREACH_STEPS;

/** What a history holds: the steps, and that somebody else told of the same. */
export const BREACH_HISTORY = { ...BREACH_STEPS, 'told-again': 'Somebody told of it once more' } as const;
