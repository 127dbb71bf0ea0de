import { readFileSync, writeFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { matrixDocument } from './matrix-document.ts';
import { processingDocument } from './processing-document.ts';
import { processorDocument } from './processor-document.ts';

const PAGE = new URL('../../docs/data-categories.md', import.meta.url);
const PROCESSOR = new URL('../../docs/processor-terms-checklist.md', import.meta.url);
const PROCESSING = new URL('../../docs/record-of-processing.md', import.meta.url);

it('the committed page of who sees what is the one the domain generates', () => {
  if (process.env['WRITE_MATRIX'] === '1') writeFileSync(PAGE, matrixDocument());
  expect(readFileSync(PAGE, 'utf8')).toBe(matrixDocument());
});

it('the committed record of processing is the one the domain generates', () => {
  if (process.env['WRITE_MATRIX'] === '1') writeFileSync(PROCESSING, processingDocument());
  expect(readFileSync(PROCESSING, 'utf8')).toBe(processingDocument());
});

it('the committed checklist for contractors says what the domain lets them receive', () => {
  const page = readFileSync(PROCESSOR, 'utf8');
  if (process.env['WRITE_MATRIX'] === '1') writeFileSync(PROCESSOR, processorDocument(page));
  expect(readFileSync(PROCESSOR, 'utf8')).toBe(processorDocument(page));
});
