import type { FileFormat } from '#domain/exports/records-file.ts';
import type { OfficeApi } from '../../device/office-api.ts';
import { mintId } from '../../device/mint-id.ts';
import { OfficeSending } from './office.svelte.ts';
import { saveFile } from './save-file.ts';

/** The records of one case or one home, saved as a file. Each taking out is kept, under an id of its own. */
export class RecordsFile {
  readonly sending = new OfficeSending();
  /** What was saved last, in words; '' before. */
  saved = $state('');
  readonly #api: OfficeApi;
  readonly #of: 'cases' | 'homes';
  readonly #id: string;

  constructor(api: OfficeApi, of: 'cases' | 'homes', id: string) {
    this.#api = api;
    this.#of = of;
    this.#id = id;
  }

  /** Saves it; `sending.problem` says why where it could not be had. */
  async takeOut(format: FileFormat): Promise<void> {
    this.saved = '';
    const sent = { id: mintId(), format };
    const file = await this.sending.send(() => this.#api.exportRecords(this.#of, this.#id, sent));
    if (file === null) return;
    saveFile(new Blob([file.text], { type: `${file.type};charset=utf-8` }), file.name);
    this.saved = `Saved. Records in it: ${file.lines}.`;
  }
}
