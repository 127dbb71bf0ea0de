import { openOrders } from '../cases/case-state.ts';
import { happened, ofKind, type FiledOf } from '../cases/filed-record.ts';
import { doneAt } from '../cases/works-facts.ts';
import type { OpaqueId } from '../ids.ts';
import { sentenceCase } from '../sentence-case.ts';
import type { EpochMs } from '../time/instants.ts';
import { doneWords } from './building-words.ts';
import { isWaterFinding } from './source-case.ts';
import type { ToldCase } from './told-case.ts';

/** Something that is told of a job or a finding, and when it was seen. */
interface Said {
  readonly key: string;
  readonly words: string | null;
  readonly at: EpochMs;
}

/** What was done and on which day, how it was when somebody looked again, and when; that nothing was done yet is said too. */
export function doneSentences(told: ToldCase): readonly string[] {
  const done = worksOf(told).flatMap((order) => workSentences(told, order));
  const again = lookedAgain(told)?.words ?? null;
  const since = again === null ? [] : [again];
  const looked = lookedOn(told);
  if (done.length > 0)
    return looked.isBeforeWork ? [...looked.words, ...done, ...since] : [...done, ...looked.words, ...since];
  const known = knownSince(told);
  const aware = known === null ? [] : [`We have known of it since ${known}.`];
  return ['It is not mended yet.', ...aware, ...looked.words, ...since, ...decidedSentence(told)];
}

/** What was reported of a job, and what a surveyor saw of it since. */
function workSentences(told: ToldCase, order: FiledOf<'works-order'>): readonly string[] {
  return [reportSentence(told, order), seenOf(told, order)?.words].flatMap((words) => words ?? []);
}

/** The latest report of a job that tells anything. */
function reportSentence(told: ToldCase, order: FiledOf<'works-order'>): string | null {
  for (const { id } of reportsOf(told, order)) {
    const said = told.attempt(() => outcomeSentence(told, id));
    if (said !== null) return said;
  }
  return null;
}

/** The reports of work that was done for a job, the latest first. */
function reportsOf(told: ToldCase, order: FiledOf<'works-order'>): readonly FiledOf<'work-report'>[] {
  return ofKind(told.records, 'work-report')
    .filter(({ record: { body } }) => body.order === order.id && !CAME_TO_NOTHING.has(body.outcome))
    .sort((a, b) => happened(b).at - happened(a).at);
}

const CAME_TO_NOTHING: ReadonlySet<string> = new Set(['not-done', 'no-access']);

/** Of a job that came to nothing there is nothing to tell: why nobody got in is no affair of a neighbour's. */
function outcomeSentence(told: ToldCase, report: OpaqueId): string | null {
  const on = told.day(report, 'finishedAt');
  const when = on === null ? '' : ` on ${on}`;
  switch (told.key(report, 'outcome')) {
    case 'done': {
      const [first = 'the work was done', ...more] = doneWords(told.keys(report, 'done'));
      return `${sentenceCase([first, ...more].join(' and '))}${when}.`;
    }
    case 'made-safe':
      return `It was made safe${when}. More work is to come.`;
    case 'more-work-needed':
      return `Work was done${when}. More is needed.`;
    case null:
    default:
      return null;
  }
}

const SEEN_OF_WORKS: ReadonlyMap<string, string> = new Map([
  ['done', 'When we looked, the work was done.'],
  ['part-done', 'When we looked, the work was partly done. More is needed.'],
  ['not-done', 'When we looked, the work was not done.'],
]);

/** How a surveyor saw a job last, where that is later than what its contractor reported and says something else. */
function seenOf(told: ToldCase, order: FiledOf<'works-order'>): Said | null {
  const [latest] = ofKind(told.records, 'works-check')
    .filter(({ record }) => record.body.order === order.id && SEEN_OF_WORKS.has(record.body.works))
    .sort((a, b) => happened(b).at - happened(a).at);
  const [report] = reportsOf(told, order);
  if (latest === undefined || (report !== undefined && happened(latest).at < happened(report).at))
    return null;
  const key = latest.record.body.works;
  if (report?.record.body.outcome === 'done' && key === 'done') return null;
  const words = told.attempt(() => SEEN_OF_WORKS.get(told.key(latest.id, 'works') ?? '') ?? null);
  return { key, words, at: happened(latest).at };
}

