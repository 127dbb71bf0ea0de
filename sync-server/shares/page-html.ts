import type { PageEntry } from '#domain/shares/page-lines.ts';
import type { PageSection, SharePage } from '#domain/shares/share-page.ts';
import { escapeHtml } from '../outside/escape-html.ts';
import { outsidePage, type OutsideTitle } from '../outside/frame.ts';
import type { FrozenParts, PagePicture } from './frozen-parts.ts';

/** All a page may weigh with its pictures: it opens on a poor line, and prints. */
export const MOST_PAGE_BYTES = 100_000;

/** What stands around the facts of a page. */
export interface PageFrame {
  /** The day it was frozen, in words. */
  readonly asOf: string;
  /** Whom to ring; null where the landlord has set no number. */
  readonly ring: string | null;
  /** The pictures that go along, in the order in which the page names them. */
  readonly pictures: readonly PagePicture[];
  /** There are pictures for them that did not come yet, or are more than a share can hold. */
  readonly picturesOnRequest: boolean;
}

/**
 * Stands in a frozen page where whoever opens it gets a pass to its other parts: made anew for each link, so that no earlier reader
 * of the same bytes has one.
 */
export const PASS_PLACE = '{pass-of-this-reading}';

/** What a page may weigh without what stands around it: headings, the ways to its other parts, a pass in each. */
const FOR_BLOCKS = MOST_PAGE_BYTES - 10_000;
/** A picture that is larger than this, as it is written into a page, is a part of its own. */
const MOST_PICTURE_INSIDE = 60_000;

/** The frozen pages: one for most matters. None holds a script, an address to follow or anything but what is told. */
export function pagesHtml(page: SharePage, frame: PageFrame): FrozenParts {
  const { asOf, ring, pictures, picturesOnRequest } = frame;
  const asked = ring === null ? 'Ask us' : `Ring ${escapeHtml(ring)}`;
  const alone = pictures.filter(isAlone);
  const blocks = [...page.sections.flatMap(sectionBlocks), ...pictureBlocks(pictures, alone)];
  const sheets = packed(blocks);
  const pages = sheets.map((sheet, at) => {
    const isLast = at === sheets.length - 1;
    const of = sheets.length === 1 ? '' : `, page ${at + 1} of ${sheets.length}`;
    return wholePage(
      'What we have on record',
      [
        `<h1>${escapeHtml(page.title)}${of}</h1>`,
        `<p>This is what we have on record, as of ${escapeHtml(asOf)}.</p>`,
        ...sheet,
        ...(isLast && picturesOnRequest ? [`<p>There are more photos. ${asked} if you need them.</p>`] : []),
        ...(at > 0 ? [partForm(String(at), `Go back to page ${at}`)] : []),
        ...(isLast ? [] : [partForm(String(at + 2), `Go on to page ${at + 2} of ${sheets.length}`)]),
        `<p class="foot">Something wrong or missing? ${asked}. <span class="on-screen">${keepWords(sheets.length, alone.length)}</span></p>`,
      ].join('\n'),
    );
  });
  return { pages, pictures: alone };
}

function keepWords(pages: number, pictures: number): string {
  if (pages + pictures === 1) return 'Print or save this page now if you need it later.';
  const what = pages > 1 ? 'each page' : 'this page';
  return `Print or save ${what}${pictures > 0 ? ' and each picture' : ''} within the hour if you need it later.`;
}

/** The way to another part: a form as the one that opened the page, so that nothing is fetched by an address alone. */
function partForm(part: string, words: string, where = ''): string {
  return `<form method="post"${where}><input type="hidden" name="part" value="${part}"><input type="hidden" name="pass" value="${PASS_PLACE}"><button type="submit">${words}</button></form>`;
}

/** Something that stands whole on one page. */
interface Block {
  readonly title: string;
  readonly html: string;
  /** The items of a list stand in one. */
  readonly isItem: boolean;
}

/** Blocks by pages, each light enough; a section that goes on begins with its heading again. */
function packed(blocks: readonly Block[]): readonly (readonly string[])[] {
  const sheets: string[][] = [];
  let sheet: Block[] = [];
  let bytes = 0;
  const close = () => {
    sheets.push(sheetHtml(sheet));
    [sheet, bytes] = [[], 0];
  };
  for (const block of blocks) {
    const weight = Buffer.byteLength(block.html) + 2 * Buffer.byteLength(escapeHtml(block.title)) + 64;
    if (sheet.length > 0 && bytes + weight > FOR_BLOCKS) close();
    sheet.push(block);
    bytes += weight;
  }
  if (sheet.length > 0 || sheets.length === 0) close();
  return sheets;
}

