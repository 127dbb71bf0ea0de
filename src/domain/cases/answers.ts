import type { RecordKind } from '../records/define-record.ts';
import type { Field } from '../records/fields.ts';
import type { Json } from '../records/json.ts';
import type { EpochMs } from '../time/instants.ts';
import { dateInWords, instantInWords, minuteInWords } from './date-words.ts';

/** The answers of a disclosed body. What was not disclosed is null, like what was never answered. */
export interface Answers {
  /** As a person reads it: "Bedroom", "23.4 %", "Tue 1 Dec", "Yes". */
  words(name: string): string | null;
  /** The answer's own key, for decisions. */
  key(name: string): string | null;
  number(name: string): number | null;
  links(name: string): readonly string[];
}

/** Reads a disclosed body by the fields of its kind. */
export function answersOf(kind: RecordKind, body: Readonly<Record<string, Json>>, now: EpochMs): Answers {
  const given = (name: string) => (Object.hasOwn(body, name) ? body[name] : undefined);
  return {
    words: (name) => {
      const field = kind.fields[name];
      const value = given(name);
      return field === undefined || value === undefined ? null : answerInWords(field, value, now);
    },
    key: (name) => {
      const value = given(name);
      return typeof value === 'string' ? value : null;
    },
    number: (name) => {
      const value = given(name);
      return typeof value === 'number' ? value : null;
    },
    links: (name) => {
      const value = given(name);
      if (typeof value === 'string') return [value];
      return Array.isArray(value) ? value.filter((one): one is string => typeof one === 'string') : [];
    },
  };
}

/** One answer as a person reads it; null for links, pictures and lists, which have no words. */
function answerInWords(field: Field, value: Json, now: EpochMs): string | null {
  const { shape } = field;
  switch (shape.as) {
    case 'choice': {
      const keys: readonly Json[] = Array.isArray(value) ? value : [value as Json];
      const labels = keys.map((key) => {
        const option = shape.options.get(String(key));
        return option?.told ?? option?.label ?? '';
      });
      return labels.filter((label) => label !== '').join(', ') || null;
    }
    case 'number':
      if (shape.isTime === true) return minuteInWords(Number(value));
      if (shape.unit === 'pence') return `£${(Number(value) / 100).toFixed(2)}`;
      return shape.unit === '' ? String(value) : `${String(value)} ${shape.unit}`;
    case 'flag':
      return value === true ? 'Yes' : 'No';
    case 'date':
      return dateInWords(String(value), now);
    case 'instant':
      return instantInWords(String(value), now);
    case 'words':
    case 'line':
      return String(value);
    case 'link':
    case 'picture':
    case 'list':
      return null;
  }
}
