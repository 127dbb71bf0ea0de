import { ofKind } from '#domain/cases/filed-record.ts';
import { findingWords } from '#domain/inspections/finding-words.ts';
import { mintRecord } from '#domain/records/mint-record.ts';
import { findingCheck } from '#domain/records/finding-check.ts';
import type { RecordNamed } from '#domain/records/registry.ts';
import { ELEMENTS, REMEDIES } from '#domain/records/vocabulary.ts';
import { worksCheck } from '#domain/records/works-check.ts';
import type { Inspection } from '../inspection.svelte.ts';
import { store } from '../record-form.svelte.ts';
import { opaque } from '../survey.svelte.ts';

type Now = RecordNamed<'finding-check'>['body']['now'];
type Works = RecordNamed<'works-check'>['body']['works'];

/** One thing to look at again, with what was said of it in this visit. */
export interface Again<Answer> {
  readonly id: string;
  readonly words: string;
  readonly answer: Answer | undefined;
}

/** Looking again at what earlier visits found and at what was asked for. Each answer is kept at the tap. */
export class Comparison {
  /** The sentence why something was not kept, or "". */
  problem = $state('');
  readonly #inspection: Inspection;

  constructor(inspection: Inspection) {
    this.#inspection = inspection;
  }

  get findings(): readonly Again<Now>[] {
    const said = ofKind(this.#inspection.records, 'finding-check');
    return this.#inspection.earlier.findings.map(({ id, record }) => ({
      id,
      words: findingWords(record.body),
      answer: said.find((one) => one.record.body.finding === id)?.record.body.now,
    }));
  }

  get orders(): readonly Again<Works>[] {
    const said = ofKind(this.#inspection.records, 'works-check');
    return this.#inspection.earlier.orders.map(({ id, record: { body } }) => ({
      id,
      words: `${REMEDIES[body.remedy]}: ${ELEMENTS[body.element].toLowerCase()}`,
      answer: said.find((one) => one.record.body.order === id)?.record.body.works,
    }));
  }

  /** How many still wait for an answer. */
  get open(): number {
    return [...this.findings, ...this.orders].filter(({ answer }) => answer === undefined).length;
  }

  async found(finding: string, now: Now): Promise<void> {
    const { records, survey } = this.#inspection;
    const known = ofKind(records, 'finding-check').find(({ record }) => record.body.finding === finding);
    const { mint } = survey.phone;
    const body = { finding: opaque(finding), now };
    const record = mintRecord(findingCheck, body, mint.envelope(this.#inspection.place()));
    this.problem = (await store(survey.phone, known?.id ?? mint.id(), record)) ?? '';
  }

  async works(order: string, works: Works): Promise<void> {
    const { records, survey } = this.#inspection;
    const known = ofKind(records, 'works-check').find(({ record }) => record.body.order === order);
    const { mint } = survey.phone;
    const body = { order: opaque(order), works };
    const record = mintRecord(worksCheck, body, mint.envelope(this.#inspection.place()));
    this.problem = (await store(survey.phone, known?.id ?? mint.id(), record)) ?? '';
  }
}
