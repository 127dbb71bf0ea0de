import { completeDraft } from '#domain/records/mint-record.ts';
import type { DraftOf, Fields, RecordKind, RecordOf } from '#domain/records/define-record.ts';
import { bodyProblems, type RecordProblem } from '#domain/records/parse-record.ts';
import type { SurveyRecord } from '#domain/records/registry.ts';
import type { DraftPlace } from '../device/drafts.ts';
import type { RecordPlace } from '../device/minting.ts';
import { KeptDraftOf } from './kept-draft.svelte.ts';
import type { Phone } from './survey.svelte.ts';
import { opaque } from './survey.svelte.ts';

/** One thing to put right: the words, and the id of the field that takes them. */
export interface FormProblem {
  readonly id: string | null;
  readonly text: string;
}

/** What a form keeps: the answers, and numbers as they stand half typed. */
interface Filling<Answers> {
  answers: Answers;
  typed: Record<string, string>;
}

export interface RecordFormFacts<F extends Fields, K extends string> {
  readonly phone: Phone;
  readonly kind: RecordKind<K, F>;
  /** The id that the record has or will have. */
  readonly id: string;
  readonly place: DraftPlace;
  /** What stands there before anything is typed: the record as it is, or what follows from the place. */
  readonly start: DraftOf<RecordKind<K, F>>;
}

/** One record being filled in. Every keystroke is kept; only `save` makes or changes a record. */
export class RecordForm<K extends string, F extends Fields> {
  readonly kind: RecordKind<K, F>;
  readonly id: string;
  readonly draft: KeptDraftOf<Filling<DraftOf<RecordKind<K, F>>>>;
  /** How often the person tried to save: nothing is red before the first time. */
  tries = $state(0);
  problems = $state.raw<readonly FormProblem[]>([]);
  /** While the record is being made: a second tap does nothing. */
  saving = $state(false);
  readonly #phone: Phone;

  constructor({ phone, kind, id, place, start }: RecordFormFacts<F, K>) {
    this.#phone = phone;
    this.kind = kind;
    this.id = id;
    const key = { id, kind: kind.kind, version: kind.version };
    this.draft = new KeptDraftOf(phone, key, place, { answers: start, typed: {} });
  }

  get answers(): DraftOf<RecordKind<K, F>> {
    return this.draft.value.answers;
  }

  /** Answers a question. `undefined` takes the answer back. */
  set<N extends keyof F & string>(name: N, value: DraftOf<RecordKind<K, F>>[N] | undefined): void {
    const answers: Record<string, unknown> = { ...this.answers };
    if (value === undefined) Reflect.deleteProperty(answers, name);
    else answers[name] = value;
    this.draft.change({ answers: answers as DraftOf<RecordKind<K, F>> });
    this.#again(name);
  }

  /** A number as it stands half typed; it becomes an answer when it is one. */
  type<N extends keyof F & string>(name: N, typed: string, read: (typed: string) => number | null): void {
    const number = read(typed);
    const answers: Record<string, unknown> = { ...this.answers };
    if (number === null) Reflect.deleteProperty(answers, name);
    else answers[name] = number;
    this.draft.change({
      answers: answers as DraftOf<RecordKind<K, F>>,
      typed: { ...this.draft.value.typed, [name]: typed },
    });
    this.#again(name);
  }

  /** What stands in a number's field. */
  typed(name: keyof F & string): string {
    const answers: Readonly<Record<string, unknown>> = this.answers;
    const known = answers[name];
    return this.draft.value.typed[name] ?? (known === undefined ? '' : String(known));
  }

  /** The sentence under a field, once the person has tried. */
  error(name: keyof F & string): string | undefined {
    return this.problems.find((problem) => problem.id === name)?.text;
  }

  /** Says what is to be put right besides the fields' own rules. Always false, for a `save` to answer. */
  refuse(problems: readonly FormProblem[]): false {
    this.tries += 1;
    this.problems = problems;
    return false;
  }

  /** The record, or what keeps it from being one. `also` are answers that nobody types, such as the moment. */
  complete(
    place: RecordPlace,
    also: DraftOf<RecordKind<K, F>> | null = null,
  ): RecordOf<RecordKind<K, F>> | null {
    this.tries += 1;
    const answers = also === null ? this.answers : { ...this.answers, ...also };
    const outcome = completeDraft(this.kind, answers, this.#phone.mint.envelope(place));
    this.problems = outcome.ok ? [] : asFormProblems(outcome.problem);
    return outcome.ok ? outcome.value : null;
  }

  /**
   * Makes the record, or its next version, and lets the draft go. False when something is to be put right. `id` is the
   * record's own where the draft lies under another.
   */
  async save(
    place: RecordPlace,
    also: DraftOf<RecordKind<K, F>> | null = null,
    id: string = this.id,
  ): Promise<boolean> {
    if (this.saving) return false;
    this.saving = true;
    try {
      return await this.#save(place, also, id);
    } finally {
      this.saving = false;
    }
  }

  async #save(place: RecordPlace, also: DraftOf<RecordKind<K, F>> | null, id: string): Promise<boolean> {
    const { changes } = this.draft;
    const record = this.complete(place, also);
    if (record === null) return false;
    const stored = await store(this.#phone, id, record as unknown as SurveyRecord);
    if (stored !== null) {
      this.problems = [{ id: null, text: stored }];
      return false;
    }
    // What was typed while it was being stored belongs to it too.
    if (this.draft.changes !== changes) return this.#save(place, also, id);
    await this.draft.forget();
    return true;
  }

  // Only the question just answered is looked at again: no other turns red while the person is still on their way.
  #again(name: string): void {
    if (!this.problems.some(({ id }) => id === name)) return;
    const still = asFormProblems(bodyProblems(given(this.answers), this.kind)).filter(
      ({ id }) => id === name,
    );
    this.problems = [...this.problems.filter(({ id }) => id !== name), ...still];
  }
}

/** Stores a new record, or the next version of the one under this id. Null, or the sentence why not. */
export async function store(phone: Phone, id: string, record: SurveyRecord): Promise<string | null> {
  const known = phone.records.index.record(id);
  const outcome = known
    ? await phone.records.amend(opaque(id), record.body)
    : await phone.records.put(opaque(id), record);
  return outcome.ok ? null : outcome.problem.sentence;
}

/** Field problems by the id of their field: the last part of their pointer. */
export function asFormProblems(problems: readonly RecordProblem[]): readonly FormProblem[] {
  return problems.map(({ pointer, message }) => ({ id: pointer.split('/').at(-1) ?? null, text: message }));
}

// What is not answered is not there at all.
function given(answers: object): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    Object.entries(answers).filter(([, value]) => value !== undefined && value !== ''),
  );
}
