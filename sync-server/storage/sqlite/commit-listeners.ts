/** Who waits for the next change of a database: longpoll feeds, the read model. A ring says only "look again". */
export class CommitListeners {
  readonly #waiting = new Map<string, Set<() => void>>();

  add(database: string, listener: () => void): () => void {
    const ofDatabase = this.#waiting.get(database) ?? new Set();
    this.#waiting.set(database, ofDatabase);
    ofDatabase.add(listener);
    return () => {
      ofDatabase.delete(listener);
      if (ofDatabase.size === 0 && this.#waiting.get(database) === ofDatabase) this.#waiting.delete(database);
    };
  }

  ring(database: string): void {
    for (const listener of [...(this.#waiting.get(database) ?? [])]) listener();
  }
}
