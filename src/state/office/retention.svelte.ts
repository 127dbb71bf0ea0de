import type { HomeLine } from '#domain/cases/office-views.ts';
import type {
  DestructionLine,
  DestructionList,
  HoldLine,
  RetentionView,
} from '#domain/retention/retention-views.ts';
import type { OfficeApi } from '../../device/office-api.ts';
import { OfficeSending } from './office.svelte.ts';
import { PressId } from './press-id.ts';

/** What a lead is about to do: set or take off a hold, ask for a destruction, confirm, refuse or ask anew for one. */
export type RetentionStep =
  | { readonly is: 'hold' }
  | { readonly is: 'end-hold'; readonly hold: HoldLine }
  | { readonly is: 'ask'; readonly digest: string; readonly totals: RetentionView['totals'] }
  | { readonly is: 'confirm' | 'refuse' | 'renew'; readonly destruction: DestructionLine };

/** One step of a lead. Pressed twice, it is taken once. */
export class RetentionForm {
  reason = $state('');
  home = $state.raw<HomeLine | null>(null);
  found = $state.raw<readonly HomeLine[]>([]);
  search = $state('');
  errors = $state.raw<readonly { readonly id: string; readonly text: string }[]>([]);
  attempt = $state(0);
  /** What a granted deletion would take, with whose each is; null until it has come. */
  list = $state.raw<DestructionList | null>(null);
  readonly step: RetentionStep;
  readonly sending = new OfficeSending();
  readonly #api: OfficeApi;
  readonly #press = new PressId();

  constructor(api: OfficeApi, step: RetentionStep) {
    this.#api = api;
    this.step = step;
  }

  /** The request whose list is confirmed or asked for anew: what it takes is looked at first. */
  get #listed(): DestructionLine | null {
    const { step } = this;
    const isLooked = step.is === 'confirm' || step.is === 'renew';
    return isLooked && step.destruction.request !== null ? step.destruction : null;
  }

  /** Whether what would go must be shown before the step is taken, and is not yet. */
  get isLooking(): boolean {
    return this.#listed !== null && this.list === null;
  }

  /** Asks for what would go, record by record. */
  async look(): Promise<void> {
    const one = this.#listed;
    if (one === null) return;
    const answer = await this.#api.destructionList(one.id);
    if (answer.ok) this.list = answer.value;
    else this.sending.problem = answer.problem.sentence;
  }

  get asksReason(): boolean {
    return this.step.is === 'hold' || this.step.is === 'end-hold' || this.step.is === 'refuse';
  }

  async find(text: string): Promise<void> {
    this.search = text;
    const answer = text.trim().length < 2 ? null : await this.#api.homes(text, null);
    if (this.search === text) this.found = answer?.ok ? answer.value.homes.slice(0, 8) : [];
  }

  choose(home: HomeLine): Promise<void> {
    this.home = home;
    this.found = [];
    return Promise.resolve();
  }

  async save(): Promise<boolean> {
    const asked = [
      { id: 'home', missing: this.step.is === 'hold' && this.home === null, text: 'Choose the home.' },
      { id: 'reason', missing: this.asksReason && this.reason.trim() === '', text: 'Write the reason.' },
    ];
    this.errors = asked.filter(({ missing }) => missing).map(({ id, text }) => ({ id, text }));
    this.attempt += 1;
    if (this.isLooking) return false;
    return this.errors.length === 0 && (await this.sending.send(() => this.#send())) !== null;
  }

  #send() {
    const { step, reason } = this;
    switch (step.is) {
      case 'hold':
        return this.#api.setHold({
          id: this.#press.of([this.home?.id, reason]),
          home: this.home?.id,
          reason,
        });
      case 'end-hold':
        return this.#api.endHold(step.hold.id, { reason });
      case 'ask':
        return this.#api.askDestruction({ id: this.#press.of(step.digest), digest: step.digest });
      case 'confirm':
        return this.#api.decideDestruction(step.destruction.id, 'confirmation', {});
      case 'renew': {
        const digest = this.list?.digest ?? step.destruction.changed;
        return this.#api.decideDestruction(step.destruction.id, 'renewal', {
          id: this.#press.of(digest),
          digest,
        });
      }
      case 'refuse':
        return this.#api.decideDestruction(step.destruction.id, 'refusal', { reason });
    }
  }
}
