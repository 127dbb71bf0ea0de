import { contact } from '#domain/records/contact.ts';
import { mintRecord } from '#domain/records/mint-record.ts';
import type { RecordNamed } from '#domain/records/registry.ts';
import type { RecordPlace } from '../../device/minting.ts';
import type { Survey } from '../survey.svelte.ts';

type Reached = RecordNamed<'contact'>['body']['reached'];

/** Calls made from a visit. Ringing is one tap; what came of it is another, and is kept as a contact. */
export class Calls {
  /** The call was begun: ask how it went. */
  asking = $state(false);
  /** "Call kept, 10:12", or why it was not. */
  said = $state('');
  readonly #survey: Survey;

  constructor(survey: Survey) {
    this.#survey = survey;
  }

  /** The phone's own dialler opens; the question waits behind it. */
  begun(): void {
    this.asking = true;
  }

  async ended(reached: Reached, place: RecordPlace, words?: string): Promise<void> {
    const { mint, records } = this.#survey.phone;
    const body = { at: mint.instant(), channel: 'phone' as const, reached, ...(words ? { words } : {}) };
    const stored = await records.put(mint.id(), mintRecord(contact, body, mint.envelope(place)));
    this.asking = false;
    this.said = stored.ok ? 'The call is kept with the home' : stored.problem.sentence;
  }
}
