import { dateInWords, dayInWords } from '../cases/date-words.ts';
import type { FiledRecord } from '../cases/filed-record.ts';
import { rightRecords } from '../cases/put-right.ts';
import type { DataCategory } from '../disclosure/categories.ts';
import type { MatrixRules } from '../disclosure/rules.ts';
import type { OpaqueId } from '../ids.ts';
import type { RecordKind } from '../records/define-record.ts';
import { localDateOf } from '../records/moments.ts';
import { kindNamed } from '../records/registry.ts';
import { parseInstant, type EpochMs } from '../time/instants.ts';
import { londonDay } from '../time/london.ts';
import { toldRecords, type ToldRecords } from './told-records.ts';

/** A field that an answer was made of. */
export interface UsedField {
  readonly record: OpaqueId;
  /** "finding/defect". */
  readonly field: string;
  readonly category: DataCategory;
}

/**
 * One case as it may be told to a neighbour. Which record counts follows from the case itself; what is said of it is read
 * from what `disclose` shows a neighbour and from nowhere else. Every field that is read is noted, for the log.
 */
export class ToldCase {
  readonly records: readonly FiledRecord[];
  readonly now: EpochMs;
  readonly today: string;
  readonly used: UsedField[] = [];
  /** Whether anything was ever written down as found, also what is held to be right no longer. */
  readonly everFound: boolean;
  readonly #told: ToldRecords;

  constructor(rules: MatrixRules, records: readonly FiledRecord[], now: EpochMs) {
    const today = localDateOf(londonDay(now));
    this.records = rightRecords(records);
    this.everFound = records.some(({ record }) => record.kind === 'finding');
    this.now = now;
    this.today = today;
    this.#told = toldRecords(rules, records, today);
  }

  /** The key of a choice, or null where the neighbour is not shown it. */
  key(id: OpaqueId, field: string): string | null {
    const value = this.#read(id, field);
    return typeof value === 'string' ? value : null;
  }

  /** Whether a yes was said; null where the neighbour is not shown it. */
  isSo(id: OpaqueId, field: string): boolean | null {
    const value = this.#read(id, field);
    return typeof value === 'boolean' ? value : null;
  }

  /** The keys of a choice of many. */
  keys(id: OpaqueId, field: string): readonly string[] {
    const value = this.#read(id, field);
    return Array.isArray(value) ? value.filter((one): one is string => typeof one === 'string') : [];
  }

  /** The day of a date or an instant in words, never its time: at what hour is nobody else's affair. */
  day(id: OpaqueId, field: string): string | null {
    const value = this.key(id, field);
    if (value === null) return null;
    if (!value.includes('T')) return dateInWords(value, this.now);
    const at = parseInstant(value);
    return at.ok ? dayInWords(londonDay(at.value), this.now) : null;
  }

  /** Whether the day of a date lies before today; null where the neighbour is not shown it. */
  isPast(id: OpaqueId, field: string): boolean | null {
    const value = this.key(id, field);
    return value === null ? null : value.slice(0, 10) < this.today;
  }

  /** Reads for words that may come to nothing: then nothing was told of what was read. */
  attempt(make: () => string | null): string | null {
    const before = this.used.length;
    const words = make();
    if (words === null) this.used.length = before;
    return words;
  }

  #read(id: OpaqueId, field: string): unknown {
    const shown = this.#told.get(id);
    if (shown === undefined || !Object.hasOwn(shown.body, field)) return null;
    const kind: RecordKind | null = kindNamed(shown.kind);
    const category = kind?.fields[field]?.category;
    if (category !== undefined) this.used.push({ record: id, field: `${shown.kind}/${field}`, category });
    return shown.body[field];
  }
}
