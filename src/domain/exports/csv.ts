/** Blanks, and signs that nobody sees: a program that tidies a cell takes them away. */
const LEADING = /^[\p{White_Space}\p{Cc}\p{Cf}]+/u;
/** What such a program runs as a formula, also in its wide forms. */
const RUNS = /^[=+\-@\uff1d\uff0b\uff0d\uff20]/;
const LINE_FIRST = /^[\t\r\n]/;

/** So that a table program reads the letters as UTF-8. */
const BYTE_ORDER_MARK = '\ufeff';

/**
 * One cell: quoted, its quotes doubled, and with an apostrophe before whatever could run as a formula (CSV injection: `=`, `+`,
 * `-`, `@`, tab and line ends, also behind blanks and in their wide forms).
 */
export function csvCell(words: string): string {
  const runs = RUNS.test(words.replace(LEADING, '')) || LINE_FIRST.test(words);
  const safe = runs ? `'${words}` : words;
  return `"${safe.replaceAll('"', '""')}"`;
}

/** A table as RFC 4180 has it, for programs that open tables. */
export function csv(rows: readonly (readonly string[])[]): string {
  return BYTE_ORDER_MARK + rows.map((row) => `${row.map(csvCell).join(',')}\r\n`).join('');
}
