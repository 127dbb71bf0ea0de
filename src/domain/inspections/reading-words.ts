import { dateInWords } from '../cases/date-words.ts';
import { epoch } from '../cases/filed-record.ts';
import { reading } from '../records/reading.ts';
import type { RecordNamed } from '../records/registry.ts';
import type { Field } from '../records/fields.ts';
import { sentenceCase } from '../sentence-case.ts';
import { isoDay } from '../time/calendar-day.ts';
import type { EpochMs } from '../time/instants.ts';
import { londonDay } from '../time/london.ts';
import { placeWords } from './finding-words.ts';

type ReadingBody = RecordNamed<'reading'>['body'];

/** "%WME, pin" or "°C surface": what stands after the number. A number is never said without its scale. */
export function unitWords(body: Pick<ReadingBody, 'quantity' | 'scale' | 'method'>): string {
  const scale = body.scale === 'relative' ? 'relative' : label(reading.fields.scale, body.scale);
  if (body.quantity === 'surface-temperature') return `${scale} surface`;
  if (body.quantity === 'air-temperature') return `${scale} air`;
  if (body.quantity === 'relative-humidity') return `${scale} humidity`;
  const method = body.method ? label(reading.fields.method, body.method).toLowerCase() : '';
  return [scale, method].filter(Boolean).join(', ');
}

/** "Wall ahead of the door, low", or "In the room" where no part of the building was named. */
export function spotWords(body: Pick<ReadingBody, 'element' | 'wall' | 'height'>): string {
  const words = placeWords(body);
  return words === '' ? 'In the room' : sentenceCase(words);
}

/** "%WME, pin, plaster": all that keeps a reading apart from those of another scale. */
export function scaleWords(body: Pick<ReadingBody, 'quantity' | 'scale' | 'method' | 'substrate'>): string {
  const into = body.substrate ? label(reading.fields.substrate, body.substrate).toLowerCase() : '';
  return [unitWords(body), into].filter(Boolean).join(', ');
}

/** "Moisture", "Surface temperature": what was measured. */
export function quantityWords({ quantity }: Pick<ReadingBody, 'quantity'>): string {
  if (quantity === 'surface-temperature') return 'Surface temperature';
  if (quantity === 'air-temperature') return 'Air temperature';
  return label(reading.fields.quantity, quantity);
}

/** "23.4 %WME, pin, plaster": the whole reading in one phrase. */
export function readingWords(body: ReadingBody): string {
  return `${body.value} ${scaleWords(body)}`;
}

/** What marks a reading: struck out, what may have raised it, a meter that was due a check. Empty for most. */
export function markWords(
  body: Pick<ReadingBody, 'struckOut' | 'mayBeRaisedBy' | 'meterDueOn' | 'takenAt'>,
  now: EpochMs,
): readonly string[] {
  const { struckOut, mayBeRaisedBy = [], meterDueOn, takenAt } = body;
  const taken = isoDay(londonDay(epoch(takenAt)));
  const overdue = meterDueOn !== undefined && meterDueOn < taken;
  return [
    ...(struckOut ? [`Struck out: ${label(reading.fields.struckOut, struckOut).toLowerCase()}`] : []),
    ...mayBeRaisedBy.map((one) => label(reading.fields.mayBeRaisedBy, one)),
    ...(overdue ? [`Meter was due a check on ${dateInWords(meterDueOn, now)}`] : []),
  ];
}

function label(field: Field, value: string): string {
  return field.shape.as === 'choice' ? (field.shape.options.get(value)?.label ?? '') : '';
}
