import { happened, ofKind, type FiledRecord } from '../cases/filed-record.ts';
import { rightRecords } from '../cases/put-right.ts';
import type { OpaqueId } from '../ids.ts';
import type { RecordNamed } from '../records/registry.ts';
import { DAY_MS } from '../time/calendar-day.ts';
import type { EpochMs } from '../time/instants.ts';

/** How a home lies to the one that is asked about, in the answer's words. Null: it is that home. */
export const PLACES = {
  asked: 'the home you asked about',
  above: 'the flat above',
  'next-door': 'the home next door',
  below: 'the flat below',
  block: 'another home in the building',
  here: null,
} as const;

export type Place = keyof typeof PLACES;

/** How a home lies, to somebody who does not live at the home that they ask about: "above" is above that home, not theirs. */
export const PLACES_FROM_THERE = {
  asked: PLACES.asked,
  above: 'the flat above the home you asked about',
  'next-door': 'the home next door to the one you asked about',
  below: 'the flat below the home you asked about',
  block: PLACES.block,
  here: PLACES.asked,
} as const satisfies Record<Place, string>;

/** A case at a home beside the one that is asked about, or at that home itself. */
export interface CaseBeside {
  readonly case: OpaqueId;
  readonly home: OpaqueId;
  readonly place: Place;
  /** Whether the asker said that it comes from there. */
  readonly named: boolean;
  readonly records: readonly FiledRecord[];
  readonly open: boolean;
}

const WATER_CAUSES: ReadonlySet<string | undefined> = new Set([
  'penetrating',
  'penetrating-roof',
  'penetrating-wall',
  'penetrating-window',
  'gutter-or-downpipe',
  'leak',
  'plumbing-leak',
  'leak-from-above',
  'flood',
]);
const WATER_DEFECTS: ReadonlySet<string | undefined> = new Set([
  'leaking',
  'compression-joint-failed',
  'seal-failed',
]);

/** Whether water was found or reported in a case, or is mended: only then can it be the source of a neighbour's. */
export function isAboutWater(records: readonly FiledRecord[]): boolean {
  const right = rightRecords(records);
  return (
    ofKind(right, 'finding').some(({ record }) => isWaterFinding(record.body)) ||
    ofKind(right, 'conclusion').some(({ record }) => WATER_CAUSES.has(record.body.cause)) ||
    ofKind(right, 'report-fact').some(({ record }) => record.body.waterFrom !== undefined) ||
    ofKind(right, 'works-order').some(({ record }) => isWaterJob(record.body))
  );
}

/** Whether a job mends what water came from: often nobody has written down a finding then. */
export function isWaterJob({ defect, state }: RecordNamed<'works-order'>['body']): boolean {
  return WATER_DEFECTS.has(defect) && state !== 'taken-back';
}

/** Whether a finding tells of water. */
export function isWaterFinding(body: { readonly cause?: string; readonly defect?: string }): boolean {
  return WATER_CAUSES.has(body.cause) || WATER_DEFECTS.has(body.defect);
}

/** A closed case tells of a leak of now for so long after its last record. Judgement. */
const STILL_OF_NOW_MS = 90 * DAY_MS;

/**
 * The case from which a question is answered: of the home that the asker named, whatever it is about; else of water next
 * door that is open or was lately, the likeliest place first; else the home's own. Null: there is nothing to tell from.
 */
export function chooseSource(cases: readonly CaseBeside[], now: EpochMs): CaseBeside | null {
  const { wet, fresh } = ofNow(cases, now);
  const at = (place: Place, from: readonly CaseBeside[]) => from.find((one) => one.place === place);
  return (
    chooseNamed(cases, now) ??
    at('above', wet) ??
    at('next-door', wet) ??
    at('below', wet) ??
    at('here', wet) ??
    at('here', fresh) ??
    null
  );
}

/**
 * The case of the home that is asked about, for somebody who does not live there: what lies above or beside it is no source
 * of theirs until whoever answers says so.
 */
export function chooseNamed(cases: readonly CaseBeside[], now: EpochMs): CaseBeside | null {
  const { wet, fresh } = ofNow(cases, now);
  return wet.find(({ named }) => named) ?? fresh.find(({ named }) => named) ?? null;
}

/** Whether a case still tells of a leak of now: it is open, or was lately. */
export function isOfNow(one: CaseBeside, now: EpochMs): boolean {
  return one.open || now - lastAt(one) <= STILL_OF_NOW_MS;
}

/** What is open or was lately, the open and latest first; and of that, what is about water. */
function ofNow(cases: readonly CaseBeside[], now: EpochMs) {
  const latest = [...cases].sort((a, b) => Number(b.open) - Number(a.open) || lastAt(b) - lastAt(a));
  const fresh = latest.filter((one) => isOfNow(one, now));
  return { fresh, wet: fresh.filter(({ records }) => isAboutWater(records)) };
}

/** The case of the asker's own home beside which the source is told: what is planned there is theirs to know. */
export function chooseOwn(cases: readonly CaseBeside[], source: CaseBeside | null): CaseBeside | null {
  const own = cases.filter((one) => one.place === 'here' && one.case !== source?.case && one.open);
  return own.find(({ records }) => isAboutWater(records)) ?? null;
}

function lastAt({ records }: CaseBeside): EpochMs {
  return Math.max(0, ...records.map((one) => happened(one).at));
}
