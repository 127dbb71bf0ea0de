import type { Receipt, RecordState } from './stored-work.ts';
import type { WorkDatabase } from './work-database.ts';

export type { Receipt, RecordState };

/** The name under which a revision's receipt lies. */
export const revisionKey = (id: string, rev: string): string => `record ${id} ${rev}`;
/** The name under which a photo's receipt lies. */
export const photoKey = (sha256: string): string => `photo ${sha256}`;

/**
 * The office's answers, by record revision and photo. What has no entry is *kept*: the list of what must still be sent
 * follows from the records themselves, so nothing can fall out of an outbox.
 */
export class Receipts {
  readonly #database: WorkDatabase;
  #known = new Map<string, Receipt>();
  #server: string | null = null;

  constructor(database: WorkDatabase) {
    this.#database = database;
  }

  /** Reads what is on the disk, and counts only what `server` said. */
  async load(server: string | null): Promise<void> {
    this.#server = server;
    await this.reload();
  }

  /** Reads again what is on the disk: another tab may have sent. */
  async reload(): Promise<void> {
    this.#known = new Map(await this.#database.all('receipts'));
  }

  /** From now on only this server's receipts count; on another one everything is *kept* again until confirmed. */
  trust(server: string): void {
    this.#server = server;
  }

  /** The receipt under this key, or null while it is only kept here. */
  of(key: string): Receipt | null {
    const receipt = this.#known.get(key);
    return receipt && receipt.server === this.#server ? receipt : null;
  }

  /** How it stands. */
  state(key: string): RecordState {
    return this.of(key)?.state ?? 'kept';
  }

  /** Keeps answers, all of them or none. */
  async keep(entries: readonly (readonly [key: string, receipt: Receipt])[]): Promise<void> {
    if (entries.length === 0) return;
    await this.#database.write(entries.map(([name, value]) => ({ topic: 'receipts', name, value })));
    for (const [key, receipt] of entries) this.#known.set(key, receipt);
  }

  /** The office does not have it after all, or the person wants it tried again: it is *kept*, and will be sent. */
  async reopen(keys: readonly string[]): Promise<void> {
    const known = keys.filter((key) => this.#known.has(key));
    if (known.length === 0) return;
    await this.#database.write(known.map((name) => ({ topic: 'receipts', name })));
    for (const key of known) this.#known.delete(key);
  }
}
