import { NOT_LISTED, SAME_FOR_ALL, type ReceiptRecipient } from '#domain/rights/data-receipt.ts';
import { escapeHtml } from '../outside/escape-html.ts';
import { outsidePage, type OutsideTitle } from '../outside/frame.ts';

const page = (title: OutsideTitle, main: string): Buffer => outsidePage(title, main, '/r/page.css');

/** The longest that somebody may write: a form is no letter. */
export const MOST_WORDS = 1000;

// The heading of a form stands in it: on paper both go, and no heading stands over nothing.
const PUT_RIGHT = `<form method="post" autocomplete="off">
<h2>Put something right</h2>
<input type="hidden" name="what" value="right">
<label for="words">What is wrong, and what is right?</label>
<p class="hint" id="hint">We answer within a month. The earlier entry is kept, and what is right stands beside it.</p>
<textarea id="words" name="words" rows="4" maxlength="${MOST_WORDS}" required aria-describedby="hint"></textarea>
<button type="submit">Send it</button>
</form>`;

const CHOICES = `<h2>Your choices</h2>
<p>You can ask us for a copy of everything we hold about you, to delete something, or to stop using it. Ring us or write to us: you need no form.</p>
<p>Not happy with how we use your data? Tell us: within 30 days we say that we have it, and then what we found. You can also go to the Information Commissioner, ico.org.uk.</p>`;

const SAME = SAME_FOR_ALL.map(
  ({ title, words }) =>
    `<h2>${escapeHtml(title)}</h2>\n${words.map((sentence) => `<p>${escapeHtml(sentence)}</p>`).join('\n')}`,
).join('\n');

/** The page as it is before anything is asked of it: every receipt there is, is these same bytes. */
export const RECEIPT_PAGE = page(
  'What we wrote down',
  `<h1>What we wrote down, and who has it</h1>
${SAME}
<form method="post">
<h2>Who was told</h2>
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
${told.length === 0 ? '<p>Nobody of those whom this page lists.</p>' : `<ul>\n${told.join('\n')}\n</ul>`}
${NOT_LISTED.map((sentence) => `<p>${escapeHtml(sentence)}</p>`).join('\n')}
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
<p>Nothing was sent: write a sentence or two, at most ${MOST_WORDS} characters.</p>
${PUT_RIGHT}`,
);

/** That enough was sent by this page for now. */
export const ENOUGH_PAGE = page(
  'We have what you sent',
  `<h1>We have what you sent</h1>
<p>We have not answered all of it yet, so this page takes no more. Ring us for anything else.</p>`,
);
