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

/** For whoever asks far too often. */
export function busyPage() {
  return wholePage('Wait a minute', '<h1>Wait a minute</h1>\n<p>Then open the page again.</p>');
}
