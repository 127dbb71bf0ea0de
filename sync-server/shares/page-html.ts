import type { ShareParts } from '#domain/shares/share-views.ts';
import type { PageEntry, PageLine } from '#domain/shares/page-lines.ts';
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

/** A picture before it is read from the disk. */
export interface SizedPicture {
  readonly type: string;
  /** How many bytes it has. */
  readonly size: number;
}

/** Of how many parts a page will be: what is frozen of the same pictures has just these. */
export function partsOfPage(page: SharePage, pictures: readonly SizedPicture[]): ShareParts {
  return { pages: packed(blocksOf(page, pictures)).length, pictures: pictures.filter(isAlone).length };
}

function blocksOf(page: SharePage, pictures: readonly SizedPicture[]): readonly Block[] {
  return [...page.sections.flatMap(sectionBlocks), ...pictureBlocks(pictures)];
}

/** The frozen pages: one for most matters. None holds a script, an address to follow or anything but what is told. */
export function pagesHtml(page: SharePage, frame: PageFrame): FrozenParts {
  const { asOf, ring, pictures, picturesOnRequest } = frame;
  const asked = ring === null ? 'Ask us' : `Ring ${escapeHtml(ring)}`;
  const sized = pictures.map(({ type, bytes }) => ({ type, size: bytes.length }));
  const alone = pictures.filter((_, at) => isAlone(sized[at]));
  const sheets = packed(blocksOf(page, sized)).map((sheet) => sheetHtml(sheet, pictures));
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
        ...(sheets.length === 1 ? [] : [turnHtml(at + 1, sheets.length)]),
        `<p class="foot">Something wrong or missing? ${asked}. <span class="on-screen">${keepWords(sheets.length, alone.length)}</span></p>`,
      ].join('\n'),
    );
  });
  return { pages, pictures: alone };
}

/** The ways to the page before and after. */
function turnHtml(page: number, of: number): string {
  const back = page > 1 ? partForm(String(page - 1), `Go back to page ${page - 1}`, { isPlain: true }) : '';
  const on = page < of ? partForm(String(page + 1), `Go on to page ${page + 1} of ${of}`) : '';
  return `<nav class="turn" aria-label="Pages">${back}${on}</nav>`;
}

function keepWords(pages: number, pictures: number): string {
  if (pages + pictures === 1) return 'Print or save this page now if you need it later.';
  const what = pages > 1 ? 'each page' : 'this page';
  return `Print or save ${what}${pictures > 0 ? ' and each picture' : ''} within the hour if you need it later.`;
}

/** The way to another part: a form as the one that opened the page, so that nothing is fetched by an address alone. */
function partForm(part: string, words: string, { isPlain = false, isApart = false } = {}): string {
  const where = isApart ? ' target="_blank"' : '';
  const look = isPlain ? ' class="plain"' : '';
  return `<form method="post"${where}><input type="hidden" name="part" value="${part}"><input type="hidden" name="pass" value="${PASS_PLACE}"><button type="submit"${look}>${words}</button></form>`;
}

/** Something that stands whole on one page. */
interface Block {
  readonly title: string;
  readonly html: string;
  /** The picture that stands inside it, by its place, and what it weighs there. */
  readonly inside: { readonly at: number; readonly bytes: number } | null;
  /** The items of a list stand in one. */
  readonly isItem: boolean;
}

/** Stands in a block where its picture goes. */
const PICTURE_PLACE = '{picture}';

/** Blocks by pages, each light enough; a section that goes on begins with its heading again. */
function packed(blocks: readonly Block[]): readonly (readonly Block[])[] {
  const sheets: Block[][] = [];
  let sheet: Block[] = [];
  let bytes = 0;
  const close = () => {
    sheets.push(sheet);
    [sheet, bytes] = [[], 0];
  };
  for (const block of blocks) {
    const text = Buffer.byteLength(block.html) + (block.inside?.bytes ?? 0);
    const weight = text + 2 * Buffer.byteLength(escapeHtml(block.title)) + 64;
    if (sheet.length > 0 && bytes + weight > FOR_BLOCKS) close();
    sheet.push(block);
    bytes += weight;
  }
  if (sheet.length > 0 || sheets.length === 0) close();
  return sheets;
}

