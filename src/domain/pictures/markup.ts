import type { PICTURE_LABELS } from '../records/vocabulary.ts';

/** A part of a picture, in its own pixels from the top left corner. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export type PictureLabel = keyof typeof PICTURE_LABELS;

/** Something drawn on a picture: it covers a part, or points at one. */
export type Mark =
  | { readonly as: 'cover'; readonly box: Box }
  | { readonly as: 'arrow' | 'circle'; readonly box: Box; readonly label: PictureLabel | null };

/** All that is drawn on a picture. */
export type Markup = readonly Mark[];

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** The colours of what is drawn, the same in every theme and in the picture that is made. */
export const INK = { cover: '#1d2127', mark: '#ffd400', edge: '#1d2127' } as const;

/** How far one press of an arrow key moves or stretches a box. */
export const STEP_PX = 4;
/** A smaller box covers nothing that a finger could have meant. */
const LEAST_PX = 16;

/** The box moved, never out of the picture. */
export function moved(box: Box, dx: number, dy: number, within: Size): Box {
  return fitted({ ...box, x: box.x + dx, y: box.y + dy }, within);
}

/** The box made wider or higher from its top left corner, never out of the picture and never too small to be seen. */
export function resized(box: Box, dx: number, dy: number, within: Size): Box {
  const width = clamp(box.width + dx, LEAST_PX, within.width - box.x);
  const height = clamp(box.height + dy, LEAST_PX, within.height - box.y);
  return { ...box, width, height };
}

/** The box between two points, whichever way it was drawn. */
export function between(from: readonly [number, number], to: readonly [number, number], within: Size): Box {
  const [x, y] = [Math.min(from[0], to[0]), Math.min(from[1], to[1])];
  const [width, height] = [Math.abs(from[0] - to[0]), Math.abs(from[1] - to[1])];
  return fitted({ x, y, width: Math.max(LEAST_PX, width), height: Math.max(LEAST_PX, height) }, within);
}

/** The whole picture. */
export function everything({ width, height }: Size): Box {
  return { x: 0, y: 0, width, height };
}

/** The names of the nine parts of a picture, in reading order. */
export const PARTS = [
  'Top left',
  'Top middle',
  'Top right',
  'Middle left',
  'Middle',
  'Middle right',
  'Bottom left',
  'Bottom middle',
  'Bottom right',
] as const;

/** One of the nine parts of a picture, by its place in {@link PARTS}. Together they leave no pixel out. */
export function partOf(picture: Size, part: number): Box {
  const edge = (length: number, third: number): number => Math.round((length * third) / 3);
  const [column, row] = [part % 3, Math.floor(part / 3)];
  const [x, y] = [edge(picture.width, column), edge(picture.height, row)];
  return {
    ...{ x, y },
    width: edge(picture.width, column + 1) - x,
    height: edge(picture.height, row + 1) - y,
  };
}

/** The whole pixels that a box touches: none of them is covered only in part. */
export function wholePixels(box: Box): Box {
  const [x, y] = [Math.floor(box.x), Math.floor(box.y)];
  return { x, y, width: Math.ceil(box.x + box.width) - x, height: Math.ceil(box.y + box.height) - y };
}

/** What was done to a picture, as its record says it. */
export function changesOf(markup: Markup): ('covered' | 'marked')[] {
  const covered = markup.some(({ as }) => as === 'cover');
  const marked = markup.some(({ as }) => as !== 'cover');
  return [...(covered ? (['covered'] as const) : []), ...(marked ? (['marked'] as const) : [])];
}

function fitted(box: Box, within: Size): Box {
  const width = Math.min(box.width, within.width);
  const height = Math.min(box.height, within.height);
  return {
    ...{ width, height },
    x: clamp(box.x, 0, within.width - width),
    y: clamp(box.y, 0, within.height - height),
  };
}

function clamp(value: number, least: number, most: number): number {
  return Math.max(Math.min(value, most), Math.min(least, most));
}
