import { createSubscriber } from 'svelte/reactivity';
import type { AppUpdate } from '../device/app/app-update.ts';

/** Whether a new version waits, and the rule that it is used only when nothing is being filled in or sent. */
export class UpdateStatus {
  readonly #update: AppUpdate;
  readonly #changed: () => void;
  readonly #nothingOpen: () => Promise<boolean>;
  /** Counts the places entered: what was found out at one of them says nothing about the next. */
  #entered = 0;

  constructor(update: AppUpdate, nothingOpen: () => Promise<boolean>) {
    this.#update = update;
    this.#nothingOpen = nothingOpen;
    this.#changed = createSubscriber((notify) => update.onChange(notify));
  }

  /** A new version is ready and waits for a safe point. */
  get ready(): boolean {
    this.#changed();
    return this.#update.waiting;
  }

  /** A screen inside a visit or a job: no version is changed here, in any tab. */
  enterWork(): void {
    this.#entered += 1;
    this.#update.enterWork();
  }

  /** Between visits, on the first screens of the tabs: uses the waiting version if no draft is open and nothing is sent. */
  async useIfSafe(): Promise<void> {
    const entered = (this.#entered += 1);
    // What could not be looked at may be a form that is open.
    const safe = await this.#nothingOpen().catch(() => false);
    if (entered !== this.#entered) return;
    if (safe) await this.#update.atSafePoint();
    else this.#update.enterWork();
  }
}
