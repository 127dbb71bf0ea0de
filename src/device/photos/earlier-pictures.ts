import type { Api } from '../api.ts';
import type { PhotoStore } from './photo-store.ts';
import { ended } from '../sending/push-records.ts';
import { untilNextTask } from '../idle.ts';

/** How the earlier pictures of the day's homes stand, by name. */
export interface PicturesHere {
  readonly here: ReadonlySet<string>;
  /** What the office has of those that are missing; a picture that it does not show is not in it. */
  readonly bytes: ReadonlyMap<string, number>;
}

/** So many sizes are asked for at once, as the office allows. */
const ASKED_AT_ONCE = 1000;
const PICTURE_TIMEOUT_MS = 60_000;

/**
 * The earlier pictures of the homes that somebody is going to, fetched for use without signal. Which ones is said by
 * `wanted`; what was fetched stays when the line is cut, and the next round goes on with the rest.
 */
export class EarlierPictures {
  #state: PicturesHere = { here: new Set(), bytes: new Map() };
  readonly #api: Api;
  readonly #store: PhotoStore;
  readonly #told: () => void;
  #wanted: () => readonly string[] = () => [];

  constructor(api: Api, store: PhotoStore, told: () => void) {
    this.#api = api;
    this.#store = store;
    this.#told = told;
  }

  get state(): PicturesHere {
    return this.#state;
  }

  /** Names the one who knows which pictures are wanted, the most wanted first. */
  wantedBy(wanted: () => readonly string[]): void {
    this.#wanted = wanted;
  }

  /** Looks which pictures lie here already. */
  async look(): Promise<void> {
    const names = [...(await this.#store.shownNames()), ...(await this.#store.digests())];
    this.#become({ ...this.#state, here: new Set(names) });
  }

  /** Fetches what is wanted and not here. Throws `RoundEnded` when the office cannot be reached any more. */
  async fetchMissing(): Promise<void> {
    await this.look();
    await untilNextTask();
    const missing = this.#wanted().filter((name) => !this.#state.here.has(name));
    if (missing.length === 0) return;
    const bytes = await this.#sizes(missing.slice(0, ASKED_AT_ONCE));
    this.#become({ ...this.#state, bytes });
    for (const name of missing) if (bytes.has(name)) await this.#fetch(name);
  }

  async #sizes(names: readonly string[]): Promise<ReadonlyMap<string, number>> {
    const answer = await this.#api.post('/api/pack/pictures', { names });
    if (!answer.ok) throw ended(answer.problem);
    return new Map(sizesIn(answer.value));
  }

  async #fetch(name: string): Promise<void> {
    const response = await this.#api.send(
      `/photos/${encodeURIComponent(name)}`,
      { method: 'GET' },
      PICTURE_TIMEOUT_MS,
    );
    if (!response.ok) throw ended(response.problem);
    // A picture that may no longer be seen is left out; the others still come.
    if (!response.value.ok) return;
    await this.#store.keepShown(name, await response.value.arrayBuffer());
    this.#become({ ...this.#state, here: new Set([...this.#state.here, name]) });
  }

  #become(state: PicturesHere): void {
    this.#state = state;
    this.#told();
  }
}

function sizesIn(answer: unknown): (readonly [string, number])[] {
  const { pictures } = (typeof answer === 'object' && answer !== null ? answer : {}) as {
    readonly pictures?: unknown;
  };
  if (!Array.isArray(pictures)) return [];
  return pictures.flatMap((one: unknown) => {
    const { name, bytes } = one as { readonly name?: unknown; readonly bytes?: unknown };
    return typeof name === 'string' && typeof bytes === 'number' ? [[name, bytes] as const] : [];
  });
}
