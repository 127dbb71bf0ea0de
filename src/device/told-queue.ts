import type { OpaqueId } from '#domain/ids.ts';
import type { Result } from '#domain/result.ts';
import type { Api } from './api.ts';
import type { Drafts } from './drafts.ts';
import type { StorageProblem } from './storage-problem.ts';
import type { KeptDraft } from './stored-work.ts';

/** One that the office did not take, and what it said of it. */
export interface RefusedTelling {
  readonly told: KeptDraft;
  readonly sentence: string;
}

/**
 * What somebody told a person at the office, on its way. It is never a record of this phone: it lies among the drafts, under
 * a kind of its own, until the office has it, and then nowhere.
 */
export class ToldQueue<Body extends object> {
  waiting = 0;
  /** What the office did not take at the last try, and will not: somebody has to ring. */
  refused: readonly RefusedTelling[] = [];
  readonly #drafts: Drafts;
  readonly #api: Api;
  readonly #door: { readonly kind: string; readonly path: string };
  readonly #changed: (waiting: number) => void;
  #onKept: () => void = () => {};

  constructor(
    drafts: Drafts,
    api: Api,
    door: { readonly kind: string; readonly path: string },
    changed: (waiting: number) => void,
  ) {
    this.#drafts = drafts;
    this.#api = api;
    this.#door = door;
    this.#changed = changed;
  }

  /** Counts what waits. */
  async load(): Promise<void> {
    this.waiting = (await this.#toSend()).length;
    this.#changed(this.waiting);
  }

  /** Keeps one until it is sent. */
  async keep(id: OpaqueId, body: Body): Promise<Result<null, StorageProblem>> {
    const kept = await this.#drafts.save({ id, kind: this.#door.kind, version: 1 }, {}, body);
    await this.load();
    this.#onKept();
    return kept;
  }

  /** Names the one who is told when something waits: whoever sends. */
  afterKeep(listener: () => void): void {
    this.#onKept = listener;
  }

  /** Sends what waits; each is deleted here the moment the office has it. What fails waits for the next round. */
  async send(): Promise<void> {
    const refused: RefusedTelling[] = [];
    for (const told of await this.#toSend()) {
      const answer = await this.#api.post(this.#door.path, told.draft);
      if (answer.ok) await this.#drafts.discard(told);
      else if (answer.problem.because === 'refused')
        refused.push({ told, sentence: answer.problem.sentence });
    }
    this.refused = refused;
    await this.load();
  }

  /** Its author takes one back that the office refused, to tell it otherwise. */
  async takeBack({ told }: RefusedTelling): Promise<void> {
    await this.#drafts.discard(told);
    this.refused = this.refused.filter((one) => one.told.id !== told.id);
    await this.load();
  }

  async #toSend(): Promise<readonly KeptDraft[]> {
    return (await this.#drafts.list()).filter(({ kind }) => kind === this.#door.kind);
  }
}
