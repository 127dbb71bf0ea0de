import type { LandlordNumbers } from '../../landlord/numbers.ts';
import { ringOf } from '../../landlord/numbers.ts';
import type { NOTICE_VERSIONS } from '../../records/vocabulary.ts';
import type { ResidentMessages } from '../messages.ts';
import type { NoticePart } from './notice-words.ts';

/** The version of the words that stand in the catalogue now. */
export const NOTICE_NOW: keyof typeof NOTICE_VERSIONS = '2026-11';

/** The long notice of a landlord, to be shown or handed over: whom to ring stands under who keeps it. */
export function longNotice(say: ResidentMessages, numbers: LandlordNumbers): readonly NoticePart[] {
  const { long, ring, ringUnknown } = say.notice;
  const number = ringOf(numbers);
  const reach = number === null ? ringUnknown : ring(number);
  return long.map((part, index) => (index === 0 ? { ...part, lines: [...part.lines, reach] } : part));
}
