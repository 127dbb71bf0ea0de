declare module 'pouchdb-selector-core' {
  /** Whether a document matches a Mango selector. Throws for a selector that is none. */
  export function matchesSelector(
    document: Readonly<Record<string, unknown>>,
    selector: Readonly<Record<string, unknown>>,
  ): boolean;
}
