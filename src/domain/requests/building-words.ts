import type { CAUSES, DEFECTS, ELEMENTS, REMEDIES } from '../records/vocabulary.ts';

/*
 * How findings and works are told to somebody next door: whole sentences from closed lists, about the building alone. No
 * act and no person stands in any of them, so none can be told.
 */

const PARTS: Readonly<Record<keyof typeof ELEMENTS, string>> = {
  wall: 'a wall',
  ceiling: 'the ceiling',
  floor: 'the floor',
  skirting: 'a skirting board',
  window: 'a window',
  'window-reveal': 'a window reveal',
  door: 'a door',
  roof: 'the roof',
  gutter: 'a gutter or downpipe',
  pipe: 'a pipe or waste',
  bath: 'the bath',
  shower: 'the shower',
  basin: 'a basin or sink',
  toilet: 'the toilet',
  boiler: 'the boiler',
  radiator: 'a radiator or heater',
  fan: 'an extractor fan',
  vent: 'a vent',
  electrics: 'the electrics',
  stairs: 'the stairs or a handrail',
  insulation: 'the insulation',
  lock: 'a lock or handle',
};

const FAILED: Readonly<Record<keyof typeof DEFECTS, (part: string) => string>> = {
  leaking: (part) => `${part} leaked`,
  blocked: (part) => `${part} was blocked`,
  cracked: (part) => `${part} cracked`,
  rotten: (part) => `${part} was rotten`,
  loose: (part) => `${part} was loose`,
  missing: (part) => `${part} was missing`,
  'not-working': (part) => `${part} did not work`,
  'compression-joint-failed': (part) => `a compression joint on ${part} failed`,
  'seal-failed': (part) => `the seal of ${part} failed`,
  'insulation-missing': (part) => `insulation was missing at ${part}`,
  'plaster-wet': (part) => `the plaster was wet at ${part}`,
  'plaster-loose': (part) => `the plaster was loose at ${part}`,
  exposed: (part) => `wiring or parts lay open at ${part}`,
  unsafe: (part) => `${part} was not safe`,
};

/** What came of a cause; null where there is nothing to tell yet. */
const CAUSED: Readonly<Record<keyof typeof CAUSES, string | null>> = {
  condensation: 'damp air settled on a cold surface',
  penetrating: 'rain came in',
  'penetrating-roof': 'rain came in through the roof',
  'penetrating-wall': 'rain came in through the wall',
  'penetrating-window': 'rain came in at a window',
  'gutter-or-downpipe': 'water came from a gutter or downpipe',
  rising: 'damp rose from the ground',
  leak: 'there was a leak',
  'plumbing-leak': 'a pipe or waste leaked',
  'leak-from-above': 'water came down from the flat above',
  'construction-moisture': 'it is drying out after building works',
  flood: 'water got in',
  'not-known-yet': null,
};

const DONE: Readonly<Record<keyof typeof REMEDIES, string>> = {
  mend: 'it was mended',
  replace: 'the failed part was replaced',
  clear: 'the blockage was cleared',
  reseal: 'it was sealed again',
  insulate: 'it was insulated',
  'clean-and-treat-mould': 'the mould was cleaned and treated',
  'hack-off-and-replaster': 'the wet plaster was taken off and new plaster put on',
  'fit-extractor-fan': 'an extractor fan was fitted',
  'make-safe': 'it was made safe',
  dry: 'it was dried out',
  'look-further': 'it was looked at further',
};

const ORDERED: Readonly<Record<keyof typeof REMEDIES, (part: string) => string>> = {
  mend: (part) => `mend ${part}`,
  replace: (part) => `replace ${part}`,
  clear: (part) => `clear ${part}`,
  reseal: (part) => `seal ${part} again`,
  insulate: () => 'put in insulation',
  'clean-and-treat-mould': () => 'clean and treat the mould',
  'hack-off-and-replaster': (part) => `replaster ${part}`,
  'fit-extractor-fan': () => 'fit an extractor fan',
  'make-safe': (part) => `make ${part} safe`,
  dry: (part) => `dry out ${part}`,
  'look-further': (part) => `look further at ${part}`,
};

/** Defects that are what water did, not where it came from. */
const EFFECTS: ReadonlySet<string> = new Set(['plaster-wet', 'plaster-loose']);

function within<T>(list: Readonly<Record<string, T>>, key: string | null): T | null {
  return key !== null && Object.hasOwn(list, key) ? (list[key] ?? null) : null;
}

/** "a compression joint on a pipe or waste failed", or null where no source is named. */
export function failedWords(defect: string | null, element: string | null): string | null {
  if (defect !== null && EFFECTS.has(defect)) return null;
  return within(FAILED, defect)?.(partWords(element)) ?? null;
}

/** "rain came in through the roof", or null where the cause is not known or not given. */
export function causedWords(cause: string | null): string | null {
  return within(CAUSED, cause);
}

/** "the failed part was replaced", one for each thing that was done. */
export function doneWords(done: readonly string[]): readonly string[] {
  return done.flatMap((one) => within(DONE, one) ?? []);
}

/** "dry out the ceiling", or null where no work is named. */
export function orderedWords(remedy: string | null, element: string | null): string | null {
  return within(ORDERED, remedy)?.(partWords(element)) ?? null;
}

function partWords(element: string | null): string {
  return within(PARTS, element) ?? 'a part of the building';
}
