/** Where the focus may land in the screen or the sheet that stands: its title, or the first button of the sheet. */
const LANDING = 'dialog[open] button, h1';

/**
 * Focus that was lost with what it stood on, a button that has done its work or a screen that gave way to another, goes
 * to the title: whoever uses a keyboard or a reader is never thrown out of the page. Answers how to end it.
 */
export function keepFocus(page: Document): () => void {
  let last: Element | null = null;
  let awaited = 0;
  const isLost = () => page.activeElement === null || page.activeElement === page.body;
  const follow = ({ target }: FocusEvent) => {
    last = target instanceof Element ? target : null;
  };
  const observer = new MutationObserver(() => {
    if (last === null || last.isConnected) return;
    // Somebody has moved it already; or the next screen is still being fetched, and its title is awaited.
    if (isLost() && page.querySelector(LANDING) === null) return;
    last = null;
    cancelAnimationFrame(awaited);
    // To focus is to lay the page out: with the drawing of a screen it would be one long block, in the frame it is done anyway.
    awaited = requestAnimationFrame(() => {
      if (isLost()) page.querySelector<HTMLElement>(LANDING)?.focus({ preventScroll: true });
    });
  });
  page.addEventListener('focusin', follow);
  observer.observe(page.body, { childList: true, subtree: true });
  return () => {
    cancelAnimationFrame(awaited);
    page.removeEventListener('focusin', follow);
    observer.disconnect();
  };
}
