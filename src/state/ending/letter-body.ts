import type { OpaqueId } from '#domain/ids.ts';
import { isLocalDate, type LocalDate } from '#domain/records/moments.ts';
import type { RecordNamed } from '#domain/records/registry.ts';
import { letterText, type DecisionTold, type LetterPart } from '#domain/resident-words/draft-summary.ts';
import type { ResidentMessages } from '#domain/resident-words/messages.ts';
import { isoDay } from '#domain/time/calendar-day.ts';

export type LetterBody = RecordNamed<'written-summary'>['body'];
/** How the letter reached the resident, or that the office sends it. */
export type HandedOver = Pick<LetterBody, 'route' | 'proof' | 'sentAt'>;

/** The letter as it stood on the screen. */
interface Letter {
  readonly language: ResidentMessages['code'];
  readonly title: string;
  readonly parts: readonly LetterPart[];
}

/** The record of one decision told in a letter: its dates apart, so that a clock can be met, and its very words. */
export function letterBody(
  conclusion: OpaqueId,
  told: DecisionTold,
  { language, title, parts }: Letter,
  how: HandedOver,
): LetterBody {
  const action = told.remedies[0];
  return {
    ...{ conclusion, hazard: told.hazard, severity: told.severity, language },
    actionNeeded: told.safe !== null || told.lasting !== null,
    ...(action === undefined ? {} : { action }),
    ...(told.safe ? onDay('safeBeginBy', told.safe.begin.day) : {}),
    ...(told.safe ? onDay('safeBy', told.safe.finish.day) : {}),
    ...(told.lasting ? onDay('beginBy', told.lasting.begin.day) : {}),
    ...(told.lasting ? onDay('finishBy', told.lasting.finish.day) : {}),
    words: letterText(title, parts),
    ...how,
  };
}

function onDay<K extends string>(name: K, day: number): Partial<Record<K, LocalDate>> {
  const text = isoDay(day);
  return isLocalDate(text) ? ({ [name]: text } as Record<K, LocalDate>) : {};
}
