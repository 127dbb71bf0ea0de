import type { CopyDocument } from '#domain/rights/copy-document.ts';
import type { NotGiven, ToRead } from '#domain/rights/copy-parts.ts';
import { EXEMPTIONS, PICTURE_HOLDS, type LeftOut } from '#domain/rights/exemptions.ts';
import { decisionsOf, marksNow, maskedText, MASKS, type MarkAs } from '#domain/rights/masks.ts';
import type { CopyPreview, FrozenCopy } from '#domain/rights/rights-views.ts';
import { copyPictureAddress, type OfficeApi } from '../../device/office-api.ts';
import { mintId } from '../../device/mint-id.ts';
import { OfficeSending } from './office.svelte.ts';
import { given } from './report.svelte.ts';
import { saveFile } from './save-file.ts';

/** What may stand for marked words, as the desk offers it. */
export const MARK_OPTIONS: readonly { readonly value: MarkAs; readonly label: string }[] = [
  { value: 'given', label: 'Give the words' },
  ...Object.entries(MASKS).map(([value, label]) => ({ value: value as MarkAs, label })),
];

const leftOutOptions = (facts: Readonly<Record<string, string | { readonly title: string }>>) =>
  Object.entries(facts).map(([value, one]) => ({
    value: value as LeftOut,
    label: typeof one === 'string' ? one : one.title,
  }));

/** Why words, or a picture, may stay back. */
export function leaveOptions(why: ToRead['why']) {
  return why === 'picture'
    ? leftOutOptions({ ...PICTURE_HOLDS, harm: EXEMPTIONS.harm, 'not-theirs': EXEMPTIONS['not-theirs'] })
    : leftOutOptions(EXEMPTIONS);
}

/** Where a picture of a copy is. */
export const copyPicture = copyPictureAddress;

/** The copy that the lead looks through and freezes. */
export class CopyReview {
  preview = $state.raw<CopyPreview | null>(null);
  outcome = $state<'granted' | 'part'>('granted');
  words = $state('');
  readonly sending = new OfficeSending();
  readonly #api: OfficeApi;
  readonly #request: string;
  readonly #ids = { step: mintId(), disclosure: mintId() };

  constructor(api: OfficeApi, request: string) {
    this.#api = api;
    this.#request = request;
  }

  async look(): Promise<void> {
    const answer = await this.sending.send(() => this.#api.ownCopy(this.#request));
    this.preview = answer ?? this.preview;
  }

  async freeze(): Promise<boolean> {
    const { preview } = this;
    if (preview === null) return false;
    const sent = given({
      id: this.#ids.step,
      disclosure: this.#ids.disclosure,
      sha256: preview.sha256,
      outcome: this.outcome,
      words: this.words.trim(),
    });
    return (await this.sending.send(() => this.#api.freezeCopy(this.#request, sent))) !== null;
  }
}

/** One record that is being read for a copy. */
export class ReadForm {
  /** What stands for words, by the words: what was chosen here. */
  marks = $state.raw<Readonly<Record<string, MarkAs>>>({});
  leave = $state<LeftOut | undefined>();
  more = $state('');
  readonly sending = new OfficeSending();
  readonly #api: OfficeApi;
  readonly #request: () => string;
  readonly #item: () => ToRead;

  constructor(api: OfficeApi, request: () => string, item: () => ToRead) {
    this.#api = api;
    this.#request = request;
    this.#item = item;
  }

  /** The marked words, each once, with what stands for them now. */
  get words(): readonly { readonly words: string; readonly as: MarkAs | undefined }[] {
    return marksNow(
      this.#item().lines.flatMap(({ marks }) => marks),
      decisionsOf(this.marks),
    );
  }

  /** Each line that goes out otherwise than it stands. */
  get goesOut(): readonly { readonly label: string; readonly words: string }[] {
    const decided = decisionsOf(this.marks);
    return this.#item().lines.flatMap(({ label, words, marks }) => {
      const masked = maskedText(words, marks, decided);
      return masked === words ? [] : [{ label, words: masked }];
    });
  }

  choose(words: string, as: MarkAs): void {
    this.marks = { ...this.marks, [words]: as };
  }

  /** Masks words that the screen did not mark. They must stand in what is read. */
  add(): void {
    const words = this.more.trim();
    if (!this.#item().lines.some((line) => line.words.includes(words)) || words === '') {
      this.sending.problem = 'Write the words just as they stand in what you read.';
      return;
    }
    this.sending.problem = null;
    this.choose(words, 'another-person');
    this.more = '';
  }

  async give(): Promise<boolean> {
    return this.#send(null);
  }

  async leaveOut(): Promise<boolean> {
    if (this.leave === undefined) {
      this.sending.problem = 'Choose why it stays back.';
      return false;
    }
    return this.#send(this.leave);
  }

  async #send(leave: LeftOut | null): Promise<boolean> {
    const { record } = this.#item();
    const marks = this.words.flatMap(({ words, as }) => (as === undefined ? [] : [{ words, as }]));
    const sent = { record, leave, marks };
    return (await this.sending.send(() => this.#api.readForCopy(this.#request(), sent))) !== null;
  }
}

/** Opens the frozen copy to print it or keep it as a file; null where it could not be had. */
export async function frozenCopy(
  api: OfficeApi,
  request: string,
  sending: OfficeSending,
): Promise<FrozenCopy | null> {
  return sending.send(() => api.frozenCopy(request));
}

/** What the frozen copy does not hold and why, for the lead; null where it could not be had. */
export async function leftOut(
  api: OfficeApi,
  request: string,
  sending: OfficeSending,
): Promise<readonly NotGiven[] | null> {
  return (await sending.send(() => api.leftOutOfCopy(request)))?.notGiven ?? null;
}

/** The frozen copy as a page shows it. The server that answers is the one that froze it, so its shape is trusted. */
export function readCopy({ text }: FrozenCopy): CopyDocument {
  return JSON.parse(text) as CopyDocument;
}

/** A picture of the frozen copy, by its number, as a page shows it. */
export function pictureSource({ pictures }: FrozenCopy, number: number): string {
  const picture = pictures[number - 1];
  return picture === undefined ? '' : `data:${picture.type};base64,${picture.base64}`;
}

/** Saves the copy as one page to read, print or hand over. Its file's name says nothing of anybody. */
export async function savePage(api: OfficeApi, request: string, sending: OfficeSending): Promise<void> {
  const answer = await sending.send(() => api.frozenPage(request));
  if (answer !== null) saveFile(new Blob([answer.page], { type: 'text/html' }), 'copy.html');
}

/**
 * Saves the very bytes that were frozen, for whoever wants to take their data along (UK GDPR Art. 20), and its pictures by
 * number. No file's name says anything of anybody.
 */
export function saveCopy(copy: FrozenCopy): void {
  saveFile(new Blob([copy.text], { type: 'application/json' }), 'copy.json');
  copy.pictures.forEach(({ type, base64 }, at) => {
    const bytes = Uint8Array.from(atob(base64), (one) => one.charCodeAt(0));
    saveFile(new Blob([bytes], { type }), `picture-${at + 1}.${type.split('/')[1] ?? 'jpeg'}`);
  });
}
