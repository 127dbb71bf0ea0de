/** What kind of personal data a marked stretch of a note is. */
export type SpanCategory =
  | 'identity'
  | 'contact'
  | 'household'
  | 'health'
  | 'equality'
  | 'financial'
  | 'conduct'
  | 'third-party'
  | 'staff'
  | 'access-secret'
  | 'location-other';

/** A marked stretch. Offsets are UTF-16 code units, as in `text.slice(start, end)`. */
export interface Span {
  readonly start: number;
  readonly end: number;
  readonly category: SpanCategory;
}

/** A mark that a rule made, and how sure it is: what the case file or the form of a number shows is certain. */
export interface RuleMark extends Span {
  readonly sure: 'certain' | 'likely' | 'guess';
}

/** What the case file knows when the note is typed. Often empty, partial or spelt differently from the note. */
export interface Known {
  readonly tenantNames: readonly string[];
  readonly otherNames: readonly string[];
  readonly phones: readonly string[];
  readonly address: string;
}
