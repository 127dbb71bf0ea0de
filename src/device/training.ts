import type { OpaqueId } from '#domain/ids.ts';
import type { Course } from '#domain/training/drill.ts';
import type { DrillAnswer } from '#domain/training/score.ts';
import type { TakenView, TrainingView } from '#domain/training/training-views.ts';
import type { Result } from '#domain/result.ts';
import type { Api } from './api.ts';
import type { Drafts } from './drafts.ts';
import type { StorageProblem } from './storage-problem.ts';

const KNOWN = { id: 'training', kind: 'training-known', version: 1 } as const;
const TO_SEND = { kind: 'training-out', version: 1 } as const;

/** Whether something among the drafts is of training: no answer that somebody began at a home. */
export function isTraining({ kind }: { readonly kind: string }): boolean {
  return kind === KNOWN.kind || kind === TO_SEND.kind;
}

/** Whether something among the drafts is what the office last said of training: a copy, nobody's work. */
export function isKnownTraining({ kind }: { readonly kind: string }): boolean {
  return kind === KNOWN.kind;
}

/** A set of drills that was taken. It names drills and answers; no invented record goes with it, and none is stored. */
export interface TakenSet {
  readonly id: OpaqueId;
  readonly course: Course;
  readonly takenOn: string;
  readonly answers: readonly DrillAnswer[];
}

/** Sets of drills that wait to be sent, and how training stood when the office last said. */
export class Training {
  known: TrainingView | null = null;
  waiting = 0;
  /** What the office said of a set that it did not take, until the next one is kept; "" while it took each. */
  refused = '';
  readonly #drafts: Drafts;
  readonly #api: Api;
  readonly #changed: (waiting: number) => void;
  #onKept: () => void = () => {};

  constructor(drafts: Drafts, api: Api, changed: (waiting: number) => void) {
    this.#drafts = drafts;
    this.#api = api;
    this.#changed = changed;
  }

  /** Reads what is known here. */
  async load(): Promise<void> {
    const kept = await this.#drafts.load(KNOWN);
    this.known = (kept?.draft as TrainingView | undefined) ?? null;
    await this.#count();
  }

  /** Keeps a set until the office has it. */
  async keep(set: TakenSet): Promise<Result<null, StorageProblem>> {
    this.refused = '';
    const kept = await this.#drafts.save({ id: set.id, ...TO_SEND }, {}, set);
    await this.#count();
    this.#onKept();
    return kept;
  }

  /** Names the one who is told when something waits: whoever sends. */
  afterKeep(listener: () => void): void {
    this.#onKept = listener;
  }

  /** Sends what waits and asks how training stands. What fails waits for the next round. */
  async send(): Promise<void> {
    for (const { id, draft } of await this.#toSend()) {
      const answer = await this.#api.post('/api/training', draft);
      // A set that the office cannot read any more was of an older app: it is taken again, and stands in nobody's way.
      const isRefused = !answer.ok && answer.problem.because === 'refused';
      if (isRefused) this.refused = answer.problem.sentence;
      if (answer.ok || isRefused) await this.#drafts.discard({ id, ...TO_SEND });
      if (answer.ok) await this.#learn((answer.value as TakenView).training);
    }
    await this.#count();
  }

  /** Asks the office how training stands; without signal what is known stays. */
  async ask(): Promise<void> {
    const answer = await this.#api.get('/api/training');
    if (answer.ok) await this.#learn(answer.value as TrainingView);
  }

  async #learn(view: TrainingView): Promise<void> {
    this.known = view;
    await this.#drafts.save(KNOWN, {}, view);
  }

  async #count(): Promise<void> {
    this.waiting = (await this.#toSend()).length;
    this.#changed(this.waiting);
  }

  async #toSend() {
    return (await this.#drafts.list()).filter(({ kind }) => kind === TO_SEND.kind);
  }
}
