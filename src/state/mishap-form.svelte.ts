import type { OwnPhoneLine } from '#domain/breaches/breach-views.ts';
import {
  HAPPENINGS,
  HAPPENINGS_OF,
  PHONE_WAS,
  REACHED,
  type Happening,
  type PhoneWas,
  type Reached,
} from '#domain/breaches/breach-lists.ts';
import { CATEGORIES, type DataCategory } from '#domain/disclosure/categories.ts';
import type { OpaqueId } from '#domain/ids.ts';
import type { Api } from '../device/api.ts';
import { MISHAP_DRAFT, type ToldMishap } from '../device/mishap.ts';
import type { RefusedTelling } from '../device/told-queue.ts';
import { listed } from './field-options.ts';
import { KeptDraftOf } from './kept-draft.svelte.ts';
import type { Phone } from './survey.svelte.ts';

/** What a person in the field may have told of somebody, in the order in which it mostly happens. */
const TOLD: readonly DataCategory[] = [
  ...(['person-name', 'address', 'contact-detail', 'access-secret', 'household', 'health-need'] as const),
  ...(['uncleared-photo', 'unreviewed'] as const),
];

export const MISHAP_OPTIONS = {
  told: listed(HAPPENINGS, HAPPENINGS_OF.told),
  phone: listed(HAPPENINGS, HAPPENINGS_OF.phone),
  reached: listed(REACHED),
  phoneWas: listed(PHONE_WAS),
  categories: TOLD.map((value) => ({ value, label: CATEGORIES[value].title })),
};

interface Mishap {
  /** The same as long as the same is told: sent twice, it is recorded once. */
  readonly id: OpaqueId;
  /** What was told under this id, whether or not it arrived; null before the first try. */
  readonly tried: string | null;
  /** The moment at which it was first told under this id: from then on the landlord knows. */
  readonly awareAt: number | null;
  readonly what: 'told' | 'phone';
  readonly happened: Happening | undefined;
  readonly reached: Reached | undefined;
  readonly phoneWas: PhoneWas | undefined;
  readonly categories: readonly DataCategory[];
  readonly home: string | null;
  readonly target: string | null;
  readonly words: string;
}

/**
 * "I told the wrong person", "I lost my phone": to the office, at once. Without signal it waits on this phone and goes by
 * itself; the clock of the breach runs from the press, not from the signal.
 */
export class MishapForm {
  readonly draft: KeptDraftOf<Mishap>;
  phones = $state.raw<readonly OwnPhoneLine[] | null>(null);
  problem = $state('');
  /** Nothing is told yet, the office has it, or it waits here for a signal. */
  told = $state<'no' | 'office' | 'waits'>('no');
  /** What was told before and the office did not take. */
  refused = $state.raw<RefusedTelling | null>(null);
  busy = $state(false);
  readonly #api: Api;
  readonly #phone: Phone;

  constructor(phone: Phone, api: Api) {
    this.#api = api;
    this.#phone = phone;
    const key = { id: phone.account.id, kind: MISHAP_DRAFT, version: 1 };
    const start: Mishap = {
      id: phone.mint.id(),
      tried: null,
      awareAt: null,
      what: 'told',
      happened: undefined,
      reached: undefined,
      phoneWas: undefined,
      categories: [],
      home: null,
      target: null,
      words: '',
    };
    this.draft = new KeptDraftOf<Mishap>(phone, key, {}, start);
  }

  /** Reads back what was begun, and asks which other phones there are. */
  async open(): Promise<void> {
    await this.draft.open();
    this.refused = this.#phone.mishaps.refused[0] ?? null;
    const answer = await this.#api.get('/api/breaches/phones');
    this.phones = answer.ok ? (answer.value as { phones: readonly OwnPhoneLine[] }).phones : null;
    const [only, ...more] = this.phones ?? [];
    if (only !== undefined && more.length === 0 && this.draft.value.target === null)
      this.draft.value = { ...this.draft.value, target: only.device };
  }