function sheetHtml(sheet: readonly Block[], pictures: readonly PagePicture[]): string[] {
  const titles = [...new Set(sheet.map(({ title }) => title))];
  return titles.map((title) => {
    const of = sheet.filter((block) => block.title === title);
    const html = of.map((block) => blockHtml(block, pictures)).join(of[0]?.isItem === true ? '' : '\n');
    const inner = of[0]?.isItem === true ? `<ul>${html}</ul>` : html;
    return `<section>\n<h2>${escapeHtml(title)}</h2>\n${inner}\n</section>`;
  });
}

function blockHtml({ html, inside }: Block, pictures: readonly PagePicture[]): string {
  const picture = inside === null ? undefined : pictures[inside.at];
  return picture === undefined ? html : html.replace(PICTURE_PLACE, () => dataOf(picture));
}

function sectionBlocks({ title, entries }: PageSection): readonly Block[] {
  const isList = entries.every(({ lines }) => lines.every(({ label }) => label === ''));
  if (!isList)
    return entries
      .flatMap(inPieces)
      .map((entry) => ({ title, html: entryHtml(entry), inside: null, isItem: false }));
  return entries.flatMap(({ lines }) =>
    lines.map(({ words }) => ({ title, html: `<li>${escapeHtml(words)}</li>`, inside: null, isItem: true })),
  );
}

/** Less than half a page, so that a piece that comes late leaves no large gap before it. */
const MOST_PIECE_BYTES = 30_000;

/** A very long entry is told in pieces, each with as many of its lines as fit, so that each fits on a page. */
function inPieces({ heading, lines }: PageEntry): readonly PageEntry[] {
  const pieces: PageLine[][] = [[]];
  let bytes = 0;
  for (const line of lines) {
    const weight = Buffer.byteLength(lineHtml(line));
    if (bytes > 0 && bytes + weight > MOST_PIECE_BYTES) {
      pieces.push([]);
      bytes = 0;
    }
    pieces.at(-1)?.push(line);
    bytes += weight;
  }
  return pieces.map((piece) => ({ heading, lines: piece }));
}

function pictureBlocks(pictures: readonly SizedPicture[]): readonly Block[] {
  const alone = pictures.filter(isAlone);
  return pictures.map((picture, at): Block => {
    const number = at + 1;
    const place = { title: 'Pictures', isItem: false };
    if (isAlone(picture)) {
      const part = `picture-${alone.indexOf(picture) + 1}`;
      const html = partForm(part, `Show picture ${number}`, { isPlain: true, isApart: true });
      return { ...place, html, inside: null };
    }
    const html = `<p>Picture ${number}</p><p><img alt="Picture ${number}, a photo of the building, checked before it was shared" src="${PICTURE_PLACE}"></p>`;
    return { ...place, html, inside: { at, bytes: bytesInside(picture) } };
  });
}

/** What a picture weighs as it is written into a page. */
function bytesInside({ type, size }: SizedPicture): number {
  return dataStart(type).length + Math.ceil(size / 3) * 4;
}

function isAlone(picture: SizedPicture | undefined): boolean {
  return picture !== undefined && Math.ceil(picture.size / 3) * 4 > MOST_PICTURE_INSIDE;
}

function dataStart(type: string): string {
  return `data:${escapeHtml(type)};base64,`;
}

function dataOf({ type, bytes }: PagePicture): string {
  return `${dataStart(type)}${bytes.toString('base64')}`;
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
  return `<div class="entry">${title}<dl>${lines.map(lineHtml).join('')}</dl></div>`;
}

function lineHtml({ label, words }: PageLine): string {
  return `<div><dt>${escapeHtml(label)}</dt><dd>${escapeHtml(words)}</dd></div>`;
}
