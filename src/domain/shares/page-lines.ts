/** One thing that is told, under its name. */
export interface PageLine {
  readonly label: string;
  readonly words: string;
}

/** What stands together on a page: one record, or one line of the log. */
export interface PageEntry {
  readonly heading: string | null;
  readonly lines: readonly PageLine[];
}
