import type { ChangePreview, ClosingLine, MatrixRow, MatrixView } from '#domain/disclosure/matrix-view.ts';
import type { Cap } from '#domain/disclosure/letters.ts';
import type { OfficeApi } from '../../device/office-api.ts';
import { mintId } from '../../device/mint-id.ts';
import { OfficeSending } from './office.svelte.ts';

/** The letters that a cell can be closed to, in words. */
const CAP_OPTIONS: readonly { readonly value: Cap; readonly label: string }[] = [
  { value: 'D', label: 'D: only as an instruction' },
  { value: 'N', label: 'N: only with a second person' },
  { value: 'W', label: 'W: kept back' },
];

/** The letter that a closing closes to, in words. */
export function capWords(to: Cap): string {
  return CAP_OPTIONS.find(({ value }) => value === to)?.label ?? to;
}

/** A cell that the lead thinks of closing. Looking at it changes nothing; what was looked at can be closed. */
export class CellToClose {
  category = $state('');
  audience = $state('');
  to = $state('W');
  reason = $state('');
  readonly sending = new OfficeSending();
  readonly #api: OfficeApi;
  #looked = $state.raw<{ readonly at: string; readonly preview: ChangePreview } | null>(null);
  #id = mintId();

  constructor(api: OfficeApi) {
    this.#api = api;
  }

  /** What it would do, for the cell that stands in the fields; null until it was looked at. */
  get preview(): ChangePreview | null {
    return this.#looked?.at === this.#cell ? this.#looked.preview : null;
  }

  get letters(): typeof CAP_OPTIONS {
    return CAP_OPTIONS;
  }

  async look(): Promise<void> {
    const { category, audience, to } = this;
    const at = this.#cell;
    const preview = await this.sending.send(() => this.#api.matrixPreview({ category, audience, to }));
    this.#looked = preview === null ? null : { at, preview };
  }

  /** The links that come after those on the screen. */
  async more(): Promise<void> {
    const looked = this.#looked;
    if (looked === null || looked.at !== this.#cell) return;
    const { category, audience, to } = this;
    const { links } = looked.preview;
    const from = String(links.length);
    const next = await this.sending.send(() => this.#api.matrixPreview({ category, audience, to, from }));
    if (next === null || this.#looked !== looked) return;
    const fresh = next.links.filter((one) => !links.some(({ share }) => share === one.share));
    this.#looked = { at: looked.at, preview: { ...next, links: [...links, ...fresh] } };
  }

  /** Closes the cell that was looked at. */
  async close(): Promise<boolean> {
    const { category, audience, to, reason } = this;
    const sent = { id: this.#id, category, audience, to, reason };
    if ((await this.sending.send(() => this.#api.closeCell(sent))) === null) return false;
    this.#id = mintId();
    this.#looked = null;
    this.reason = '';
    return true;
  }

  get #cell(): string {
    return `${this.category} ${this.audience} ${this.to}`;
  }
}

/** What a lead does about one closing: look what its end would do, propose it, or answer another lead. */
export class ClosingSteps {
  reason = $state('');
  preview = $state.raw<ChangePreview | null>(null);
  readonly sending = new OfficeSending();
  readonly #api: OfficeApi;
  #id = mintId();

  constructor(api: OfficeApi) {
    this.#api = api;
  }

  async look(closing: string): Promise<void> {
    this.preview = await this.sending.send(() => this.#api.matrixPreview({ ends: closing }));
  }

  propose({ closing }: ClosingLine): Promise<boolean> {
    return this.#step(closing, 'end', {});
  }

  answer({ closing, proposal }: ClosingLine, answer: 'approved' | 'refused'): Promise<boolean> {
    return this.#step(closing, 'answer', { answer, proposal: proposal?.id });
  }

  async #step(
    closing: string,
    step: 'end' | 'answer',
    more: Readonly<Record<string, unknown>>,
  ): Promise<boolean> {
    const sent = { id: this.#id, reason: this.reason, ...more };
    if ((await this.sending.send(() => this.#api.endClosing(closing, step, sent))) === null) return false;
    this.#id = mintId();
    this.reason = '';
    this.preview = null;
    return true;
  }
}

/** A preview as facts to read. */
export function previewFacts({ now, then, liveLinks, packs, kinds, openJobs, toldThisYear }: ChangePreview) {
  return [
    { term: 'Now', words: now },
    { term: 'Then', words: then },
    { term: 'Open links put on hold', words: String(liveLinks) },
    { term: 'Phones that change', words: String(packs) },
    ...(kinds.length === 0 ? [] : [{ term: 'Records on phones', words: kinds.join(', ') }]),
    { term: 'Open jobs that tell it', words: String(openJobs) },
    { term: 'Told them in a year', words: String(toldThisYear) },
  ];
}

/** What one reader is shown of one row; a cell that leads have closed says so. */
export function cellOf({ cells }: MatrixRow, audience: string): string {
  const cell = cells.find((one) => one.audience === audience);
  if (cell === undefined) return '';
  return cell.closed ? `${cell.words} (closed)` : cell.words;
}

/** The rows and readers as lists to choose from. */
export function matrixOptions({ rows, audiences }: MatrixView) {
  return {
    rows: rows.map(({ category, row, title }) => ({ value: category, label: `${row} ${title}` })),
    audiences: audiences.map(({ audience, title }) => ({ value: audience, label: title })),
  };
}
