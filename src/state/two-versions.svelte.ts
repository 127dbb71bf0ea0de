import { momentInWords } from '#domain/cases/date-words.ts';
import { asOne, chosenBody, type Chosen, type Question, type Side } from '#domain/conflicts/join-versions.ts';
import { answerOf, otherAnswers, questionLabel } from '#domain/conflicts/version-words.ts';
import { kindNamed } from '#domain/records/registry.ts';
import { officeVersions, type OfficeVersion } from '../device/sending/office-versions.ts';
import type { Phone as WholePhone } from '../device/phone.ts';
import { madeHereKey } from '../device/receipts.ts';
import { sidesOf, type RecordVersions } from '../device/record-versions.ts';
import type { Survey } from './survey.svelte.ts';
import { placeOf } from './two-versions-rows.ts';

/** One of the two values, whose it is and since when. */
export interface Choosable {
  readonly value: Side;
  readonly label: string;
  readonly detail: string;
}

/** What is asked now. */
export interface Asked {
  readonly label: string;
  readonly options: readonly Choosable[];
}

/** An answer that is not in use, readable for ever. */
export interface EarlierAnswer {
  readonly words: string;
  readonly detail: string;
}

/** Two versions of one record: what only a person can decide is asked, one answer at a time; both stay in the history. */
export class TwoVersions {
  chosen = $state<Side | undefined>();
  problem = $state('');
  busy = $state(false);
  #versions = $state.raw<RecordVersions | null>(null);
  #office = $state.raw<ReadonlyMap<string, OfficeVersion> | null>(null);
  #questions = $state.raw<readonly Question[]>([]);
  #picked = $state.raw<Chosen>({});
  ready = $state(false);
  readonly #phone: WholePhone;
  readonly #survey: Survey;
  readonly #id: string;

  constructor(phone: WholePhone, survey: Survey, id: string) {
    this.#phone = phone;
    this.#survey = survey;
    this.#id = id;
  }

  /** Reads the versions as they now stand. The office is asked beside it when each came, and what was recorded before. */
  async open(): Promise<void> {
    const { records, api } = this.#phone;
    const office = officeVersions(api, this.#id);
    let versions = await records.versions.of(this.#id);
    const differing = records.index.record(this.#id)?.twoVersions === true ? versions?.differing : null;
    if (differing?.sides.base === null)
      versions = await records.versions.of(
        this.#id,
        async (_, rev) => (await office).get(rev)?.record ?? null,
      );
    const joined = differing && versions?.differing?.joined;
    this.#versions = versions;
    this.#questions = joined?.asks ? joined.questions : [];
    this.#picked = {};
    this.chosen = undefined;
    this.ready = true;
    this.#office = await office;
  }

  /** "Bedroom 2, Flat 14, Larkspur House". */
  get place(): string {
    const held = this.#survey.record(this.#id);
    return held === null ? '' : placeOf(this.#survey, held);
  }

  /** "1 of 2. Everything else joined by itself". */
  get progress(): string {
    const all = this.#questions.length;
    const nth = this.#questions.findIndex((one) => this.#isOpen(one)) + 1;
    return nth === 0 ? '' : `${nth} of ${all}. Everything else joined by itself`;
  }

  /** The question that is open; null where there is none. */
  get asked(): Asked | null {
    const question = this.#questions.find((one) => this.#isOpen(one));
    const differing = this.#versions?.differing;
    const kind = this.#versions && kindNamed(this.#versions.record.kind);
    if (!question || !differing || !kind) return null;
    const { one, other } = differing.sides;
    const option = (value: Side, [leaf]: typeof one): Choosable => ({
      value,
      label: answerOf(question, leaf?.body ?? {}, kind, this.#survey.now),
      detail: this.#whoAndWhen(leaf?.rev ?? ''),
    });
    return {
      label: questionLabel(question, kind),
      options: [option('one', one), option('other', other)],
    };
  }

  /** What else was ever recorded here, the newest first, once nothing is asked: every answer that is not in use. */
  get earlier(): readonly EarlierAnswer[] {
    const versions = this.#versions;
    const kind = versions && kindNamed(versions.record.kind);
    if (!kind || this.#questions.length > 0) return [];
    const { record, leaves, bodies } = versions;
    const versionsHere = [...bodies, ...leaves.map(({ rev, body }) => [rev, body] as const)];
    const atOffice = [...(this.#office ?? [])].flatMap(([rev, one]) =>
      one.record ? [[rev, { ...one.record.body }] as const] : [],
    );
    const others = otherAnswers({ ...record.body }, [...versionsHere, ...atOffice], kind, this.#survey.now);
    return others.map(({ rev, words }) => ({ words, detail: this.#whoAndWhen(rev) }));
  }

  /** Uses what is chosen. What was not chosen stays in the history. */
  async use(): Promise<void> {
    const question = this.#questions.find((one) => this.#isOpen(one));
    const side = this.chosen;
    if (!question || this.busy) return;
    if (side === undefined) {
      this.problem = 'Choose one of the two, or decide later. Both are safe.';
      return;
    }
    this.problem = '';
    if (!this.#phone.records.versions.canSettle(this.#id)) {
      this.problem = 'Both are safe. Your answer on this phone goes to the office first; then choose.';
      return;
    }
    this.busy = true;
    const picked = Object.fromEntries(question.fields.map((field) => [field, side]));
    this.#picked = { ...this.#picked, ...picked };
    this.chosen = undefined;
    if (!this.#questions.some((one) => this.#isOpen(one))) await this.#settle();
    this.busy = false;
  }

  async #settle(): Promise<void> {
    const versions = this.#versions;
    const kind = versions && kindNamed(versions.record.kind);
    if (!kind || !versions.differing) return;
    const { one, other } = versions.differing.sides;
    const sides = sidesOf(versions.differing.sides);
    const body = chosenBody(sides, this.#picked, kind);
    if (body === null) {
      this.#questions = [asOne(sides)];
      this.#picked = {};
      this.problem = 'These answers do not go together. Choose one version as a whole.';
      return;
    }
    const outcome = await this.#phone.records.versions.settle(versions, [...one, ...other], body);
    this.problem = outcome.ok ? '' : outcome.problem.sentence;
    await this.open();
  }

  #isOpen({ fields }: Question): boolean {
    return fields.some((field) => !Object.hasOwn(this.#picked, field));
  }

  #whoAndWhen(rev: string): string {
    const record = this.#versions?.record;
    const here = this.#phone.receipts.of(madeHereKey(this.#id, rev)) ?? null;
    const first = rev.startsWith('1-');
    const where =
      here !== null || (first && record?.device === this.#phone.mint.device)
        ? 'on this phone'
        : 'on another phone';
    const at = here?.at ?? (first && record ? Date.parse(record.recordedAt) : null);
    const { now } = this.#survey;
    const made = at === null ? '' : `, ${momentInWords(at, now)}`;
    const arrived = this.#office?.get(rev)?.at;
    const reached =
      at !== null || arrived === undefined ? '' : `, at the office ${momentInWords(arrived, now)}`;
    return `You, ${where}${made}${reached}`;
  }
}
