import { INK, wholePixels, type Box, type Mark, type Markup } from '#domain/pictures/markup.ts';
import { PICTURE_LABELS } from '#domain/records/vocabulary.ts';

/*
 * What is burnt into a picture. A cover is one solid colour, never a blur or a pattern made of what lies under it: both can
 * be undone. Covers come last, so that no mark stands above one and none of what a mark was drawn over shows.
 */

const FONT = 'system-ui, sans-serif';

type Context = OffscreenCanvasRenderingContext2D;
type Pointer = Exclude<Mark, { readonly as: 'cover' }>;

/** Draws boxes, arrows, circles and labels into a picture. */
export function burnIn(context: Context, markup: Markup): void {
  const { width, height } = context.canvas;
  const line = Math.max(4, Math.round(Math.max(width, height) / 200));
  for (const mark of markup) if (mark.as !== 'cover') drawMark(context, mark, line);
  context.fillStyle = INK.cover;
  for (const mark of markup) {
    if (mark.as !== 'cover') continue;
    const { x, y, width: wide, height: high } = wholePixels(mark.box);
    context.fillRect(x, y, wide, high);
  }
}

function drawMark(context: Context, { as, box, label }: Pointer, line: number): void {
  context.lineJoin = 'round';
  context.lineCap = 'round';
  // A dark edge under a light line is seen on a white wall and in a dark corner.
  for (const [colour, thick] of [
    [INK.edge, line * 2],
    [INK.mark, line],
  ] as const) {
    context.strokeStyle = colour;
    context.lineWidth = thick;
    context.beginPath();
    if (as === 'circle') circlePath(context, box);
    else arrowPath(context, box, line * 6);
    context.stroke();
  }
  if (label) drawLabel(context, box, PICTURE_LABELS[label], line * 7);
}

function circlePath(context: Context, { x, y, width, height }: Box): void {
  context.ellipse(x + width / 2, y + height / 2, width / 2, height / 2, 0, 0, Math.PI * 2);
}

// From the lower right corner of its box to the upper left one, where the point is.
function arrowPath(context: Context, { x, y, width, height }: Box, head: number): void {
  const angle = Math.atan2(height, width);
  context.moveTo(x + width, y + height);
  context.lineTo(x, y);
  for (const side of [-0.5, 0.5]) {
    context.moveTo(x, y);
    context.lineTo(x + Math.cos(angle + side) * head, y + Math.sin(angle + side) * head);
  }
}

function drawLabel(context: Context, { x, y, width, height }: Box, words: string, size: number): void {
  context.font = `600 ${String(size)}px ${FONT}`;
  const pad = size / 3;
  const wide = context.measureText(words).width + pad * 2;
  const high = size + pad * 2;
  const left = Math.max(0, Math.min(x + width - wide / 2, context.canvas.width - wide));
  const below = y + height + pad;
  const top = below + high <= context.canvas.height ? below : Math.max(0, y - high - pad);
  context.fillStyle = INK.edge;
  context.fillRect(left, top, wide, high);
  context.fillStyle = INK.mark;
  context.textBaseline = 'middle';
  context.fillText(words, left + pad, top + high / 2);
}
