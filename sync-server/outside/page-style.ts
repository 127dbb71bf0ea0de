/**
 * On paper: black on white whatever the screen was, nothing cut at the edge of a sheet, no heading alone at the foot of one.
 * A browser prints the address of a page and its title around it where nothing else stands there; the address of a shared page
 * opens it, and paper is passed on (docs/decisions/0176).
 */
const ON_PAPER = `
@page { margin: 16mm 14mm 18mm;
  @top-left { content: ""; } @top-center { content: ""; } @top-right { content: ""; }
  @bottom-left { content: ""; } @bottom-center { content: ""; }
  @bottom-right { content: counter(page) " of " counter(pages); font: 9pt system-ui, sans-serif; } }
@media print {
  :root { color-scheme: light; --ink: #000; --soft: #333; --paper: #fff; --ground: #fff; --line: #777; --bad: #000; }
  body { font-size: 11pt; }
  main { max-width: none; padding: 0; }
  form, .turn, h2:has(+ form), .on-screen { display: none; }
  h1, h2, h3 { break-after: avoid; }
  .entry, .answer, li, img, dl div { break-inside: avoid; }
  p, dd, li { orphans: 3; widows: 3; }
  img { max-height: 20cm; }
}`;

/** The style of every page for people outside, in the landlord's own address: none carries a style or a script of its own. */
export const OUTSIDE_CSS = `
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
li { margin: .25rem 0; }
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
input[type="hidden"] { display: none; }
textarea { display: block; width: 100%; margin: .5rem 0 1rem; padding: .75rem; border: 2px solid var(--soft);
  border-radius: .5rem; background: var(--paper); color: var(--ink); font: inherit; }
button { min-height: 3rem; padding: 0 1.5rem; border: 0; border-radius: .75rem; background: var(--main);
  color: var(--on-main); font: inherit; font-weight: 600; }
button.plain { border: 2px solid var(--main); background: var(--paper); color: var(--main); }
section form { margin: .5rem 0; }
.turn { display: flex; flex-wrap: wrap; gap: .75rem; margin-top: 2rem; padding-top: 1.25rem; border-top: 1px solid var(--line); }
.turn form { margin: 0; }
input:focus-visible, textarea:focus-visible, button:focus-visible { outline: 3px solid var(--ink); outline-offset: 2px; }
${ON_PAPER}
`;