const LOOKED_AGAIN: ReadonlyMap<string, string> = new Map([
  ['gone', 'When we looked again, nothing was left of it.'],
  ['better', 'When we looked again, it was better.'],
  ['same', 'When we looked again, it was no better.'],
  ['worse', 'When we looked again, it was worse.'],
]);

/** How what was found of water was when somebody saw it again. */
function lookedAgain(told: ToldCase): Said | null {
  const ofWater = new Set(
    ofKind(told.records, 'finding').flatMap(({ id, record }) => (isWaterFinding(record.body) ? [id] : [])),
  );
  const [latest] = ofKind(told.records, 'finding-check')
    .filter(({ record: { body } }) => ofWater.has(body.finding) && LOOKED_AGAIN.has(body.now))
    .sort((a, b) => happened(b).at - happened(a).at);
  if (latest === undefined) return null;
  const words = told.attempt(() => LOOKED_AGAIN.get(told.key(latest.id, 'now') ?? '') ?? null);
  return { key: latest.record.body.now, words, at: happened(latest).at };
}

/** The day on which somebody was last there to look: a date of the work (matrix row 3), never its hour. */
function lookedOn(told: ToldCase): { readonly words: readonly string[]; readonly isBeforeWork: boolean } {
  const [last] = ofKind(told.records, 'inspection').sort((a, b) => happened(b).at - happened(a).at);
  const on = last === undefined ? null : told.day(last.id, 'startedAt');
  const reported = ofKind(told.records, 'work-report').map((one) => happened(one).at);
  return {
    words: on === null ? [] : [`We looked at it on ${on}.`],
    isBeforeWork: last !== undefined && reported.some((at) => at > happened(last).at),
  };
}

/** That work is needed, as long as there is none to tell of. */
function decidedSentence(told: ToldCase): readonly string[] {
  if (jobsStillOut(told).length > 0) return [];
  const [last] = ofKind(told.records, 'conclusion').sort((a, b) => happened(b).at - happened(a).at);
  if (last === undefined) return [];
  const words = told.attempt(() => {
    const needs = [
      ...(told.isSo(last.id, 'safetyWorkNeeded') === true ? ['to make it safe'] : []),
      ...(told.isSo(last.id, 'preventativeWorkNeeded') === true ? ['to stop it coming back'] : []),
    ];
    const on = told.day(last.id, 'concludedAt');
    return needs.length === 0 || on === null
      ? null
      : `We decided on ${on} that work is needed ${needs.join(' and ')}.`;
  });
  return words === null ? [] : [words];
}

function worksOf(told: ToldCase): readonly FiledOf<'works-order'>[] {
  return ofKind(told.records, 'works-order')
    .filter(({ record }) => record.body.state !== 'taken-back')
    .sort((a, b) => happened(a).at - happened(b).at);
}

function knownSince(told: ToldCase): string | null {
  for (const { id } of ofKind(told.records, 'report-fact')) return told.day(id, 'awareAt');
  for (const { id, record } of ofKind(told.records, 'finding'))
    if (record.body.makesAwareAt !== undefined) return told.day(id, 'makesAwareAt');
  return null;
}

/** Jobs that are out: neither reported as done nor seen so by a surveyor. */
export function jobsStillOut(told: ToldCase): readonly FiledOf<'works-order'>[] {
  return openOrders(told.records).filter((order) => seenOf(told, order)?.key !== 'done');
}

const NOT_YET: ReadonlySet<string> = new Set(['part-done', 'not-done']);
const STILL_WET: ReadonlySet<string> = new Set(['same', 'worse']);

/** Whether something was done, no job is out any more, and nobody has seen since that it is not so. */
export function isMended(told: ToldCase): boolean {
  const works = worksOf(told);
  const seen = works.map((order) => seenOf(told, order)?.key ?? null);
  const done = works.flatMap((order) => doneAt(told.records, order) ?? []);
  if (done.length === 0 && !seen.includes('done')) return false;
  if (seen.some((key) => key !== null && NOT_YET.has(key)) || jobsStillOut(told).length > 0) return false;
  const again = lookedAgain(told);
  return again === null || !STILL_WET.has(again.key) || done.some((at) => at > again.at);
}
