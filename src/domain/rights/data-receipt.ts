import { dayInWords } from '../cases/date-words.ts';
import { epoch, ofKind, type FiledRecord } from '../cases/filed-record.ts';
import type { Audience } from '../disclosure/audiences.ts';
import { CATEGORIES, type DataCategory } from '../disclosure/categories.ts';
import type { OpaqueId } from '../ids.ts';
import type { EpochMs } from '../time/instants.ts';
import { londonDay } from '../time/london.ts';

/*
 * The data receipt is a page that a person may leave open on a kitchen table, or that somebody else in the home may find. So
 * its words are the same for everybody: what kinds of things a landlord holds, and who was told of the repair. Nothing on it
 * follows from health, household, needs, keys, warnings, safeguarding, or a third party. And nothing on it is untrue: what it
 * leaves out it says that it leaves out, in the same words on every receipt, so that the words betray nothing either.
 */

export interface ReceiptSection {
  readonly title: string;
  readonly words: readonly string[];
}

/** What every receipt says, in the same words whatever is held. */
export const SAME_FOR_ALL: readonly ReceiptSection[] = [
  {
    title: 'About the building',
    words: [
      'What we found at our visits, what we measured, and photos of the building.',
      'We keep the history of the building as long as it stands.',
    ],
  },
  {
    title: 'About you',
    words: [
      'Your name, your tenancy, and what you told us about your home.',
      'What a visit or a repair has to allow for, if you told us.',
      'We keep most of this while you live here, and 6 years after. Some of it goes sooner. A claim can keep it longer.',
    ],
  },
];

/** Why a receipt is closed before its end. No other reason counts. */
export const RECEIPT_CLOSINGS = {
  asked: 'They asked us to',
  found: 'Somebody else may have its address',
  'wrong-person': 'It was made for the wrong person',
  moved: 'They do not live there any more',
} as const;

/** Why it was closed, also by the desk itself when it makes a new one. */
export const RECEIPT_CLOSED: Readonly<Record<string, string>> = {
  ...RECEIPT_CLOSINGS,
  replaced: 'A new one was made',
};

/** One of those who were told, and when. */
export interface ReceiptRecipient {
  readonly who: string;
  readonly on: string;
  readonly what: string;
}

/** Who is named on a receipt, in general words. Nobody else is: that somebody was told may itself endanger. */
const NAMED: Partial<Readonly<Record<Audience, string>>> = {
  contractor: 'A firm that mends',
  neighbour: 'A neighbour',
  // A letter goes to everybody who holds the tenancy: which of them had it is theirs.
  'tenant-summary': 'Your household',
  'subject-access': 'You',
};

const WHAT: Partial<Readonly<Record<Audience, string>>> = {
  contractor:
    'What to mend, where, and what a visit must allow for. More than that only where the work cannot be done without it.',
  neighbour: 'Facts about the building, as far as they matter for their home.',
  'tenant-summary': 'What we found, and what happens next.',
  'subject-access': 'Your own copy.',
};

/**
 * What a firm was given about the person that is told as such: whoever finds the page knows their name, and learns no number.
 * Not told as such is whatever else was opened to it: a code to the door, or why a visit needs something.
 */
const TOLD_AS_SUCH: Partial<Readonly<Record<DataCategory, string>>> = {
  'person-name': 'your name',
  'contact-detail': 'how to reach you',
};

/** Rows of the matrix: a code to the door, the household, needs, safety, language, equality, money and conduct; others; advice. */
const KEPT_OFF: ReadonlySet<number> = new Set([9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 25, 27]);

/**
 * Whether a line of the log tells of nothing but what is kept off the receipt: that it was there on a day of its own would
 * betray it. Whom it was told has the job of another line, and what stands there covers it.
 */
function isOfWhatIsKeptOff(categories: readonly DataCategory[]): boolean {
  return categories.length > 0 && categories.every((one) => KEPT_OFF.has(CATEGORIES[one].row));
}

/** Stands on every receipt with its list, whoever is on it and whoever is not, so that it betrays nobody. */
export const NOT_LISTED: readonly string[] = [
  'Others whom the law lets us tell, such as an emergency service, an adviser or the Ombudsman, are not listed here, whether they were told something or not.',
  'This page uses general words. To know all of it, ask us for a copy of what we hold about you: we give it once we know that it is you.',
];

/** Whose receipt it is. What a later household's firms were given is nothing about somebody who has left. */
export interface ReceiptOf {
  readonly person: OpaqueId;
  readonly tenancy: OpaqueId;
  /** The tenancy held from this moment until before that one. */
  readonly since: EpochMs;
  readonly until: EpochMs;
}

/**
 * Who was told something of the home in this tenancy: the firms that were given a job, and what the log says was shared, in
 * the same words for each, whatever it was, so that two people alike but for one note have the same page.
 */
export function receiptRecipients(
  records: readonly FiledRecord[],
  of: ReceiptOf,
  now: EpochMs,
): readonly ReceiptRecipient[] {
  const jobs = ofKind(records, 'works-order').map(({ record }) => ({
    audience: 'contractor' as const,
    at: epoch(record.recordedAt),
    gave: [],
  }));
  const told = ofKind(records, 'disclosure')
    .filter(
      ({ record }) =>
        record.body.decision !== 'refused' &&
        !isOfWhatIsKeptOff(record.body.categories) &&
        record.tenancy === of.tenancy &&
        (record.subjects.length === 0 || record.subjects.every((one) => one === of.person)),
    )
    .map(({ record }) => ({
      audience: record.body.audience,
      at: epoch(record.body.at),
      // Of a line that names nobody it is not known whose name it is.
      gave:
        record.subjects.length === 0 ? [] : record.body.categories.flatMap((one) => TOLD_AS_SUCH[one] ?? []),
    }));
  const days = new Map<string, { readonly line: ReceiptRecipient; readonly gave: Set<string> }>();
  for (const { audience, at, gave } of [...jobs, ...told]
    .filter((one) => one.at >= of.since && one.at < of.until)
    .sort((a, b) => a.at - b.at)) {
    const [who, what] = [NAMED[audience], WHAT[audience]];
    if (who === undefined || what === undefined) continue;
    const on = dayInWords(londonDay(at), now);
    const day = days.get(`${who} ${on}`) ?? { line: { who, on, what }, gave: new Set() };
    days.set(`${who} ${on}`, day);
    if (audience === 'contractor') for (const one of gave) day.gave.add(one);
  }
  return [...days.values()].map(({ line, gave }) => ({ ...line, what: `${line.what}${besides(gave)}` }));
}

/** "Also your name and how to reach you." In one order, whatever was given first. */
function besides(gave: ReadonlySet<string>): string {
  const words = Object.values(TOLD_AS_SUCH).filter((one) => gave.has(one));
  return words.length === 0 ? '' : ` Also ${words.join(' and ')}.`;
}
