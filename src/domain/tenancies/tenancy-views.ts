/** Who lives in a home now, as the desk needs it to record a change. */
export interface TenancyView {
  /** Today in London: the last day that can be entered. */
  readonly today: string;
  readonly running: { readonly id: string; readonly words: string; readonly startedOn: string } | null;
  readonly people: readonly { readonly id: string; readonly name: string; readonly part: string }[];
}
