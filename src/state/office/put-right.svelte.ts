import { rightableFields, type RightableField } from '#domain/rights/putting-right.ts';
import type { OfficeApi } from '../../device/office-api.ts';
import { mintId } from '../../device/mint-id.ts';
import { OfficeSending } from './office.svelte.ts';
import { given } from './report.svelte.ts';

/** One field of a record being put right, after the lead has decided that it is wrong. */
export class PutRightForm {
  record = $state<string | undefined>();
  field = $state<string | undefined>();
  value = $state('');
  /** Nothing is right in its place. */
  none = $state(false);
  /** What is not about whoever asks alone is put right where the lead confirms that it is about them. */
  aboutThem = $state(false);
  saved = $state(false);
  readonly sending = new OfficeSending();
  readonly #api: OfficeApi;
  readonly #request: () => string;
  #ids = { correction: mintId(), replacement: mintId() };

  constructor(api: OfficeApi, request: () => string) {
    this.#api = api;
    this.#request = request;
  }

  /** The answers of a record that can be put right here. */
  fieldsOf(kind: string | undefined): readonly RightableField[] {
    return kind === undefined ? [] : rightableFields(kind);
  }

  /** Another record is chosen: what was answered about the one before is let go. */
  reset(): void {
    this.field = undefined;
    this.value = '';
    this.none = false;
    this.aboutThem = false;
    this.saved = false;
  }

  async save(): Promise<boolean> {
    const sent = given({
      id: this.#ids.correction,
      replacement: this.#ids.replacement,
      record: this.record,
      field: this.field,
      ...(this.none ? { none: true } : { value: this.value.trim() }),
      aboutThem: this.aboutThem ? true : undefined,
    });
    const done = (await this.sending.send(() => this.#api.putFieldRight(this.#request(), sent))) !== null;
    if (!done) return false;
    this.#ids = { correction: mintId(), replacement: mintId() };
    this.reset();
    this.record = undefined;
    this.saved = true;
    return true;
  }
}
