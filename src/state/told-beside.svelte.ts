import { AUDIENCES } from '#domain/disclosure/audiences.ts';
import { asOfWords, rulesOfPhone } from '#domain/disclosure/told-rules.ts';
import { ASKED_ON_SITE, toldAtDoor, type AskedOnSite } from '#domain/disclosures/told-at-door.ts';
import { answersTold, toldBeside, type RecordBeside } from '#domain/inspections/told-beside.ts';
import { disclosure } from '#domain/records/disclosure.ts';
import { mintRecord } from '#domain/records/mint-record.ts';
import { whyOf, type Why } from '#domain/shares/why.ts';
import { filed, opaque, type Survey } from './survey.svelte.ts';

/** As many as are read at a door. */
export const FEW = 12;

/** What somebody who asks about a home is told of it, beside what this phone holds, and why. It needs no signal. */
export class ToldBeside {
  audience = $state<AskedOnSite>('neighbour');
  /** Whom this was kept of since the screen was opened: a second tap is no second telling. */
  tellings = $state.raw<readonly AskedOnSite[]>([]);
  /** What stands under "They are told" and was not told, by its key. */
  leftOut = $state.raw<readonly string[]>([]);
  /** Whether the whole list is on the screen: what nobody saw there is not kept as told. */
  all = $state(false);
  problem = $state('');
  busy = $state(false);
  /** The record whose reasons are open. */
  asked = $state.raw<RecordBeside | null>(null);
  readonly #survey: Survey;
  readonly #home: string;
  readonly #records = $derived.by(() =>
    // What was told before is for the log, and is read there.
    filed(this.#survey.ofHome(this.#home), this.#survey.now).filter(
      ({ record }) => record.kind !== 'disclosure',
    ),
  );
  readonly #groups: readonly RecordBeside[] = $derived.by(() => {
    const { phone, toldRules, now } = this.#survey;
    return toldBeside(this.#records, this.audience, {
      ...{ rules: rulesOfPhone(toldRules), viewer: phone.account.id, now },
    });
  });

  constructor(survey: Survey, home: string) {
    this.#survey = survey;
    this.#home = home;
  }

  get audiences() {
    return Object.entries(ASKED_ON_SITE).map(([value, label]) => ({ value: value as AskedOnSite, label }));
  }

  /** "A neighbour is affected and asks about facts of the building." */
  get because(): string {
    return `${ASKED_ON_SITE[this.audience]} ${AUDIENCES[this.audience].because}.`;
  }

  /** What they are told, as it stands or in a safer form. */
  get told(): readonly RecordBeside[] {
    return this.#groups.filter(({ fate }) => fate === 'told');
  }

  /** What of it is on the screen now. */
  get shown(): readonly RecordBeside[] {
    return this.all ? this.told : this.told.slice(0, FEW);
  }

  /** What is kept as told: what is on the screen, without what was left out. */
  get saying(): readonly RecordBeside[] {
    return this.shown.filter(({ key }) => !this.leftOut.includes(key));
  }

  /** Whether a row of what they are told was left out. */
  isLeftOut({ key }: RecordBeside): boolean {
    return this.leftOut.includes(key);
  }

  /** Leaves out what was not told, or takes it in again. */
  turn({ key }: RecordBeside): void {
    const others = this.leftOut.filter((one) => one !== key);
    this.leftOut = others.length < this.leftOut.length ? others : [...others, key];
  }

  get kept(): readonly RecordBeside[] {
    return this.#groups.filter(({ fate }) => fate === 'kept');
  }

  /** Whether what stands here was kept as told to whoever is chosen. */
  get isKept(): boolean {
    return this.tellings.includes(this.audience);
  }

  /**
   * Keeps that what is on the screen, but for what was left out, was told to somebody of this kind, now and by whoever holds the phone: a line of the log, by the
   * way of every record, so that it is never lost without signal and is sent once.
   */
  async keepTold(): Promise<void> {
    const { audience } = this;
    const survey = this.#survey;
    const answers = answersTold(this.saying, this.#records);
    if (this.busy || this.isKept || answers.length === 0) return;
    this.busy = true;
    const { mint, records } = survey.phone;
    const body = toldAtDoor(audience, answers, survey.instant());
    const named: readonly string[] = body.records;
    const cases = this.#records.flatMap(({ id, record }) => (named.includes(id) ? (record.case ?? []) : []));
    const [first = null] = cases;
    const place = {
      home: opaque(this.#home),
      case: cases.every((one) => one === first) ? first : null,
      // Whoever asks from outside is of no tenancy here; what a household was told, or what was told of it, is of theirs.
      tenancy: audience === 'neighbour' ? null : survey.tenancyOf(this.#home),
    };
    const saved = await records.put(mint.id(), mintRecord(disclosure, body, mint.envelope(place)));
    this.problem = saved.ok ? '' : saved.problem.sentence;
    if (saved.ok) this.tellings = [...this.tellings, audience];
    this.busy = false;
  }

  get rulesWords(): string {
    return asOfWords(this.#survey.toldRules, this.#survey.now);
  }

  /** The answers of the open record, each with what they get in its place. */
  get facts(): readonly { readonly term: string; readonly words: string }[] {
    return (this.asked?.fields ?? []).map(({ label, full, reach, seen }) => ({
      term: label,
      words: reach === 'safer' ? `${full}. They are told: ${seen.join(' ')}` : full,
    }));
  }

  /** The questions that the open record raises, each answer once, with the regulator's page on it. */
  get whys(): readonly Why[] {
    const all = (this.asked?.fields ?? []).map((field) => whyOf(field, this.audience));
    return all.filter((why, at) => all.findIndex(({ answer }) => answer === why.answer) === at);
  }
}
