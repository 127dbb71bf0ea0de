import type { DataCategory } from './categories.ts';
import type { Verdict } from './letters.ts';
import { closedTo, type MatrixRules } from './rules.ts';

/** Who is looking, and for what purpose. The same fact may be shown to one and withheld from another. */
export const AUDIENCES = {
  surveyor: {
    title: 'Surveyor',
    code: 'SUR',
    because: 'visits this home and must know what is there, for that visit',
  },
  contractor: {
    title: 'Contractor',
    code: 'CON',
    because: 'must find the home, get in, and know what to repair',
  },
  neighbour: {
    title: 'Neighbour',
    code: 'NEI',
    because: 'is affected and asks about facts of the building',
  },
  'legal-adviser': {
    title: 'Legal adviser',
    code: 'LEG',
    because: 'weighs the matter, and needs no more than it turns on',
  },
  ombudsman: { title: 'Ombudsman', code: 'OMB', because: 'investigates what was known and done, and when' },
  'tenant-summary': {
    title: "Resident's summary",
    code: 'TEN-sum',
    because: 'is told what was found and what happens next',
  },
  'subject-access': {
    title: "Resident's own copy",
    code: 'TEN-sar',
    because: 'has the right to a copy of what is held about them',
  },
  office: { title: 'Office', code: 'OFF', because: 'runs the case and answers for it' },
  public: { title: 'Public', code: 'PUB', because: 'sees statistics only' },
  'emergency-service': {
    title: 'Emergency service',
    code: 'EMS',
    because: 'saves a life, and is told what it needs for that',
  },
} as const;

export type Audience = keyof typeof AUDIENCES;

/** Every audience in matrix order. */
export const AUDIENCE_NAMES = Object.keys(AUDIENCES) as readonly Audience[];

/** Whether `name` is an audience. */
export function isAudience(name: unknown): name is Audience {
  return typeof name === 'string' && Object.hasOwn(AUDIENCES, name);
}

const S: Verdict = { is: 'S' };
const W: Verdict = { is: 'W' };
const N: Verdict = { is: 'N' };
const D: Verdict = { is: 'D' };
const DN: Verdict = { is: 'D', or: 'N' };
const ND: Verdict = { is: 'N', or: 'D' };
const WN: Verdict = { is: 'W', or: 'N' };
const WD: Verdict = { is: 'W', or: 'D' };
const OWN: Verdict = { is: 'S', when: 'requesters-own' };
const CASE: Verdict = { is: 'S', when: 'open-case', otherwise: 'N' };

type Row = readonly [
  Verdict,
  Verdict,
  Verdict,
  Verdict,
  Verdict,
  Verdict,
  Verdict,
  Verdict,
  Verdict,
  Verdict,
];

/**
 * The disclosure matrix, one row a category, in the order of {@link AUDIENCE_NAMES}. Sources: the regulator's three
 * housing cases, its data-sharing code, and judgement where neither speaks (docs/data-categories.md says which).
 * Anything not listed is withheld; a category without a row, or a row without a verdict for each, does not compile.
 */
const MATRIX = {
  //                    SUR CON NEI LEG OMB SUM SAR OFF PUB EMS
  'property-fact': [S, S, D, S, S, S, S, S, D, S],
  defect: [S, S, S, S, S, S, S, S, D, S],
  'repair-status': [S, S, S, S, S, S, S, S, D, S],
  measurement: [S, S, WD, S, S, S, S, S, D, S],
  hazard: [S, S, D, S, S, S, S, S, D, S],
  address: [S, S, D, S, S, S, S, S, W, S],
  'person-name': [S, DN, W, S, S, S, S, S, W, N],
  'contact-detail': [S, ND, W, N, S, S, OWN, S, W, N],
  'access-secret': [{ is: 'S', when: 'visit-day' }, N, W, W, W, W, OWN, CASE, W, N],
  household: [S, D, W, N, N, W, OWN, CASE, W, N],
  'health-need': [S, D, W, WN, N, W, S, CASE, W, N],
  diagnosis: [N, D, W, WN, N, W, S, CASE, W, N],
  'adjustment-need': [S, D, W, WN, N, D, S, S, W, N],
  'disability-detail': [W, D, W, WN, N, D, S, CASE, W, N],
  vulnerability: [S, D, W, N, S, W, S, S, W, N],
  safeguarding: [D, D, W, N, N, W, N, N, W, W],
  warning: [S, D, W, N, N, W, S, S, W, N],
  communication: [S, S, W, W, S, S, S, S, D, N],
  equality: [W, W, W, WN, WN, W, S, N, D, W],
  money: [W, W, W, N, N, WD, S, N, W, W],
  conduct: [W, W, W, N, N, W, S, N, W, W],
  'staff-role': [S, D, WD, S, S, S, S, S, W, S],
  'staff-name': [S, W, W, S, S, S, S, S, W, W],
  opinion: [{ is: 'S', when: 'own-record' }, W, W, S, S, W, S, S, W, W],
  'cleared-photo': [S, S, D, S, S, S, S, S, W, W],
  'uncleared-photo': [S, WN, W, WN, N, W, OWN, N, W, W],
  unreviewed: [
    S,
    W,
    W,
    W,
    N,
    W,
    { is: 'S', when: 'third-parties-checked' },
    { is: 'S', when: 'open-case' },
    W,
    W,
  ],
  'third-party': [W, W, W, N, N, W, WN, N, W, W],
  complaint: [W, W, W, S, S, W, S, N, D, W],
  privileged: [W, W, W, { is: 'S', when: 'own-adviser' }, N, W, W, N, W, W],
  'access-attempt': [S, D, W, S, S, D, S, S, D, W],
  commercial: [W, W, W, N, S, W, W, S, D, W],
  'disclosure-log': [W, W, W, S, S, W, { is: 'S', when: 'names-nothing-endangering' }, S, D, W],
  'tenancy-fact': [S, W, W, S, S, S, S, S, W, W],
  'record-keeping': [S, W, W, W, S, W, W, S, W, W],
} as const satisfies Record<DataCategory, Row>;

const COLUMN: ReadonlyMap<Audience, number> = new Map(AUDIENCE_NAMES.map((name, column) => [name, column]));
const ROWS: ReadonlyMap<string, Row> = new Map<string, Row>(Object.entries(MATRIX));

/** The verdict for a category and an audience under the landlord's rules. An unknown category is withheld. */
export function verdictFor(rules: MatrixRules, category: string, audience: Audience): Verdict {
  const column = COLUMN.get(audience);
  const compiled = (column === undefined ? undefined : ROWS.get(category)?.[column]) ?? W;
  return closedTo(rules, category, audience, compiled);
}

/** The cell as the committed matrix prints it, such as `D/N` or `S (visit-day), else W`. */
export function verdictInWords(verdict: Verdict): string {
  const letters = verdict.or ? `${verdict.is}/${verdict.or}` : verdict.is;
  return verdict.when ? `${letters} (${verdict.when}), else ${verdict.otherwise ?? 'W'}` : letters;
}
