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
import type { Api, Answer } from '../device/api.ts';
import { MISHAP_DRAFT } from '../device/mishap.ts';
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
  readonly id: string;
  /** What was told under this id, whether or not it arrived; null before the first try. */
  readonly tried: string | null;
  readonly what: 'told' | 'phone';
  readonly happened: Happening | undefined;
  readonly reached: Reached | undefined;
  readonly phoneWas: PhoneWas | undefined;
  readonly categories: readonly DataCategory[];
  readonly home: string | null;
  readonly target: string | null;
  readonly words: string;
}

/** "I told the wrong person", "I lost my phone": to the office, at once. Where it does not get through, the person rings. */
export class MishapForm {
  readonly draft: KeptDraftOf<Mishap>;
  phones = $state.raw<readonly OwnPhoneLine[] | null>(null);
  problem = $state('');
  told = $state(false);
  busy = $state(false);
  readonly #api: Api;
  readonly #mint: Phone['mint'];

  constructor(phone: Phone, api: Api) {
    this.#api = api;
    this.#mint = phone.mint;
    const key = { id: phone.account.id, kind: MISHAP_DRAFT, version: 1 };
    const start: Mishap = {
      id: phone.mint.id(),
      tried: null,
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

  /** Tells the office. */
  async tell(): Promise<void> {
    if (this.busy) return;
    this.busy = true;
    const facts = this.#facts();
    const tried = JSON.stringify(facts);
    // The office takes an id once, and may have this one already: what is told otherwise now is told under another.
    if (this.draft.value.tried !== null && this.draft.value.tried !== tried)
      this.draft.change({ id: this.#mint.id() });
    this.draft.change({ tried });
    const answer = await this.#api.post('/api/breaches', { id: this.draft.value.id, ...facts });
    const isWhole = JSON.stringify(this.#facts()) === tried;
    if (answer.ok && isWhole) await this.draft.forget();
    this.told = answer.ok && isWhole;
    this.problem = answer.ok ? (isWhole ? '' : TYPED_SINCE) : sentenceOf(answer);
    // What was refused is held under no id of this form, or under one that stands for something else: no try may end there.
    if (!answer.ok && answer.problem.because === 'refused')
      this.draft.change({ id: this.#mint.id(), tried: null });
    this.busy = false;
  }

  #facts(): Readonly<Record<string, unknown>> {
    const { what, happened, reached, phoneWas, categories, home, target, words } = this.draft.value;
    const shared = { what, happened, words: words.trim() };
    if (what === 'phone') return { ...shared, phoneWas, target };
    return { ...shared, reached, categories, home };
  }
}

const TYPED_SINCE = 'The office knows. What you changed meanwhile it does not know yet: tell it once more.';

function sentenceOf(answer: Extract<Answer, { readonly ok: false }>): string {
  const { because, sentence } = answer.problem;
  if (because === 'refused') return sentence;
  return 'It did not reach the office. Ring now: what you wrote stays here.';
}
