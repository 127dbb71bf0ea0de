/** News of a draft from one tab to the others. */
export interface DraftNews {
  readonly name: string;
  readonly is: 'changed' | 'gone';
}

/** A form that has a draft open. */
export interface DraftWatcher {
  changedElsewhere(): void;
  goneElsewhere(): void;
}

/** The forms of this tab by the name of their draft: each is told when another tab changes it. */
export class DraftWatchers {
  // A form does not say when it is left: it is held weakly, so that a day of forms fills no memory.
  readonly #watchers = new Map<string, WeakRef<DraftWatcher>>();

  /** The newest form of a draft is the one that is told. */
  add(name: string, watcher: DraftWatcher): void {
    this.#watchers.set(name, new WeakRef(watcher));
  }

  /** Passes on what another tab said; anything else is passed over. */
  hear(news: unknown): void {
    if (!isNews(news)) return;
    const watcher = this.#watchers.get(news.name)?.deref();
    if (!watcher) this.#watchers.delete(news.name);
    else if (news.is === 'changed') watcher.changedElsewhere();
    else watcher.goneElsewhere();
  }
}

function isNews(value: unknown): value is DraftNews {
  if (typeof value !== 'object' || value === null || !('name' in value) || !('is' in value)) return false;
  return typeof value.name === 'string' && (value.is === 'changed' || value.is === 'gone');
}