function sheetHtml(sheet: readonly Block[]): string[] {
  const titles = [...new Set(sheet.map(({ title }) => title))];
  return titles.map((title) => {
    const of = sheet.filter((block) => block.title === title);
    const html = of.map((block) => block.html).join(of[0]?.isItem === true ? '' : '\n');
    const inner = of[0]?.isItem === true ? `<ul>${html}</ul>` : html;
    return `<section>\n<h2>${escapeHtml(title)}</h2>\n${inner}\n</section>`;
  });
}

function sectionBlocks({ title, entries }: PageSection): readonly Block[] {
  const isList = entries.every(({ lines }) => lines.every(({ label }) => label === ''));
  if (!isList)
    return entries.flatMap(inPieces).map((entry) => ({ title, html: entryHtml(entry), isItem: false }));
  return entries.flatMap(({ lines }) =>
    lines.map(({ words }) => ({ title, html: `<li>${escapeHtml(words)}</li>`, isItem: true })),
  );
}

/** So many lines of the longest words fit on a page. */
const LINES_A_PIECE = 30;
const LONG_WORDS = 1000;

/** An entry with very long words is told in pieces, one for each of them, so that each fits on a page. */
function inPieces(entry: PageEntry): readonly PageEntry[] {
  const { heading, lines } = entry;
  if (lines.length <= LINES_A_PIECE && lines.every(({ words }) => words.length <= LONG_WORDS)) return [entry];
  return lines.map((line) => ({ heading, lines: [line] }));
}

function pictureBlocks(pictures: readonly PagePicture[], alone: readonly PagePicture[]): readonly Block[] {
  return pictures.map((picture, at) => {
    const number = at + 1;
    const html = alone.includes(picture)
      ? partForm(`picture-${alone.indexOf(picture) + 1}`, `Show picture ${number}`, ' target="_blank"')
      : `<p>Picture ${number}</p><p><img alt="Picture ${number}, a photo of the building, checked before it was shared" src="${dataOf(picture)}"></p>`;
    return { title: 'Pictures', html, isItem: false };
  });
}

function isAlone(picture: PagePicture): boolean {
  return Math.ceil(picture.bytes.length / 3) * 4 > MOST_PICTURE_INSIDE;
}

function dataOf({ type, bytes }: PagePicture): string {
  return `data:${escapeHtml(type)};base64,${bytes.toString('base64')}`;
}

/** All parts in one document, for whoever keeps them. */
export function allPartsHtml({ pages, pictures }: FrozenParts): string {
  const shown = pictures.map(
    (picture) => `<p><img alt="A picture that went along" src="${dataOf(picture)}"></p>`,
  );
  return [...pages.map((page) => page.toString('utf8')), ...shown].join('\n');
}

/** The frozen page of an answer in whole sentences: a line is a paragraph. */
export function answerHtml(words: string, frame: Pick<PageFrame, 'asOf' | 'ring'>): Buffer {
  const lines = words.split('\n').map((line) => `<p>${escapeHtml(line)}</p>`);
  const ring = frame.ring === null ? 'Ask us' : `Ring ${escapeHtml(frame.ring)}`;
  return wholePage(
    'What we know about the building',
    [
      '<h1>What we know about the building</h1>',
      `<p>You asked us. This is what we have on record, as of ${escapeHtml(frame.asOf)}.</p>`,
      `<div class="answer">${lines.join('')}</div>`,
      '<p>You may pass this page on, to your insurer for instance.</p>',
      `<p class="foot">Something wrong or missing? ${ring}.</p>`,
    ].join('\n'),
  );
}

/** A page of shares in the frame of all pages for people outside. */
export function wholePage(title: OutsideTitle, inner: string): Buffer {
  return outsidePage(title, inner, '/s/page.css');
}

function entryHtml({ heading, lines }: PageEntry): string {
  const title = heading === null ? '' : `<h3>${escapeHtml(heading)}</h3>`;
  const rows = lines.map(
    ({ label, words }) => `<div><dt>${escapeHtml(label)}</dt><dd>${escapeHtml(words)}</dd></div>`,
  );
  return `<div class="entry">${title}<dl>${rows.join('')}</dl></div>`;
}
