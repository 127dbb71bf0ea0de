import { readFileSync, writeFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { matrixDocument } from './matrix-document.ts';
import { processingDocument } from './processing-document.ts';

const PAGE = new URL('../../docs/data-categories.md', import.meta.url);
const PROCESSING = new URL('../../docs/record-of-processing.md', import.meta.url);

it('the committed page of who sees what is the one the domain generates', () => {
  if (process.env['WRITE_MATRIX'] === '1') writeFileSync(PAGE, matrixDocument());
  expect(readFileSync(PAGE, 'utf8')).toBe(matrixDocument());
});

it('the committed record of processing is the one the domain generates', () => {
  if (process.env['WRITE_MATRIX'] === '1') writeFileSync(PROCESSING, processingDocument());
  expect(readFileSync(PROCESSING, 'utf8')).toBe(processingDocument());
});
