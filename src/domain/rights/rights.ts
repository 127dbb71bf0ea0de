/** How the limit of a right is counted. Each rule is a function of its own: no two conventions share one. */
export type LimitRule = 'one-month' | 'acknowledge-in-30-days';

export interface RightFacts {
  /** What the person asks, as the desk offers it. */
  readonly asks: string;
  /** "Request for a copy": the head of its line and of its letters. */
  readonly title: string;
  readonly rule: LimitRule;
  /** Whether a question about what they mean stops the clock: of a request for a copy alone. */
  readonly questionStops: boolean;
  /** Whether granting it needs a reason as well: each of these weighs the person's interest against another. */
  readonly alwaysReasoned: boolean;
  readonly citation: string;
  /** How well that is known: read in an official text, in a secondary one, or from memory. */
  readonly known: 'read' | 'secondary' | 'remembered';
}

/** What people may ask of a landlord that holds data about them. UK GDPR and Data Protection Act 2018. */
export const RIGHTS = {
  access: {
    asks: 'A copy of what we hold about them',
    title: 'Copy of what we hold',
    rule: 'one-month',
    questionStops: true,
    alwaysReasoned: false,
    citation: 'UK GDPR Art. 15, counted by Art. 12A and the ICO’s guide to the right of access',
    known: 'read',
  },
  rectification: {
    asks: 'To put something right',
    title: 'Put something right',
    rule: 'one-month',
    questionStops: false,
    alwaysReasoned: false,
    citation: 'UK GDPR Art. 16, and Art. 19 for who is told',
    known: 'remembered',
  },
  erasure: {
    asks: 'To delete something',
    title: 'Delete something',
    rule: 'one-month',
    questionStops: false,
    alwaysReasoned: true,
    citation: 'UK GDPR Art. 17; what the law or a claim needs is kept (Art. 17(3))',
    known: 'remembered',
  },
  restriction: {
    asks: 'To stop using something, and only keep it',
    title: 'Only keep, not use',
    rule: 'one-month',
    questionStops: false,
    alwaysReasoned: false,
    citation: 'UK GDPR Art. 18; they are told before it ends (Art. 18(3))',
    known: 'remembered',
  },
  objection: {
    asks: 'To stop using their data for something',
    title: 'Objection',
    rule: 'one-month',
    questionStops: false,
    alwaysReasoned: true,
    citation: 'UK GDPR Art. 21',
    known: 'remembered',
  },
  complaint: {
    asks: 'To complain about how we use their data',
    title: 'Data-protection complaint',
    rule: 'acknowledge-in-30-days',
    questionStops: false,
    alwaysReasoned: true,
    citation: 'Data Protection Act 2018 s.164A, since 19 June 2026',
    known: 'secondary',
  },
} as const satisfies Record<string, RightFacts>;

export type RightKey = keyof typeof RIGHTS;

/** Every right, in the order in which the desk offers them. */
export const RIGHT_KEYS = Object.keys(RIGHTS) as readonly RightKey[];

/** The facts of a right. */
export function rightFacts(right: RightKey): RightFacts {
  return RIGHTS[right];
}

/** How somebody was known to be who they say. Proof is asked for only where there is doubt. */
export const IDENTITY_CHECKS = {
  known: 'Known to the person who took it',
  questions: 'Answered what only they would know',
  document: 'Showed a document, which was not copied',
  'own-account': 'Signed in to their own account',
  authority: 'Someone acts for them, with written authority',
} as const;

export type IdentityCheck = keyof typeof IDENTITY_CHECKS;

/** Why a limit may be made longer. No other reason counts. */
export const EXTENSIONS = {
  complex: 'It is complex',
  many: 'They have made many requests',
} as const;

/** Why an earlier recipient need not be told (UK GDPR Art. 19). No other reason counts. */
export const NOT_TOLD = {
  impossible: 'It proved impossible',
  disproportionate: 'It would take effort out of proportion',
} as const;

/** What came of a request. */
export const OUTCOMES = {
  granted: 'Done as asked',
  part: 'Done in part',
  refused: 'Refused',
} as const;

export type Outcome = keyof typeof OUTCOMES;

/** What may happen to a request, in the order in which it mostly does. */
export const RIGHTS_STEPS = {
  acknowledged: 'Told that we have it',
  'identity-asked': 'Asked to show who they are',
  'identity-shown': 'Showed who they are',
  'question-asked': 'Asked what they mean',
  'question-answered': 'Answered what they mean',
  extended: 'Told that it takes longer, and why',
  decided: 'Decided by the data-protection lead',
  told: 'Told what was decided',
  'gone-told': 'Told that it is gone',
  'end-told': 'Told that it will be used again',
  ended: 'What was only kept may be used again',
  'recipient-told': 'An earlier recipient was told',
  'recipient-not-told': 'An earlier recipient was not told',
} as const;

export type RightsStep = keyof typeof RIGHTS_STEPS;
