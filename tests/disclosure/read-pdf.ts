import { inflateSync } from 'node:zlib';
import {
  getDocument,
  VerbosityLevel,
  type PDFDocumentProxy,
  type PDFPageProxy,
} from 'pdfjs-dist/legacy/build/pdf.mjs';

/** All that somebody can read out of a PDF, by looking at it or by opening it with a program. */
export interface ReadPdf {
  /** What its own properties say: title, author, subject, keywords, creator, producer, and whatever else stands there. */
  readonly properties: Readonly<Record<string, unknown>>;
  /** The words of each page, in reading order. */
  readonly pages: readonly string[];
  /** Where its links lead. */
  readonly links: readonly string[];
  /** Names of files that are packed into it. */
  readonly attachments: readonly string[];
  /** What tells a program or a screen reader more than the page does: XMP, outline, notes, scripts, form fields, other words of the tags. */
  readonly hidden: string;
  /** The pictures in it, as they lie there. */
  readonly jpegs: readonly Buffer[];
  /** The whole file, and each packed part of it unpacked. */
  readonly raw: Buffer;
}

/** Reads a PDF whole. Throws where it is none. */
export async function readPdf(bytes: Uint8Array): Promise<ReadPdf> {
  // The reader takes the bytes for itself.
  const task = getDocument({ data: Uint8Array.from(bytes), verbosity: VerbosityLevel.ERRORS });
  const document = await task.promise;
  try {
    const pages: string[] = [];
    const links: string[] = [];
    const hidden: unknown[] = [await aroundThePages(document)];
    for (let number = 1; number <= document.numPages; number += 1) {
      const page = await document.getPage(number);
      pages.push(await wordsOf(page));
      const notes = (await page.getAnnotations()) as readonly Readonly<Record<string, unknown>>[];
      links.push(...notes.flatMap(({ url, unsafeUrl }) => [url, unsafeUrl].filter(isWords)));
      hidden.push(notes, await page.getStructTree(), await page.getJSActions(), await page.getXfa());
    }
    const { info } = await document.getMetadata();
    const attachments = (await document.getAttachments()) as Readonly<Record<string, unknown>> | null;
    return {
      properties: info as Readonly<Record<string, unknown>>,
      pages,
      links: [...new Set(links)],
      attachments: Object.keys(attachments ?? {}),
      hidden: JSON.stringify([hidden, attachments]),
      ...streamsOf(Buffer.from(bytes)),
    };
  } finally {
    await task.destroy();
  }
}

/** All of it as one heap of bytes: to be searched for what may not be in it. */
export function heapOf({ properties, pages, links, attachments, hidden, jpegs, raw }: ReadPdf): Buffer {
  const words = [...pages, JSON.stringify([properties, links, attachments]), hidden].join('\n');
  return Buffer.concat([Buffer.from(words), ...jpegs, raw]);
}

async function aroundThePages(document: PDFDocumentProxy): Promise<readonly unknown[]> {
  const { metadata } = await document.getMetadata();
  return [
    metadata === null ? null : [...(metadata as Iterable<unknown>), metadata.getRaw()],
    await document.getOutline(),
    await document.getDestinations(),
    await document.getPageLabels(),
    await document.getJSActions(),
    await document.getOpenAction(),
    await document.getFieldObjects(),
    await document.getMarkInfo(),
    await document.getViewerPreferences(),
    document.fingerprints,
  ];
}

/** The words of a page. A long one that was broken at the edge of a line stands in it whole as well. */
async function wordsOf(page: PDFPageProxy): Promise<string> {
  const { items } = await page.getTextContent({ includeMarkedContent: false });
  const words = items.flatMap((item) => ('str' in item ? [{ text: item.str, ends: item.hasEOL }] : []));
  const asSet = words.map(({ text, ends }) => text + (ends ? '\n' : '')).join('');
  return `${asSet}\n${asSet.replaceAll('\n', '')}\n${asSet.replaceAll('\n', ' ')}`;
}

/** Pictures as they lie in the file, with whatever their cameras wrote into them; and the file with its parts unpacked. */
function streamsOf(bytes: Buffer): Pick<ReadPdf, 'jpegs' | 'raw'> {
  const jpegs: Buffer[] = [];
  const unpacked: Buffer[] = [bytes];
  for (let at = bytes.indexOf('stream'); at >= 0; at = bytes.indexOf('stream', at + 6)) {
    if (bytes.subarray(at - 3, at).toString('latin1') === 'end') continue;
    const from = at + 6 + (bytes[at + 6] === 0x0d ? 2 : 1);
    // The end of its line is not of it.
    const stream = bytes.subarray(from, bytes.indexOf('\nendstream', from));
    if (stream[0] === 0xff && stream[1] === 0xd8) jpegs.push(stream);
    else unpacked.push(inflated(stream));
  }
  return { jpegs, raw: Buffer.concat(unpacked) };
}

function inflated(stream: Buffer): Buffer {
  try {
    return inflateSync(stream);
  } catch {
    // Packed in no way that this is written with: it is searched as it stands.
    return stream;
  }
}

function isWords(one: unknown): one is string {
  return typeof one === 'string';
}
