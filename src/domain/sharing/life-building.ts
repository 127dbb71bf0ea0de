import { answersOf, type Answers } from '../cases/answers.ts';
import { dayInWords } from '../cases/date-words.ts';
import { happened, type FiledRecord } from '../cases/filed-record.ts';
import { disclose } from '../disclosure/disclose.ts';
import type { DisclosureContext } from '../disclosure/verdicts.ts';
import { isDataCategory, type DataCategory } from '../disclosure/categories.ts';
import type { OpaqueId } from '../ids.ts';
import type { RecordKind } from '../records/define-record.ts';
import { kindNamed, type KindName } from '../records/registry.ts';
import { rightRecords } from '../cases/put-right.ts';
import type { EpochMs } from '../time/instants.ts';
import { londonDay } from '../time/london.ts';

/**
 * The kinds from which every service is told the building, in the order in which it is read out: where it is, what it is made
 * of, asbestos, what heats it, and what was found, reported and ordered. How wet a wall is saves nobody, and is not among them.
 */
export const BUILDING_KINDS = [
  'property',
  'home-services',
  'conclusion',
  'triage',
  'report-fact',
  'finding',
  'works-order',
  'cleared-note',
  'room-services',
] as const satisfies readonly KindName[];

interface Fact {
  readonly term: string;
  readonly words: string;
}

/** What of the building a service is told, and what it was made of, for the log. */
export interface BuildingTold {
  /** The home itself, a fact each. */
  readonly home: readonly Fact[];
  /** What is wrong with it, a record each, the latest of each kind first. */
  readonly wrong: readonly Fact[];
  /** The same of cases that are closed. */
  readonly earlier: readonly Fact[];
  readonly records: readonly OpaqueId[];
  readonly fields: readonly string[];
  readonly categories: readonly DataCategory[];
}

/**
 * What a service is told of the building: all that `disclose` shows it of those kinds, whatever of people is guarded there,
 * and also where nobody lives. What was put right is told as it was put right.
 */
export function buildingTold(
  records: readonly FiledRecord[],
  context: DisclosureContext<'emergency-service'>,
  isClosed: (caseId: OpaqueId) => boolean,
  now: EpochMs,
): BuildingTold {
  const shown = rightRecords(records)
    .map((one) => ({ ...one, at: happened(one).at }))
    .sort((a, b) => orderOf(a.record.kind) - orderOf(b.record.kind) || b.at - a.at)
    .flatMap(({ id, record, at }) => {
      const kind = kindNamed(record.kind);
      if (kind === null || orderOf(record.kind) < 0) return [];
      const told = disclose(id, record, context);
      if (told === null) return [];
      const answers = answersOf(kind, told.body, now);
      const isOver = record.case !== null && isClosed(record.case);
      return [{ id, kind, record, at, answers, lines: linesOf(kind, answers), isOver }];
    })
    .filter(({ lines }) => lines.length > 0);
  const rooms = roomNames(records, context, now);
  const asFact = ({ kind, answers, at, lines }: (typeof shown)[number]): Fact => {
    const room = rooms.get(answers.links('room')[0] ?? '');
    const where = room === undefined ? '' : `, ${room}`;
    return {
      term: `${kind.title}${where}, ${dayInWords(londonDay(at), now)}`,
      words: lines.map(({ term, words }) => `${term}: ${words.replace(/\.$/, '')}`).join('. '),
    };
  };
  const ofHome = shown.filter(({ record }) => record.kind === 'property');
  const others = shown.filter(({ record }) => record.kind !== 'property');
  return {
    home: ofHome.flatMap(({ lines }) => lines.map(({ term, words }) => ({ term, words }))),
    wrong: others.filter(({ isOver }) => !isOver).map(asFact),
    earlier: others.filter(({ isOver }) => isOver).map(asFact),
    records: shown.map(({ id }) => id),
    fields: unique(shown.flatMap(({ kind, lines }) => lines.map(({ name }) => `${kind.kind}/${name}`))),
    categories: unique(shown.flatMap(({ lines }) => lines.map(({ category }) => category))).filter(
      isDataCategory,
    ),
  };
}

function orderOf(kind: string): number {
  return BUILDING_KINDS.findIndex((one) => one === kind);
}

function linesOf(kind: RecordKind, answers: Answers) {
  return Object.entries(kind.fields).flatMap(([name, { label, category }]) => {
    const words = answers.words(name);
    return words === null ? [] : [{ name, category, term: label, words }];
  });
}

/** "Bedroom 2": by the neutral name alone. */
function roomNames(
  records: readonly FiledRecord[],
  context: DisclosureContext<'emergency-service'>,
  now: EpochMs,
): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  for (const { id, record } of records) {
    const kind = kindNamed(record.kind);
    const shown = record.kind === 'room' ? disclose(id, record, context) : null;
    if (kind === null || shown === null) continue;
    const answers = answersOf(kind, shown.body, now);
    const words = [answers.words('roomKind'), answers.words('number')].filter((one) => one !== null);
    if (words.length > 0) names.set(context.mint(id), words.join(' '));
  }
  return names;
}

function unique<T>(list: readonly T[]): readonly T[] {
  return [...new Set(list)];
}
