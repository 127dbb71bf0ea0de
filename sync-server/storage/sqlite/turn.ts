/**
 * What is read again and again within one snapshot, or within the write of one request: who an account is, which homes are
 * open to it. It is read once, and forgotten when the next turn begins or anything of its topic is written.
 */
export class Turn {
  readonly #kept: Map<string, unknown>[] = [];

  /** Forgets all that was read: it may have been changed since, or what was written taken back. */
  begin(): void {
    for (const kept of this.#kept) if (kept.size > 0) kept.clear();
  }

  /** `read`, which asks the file once a turn for each key, until `forget` is called. */
  once<V>(read: (key: string) => V): OnceATurn<V> {
    const kept = new Map<string, V>();
    this.#kept.push(kept);
    return {
      read(key) {
        const known = kept.get(key);
        if (known !== undefined) return known;
        const value = read(key);
        kept.set(key, value);
        return value;
      },
      forget: () => kept.clear(),
    };
  }
}

export interface OnceATurn<V> {
  read(key: string): V;
  forget(): void;
}
