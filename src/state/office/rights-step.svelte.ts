import { GROUNDS, groundsOf } from '#domain/rights/refusal-grounds.ts';
import type { RightKey, RightsStep } from '#domain/rights/rights.ts';
import type { OfficeApi } from '../../device/office-api.ts';
import { mintId } from '../../device/mint-id.ts';
import { OfficeSending } from './office.svelte.ts';
import { PressId } from './press-id.ts';
import { given } from './report.svelte.ts';
import { STEP_BUTTONS, type Value } from './rights.svelte.ts';

/** On what a refusal of this right may rest. */
export function groundOptions(right: RightKey) {
  return groundsOf(right).map((value) => ({
    value,
    label: `${GROUNDS[value].title} (${GROUNDS[value].citation})`,
  }));
}

const BY_CHANNEL: ReadonlySet<RightsStep> = new Set([
  'told',
  'acknowledged',
  'extended',
  'identity-asked',
  'recipient-told',
  'gone-told',
  'end-told',
]);
const WITH_WORDS: ReadonlySet<RightsStep> = new Set([
  'extended',
  'decided',
  'question-asked',
  'end-told',
  'recipient-not-told',
]);

/** One step of a request, being filled in. Pressed twice it is taken once. */
export class StepForm {
  step = $state<RightsStep | null>(null);
  channel = $state<Value<'channel'> | undefined>('letter');
  identity = $state<Value<'identity'> | undefined>();
  because = $state<Value<'because'> | undefined>();
  outcome = $state<Value<'outcome'> | undefined>();
  words = $state('');
  ground = $state<string | undefined>();
  notTold = $state<Value<'notTold'> | undefined>();
  records = $state.raw<readonly string[]>([]);
  /** The line of the log by which an earlier recipient had it. */
  recipient = $state<string | null>(null);
  readonly sending = new OfficeSending();
  readonly #api: OfficeApi;
  readonly #request: string;
  #press = new PressId();
  #disclosure = mintId();

  constructor(api: OfficeApi, request: string) {
    this.#api = api;
    this.#request = request;
  }

  /** Opens the form of a step, empty. */
  begin(step: RightsStep, recipient: string | null = null): void {
    this.step = step;
    this.recipient = recipient;
    this.notTold = undefined;
    this.ground = undefined;
    this.words = '';
    this.outcome = undefined;
    this.records = [];
    this.because = undefined;
    this.identity = undefined;
    this.sending.problem = null;
    this.#press = new PressId();
    this.#disclosure = mintId();
  }

  /** Chooses a record, or takes it back. */
  choose(record: string, chosen: boolean): void {
    const rest = this.records.filter((one) => one !== record);
    this.records = chosen ? [...rest, record] : rest;
  }

  get title(): string {
    return this.step === null ? '' : STEP_BUTTONS[this.step];
  }

  /** What is not done, or not all, rests on a ground that they are told. */
  get needsGround(): boolean {
    return this.step === 'decided' && this.outcome !== undefined && this.outcome !== 'granted';
  }

  /** Which answers the step asks for. */
  get asks() {
    const { step } = this;
    return {
      channel: step !== null && BY_CHANNEL.has(step),
      notTold: step === 'recipient-not-told',
      identity: step === 'identity-shown',
      because: step === 'extended',
      outcome: step === 'decided',
      records: step === 'decided',
      words: step !== null && WITH_WORDS.has(step),
    };
  }

  async take(): Promise<boolean> {
    const { asks } = this;
    const said = given({
      disclosure: this.recipient ?? this.#disclosure,
      ground: this.needsGround ? this.ground : undefined,
      notTold: asks.notTold ? this.notTold : undefined,
      step: this.step,
      channel: asks.channel ? this.channel : undefined,
      identity: asks.identity ? this.identity : undefined,
      because: asks.because ? this.because : undefined,
      outcome: asks.outcome ? this.outcome : undefined,
      records: asks.records && this.records.length > 0 ? this.records : undefined,
      words: asks.words ? this.words.trim() : undefined,
    });
    const sent = { id: this.#press.of(said), ...said };
    return (await this.sending.send(() => this.#api.takeRightsStep(this.#request, sent))) !== null;
  }
}
