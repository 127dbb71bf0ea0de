import type { CopyDocument } from '#domain/rights/copy-document.ts';
import { headedParts, type CopyPart } from '#domain/rights/copy-parts.ts';
import type { FrozenCopy } from '#domain/rights/rights-views.ts';
import { escapeHtml } from '../outside/escape-html.ts';

/**
 * Read on a screen or on paper: one column, no part cut in two by the edge of a sheet, and around it no path of the file, which
 * may tell who keeps it (docs/decisions/0176).
 */
const STYLE = `body{max-width:42rem;margin:0 auto;padding:1rem;font:16px/1.5 system-ui,sans-serif;color:#111;background:#fff}
h1{font-size:1.6rem}h2{margin-top:2rem;border-bottom:1px solid #777}h3{margin-bottom:.25rem}
section{break-inside:avoid}dl{margin:.25rem 0}dt{font-weight:600}dd{margin:0 0 .5rem;overflow-wrap:anywhere}
img{max-width:100%;max-height:24rem}.quiet{color:#444;overflow-wrap:anywhere}
h1,h2,h3{break-after:avoid}dd{orphans:3;widows:3}
@page{margin:16mm 14mm 18mm;@top-left{content:""}@top-center{content:""}@top-right{content:""}@bottom-left{content:""}@bottom-center{content:""}@bottom-right{content:counter(page) " of " counter(pages);font:9pt system-ui,sans-serif}}
@media print{body{max-width:none;padding:0;font-size:11pt}img{max-height:20cm;break-inside:avoid}}`;

/**
 * The frozen copy as one page that whoever it is about can read: made of the frozen text and pictures and of nothing else,
 * without a script, and with nothing in it that is fetched from anywhere.
 */
export function copyPage(text: string, sha256: string, pictures: FrozenCopy['pictures']): string {
  // Frozen by this server, so its shape is its own.
  const copy = JSON.parse(text) as CopyDocument;
  const groups = headedParts(copy.parts).map(
    ({ head, parts }) =>
      `<h2>${escapeHtml(head)}</h2>\n${parts.map((part) => partHtml(part, pictures)).join('\n')}`,
  );
  const tells = copy.landlordTells.map((sentence) => `<li>${escapeHtml(sentence)}</li>`).join('\n');
  return `<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:">
<title>${escapeHtml(copy.title)}</title>
<style>${STYLE}</style>
</head>
<body>
<main>
<h1>${escapeHtml(copy.title)}</h1>
<p>For ${escapeHtml(copy.for)}, ${escapeHtml(copy.made)}</p>
${groups.join('\n')}
<h2>What you should know</h2>
<ul>
${tells}
</ul>
<p class="quiet">SHA-256 of what was frozen: ${escapeHtml(sha256)}</p>
</main>
</body>
</html>
`;
}

function partHtml(part: CopyPart, pictures: FrozenCopy['pictures']): string {
  const lines = part.lines.map(
    ({ label, words }) => `<dt>${escapeHtml(label)}</dt><dd>${escapeHtml(words)}</dd>`,
  );
  const picture = part.picture === null ? undefined : pictures[part.picture - 1];
  return [
    `<section>\n<h3>${escapeHtml(part.title)}</h3>`,
    `<p class="quiet">${escapeHtml([part.on, part.tenancy].filter((one) => one !== null).join('. '))}</p>`,
    ...(lines.length === 0 ? [] : [`<dl>${lines.join('\n')}</dl>`]),
    ...(picture === undefined
      ? []
      : [
          `<img src="data:${escapeHtml(picture.type)};base64,${picture.base64}" alt="Picture ${part.picture}">`,
          `<p class="quiet">Picture ${part.picture}</p>`,
        ]),
    ...(part.putRight === null ? [] : [`<p class="quiet">${escapeHtml(part.putRight)}</p>`]),
    '</section>',
  ].join('\n');
}
