/** What a phone put in a box: a record's JSON with its ancestry, a picture in base 64, or answers that were not finished. */
export interface BoxContent {
  readonly what: unknown;
  readonly id?: unknown;
  readonly content: string;
}

/** Reads what lay in a box; null when it has another form. */
export function boxContent(plain: Uint8Array): BoxContent | null {
  const value = parsed(Buffer.from(plain).toString('utf8'));
  const isContent =
    typeof value === 'object' && value !== null && 'content' in value && typeof value.content === 'string';
  return isContent ? (value as BoxContent) : null;
}

/** The JSON of a text; null when it is none. */
export function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null; // not of this form: kept as it came
  }
}
