import { SAME_FOR_ALL, type ReceiptRecipient } from '#domain/rights/data-receipt.ts';
import { escapeHtml } from '../outside/escape-html.ts';

function page(title: string, main: string): Buffer {
  return Buffer.from(`<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex, nofollow">
<title>${escapeHtml(title)}</title>
<link rel="stylesheet" href="/r/page.css">
</head>
<body>
<main>
${main}
</main>
</body>
</html>
`);
}

/** The longest that somebody may write: a form is no letter. */
export const MOST_WORDS = 1000;

const PUT_RIGHT = `<h2>Put something right</h2>
<form method="post" autocomplete="off">
<input type="hidden" name="what" value="right">
<label for="words">What is wrong, and what is right?</label>
<p class="hint" id="hint">We answer within a month. The earlier entry is kept, and what is right stands beside it.</p>
<textarea id="words" name="words" rows="4" maxlength="${MOST_WORDS}" required aria-describedby="hint"></textarea>
<button type="submit">Send it</button>
</form>`;

const CHOICES = `<h2>Your choices</h2>
<p>You can ask us for a copy of everything we hold about you, to delete something, or to stop using it. Ring us or write to us: you need no form.</p>
<p>Not happy with how we use your data? Tell us, and we answer within 30 days. You can also go to the Information Commissioner, ico.org.uk.</p>`;

const SAME = SAME_FOR_ALL.map(
  ({ title, words }) =>
    `<h2>${escapeHtml(title)}</h2>\n${words.map((sentence) => `<p>${escapeHtml(sentence)}</p>`).join('\n')}`,
).join('\n');

/** The page as it is before anything is asked of it: every receipt there is, is these same bytes. */
export const RECEIPT_PAGE = page(
  'What we wrote down',
  `<h1>What we wrote down, and who has it</h1>
${SAME}
<h2>Who was told</h2>
<form method="post">
<input type="hidden" name="what" value="told">
<button type="submit">Show who was told</button>
</form>
${PUT_RIGHT}
${CHOICES}`,
);

/** The page with who was told. */
export function toldPage(recipients: readonly ReceiptRecipient[]): Buffer {
  const told = recipients.map(
    ({ who, on, what }) => `<li><b>${escapeHtml(who)}</b>, ${escapeHtml(on)}<br>${escapeHtml(what)}</li>`,
  );
  return page(
    'What we wrote down',
    `<h1>What we wrote down, and who has it</h1>
<h2>Who was told</h2>
${told.length === 0 ? '<p>Nobody yet.</p>' : `<ul>\n${told.join('\n')}\n</ul>\n<p>Nobody else. We add to this page when that changes.</p>`}
${SAME}
${PUT_RIGHT}
${CHOICES}`,
  );
}

/** That what they wrote has come. */
export const SENT_PAGE = page(
  'We have it',
  `<h1>We have it</h1>
<p>You asked us to put something right. We answer within a month. We may ring first, to be sure that it is you.</p>`,
);

/** That nothing was written, or far too much. */
export const EMPTY_PAGE = page(
  'Write what is wrong',
  `<h1>Write what is wrong</h1>
<p>Nothing was sent: write a sentence or two, at most ${MOST_WORDS} letters.</p>
${PUT_RIGHT}`,
);

/** That enough was sent by this page for now. */
export const ENOUGH_PAGE = page(
  'We have what you sent',
  `<h1>We have what you sent</h1>
<p>We have not answered all of it yet, so this page takes no more. Ring us for anything else.</p>`,
);

/** One and the same for a page that is over, was taken back, or never was. */
export function closedPage(ring: string | null): Buffer {
  const words = ring === null ? 'Ring the office that gave you the address.' : `Ring ${escapeHtml(ring)}.`;
  return page('This page is not open', `<h1>This page is not open.</h1>\n<p>${words}</p>`);
}

/** The style of all of these: no page carries a style or a script of its own. */
export const RECEIPT_CSS = `
:root { color-scheme: light dark; --ink: #14241f; --soft: #4b5c57; --paper: #fff; --ground: #f1f4f3;
  --main: #0b4650; --on-main: #fff; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #eaf1ef; --soft: #b3c2bd; --paper: #16211f; --ground: #0d1413; --main: #7fd0dc; --on-main: #06211f; }
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--ground); color: var(--ink); font: 1.0625rem/1.5 system-ui, sans-serif; }
main { max-width: 42rem; margin: 0 auto; padding: 1.5rem 1rem 3rem; overflow-wrap: anywhere; }
h1 { margin: 0 0 .75rem; font-size: 1.625rem; line-height: 1.2; }
h2 { margin: 1.75rem 0 .5rem; font-size: 1.25rem; line-height: 1.25; }
p { margin: .5rem 0; }
ul { padding-left: 1.25rem; }
li { margin: .5rem 0; }
label { display: block; font-weight: 600; }
.hint { color: var(--soft); }
textarea { display: block; width: 100%; margin: .5rem 0 1rem; padding: .75rem; border: 2px solid var(--soft);
  border-radius: .5rem; background: var(--paper); color: var(--ink); font: inherit; }
button { min-height: 3rem; padding: 0 1.5rem; border: 0; border-radius: .75rem; background: var(--main);
  color: var(--on-main); font: inherit; font-weight: 600; }
textarea:focus-visible, button:focus-visible { outline: 3px solid var(--ink); outline-offset: 2px; }
@media print { body { background: #fff; color: #000; } form { display: none; } }
`;
