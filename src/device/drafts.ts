import { fail, ok, type Result } from '#domain/result.ts';
import { DraftWatchers, type DraftNews, type DraftWatcher } from './draft-watchers.ts';
import { storageProblem, type StorageProblem } from './storage-problem.ts';
import type { DraftKey, DraftPlace, KeptDraft } from './stored-work.ts';
import type { WorkDatabase, WorkRow } from './work-database.ts';

export type { DraftKey, DraftPlace, KeptDraft };

type Outcome = Result<null, StorageProblem>;

/** Whoever writes drafts: all the rows or none, on the disk when it resolves. `awake`: somebody is about to type. */
export interface DraftWriter {
  write(rows: readonly WorkRow[]): Promise<void>;
  awake?(): void;
}

/**
 * Unfinished work, kept at every keystroke and never sent anywhere. Writes reach the disk in the order they were made and
 * the last one wins: while one is being written, only the newest of each draft waits. A draft that could not be kept
 * stays in memory and goes with the next write.
 */
export class Drafts {
  readonly #database: WorkDatabase;
  readonly #now: () => number;
  readonly #waiting = new Map<string, KeptDraft>();
  #writing: Promise<Outcome> | null = null;
  #next: Promise<Outcome> | null = null;
  readonly #watchers = new DraftWatchers();
  readonly #tellTabs: (news: DraftNews) => void;
  readonly #writer: DraftWriter;

  /**
   * `tellTabs` is told of every draft that reached the disk or was let go, for whoever has it open in another tab. `writer`
   * writes into the same database, one write after the other.
   */
  constructor(
    database: WorkDatabase,
    now: () => number = Date.now,
    tellTabs: (news: DraftNews) => void = () => {},
    writer: DraftWriter = database,
  ) {
    this.#database = database;
    this.#now = now;
    this.#tellTabs = tellTabs;
    this.#writer = writer;
  }

  /** Calls `watcher` when another tab changed this draft or let it go. A form that is gone is forgotten by itself. */
  watch(key: DraftKey, watcher: DraftWatcher): void {
    this.#watchers.add(nameOf(key), watcher);
    this.#writer.awake?.();
  }

  /** Another tab changed a draft or let it go. */
  hear(news: unknown): void {
    this.#watchers.hear(news);
  }

  /** Keeps a draft. Resolves when it, or a newer state of it, is on the disk; a problem says why it is not. */
  save(key: DraftKey, place: DraftPlace, draft: unknown): Promise<Outcome> {
    const kept: KeptDraft = { ...onlyKey(key), place, draft: structuredClone(draft), savedAt: this.#now() };
    this.#waiting.set(nameOf(key), kept);
    return this.flush();
  }

  /** Starts writing whatever waits and resolves when it is on the disk. Called when the page is hidden or left. */
  flush(): Promise<Outcome> {
    if (this.#waiting.size === 0) return this.#writing ?? Promise.resolve(ok(null));
    if (!this.#writing) {
      this.#writing = this.#write();
      return this.#writing;
    }
    this.#next ??= this.#writing.then(() => {
      this.#next = null;
      this.#writing = this.#write();
      return this.#writing;
    });
    return this.#next;
  }

  /**
   * The newest state of a draft, or null. Where there is none of this version, the newest of an earlier one, which says its
   * own version: whoever opens it steps it up. One of a later version is never opened.
   */
  async load(key: DraftKey): Promise<KeptDraft | null> {
    for (const one of versionsUpTo(key)) {
      const found = await this.#loadOne(one);
      if (found) return found;
    }
    return null;
  }

  async #loadOne(key: DraftKey): Promise<KeptDraft | null> {
    const name = nameOf(key);
    const waiting = this.#waiting.get(name);
    if (waiting) return waiting;
    return this.#database.get('drafts', name);
  }

  /** All drafts, the newest first. */
  async list(): Promise<readonly KeptDraft[]> {
    const byName = new Map(await this.#database.all('drafts'));
    for (const [name, draft] of this.#waiting) byName.set(name, draft);
    return [...byName.values()].sort((a, b) => b.savedAt - a.savedAt);
  }

  /** Forgets a draft: its record is made, or the person threw it away. Nothing written earlier can bring it back. */
  async discard(key: DraftKey): Promise<Outcome> {
    const name = nameOf(key);
    this.#waiting.delete(name);
    await this.#writing;
    // Typed since then: that is newer than what is let go, and stays.
    if (this.#waiting.has(name)) return ok(null);
    try {
      await this.#writer.write(versionsUpTo(key).map((one) => ({ topic: 'drafts', name: nameOf(one) })));
      this.#tellTabs({ name, is: 'gone' });
      return ok(null);
    } catch (error) {
      return fail(storageProblem(error));
    }
  }

  async #write(): Promise<Outcome> {
    const batch = [...this.#waiting];
    try {
      // What an earlier version of the app kept is in the new draft: it goes in the same write.
      const older = batch.flatMap(([, draft]) => versionsUpTo(draft).slice(1).map(nameOf));
      await this.#writer.write([
        ...batch.map(([name, draft]) => ({ topic: 'drafts', name, value: draft }) as const),
        ...older.map((name) => ({ topic: 'drafts', name }) as const),
      ]);
      for (const [name, draft] of batch) if (this.#waiting.get(name) === draft) this.#waiting.delete(name);
      for (const [name] of batch) this.#tellTabs({ name, is: 'changed' });
      return ok(null);
    } catch (error) {
      return fail(storageProblem(error));
    } finally {
      this.#writing = null;
    }
  }
}

/** Keeps drafts when the page is hidden or left: the camera or the system may end the tab without another word. */
export function flushWhenHidden(drafts: Drafts, page: Document = document): () => void {
  return whenHidden(() => void drafts.flush(), page);
}

/** Calls `work` when the page is hidden or left. Returns the way to stop. */
export function whenHidden(work: () => void, page: Document = document): () => void {
  const hidden = () => {
    if (page.visibilityState === 'hidden') work();
  };
  page.addEventListener('visibilitychange', hidden);
  page.defaultView?.addEventListener('pagehide', work);
  return () => {
    page.removeEventListener('visibilitychange', hidden);
    page.defaultView?.removeEventListener('pagehide', work);
  };
}

function onlyKey({ id, kind, version }: DraftKey): DraftKey {
  return { id, kind, version };
}

/** This version and those before it, the newest first. */
function versionsUpTo({ id, kind, version }: DraftKey): DraftKey[] {
  return Array.from({ length: version }, (_, index) => ({ id, kind, version: version - index }));
}

function nameOf({ id, kind, version }: DraftKey): string {
  return `${id} ${kind} ${version}`;
}
