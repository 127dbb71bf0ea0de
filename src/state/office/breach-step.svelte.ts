import type { BreachPartView, BreachView } from '#domain/breaches/breach-views.ts';
import {
  CONTAINMENTS,
  NOT_TELLING,
  REPLIES,
  RISK_ASKS,
  RISKS,
  WAYS,
  type BreachStep,
  type Containment,
  type NotTelling,
  type Reply,
  type Risk,
  type Way,
} from '#domain/breaches/breach-lists.ts';
import { epoch } from '#domain/cases/filed-record.ts';
import type { OfficeApi } from '../../device/office-api.ts';
import { listed } from '../field-options.ts';
import { fieldMoment, momentField } from './moments.ts';
import { OfficeSending } from './office.svelte.ts';
import { PressId } from './press-id.ts';
import { given } from './report.svelte.ts';

/** What somebody does when they take a step, as its button says it. */
export const BREACH_BUTTONS = {
  contained: 'Record something that was done',
  'recipient-asked': 'Ask them to delete it',
  'recipient-replied': 'Record what they answer',
  weighed: 'Weigh the risk',
  'regulator-told': 'Tell the regulator',
  'persons-told': 'Tell the people',
  closed: 'Close it',
} as const satisfies Record<BreachStep, string>;

const PEOPLE_TOLD: Way[] = ['letter', 'email', 'phone', 'in-person'];

export const STEP_OPTIONS = {
  risk: listed(RISKS).map((option) => ({ ...option, detail: RISK_ASKS[option.value] })),
  reply: listed(REPLIES),
  done: listed(CONTAINMENTS),
  notTelling: [{ value: 'tell' as const, label: 'Tell them' }, ...listed(NOT_TELLING)],
  regulator: listed(WAYS, ['online', 'phone', 'email', 'letter']),
  people: listed(WAYS, PEOPLE_TOLD),
};

/** One step of a breach, being filled in. Pressed twice it is taken once. */
export class BreachStepForm {
  step = $state<BreachStep | null>(null);
  way = $state<Way | undefined>();
  risk = $state<Risk | undefined>();
  notTelling = $state<NotTelling | 'tell' | undefined>('tell');
  reply = $state<Reply | undefined>();
  done = $state<Containment | undefined>();
  words = $state('');
  proof = $state('');
  late = $state('');
  at = $state('');
  part = $state.raw<BreachPartView | null>(null);
  readonly sending = new OfficeSending();
  readonly #api: OfficeApi;
  readonly #breach: string;
  #press = new PressId();
  #openedAt = '';

  constructor(api: OfficeApi, breach: string) {
    this.#api = api;
    this.#breach = breach;
  }

  /** Opens the form of a step; what is told begins with its draft. */
  begin(step: BreachStep, view: BreachView, part: BreachPartView | null = null): void {
    this.#press = new PressId();
    this.#openedAt = momentField(Date.now());
    this.at = this.#openedAt;
    this.step = step;
    this.part = part;
    this.way = step === 'regulator-told' ? 'online' : step === 'persons-told' ? 'letter' : undefined;
    this.risk = view.risk ?? undefined;
    this.notTelling = view.notTelling ?? 'tell';
    this.reply = undefined;
    this.done = undefined;
    this.words = draftOf(step, view, part) ?? '';
    this.proof = '';
    this.late = '';
    this.sending.problem = null;
  }

  get title(): string {
    return this.step === null ? '' : BREACH_BUTTONS[this.step];
  }

  /** Whether it tells somebody something, so that what was told is kept with its date, its way and its proof. */
  get tells(): boolean {
    return this.step === 'regulator-told' || this.step === 'persons-told' || this.step === 'recipient-asked';
  }

  async take(): Promise<boolean> {
    const { step, tells } = this;
    const isDecided = step === 'weighed' || step === 'closed';
    const at = isDecided || this.at === this.#openedAt ? undefined : fieldMoment(this.at);
    if (at === null) {
      this.sending.problem = 'Enter when it was.';
      return false;
    }
    const said = given({
      ...{ step, words: this.words.trim(), part: this.part?.id },
      at: at === undefined ? undefined : epoch(at),
      way: tells ? this.way : undefined,
      risk: step === 'weighed' ? this.risk : undefined,
      notTelling:
        step === 'weighed' && this.risk === 'high' && this.notTelling !== 'tell'
          ? this.notTelling
          : undefined,
      reply: step === 'recipient-replied' ? this.reply : undefined,
      done: step === 'contained' ? this.done : undefined,
      proof: this.proof.trim(),
      late: this.late.trim(),
    });
    const sent = { id: this.#press.of(said), ...said };
    return (await this.sending.send(() => this.#api.takeBreachStep(this.#breach, sent))) !== null;
  }
}

function draftOf(step: BreachStep, view: BreachView, part: BreachPartView | null): string | null {
  if (step === 'regulator-told') return view.regulatorDraft;
  if (step === 'persons-told') return part?.draft ?? null;
  return step === 'recipient-asked' ? view.recipientDraft : null;
}
