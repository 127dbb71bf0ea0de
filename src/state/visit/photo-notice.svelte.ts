import { timeInWords } from '#domain/cases/date-words.ts';
import { isNoticeDue, lastNotice } from '#domain/inspections/photo-notice.ts';
import { mintRecord } from '#domain/records/mint-record.ts';
import { privacyNotice } from '#domain/records/privacy-notice.ts';
import type { RecordNamed } from '#domain/records/registry.ts';
import { LANGUAGES, offeredLanguages } from '#domain/resident-words/languages.ts';
import { longNotice, NOTICE_NOW } from '#domain/resident-words/notice/notice.ts';
import type { NoticePart, NoticeWords } from '#domain/resident-words/notice/notice-words.ts';
import { labelOf } from '../field-options.ts';
import type { Inspection } from '../inspection.svelte.ts';
import { Declining } from '../rooms/declining.svelte.ts';

export type Told = RecordNamed<'privacy-notice'>['body']['how'];
type Language = RecordNamed<'privacy-notice'>['body']['language'];

/** What the people of a home are told before photos: its words in their language, and that it was told, in one tap. */
export class PhotoNotice {
  language = $state<Language>('en');
  /** The sentence why it was not kept, or "". */
  problem = $state('');
  saving = $state(false);
  /** They said that they want no photos, whether or not the phone could keep it: nothing said on this screen opens the camera any more. */
  objected = $state(false);
  readonly languages = offeredLanguages().map(({ code, name }) => ({ value: code, label: name }));
  readonly #inspection: Inspection;
  readonly #declining: Declining;

  constructor(inspection: Inspection) {
    this.#inspection = inspection;
    this.#declining = new Declining(inspection);
  }

  get words(): NoticeWords {
    return LANGUAGES[this.language].notice;
  }

  get long(): readonly NoticePart[] {
    return longNotice(LANGUAGES[this.language], this.#inspection.survey.numbers);
  }

  /** Whether it stands before the camera now. */
  get due(): boolean {
    const { held, records } = this.#inspection;
    return held !== null && isNoticeDue(held.record.body.visitKind, records);
  }

  /** "Read out, 10:31", or "" while nothing is said about it. */
  get standing(): string {
    const last = lastNotice(this.#inspection.records);
    if (last === undefined) return '';
    const { how, at } = last.record.body;
    return `${labelOf(privacyNotice.fields.how, how)}, ${timeInWords(Date.parse(at))}`;
  }

  /** Keeps how it was told. False where the phone could not keep it: the sentence says so. */
  async tell(how: Told): Promise<boolean> {
    if (this.saving) return false;
    this.saving = true;
    const isKept = await this.#keep(how);
    this.saving = false;
    return isKept;
  }

  async #keep(how: Told): Promise<boolean> {
    const { mint, records } = this.#inspection.survey.phone;
    const body = { at: mint.instant(), how, notice: NOTICE_NOW, language: this.language };
    const envelope = mint.envelope(this.#inspection.personalPlace());
    const stored = await records.put(mint.id(), mintRecord(privacyNotice, body, envelope));
    this.problem = stored.ok ? '' : stored.problem.sentence;
    return stored.ok;
  }

  /** They were told, and want no photos: that holds for the whole home, until it is taken back. */
  async decline(): Promise<boolean> {
    if (this.saving) return false;
    this.saving = true;
    this.objected = true;
    // A second try adds to what the first one kept, and says nothing twice.
    if (!this.#declining.noPhotos(null)) await this.#declining.photos(null);
    this.problem = this.#declining.problem;
    const isKept = this.problem === '' && (await this.#keep('read-out'));
    this.saving = false;
    return isKept;
  }
}
