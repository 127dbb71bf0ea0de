import type { PageEntry, PageSection, SharePage } from '#domain/shares/share-page.ts';
import { escapeHtml } from '../outside/escape-html.ts';
import { outsidePage } from '../outside/frame.ts';

/** All a page may weigh with its pictures: it opens on a poor line, and prints. */
export const MOST_PAGE_BYTES = 100_000;

/** A picture that goes along, as it is written into the page. */
export interface PagePicture {
  readonly type: string;
  readonly bytes: Buffer;
}

/** What stands around the facts of a page. */
export interface PageFrame {
  /** The day it was frozen, in words. */
  readonly asOf: string;
  /** Whom to ring; null where the landlord has set no number. */
  readonly ring: string | null;
  readonly pictures: readonly PagePicture[];
  /** There are pictures for them that are too large to go along. */
  readonly picturesOnRequest: boolean;
}

/** The frozen page. It holds no script, no address to follow and nothing but what is told. */
export function pageHtml(page: SharePage, frame: PageFrame): Buffer {
  const { asOf, ring, pictures, picturesOnRequest } = frame;
  const asked = ring === null ? 'Ask us' : `Ring ${escapeHtml(ring)}`;
  const shown = pictures.map(
    ({ type, bytes }) =>
      `<p><img alt="A photo of the building, checked before it was shared" src="data:${escapeHtml(type)};base64,${bytes.toString('base64')}"></p>`,
  );
  return wholePage(
    page.title,
    [
      `<h1>${escapeHtml(page.title)}</h1>`,
      `<p>This is what we have on record, as of ${escapeHtml(asOf)}.</p>`,
      ...page.sections.map(sectionHtml),
      ...(shown.length === 0 ? [] : ['<h2>Pictures</h2>', ...shown]),
      ...(picturesOnRequest ? [`<p>There are photos too. ${asked} if you need them.</p>`] : []),
      `<p class="foot">Something wrong or missing? ${asked}. Print or save this page now if you need it later.</p>`,
    ].join('\n'),
  );
}

/** The frozen page of an answer in whole sentences: a line is a paragraph. */
export function answerHtml(words: string, frame: PageFrame): Buffer {
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
export function wholePage(title: string, inner: string): Buffer {
  return outsidePage(title, inner, '/s/page.css');
}

function sectionHtml({ title, entries }: PageSection): string {
  const isList = entries.every(({ lines }) => lines.every(({ label }) => label === ''));
  const inner = isList ? listHtml(entries) : entries.map(entryHtml).join('\n');
  return `<section>\n<h2>${escapeHtml(title)}</h2>\n${inner}\n</section>`;
}

function listHtml(entries: readonly PageEntry[]): string {
  const items = entries.flatMap(({ lines }) => lines.map(({ words }) => `<li>${escapeHtml(words)}</li>`));
  return `<ul>${items.join('')}</ul>`;
}

function entryHtml({ heading, lines }: PageEntry): string {
  const title = heading === null ? '' : `<h3>${escapeHtml(heading)}</h3>`;
  const rows = lines.map(
    ({ label, words }) => `<div><dt>${escapeHtml(label)}</dt><dd>${escapeHtml(words)}</dd></div>`,
  );
  return `<div class="entry">${title}<dl>${rows.join('')}</dl></div>`;
}
