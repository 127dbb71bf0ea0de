import { kindNamed } from '#domain/records/registry.ts';
import { knownAnswers, stepDraft } from '#domain/records/step-draft.ts';
import type { DraftKey, DraftPlace, KeptDraft } from '../device/drafts.ts';
import type { Phone } from './survey.svelte.ts';

/** How the newest keystroke stands: none was made or read back, it is on its way to the disk, it is there, or why not. */
export type Kept = 'nothing' | 'not-yet' | 'kept' | { readonly problem: string };

/** Anything typed that must survive the tab: kept under one key at every change, and read back when the screen opens. */
export class KeptDraftOf<Value extends object> {
  /** Replaced as a whole at each change, never changed in place. */
  value = $state.raw<Value>() as Value;
  /** False until what was kept has been read back; the form waits, so that nothing typed can be overwritten. */
  ready = $state(false);
  /** Something was kept here before: the person comes back to it. */
  resumed = $state(false);
  kept = $state<Kept>('nothing');
  /** What another tab did with the same draft, in a sentence; '' when nothing. */
  elsewhere = $state('');
  readonly key: DraftKey;
  readonly #phone: Phone;
  readonly #place: DraftPlace;
  #changes = 0;

  constructor(phone: Phone, key: DraftKey, place: DraftPlace, start: Value) {
    this.#phone = phone;
    this.key = key;
    this.#place = place;
    this.value = start;
  }

  /** Reads back what was kept. */
  async open(): Promise<void> {
    const kept = await this.#phone.drafts.load(this.key);
    if (kept) {
      this.#take(kept);
      this.resumed = true;
    }
    this.ready = true;
    this.#phone.drafts.watch(this.key, this);
  }

  /** Another tab typed into the same draft: the last typed wins, and the person is told. */
  changedElsewhere(): void {
    void this.#phone.drafts.load(this.key).then((kept) => {
      // What was typed here a moment ago is newer, and on its way to the disk.
      if (!kept || this.kept === 'not-yet') return;
      this.#take(kept);
      this.elsewhere = 'This was changed in another window. You see the newest.';
    });
  }

  /** Another tab made the record of it, or threw it away. */
  goneElsewhere(): void {
    this.elsewhere = 'This was saved in another window. What you type here changes it again.';
  }

  #take({ draft, version }: KeptDraft): void {
    if (typeof draft !== 'object' || draft === null) return;
    this.value = { ...this.value, ...this.#stepped(draft, version) };
    this.kept = 'kept';
  }

  // A form of an earlier version of the app: its answers are stepped up as a record's would be.
  #stepped(draft: object, version: number): object {
    const kind = kindNamed(this.key.kind);
    if (!kind || version >= this.key.version) return draft;
    if (!('answers' in draft) || typeof draft.answers !== 'object' || draft.answers === null) return draft;
    const answers = stepDraft(kind, version, { ...draft.answers });
    return { ...draft, answers: knownAnswers(kind, answers) };
  }

  /** As {@link open}, under an id that was made a moment ago: nothing can be kept there, so nobody waits. */
  begin(): void {
    this.ready = true;
  }

  /** Changes some of it and keeps all of it. */
  change(part: Partial<Value>): void {
    // Lists that a form control hands over may be reactive: what is kept is plain.
    this.value = { ...this.value, ...($state.snapshot(part) as Partial<Value>) };
    // Nothing is called saved before its newest keystroke is on the disk.
    this.kept = 'not-yet';
    this.elsewhere = '';
    void this.keep();
  }

  /** Keeps it as it now is. */
  async keep(): Promise<void> {
    const change = (this.#changes += 1);
    const outcome = await this.#phone.drafts.save(this.key, this.#place, this.value);
    if (change !== this.#changes) return;
    this.kept = outcome.ok ? 'kept' : { problem: outcome.problem.sentence };
  }

  /** Its record is made, or nobody wants it. */
  async forget(): Promise<void> {
    const outcome = await this.#phone.drafts.discard(this.key);
    if (!outcome.ok) this.kept = { problem: outcome.problem.sentence };
  }

  /** How often it was changed since this form was opened. */
  get changes(): number {
    return this.#changes;
  }

  /** Whether the newest keystroke could not be kept. */
  get failed(): boolean {
    return typeof this.kept === 'object';
  }

  /** The sentence beside the title: "Saved on this phone", or why not. */
  get words(): string {
    if (typeof this.kept === 'object') return this.kept.problem;
    if (this.elsewhere !== '') return this.elsewhere;
    return this.kept === 'kept' ? 'Saved on this phone' : '';
  }
}
