import { isOfPeople } from '../tenancies/household.ts';
import { NEEDS } from '../records/needs.ts';
import { casesNeeding, isHeld, type FilesNow, type KeptRecord } from './due.ts';

/**
 * Why a record that somebody asked to be deleted must stay for now, whatever was decided. What the period of its class asks
 * does not count: whether it is needed until then is what the lead weighs when they decide.
 */
export type ErasureBar =
  | 'with-the-building'
  | 'hold'
  | 'tenancy-file'
  | 'tenancy-runs'
  | 'case-open'
  | 'request-open'
  | 'right-asked';

/** Each reason as the lead reads it and as the person is told it, with its citation. The citations are from memory. */
export const ERASURE_BARS: Readonly<
  Record<ErasureBar, { readonly words: string; readonly citation: string }>
> = {
  'with-the-building': { words: 'It is about the building', citation: 'UK GDPR Art. 4(1)' },
  hold: {
    words: 'A legal hold is on: a claim or an inquiry may need it',
    citation: 'UK GDPR Art. 17(3)(e)',
  },
  'tenancy-file': {
    words: 'It is the record of the tenancy itself, and goes last of its file',
    citation: 'UK GDPR Art. 17(1)(a) and Art. 17(3)(e)',
  },
  'tenancy-runs': {
    words: 'The tenancy needs it while they live there',
    citation: 'UK GDPR Art. 6(1)(b) and Art. 17(1)(a)',
  },
  'case-open': {
    words: 'A repair case is open that rests on it, and the law has us meet its time limits',
    citation: 'UK GDPR Art. 17(3)(b)',
  },
  'request-open': {
    words: 'It is needed for an answer that we still owe',
    citation: 'UK GDPR Art. 17(1)(a)',
  },
  'right-asked': {
    words: 'They asked something else about their data, and are answered first',
    citation: 'UK GDPR Art. 12(3)',
  },
};

/** Why a record cannot be deleted now although that was decided; null where nothing stands in the way. */
export function erasureBar(
  record: KeptRecord,
  files: FilesNow,
  ofTenancy: ReadonlyMap<string, ReadonlySet<string>>,
): ErasureBar | null {
  if (!isOfPeople(record.kind)) return 'with-the-building';
  return barAlong(record, files, ofTenancy);
}

/** The same for what goes along with what was decided, though it is about the building: the checked form of what was wrong. */
export function barAlong(
  record: KeptRecord,
  files: FilesNow,
  ofTenancy: ReadonlyMap<string, ReadonlySet<string>>,
): ErasureBar | null {
  const { id, kind, home, tenancy } = record;
  if (files.holds.some((hold) => isHeld(record, hold))) return 'hold';
  if (kind === 'tenancy') return 'tenancy-file';
  if (kind === 'person' && tenancy !== null && files.tenancies.get(tenancy) === null) return 'tenancy-runs';
  if (casesResting(record, ofTenancy).some((one) => files.cases.get(one) === null)) return 'case-open';
  if (files.askedAbout.has(home)) return 'request-open';
  return files.rightAsked.has(id) ? 'right-asked' : null;
}

/** The cases that rest on a record: its own; of a need, those of its tenancy, whose limits it may have decided. */
export function casesResting(
  record: KeptRecord,
  ofTenancy: ReadonlyMap<string, ReadonlySet<string>>,
): readonly string[] {
  if (record.case === null && !NEEDS.has(record.kind)) return [];
  return casesNeeding(record, ofTenancy);
}
