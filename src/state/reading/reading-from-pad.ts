import type { OpaqueId } from '#domain/ids.ts';
import { completeDraft, type Minting } from '#domain/records/mint-record.ts';
import { isLocalDate, type Instant } from '#domain/records/moments.ts';
import { reading } from '#domain/records/reading.ts';
import type { RecordNamed, SurveyRecord } from '#domain/records/registry.ts';
import { READING_KINDS, type PadNumber, type ReadingKind, type ReadingKindName } from './reading-kinds.ts';
import { asFormProblems, type FormProblem } from '../record-form.svelte.ts';

type Body = RecordNamed<'reading'>['body'];

/** What the pad keeps at every digit. */
export interface OnThePad extends Partial<
  Pick<Body, 'substrate' | 'element' | 'wall' | 'height' | 'mayBeRaisedBy'>
> {
  readonly kind: ReadingKindName;
  readonly value: string;
  readonly humidity: string;
  readonly meter: string;
  /** The day of the meter's next check as typed; "" where nobody said. */
  readonly meterDueOn?: string;
  /** The number in which the pad set the decimal point, as it then stood. */
  readonly pointSet?: string;
}

const NO_NUMBER = 'Enter the number on the meter.';

/** Where and when a reading is taken, and how typed numbers are read. */
export interface Taking {
  readonly room: OpaqueId;
  readonly takenAt: Instant;
  readonly minting: Minting;
  readonly readNumber: (typed: string) => number | null;
}

/** The record of one number of the pad, or what keeps it from being one. */
export function readingFrom(
  pad: OnThePad,
  number: PadNumber,
  { room, takenAt, minting, readNumber }: Taking,
): { readonly problems: readonly FormProblem[]; readonly record?: SurveyRecord } {
  const typed = pad[number.name];
  const value = readNumber(typed);
  if (value === null) return { problems: [{ id: number.name, text: NO_NUMBER }] };
  const { quantity, scale, method } = number;
  const answers = { room, quantity, scale, method, value, takenAt, ...besides(pad, READING_KINDS[pad.kind]) };
  const outcome = completeDraft(reading, answers, minting);
  if (outcome.ok) return { problems: [], record: outcome.value };
  // The number is named by the field that takes it, and repeated so that a slip of the finger is seen.
  const problems = asFormProblems(outcome.problem).map(({ id, text }) =>
    id === 'value' ? { id: number.name, text: `${text} You typed ${typed}.` } : { id, text },
  );
  return { problems };
}

/** What stands beside the number; what this kind of reading is not asked stays behind. */
function besides(pad: OnThePad, kind: ReadingKind): Partial<Body> {
  const { meter, meterDueOn = '', mayBeRaisedBy = [], substrate, element, wall, height } = pad;
  const named = meter.trim() !== '';
  return {
    ...(named ? { meter: meter.trim() } : {}),
    ...(named && isLocalDate(meterDueOn) ? { meterDueOn } : {}),
    ...(kind.asksSubstrate && mayBeRaisedBy.length > 0 ? { mayBeRaisedBy } : {}),
    ...(kind.asksSubstrate && substrate ? { substrate } : {}),
    ...(kind.asksPlace && element ? { element } : {}),
    ...(kind.asksPlace && wall ? { wall } : {}),
    ...(kind.asksPlace && height ? { height } : {}),
  };
}
