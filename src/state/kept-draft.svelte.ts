import type { DraftKey, DraftPlace } from '../device/drafts.ts';
import type { Phone } from './survey.svelte.ts';

/** How the newest keystroke stands. */
export type Kept = 'not-yet' | 'kept' | { readonly problem: string };

/** Anything typed that must survive the tab: kept under one key at every change, and read back when the screen opens. */
export class KeptDraftOf<Value extends object> {
  /** Replaced as a whole at each change, never changed in place. */
  value = $state.raw<Value>() as Value;
  /** False until what was kept has been read back; the form waits, so that nothing typed can be overwritten. */
  ready = $state(false);
  /** Something was kept here before: the person comes back to it. */
  resumed = $state(false);
  kept = $state<Kept>('not-yet');
  readonly key: DraftKey;
  readonly #phone: Phone;
  readonly #place: DraftPlace;

  constructor(phone: Phone, key: DraftKey, place: DraftPlace, start: Value) {
    this.#phone = phone;
    this.key = key;
    this.#place = place;
    this.value = start;
  }

  /** Reads back what was kept. */
  async open(): Promise<void> {
    const kept = await this.#phone.drafts.load(this.key);
    if (kept && typeof kept.draft === 'object' && kept.draft !== null) {
      this.value = { ...this.value, ...kept.draft };
      this.resumed = true;
      this.kept = 'kept';
    }
    this.ready = true;
  }

  /** Changes some of it and keeps all of it. */
  change(part: Partial<Value>): void {
    // Lists that a form control hands over may be reactive: what is kept is plain.
    this.value = { ...this.value, ...($state.snapshot(part) as Partial<Value>) };
    void this.keep();
  }

  /** Keeps it as it now is. */
  async keep(): Promise<void> {
    const outcome = await this.#phone.drafts.save(this.key, this.#place, this.value);
    this.kept = outcome.ok ? 'kept' : { problem: outcome.problem.sentence };
  }

  /** Its record is made, or nobody wants it. */
  async forget(): Promise<void> {
    const outcome = await this.#phone.drafts.discard(this.key);
    if (!outcome.ok) this.kept = { problem: outcome.problem.sentence };
  }

  /** The sentence beside the title: "Saved on this phone", or why not. */
  get words(): string {
    if (this.kept === 'not-yet') return '';
    return this.kept === 'kept' ? 'Saved on this phone' : this.kept.problem;
  }
}
