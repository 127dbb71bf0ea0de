import { dayInWords } from '../cases/date-words.ts';
import { epoch, ofKind, type FiledRecord } from '../cases/filed-record.ts';
import type { Audience } from '../disclosure/audiences.ts';
import type { OpaqueId } from '../ids.ts';
import type { EpochMs } from '../time/instants.ts';
import { londonDay } from '../time/london.ts';

/*
 * The data receipt is a page that a person may leave open on a kitchen table, or that somebody else in the home may find. So
 * its words are the same for everybody: what kinds of things a landlord holds, and who was told of the repair. Nothing on it
 * follows from health, household, needs, keys, warnings, safeguarding, a number, or a third party.
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
      'We keep this as long as the building stands.',
    ],
  },
  {
    title: 'About you',
    words: [
      'Your name, your tenancy, and what you told us about your home.',
      'What a visit or a repair has to allow for, if you told us.',
      'We keep this while you live here, and 6 years after.',
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
  'tenant-summary': 'You',
  'subject-access': 'You',
};

const WHAT: Partial<Readonly<Record<Audience, string>>> = {
  contractor: 'What to mend, where, and what a visit must allow for. No name, health or household.',
  neighbour: 'Facts about the building. Nothing about you.',
  'tenant-summary': 'What we found, and what happens next.',
  'subject-access': 'Your own copy.',
};

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
  }));
  const told = ofKind(records, 'disclosure')
    .filter(
      ({ record }) =>
        record.body.decision !== 'refused' &&
        record.tenancy === of.tenancy &&
        (record.subjects.length === 0 || record.subjects.every((one) => one === of.person)),
    )
    .map(({ record }) => ({ audience: record.body.audience, at: epoch(record.body.at) }));
  const lines = [...jobs, ...told]
    .filter(({ at }) => at >= of.since && at < of.until)
    .sort((a, b) => a.at - b.at)
    .flatMap(({ audience, at }): ReceiptRecipient[] => {
      const [who, what] = [NAMED[audience], WHAT[audience]];
      return who === undefined || what === undefined
        ? []
        : [{ who, on: dayInWords(londonDay(at), now), what }];
    });
  const seen = new Set<string>();
  return lines.filter(({ who, on }) => {
    const key = `${who} ${on}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}
