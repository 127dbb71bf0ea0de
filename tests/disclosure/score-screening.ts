import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { screenNote } from '#domain/screening/screen-note.ts';
import type { Known, Span, SpanCategory } from '#domain/screening/span.ts';

/** A note that a person labelled. */
export interface LabelledNote {
  readonly id: string;
  readonly context: {
    readonly tenant_names: readonly string[];
    readonly other_names: readonly string[];
    readonly phones: readonly string[];
    readonly address: string;
  };
  readonly text: string;
  readonly spans: readonly Span[];
}

/** How well the screen hides what a person labelled. Shares between 0 and 1. */
export interface ScreeningScore {
  readonly hidden: number;
  readonly graveHidden: number;
  readonly falseAlarms: number;
  readonly leaks: readonly string[];
}

const GRAVE: ReadonlySet<SpanCategory> = new Set(['health', 'identity', 'contact', 'access-secret']);
/** Share of a span's letters and digits that must be marked before it counts as hidden. */
const ENOUGH: Partial<Record<SpanCategory, number>> = {
  identity: 1,
  contact: 1,
  staff: 1,
  'third-party': 0.75,
  'location-other': 0.75,
  'access-secret': 0.6,
};
const ENOUGH_ELSEWHERE = 0.4;
/** Words in a name whose survival tells nobody who it is. */
const TITLES =
  /(?<![\p{L}\p{N}])(?:mr|mrs|ms|miss|mx|dr|pc|pcso|cllr|rev|frau|mister|and|the|of|s)(?![\p{L}\p{N}])/giu;

const FOLDER = join(import.meta.dirname, '../data/screening');

/** The notes of a labelled set. */
export function labelledNotes(file: string): readonly LabelledNote[] {
  return readFileSync(join(FOLDER, file), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as LabelledNote);
}

/** Screens a file of labelled notes and scores the marks. */
export function scoreScreening(file: string, screen = screenNote): ScreeningScore {
  const notes = labelledNotes(file);
  const screened = ({ context, text }: LabelledNote) => screen(text, knownOf(context));
  const judged = notes.flatMap((note) => {
    const mask = maskOf(screened(note), note.text.length);
    return note.spans.map((span) => ({
      grave: GRAVE.has(span.category),
      hidden: isHidden(note.text, span, mask),
      what: `${note.id} ${span.category}: ${note.text.slice(span.start, span.end)}`,
    }));
  });
  const clean = notes.filter(({ spans }) => spans.length === 0);
  return {
    hidden: share(judged, ({ hidden }) => hidden),
    graveHidden: share(
      judged.filter(({ grave }) => grave),
      ({ hidden }) => hidden,
    ),
    falseAlarms: share(clean, (note) => screened(note).length > 0),
    leaks: judged.filter(({ hidden }) => !hidden).map(({ what }) => what),
  };
}

function knownOf(context: LabelledNote['context']): Known {
  return {
    tenantNames: context.tenant_names,
    otherNames: context.other_names,
    phones: context.phones,
    address: context.address,
  };
}

function maskOf(spans: readonly Span[], length: number): Uint8Array {
  const mask = new Uint8Array(length);
  for (const { start, end } of spans) mask.fill(1, start, end);
  return mask;
}

/** Where, from `start`, the letters and digits stand that tell something. */
function weightOf(text: string, start: number): readonly number[] {
  const ignored = new Set<number>();
  for (const { 0: title, index } of text.matchAll(TITLES)) {
    for (let at = 0; at < title.length; at++) ignored.add(index + at);
  }
  return [...text.matchAll(/[\p{L}\p{N}]/gu)].flatMap(({ index }) =>
    ignored.has(index) ? [] : [start + index],
  );
}

function isHidden(text: string, { start, end, category }: Span, mask: Uint8Array): boolean {
  const words = text.slice(start, end);
  const positions = weightOf(words, start);
  const covered = positions.filter((at) => mask[at] === 1).length;
  const enough = ENOUGH[category] ?? ENOUGH_ELSEWHERE;
  const numbersHidden = [...words.matchAll(/\d(?:[ .-]?\d){2,}/g)].every((run) =>
    weightOf(run[0], start + run.index).every((at) => mask[at] === 1),
  );
  return positions.length > 0 && covered / positions.length >= enough && numbersHidden;
}

function share<T>(all: readonly T[], holds: (one: T) => boolean): number {
  return all.filter(holds).length / all.length;
}
