import { dayInWords, instantInWords, momentInWords } from '../cases/date-words.ts';
import { answersOf } from '../cases/answers.ts';
import { AUDIENCES } from '../disclosure/audiences.ts';
import type { Disclosed } from '../disclosure/disclose.ts';
import type { SeenDisclosure } from '../disclosures/seen-of-log.ts';
import type { OpaqueId } from '../ids.ts';
import { correction as correctionKind } from '../records/correction.ts';
import { disclosure } from '../records/disclosure.ts';
import type { EpochMs } from '../time/instants.ts';
import { londonDay } from '../time/london.ts';
import type { SharedAudience } from './share-audiences.ts';
import type { PageEntry, PageLine } from './page-lines.ts';

/*
 * Whoever looks into a matter asks what was known and when. How each record came to be known stands beside it, as far as the
 * matrix lets them see: when it was seen, when it was entered and by whom, and what became of it.
 */

/** Whether what a record says is still held to be right, and which corrections say otherwise. */
export interface Standing {
  readonly is: 'right' | 'put-right' | 'taken-back';
  /** The corrections that say so, as the one projection shows them; none to whoever is not shown how a record was made. */
  readonly by: readonly Made[];
}

/** When a record was entered, and when it reached the office. */
export interface Entered {
  readonly enteredAt: EpochMs;
  readonly arrivedAt: EpochMs;
}

/** A record as it is shown, with when it was entered. */
export interface Made extends Entered {
  readonly id: OpaqueId;
  readonly shown: Disclosed<SharedAudience>;
}

/** How a record came to be known. */
export interface Known {
  readonly seenOn: SeenOnVisit | null;
  /** Null where no more may be told of a record than what was opened of it. */
  readonly entered: Entered | null;
  readonly standing: Standing;
}

/** The visit on which a record was made, where the page tells of that visit. */
export interface SeenOnVisit {
  readonly inspection: OpaqueId;
  readonly startedAt: EpochMs;
}

/** The name of an account; null where this audience is told no names of staff. */
export type NameOf = (account: string) => string | null;

/** What a line was made of, noted as it is told. */
export interface Noting {
  readonly field: (id: OpaqueId, kind: string, name: string) => void;
  readonly howMade: (id: OpaqueId, name: 'recordedAt' | 'author') => void;
}

/** How a record came to be known, as lines beneath what it says. */
export function knownLines(
  { id, shown, seenOn, entered: made, standing }: Pick<Made, 'id' | 'shown'> & Known,
  name: NameOf,
  now: EpochMs,
  note: Noting,
): readonly PageLine[] {
  if (seenOn !== null) note.field(seenOn.inspection, 'inspection', 'startedAt');
  const seen = seenOn === null ? null : dayInWords(londonDay(seenOn.startedAt), now);
  const entered = made === null ? null : enteredWords({ id, shown, ...made }, name, now, note);
  return [
    ...(seen === null ? [] : [{ label: 'Seen', words: seen }]),
    ...(entered === null ? [] : [{ label: 'Entered', words: entered }]),
    ...standingLines(standing, name, now, note),
  ];
}

const STANDS: Readonly<Record<Standing['is'], string>> = {
  right: '',
  'put-right': 'Not held to be right any more. What is right stands beside it.',
  'taken-back': 'Not held to be right any more. Nothing stands in its place.',
};

function standingLines({ is, by }: Standing, name: NameOf, now: EpochMs, note: Noting): readonly PageLine[] {
  if (is === 'right') return [];
  const said = by.map((correction): PageLine => {
    const answers = answersOf(correctionKind, correction.shown.body, now);
    const why = (['because', 'reason'] as const).flatMap((field) => {
      const words = answers.words(field);
      if (words !== null) note.field(correction.id, 'correction', field);
      return words ?? [];
    });
    const entered = enteredWords(correction, name, now, note);
    const words = [...(entered === null ? [] : [entered]), ...why].join('. ');
    return { label: 'Corrected', words };
  });
  return [{ label: 'How it stands', words: STANDS[is] }, ...said.filter(({ words }) => words !== '')];
}

/** "Tue 24 Nov, 10:34, by Robin Alder; at the office Tue 24 Nov, 17:02." Null to whoever is not shown how a record was made. */
function enteredWords(
  { id, shown, enteredAt, arrivedAt }: Made,
  name: NameOf,
  now: EpochMs,
  note: Noting,
): string | null {
  if (shown.record === undefined) return null;
  note.howMade(id, 'recordedAt');
  const [entered, arrived] = [momentInWords(enteredAt, now), momentInWords(arrivedAt, now)];
  const who = name(String(shown.record['author']));
  if (who !== null) note.howMade(id, 'author');
  return [
    who === null ? entered : `${entered}, by ${who}`,
    ...(entered === arrived ? [] : [`at the office ${arrived}`]),
  ].join('; ');
}

/** Who is named in the log by a name of their own work; a neighbour and a resident are people. */
const NAMED_IN_LOG: ReadonlySet<string> = new Set(['contractor', 'legal-adviser', 'ombudsman']);

/** A line of the log as it is told: to whom, what for, what was decided. What somebody typed about it stays inside. */
export function logEntry(seen: SeenDisclosure, now: EpochMs, note: Noting): PageEntry {
  const { id, audience, recipientName } = seen;
  const body = {
    ...{ at: seen.at, audience, purpose: seen.purpose, decision: seen.decision },
    categories: [...seen.categories],
    ...(seen.channel === undefined ? {} : { channel: seen.channel }),
    ...(seen.behind.basis === undefined ? {} : { basis: seen.behind.basis }),
  };
  const answers = answersOf(disclosure, body, now);
  const isNamed = NAMED_IN_LOG.has(audience) && recipientName !== undefined;
  if (isNamed) note.field(id, 'disclosure', 'recipientName');
  const names = ['purpose', 'decision', 'channel', 'categories', 'basis'] as const;
  const lines = names.flatMap((name): PageLine[] => {
    const words = answers.words(name);
    if (words === null) return [];
    note.field(id, 'disclosure', name);
    return [{ label: disclosure.fields[name].label, words }];
  });
  for (const name of ['at', 'audience'] as const) note.field(id, 'disclosure', name);
  const to = AUDIENCES[audience].title;
  return {
    heading: instantInWords(seen.at, now),
    lines: [{ label: 'To', words: isNamed ? `${to}: ${recipientName}` : to }, ...lines],
  };
}
