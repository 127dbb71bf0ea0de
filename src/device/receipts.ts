import type { Receipt, RecordState } from './stored-work.ts';
import type { WorkDatabase } from './work-database.ts';

export type { Receipt, RecordState };

/** The name under which a revision's receipt lies. */
export const revisionKey = (id: string, rev: string): string => `record ${id} ${rev}`;
/** The name under which a photo's receipt lies. */
export const photoKey = (sha256: string): string => `photo ${sha256}`;

/**
 * The name under which the receipt for a sealed box lies that is neither: of what was not finished, by an earlier vault’s name. By
 * its digest the office knows what lay in it.
 */
export const boxKey = (sha256: string): string => `box ${sha256}`;

/** What lies under such a name; null for a name that is none of these. */
export function namedBy(
  key: string,
):
  | { readonly what: 'record'; readonly id: string; readonly rev: string }
  | { readonly what: 'photo' | 'box'; readonly sha256: string }
  | null {
  const [what, first, second, ...more] = key.split(' ');
  if (first === undefined || more.length > 0) return null;
  if ((what === 'photo' || what === 'box') && second === undefined) return { what, sha256: first };
  return what === 'record' && second !== undefined ? { what, id: first, rev: second } : null;
}

/** Under which name it is noted that a version was made on this phone, and when. */
export const madeHereKey = (id: string, rev: string): string => `made here ${id} ${rev}`;
const changedKey = (id: string): string => `changed here ${id}`;

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

  /** The server whose receipts count; null before any was met. */
  get server(): string | null {
    return this.#server;
  }

  /** Whether the office holds it and nothing more is to come: its newest backup has it, or it makes none. What it destroyed too. */
  isSettled(key: string): boolean {
    const receipt = this.of(key);
    if (receipt === null) return false;
    return receipt.destroyed === true || (receipt.state === 'receipt' && receipt.backedUp !== false);
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

  /**
   * Notes, before it is changed, that a record from this person's other phone is changed on this one: from then on its
   * versions are sent from here too. A note without a change does no harm: the office has the version already.
   */
  async noteChangedHere(id: string, at: number): Promise<void> {
    if (this.changedHere(id)) return;
    await this.keep([[changedKey(id), { state: 'sent', sentence: null, server: '', at }]]);
  }

  /** Notes that versions were made on this phone just now: words for a person who must choose between two. */
  async noteMadeHere(id: string, revs: readonly string[], at: number): Promise<void> {
    const note = { state: 'sent', sentence: null, server: this.#server ?? '', at } as const;
    await this.keep(revs.map((rev) => [madeHereKey(id, rev), note] as const));
  }

  /** Whether a record from this person's other phone was changed on this one. */
  changedHere(id: string): boolean {
    return this.#known.has(changedKey(id));
  }

  /** The office does not have it after all, or the person wants it tried again: it is *kept*, and will be sent. */
  async reopen(keys: readonly string[]): Promise<void> {
    const known = keys.filter((key) => this.#known.has(key));
    if (known.length === 0) return;
    await this.#database.write(known.map((name) => ({ topic: 'receipts', name })));
    for (const key of known) this.#known.delete(key);
  }
}
