import { escapeHtml } from '../outside/escape-html.ts';
import { wholePage } from './page-html.ts';

/** The page before the facts: it tells nothing of what is behind it, not even about which home. */
export function doorPage(of: { readonly code: boolean; readonly until: string; readonly wrong: boolean }) {
  const wrong = of.wrong
    ? '<p class="wrong" role="alert"><b>That code did not open the page.</b> Look at it again. After a few wrong codes the page closes.</p>'
    : '';
  const code = of.code
    ? `<label for="code">Your code, six digits</label>
<p class="hint" id="code-hint">We gave it to you on its own. It opens the page once.</p>
<input id="code" name="code" inputmode="numeric" autocomplete="one-time-code" maxlength="12" required aria-describedby="code-hint">`
    : '';
  return wholePage(
    'A page for you',
    `<h1>A page for you</h1>
<p>A housing office made this page for you. Its address was given to you alone.</p>
${wrong}<form method="post" autocomplete="off">
${code}
<button type="submit">Show the page</button>
</form>
<p class="foot">It stays open until ${escapeHtml(of.until)}.</p>`,
  );
}

/** One and the same for a page that is over, was taken back, is on hold, or never was. */
export function closedPage(ring: string | null) {
  const words = ring === null ? 'Ring the office that gave you the address.' : `Ring ${escapeHtml(ring)}.`;
  return wholePage('This page is not open', `<h1>This page is not open.</h1>\n<p>${words}</p>`);
}

/** For whoever asks far too often. */
export function busyPage() {
  return wholePage('Wait a minute', '<h1>Wait a minute</h1>\n<p>Then open the page again.</p>');
}

/** The style of all of these, in the landlord's own address: no page carries a style or a script of its own. */
export const PAGE_CSS = `
:root { color-scheme: light dark; --ink: #14241f; --soft: #4b5c57; --paper: #fff; --ground: #f1f4f3; --line: #cfd8d5;
  --main: #0b4650; --on-main: #fff; --bad: #9b1c1c; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #eaf1ef; --soft: #b3c2bd; --paper: #16211f; --ground: #0d1413; --line: #38504a; --main: #7fd0dc;
    --on-main: #06211f; --bad: #ffb4ab; }
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--ground); color: var(--ink); font: 1.0625rem/1.5 system-ui, sans-serif; }
main { max-width: 42rem; margin: 0 auto; padding: 1.5rem 1rem 3rem; overflow-wrap: anywhere; }
h1 { margin: 0 0 .75rem; font-size: 1.625rem; line-height: 1.2; }
h2 { margin: 1.75rem 0 .5rem; font-size: 1.25rem; line-height: 1.25; }
h3 { margin: 0 0 .25rem; font-size: 1rem; }
p { margin: .5rem 0; }
ul { margin: .25rem 0; padding-left: 1.25rem; }
img { max-width: 100%; border-radius: .5rem; }
.entry, .answer { margin: .5rem 0; padding: .75rem 1rem; border: 1px solid var(--line); border-radius: .75rem;
  background: var(--paper); }
dl { margin: 0; }
dl div { display: flex; flex-wrap: wrap; gap: 0 1rem; padding: .125rem 0; }
dt { flex: 1 1 11rem; color: var(--soft); }
dd { flex: 2 1 15rem; margin: 0; }
form { margin: 1.25rem 0; }
label { display: block; font-weight: 600; }
.hint, .foot { color: var(--soft); }
.foot { margin-top: 1.75rem; }
.wrong { padding: .75rem 1rem; border-left: .25rem solid var(--bad); background: var(--paper); color: var(--bad); }
input { display: block; width: 12rem; max-width: 100%; min-height: 3rem; margin: .5rem 0 1rem; padding: 0 .75rem;
  border: 2px solid var(--soft); border-radius: .5rem; background: var(--paper); color: var(--ink); font: inherit;
  font-size: 1.25rem; letter-spacing: .1em; }
button { min-height: 3rem; padding: 0 1.5rem; border: 0; border-radius: .75rem; background: var(--main);
  color: var(--on-main); font: inherit; font-weight: 600; }
input:focus-visible, button:focus-visible { outline: 3px solid var(--ink); outline-offset: 2px; }
@media print {
  body { background: #fff; color: #000; font-size: 11pt; }
  main { max-width: none; padding: 0; }
  .entry { break-inside: avoid; border-color: #999; }
}
`;
