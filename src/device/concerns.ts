import type { OpaqueId } from '#domain/ids.ts';
import type { RecordNamed } from '#domain/records/registry.ts';
import type { Result } from '#domain/result.ts';
import type { Api } from './api.ts';
import type { Drafts } from './drafts.ts';
import type { StorageProblem } from './storage-problem.ts';

/** Names of these drafts in the store say nothing of what they hold. */
export const CONCERN_DRAFT = { kind: 'item', version: 1 } as const;
const CONCERN_TO_SEND = { kind: 'item-out', version: 1 } as const;

/** Drafts that no rescue copy, no list and no other screen may hold. */
export function isConcernDraft({ kind }: { readonly kind: string }): boolean {
  return kind === CONCERN_DRAFT.kind || kind === CONCERN_TO_SEND.kind;
}

/** What was told and waits to be sent: it is counted as an item, and is no answer that somebody began. */
export function isToldConcern({ kind }: { readonly kind: string }): boolean {
  return kind === CONCERN_TO_SEND.kind;
}

/**
 * What somebody told the safeguarding lead, on its way. It is never a record of this phone: it lies among the drafts until
 * the office has it, and then nowhere. Nothing here can be read back by a screen.
 */
export class Concerns {
  waiting = 0;
  /** How many of them the office did not take, and will not: somebody has to ring. */
  refused = 0;
  readonly #drafts: Drafts;
  readonly #api: Api;
  readonly #changed: (waiting: number) => void;
  #onKept: () => void = () => {};

  constructor(drafts: Drafts, api: Api, changed: (waiting: number) => void) {
    this.#drafts = drafts;
    this.#api = api;
    this.#changed = changed;
  }

  /** Counts what waits. */
  async load(): Promise<void> {
    this.waiting = (await this.#toSend()).length;
    this.#changed(this.waiting);
  }

  /** Keeps one until it is sent. */
  async keep(
    id: OpaqueId,
    record: RecordNamed<'safeguarding-concern'>,
  ): Promise<Result<null, StorageProblem>> {
    const kept = await this.#drafts.save({ id, ...CONCERN_TO_SEND }, {}, { _id: id, ...record });
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
    let refused = 0;
    for (const { id, draft } of await this.#toSend()) {
      const answer = await this.#api.post('/api/concerns', draft);
      if (answer.ok) await this.#drafts.discard({ id, ...CONCERN_TO_SEND });
      else if (answer.problem.because === 'refused') refused += 1;
    }
    this.refused = refused;
    await this.load();
  }

  async #toSend() {
    return (await this.#drafts.list()).filter(({ kind }) => kind === CONCERN_TO_SEND.kind);
  }
}
