/** How stores are looked for and opened; PouchDB's are. */
export interface StoreOpener<Store> {
  readonly isHere: (name: string) => Promise<boolean>;
  readonly open: (name: string) => Store;
}

/** Stores that are opened for whoever comes next, each given away once. */
export class OpeningAhead<Store extends { close(): Promise<void> }> {
  readonly #opener: StoreOpener<Store>;
  readonly #opened = new Map<string, Store>();

  constructor(opener: StoreOpener<Store>) {
    this.#opener = opener;
  }

  /**
   * Opens a store that lies here, unless it is no longer wanted once it was looked for: an opening that began meanwhile opens
   * its own, and a second one would only stand in its way. Answers what it opened, or null.
   */
  async open(name: string, isWanted: () => boolean): Promise<Store | null> {
    // A name that is not here yet must not become an empty store.
    if (!(await this.#opener.isHere(name)) || this.#opened.has(name) || !isWanted()) return null;
    const store = this.#opener.open(name);
    this.#opened.set(name, store);
    return store;
  }

  /** Gives away what was opened under this name; null when nothing was. From now on its new owner closes it. */
  take(name: string): Store | null {
    const store = this.#opened.get(name) ?? null;
    this.#opened.delete(name);
    return store;
  }

  /** Closes what was opened under this name and never used. */
  async letGo(name: string): Promise<void> {
    await this.take(name)?.close();
  }
}
