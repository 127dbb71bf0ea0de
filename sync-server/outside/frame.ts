import { escapeHtml } from './escape-html.ts';

/** Where the style of pages for people outside is served: beside the page, so that none carries one of its own. */
export type StyleAddress = '/s/page.css' | '/r/page.css';

/**
 * What a document for people outside may be called. A title goes where its page does not: into a browser's history, the name of
 * a file that is saved, the properties of a PDF. So it is one of these sentences, and no word of any record (docs/decisions/0176).
 */
export type OutsideTitle =
  | 'A page for you'
  | 'This page is not open'
  | 'Wait a minute'
  | 'What we have on record'
  | 'What we know about the building'
  | 'What we wrote down'
  | 'We have it'
  | 'We have what you sent'
  | 'Write what is wrong';

/** A whole document for people outside, without an account, a script, or anything fetched but the one style. */
export function outsidePage(title: OutsideTitle, main: string, style: StyleAddress): Buffer {
  return Buffer.from(`<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex, nofollow">
<title>${escapeHtml(title)}</title>
<link rel="stylesheet" href="${style}">
</head>
<body>
<main>
${main}
</main>
</body>
</html>
`);
}

/** One and the same for a page that is over, was taken back, is on hold, or never was. */
export function closedPage(ring: string | null, style: StyleAddress): Buffer {
  const words = ring === null ? 'Ring the office that gave you the address.' : `Ring ${escapeHtml(ring)}.`;
  return outsidePage('This page is not open', `<h1>This page is not open.</h1>\n<p>${words}</p>`, style);
}
