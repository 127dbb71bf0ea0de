import type { ChangePreview, MatrixRow, MatrixView } from '#domain/disclosure/matrix-view.ts';
import type { OfficeApi } from '../../device/office-api.ts';
import { OfficeSending } from './office.svelte.ts';

/** The letters of the matrix in words, for a list. */
export const LETTER_OPTIONS = [
  { value: 'S', label: 'S: shown' },
  { value: 'D', label: 'D: only as an instruction' },
  { value: 'N', label: 'N: only with a second person' },
  { value: 'W', label: 'W: kept back' },
];

/** A change of one cell that the lead thinks about. Looking at it changes nothing. */
export class MatrixChange {
  category = $state('');
  audience = $state('');
  to = $state('W');
  preview = $state.raw<ChangePreview | null>(null);
  readonly sending = new OfficeSending();
  readonly #api: OfficeApi;

  constructor(api: OfficeApi) {
    this.#api = api;
  }

  async look(): Promise<void> {
    const { category, audience, to } = this;
    this.preview = await this.sending.send(() => this.#api.matrixPreview(category, audience, to));
  }
}

/** What one reader is shown of one row. */
export function cellOf({ cells }: MatrixRow, audience: string): string {
  return cells.find((one) => one.audience === audience)?.words ?? '';
}

/** The rows and readers as lists to choose from. */
export function matrixOptions({ rows, audiences }: MatrixView) {
  return {
    rows: rows.map(({ category, row, title }) => ({ value: category, label: `${row} ${title}` })),
    audiences: audiences.map(({ audience, title }) => ({ value: audience, label: title })),
  };
}
