import type { OpaqueId } from '#domain/ids.ts';
import { asksForAccommodation } from '#domain/inspections/decision.ts';
import { accommodationOffer } from '#domain/records/accommodation-offer.ts';
import type { conclusion } from '#domain/records/conclusion.ts';
import { decisionBasis } from '#domain/records/decision-basis.ts';
import type { DraftOf } from '#domain/records/define-record.ts';
import { mintRecord } from '#domain/records/mint-record.ts';
import type { RecordNamed, SurveyRecord } from '#domain/records/registry.ts';
import type { DraftPlace } from '../../device/drafts.ts';
import type { Inspection } from '../inspection.svelte.ts';
import { KeptDraftOf } from '../kept-draft.svelte.ts';
import { store } from '../record-form.svelte.ts';
import { opaque } from '../survey.svelte.ts';

type Answers = DraftOf<typeof conclusion>;
type Offer = RecordNamed<'accommodation-offer'>['body'];

interface Extras {
  readonly offerId: string;
  readonly basisId: string;
  readonly answer?: Offer['answer'];
  readonly because?: NonNullable<Offer['notOfferedBecause']>;
  readonly reliedOn: RecordNamed<'decision-basis'>['body']['reliedOn'];
}

/** What goes with a decision in records of their own: another place to stay, and the household facts it relied on. */
export class DecisionExtras {
  readonly #inspection: Inspection;
  readonly #conclusion: OpaqueId;
  readonly #draft: KeptDraftOf<Extras>;

  constructor(inspection: Inspection, decision: OpaqueId, place: DraftPlace) {
    this.#inspection = inspection;
    this.#conclusion = decision;
    const { phone } = inspection.survey;
    const basis = inspection.of('decision-basis').find(({ record }) => record.body.conclusion === decision);
    const offer = inspection.of('accommodation-offer').at(-1);
    this.#draft = new KeptDraftOf(phone, { id: decision, kind: 'decision-extras', version: 1 }, place, {
      offerId: offer?.id ?? phone.mint.id(),
      basisId: basis?.id ?? phone.mint.id(),
      reliedOn: basis?.record.body.reliedOn ?? [],
      ...(offer ? { answer: offer.record.body.answer } : {}),
      ...(offer?.record.body.notOfferedBecause ? { because: offer.record.body.notOfferedBecause } : {}),
    });
  }

  async open(): Promise<void> {
    await this.#draft.open();
  }

  get answer(): Offer['answer'] | undefined {
    return this.#draft.value.answer;
  }

  get because(): Offer['notOfferedBecause'] {
    return this.#draft.value.because;
  }

  get reliedOn(): Extras['reliedOn'] {
    return this.#draft.value.reliedOn;
  }

  change(part: Partial<Pick<Extras, 'answer' | 'because' | 'reliedOn'>>): void {
    this.#draft.change(part);
  }

  /** What is to be said before the decision can be used. */
  problems(answers: Answers): readonly { readonly id: string; readonly text: string }[] {
    const problems: { id: string; text: string }[] = [];
    if (asksForAccommodation(answers) && this.answer === undefined)
      problems.push({ id: 'accommodation', text: 'Say whether another place to stay was offered.' });
    if (asksForAccommodation(answers) && this.answer === 'not-offered' && this.because === undefined)
      problems.push({ id: 'notOffered', text: 'Say why no other place was offered.' });
    if (relies(answers) && this.reliedOn.length === 0)
      problems.push({ id: 'reliedOn', text: 'Say what kind of fact about the household it relied on.' });
    return problems;
  }

  /** Keeps them beside the decision just used. False when the phone could not. */
  async keep(answers: Answers, caseId: OpaqueId | null): Promise<boolean> {
    const { offerId, basisId, answer, because, reliedOn } = this.#draft.value;
    const { phone } = this.#inspection.survey;
    const envelope = phone.mint.envelope(this.#inspection.personalPlace({ case: caseId }));
    const made: (readonly [string, SurveyRecord])[] = [];
    if (asksForAccommodation(answers) && answer) {
      const known = this.#inspection.survey.recordOf(offerId, 'accommodation-offer')?.record.body;
      const body = {
        ...{ offeredOn: known?.offeredOn ?? phone.mint.today(), answer },
        ...(answer === 'not-offered' && because ? { notOfferedBecause: because } : {}),
      };
      made.push([offerId, mintRecord(accommodationOffer, body, envelope)]);
    }
    if (relies(answers)) {
      const body = { conclusion: this.#conclusion, reliedOn };
      made.push([basisId, mintRecord(decisionBasis, body, { ...envelope, nonce: phone.mint.id() })]);
    }
    for (const [id, record] of made) {
      if ((await store(phone, opaque(id), record)) !== null) return false;
    }
    await this.#draft.forget();
    return true;
  }
}

function relies({ reasons = [], severity }: Answers): boolean {
  return severity !== 'cannot-tell-yet' && reasons.includes('known-needs');
}