  get phoneOptions() {
    return (this.phones ?? []).map(({ device, heard, ordered }) => ({
      value: device,
      label: `The phone last heard ${heard}${ordered ? ', which is to be cleared already' : ''}`,
    }));
  }

  /** Tells the office: at once with signal, else when this phone next sends. */
  async tell(): Promise<void> {
    if (this.busy) return;
    // What the office would refuse later, without anybody there to answer, is asked for now.
    this.problem = this.#missing();
    if (this.problem !== '') return;
    this.busy = true;
    const facts = this.#facts();
    const tried = JSON.stringify(facts);
    // The office takes an id once, and may have this one already: what is told otherwise now is told under another.
    if (this.draft.value.tried !== null && this.draft.value.tried !== tried) this.#anew();
    this.draft.change({ tried, awareAt: this.draft.value.awareAt ?? this.#phone.now() });
    const { id, awareAt } = this.draft.value;
    const told = { id, awareAt, ...facts };
    const answer = await this.#api.post('/api/breaches', told);
    const isRefused = !answer.ok && answer.problem.because === 'refused';
    const isWhole = JSON.stringify(this.#facts()) === tried;
    // What was refused is held under no id of this form, or under one that stands for something else: no try may end there.
    if (isRefused) {
      this.problem = answer.problem.sentence;
      this.#anew();
    } else if (answer.ok || (await this.#kept(id, told))) {
      if (isWhole) await this.draft.forget();
      if (isWhole) this.told = answer.ok ? 'office' : 'waits';
      this.problem = isWhole ? '' : answer.ok ? TYPED_SINCE : TYPED_SINCE_KEPT;
    }
    this.busy = false;
  }

  /** Takes back what the office did not take, to be told otherwise. What was begun in the form meanwhile goes first: it is told before. */
  async tellOtherwise(refused: RefusedTelling): Promise<void> {
    const { happened, words } = this.draft.value;
    if (happened !== undefined || words.trim() !== '') {
      this.problem = 'Tell the office first what stands in the form below. This stays here until then.';
      return;
    }
    // Written by this form alone. It is in the form, and on the disk, before it leaves the queue.
    const told = refused.told.draft as Partial<Mishap>;
    this.draft.change({ ...told, id: this.#phone.mint.id(), tried: null });
    await this.draft.keep();
    if (this.draft.failed) {
      this.problem = this.draft.words;
      return;
    }
    this.problem = refused.sentence;
    await this.#phone.mishaps.takeBack(refused);
    this.refused = this.#phone.mishaps.refused[0] ?? null;
  }

  async #kept(id: OpaqueId, told: ToldMishap): Promise<boolean> {
    const kept = await this.#phone.mishaps.keep(id, told);
    if (!kept.ok) this.problem = `It did not reach the office. Ring now. ${kept.problem.sentence}`;
    return kept.ok;
  }

  #anew(): void {
    this.draft.change({ id: this.#phone.mint.id(), tried: null });
  }

  #missing(): string {
    const { what, happened, reached, phoneWas } = this.draft.value;
    if (happened === undefined) return 'Choose what happened.';
    if (what === 'phone') return phoneWas === undefined ? 'Choose how the phone was.' : '';
    return reached === undefined ? 'Choose who got it.' : '';
  }

  #facts(): Readonly<Record<string, unknown>> {
    const { what, happened, reached, phoneWas, categories, home, target, words } = this.draft.value;
    const shared = { what, happened, words: words.trim() };
    if (what === 'phone') return { ...shared, phoneWas, target };
    return { ...shared, reached, categories, home };
  }
}

const TYPED_SINCE = 'The office knows. What you changed meanwhile it does not know yet: tell it once more.';
const TYPED_SINCE_KEPT =
  'It is kept and goes to the office with the first signal. What you changed meanwhile is not in it: tell it once more.';
