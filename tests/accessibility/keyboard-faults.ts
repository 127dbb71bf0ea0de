import type { Page } from '@playwright/test';

/** More stops than any screen has. */
const MOST_STOPS = 400;

/** Goes through the screen with Tab: what is never reached, and where the focus is not seen, in a line each. */
export async function keyboardFaults(page: Page): Promise<string[]> {
  await page.evaluate(() => {
    document.body.setAttribute('tabindex', '-1');
    document.body.focus();
    document.body.removeAttribute('tabindex');
  });
  const unseen = new Set<string>();
  const reached = new Set<number>();
  let last: number | null = null;
  let outs = 0;
  for (let stop = 0; stop < MOST_STOPS; stop += 1) {
    await page.keyboard.press('Tab');
    const at = await page.evaluate((pressable) => {
      const one = document.activeElement;
      if (!(one instanceof HTMLElement) || one === document.body) return null;
      const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(one);
      // A choice is drawn by its label.
      const label = one.closest('label');
      const drawn = label === null ? null : getComputedStyle(label);
      return {
        index: [...document.querySelectorAll(pressable)].indexOf(one),
        isSeen:
          (outlineStyle !== 'none' && outlineWidth !== '0px') ||
          boxShadow !== 'none' ||
          (drawn !== null && (drawn.outlineStyle !== 'none' || drawn.boxShadow !== 'none')),
        what: one.outerHTML.slice(0, 120),
      };
    }, PRESSABLE);
    // Out of the page; a dialog begins again from there.
    if (at === null) {
      outs += 1;
      if (outs > 1) break;
      continue;
    }
    // Round again. A day has three fields in one.
    if (reached.has(at.index) && at.index !== last) break;
    last = at.index;
    reached.add(at.index);
    if (!at.isSeen) unseen.add(at.what);
  }
  const missed = await page.evaluate(
    ({ pressable, got }) => {
      const dialog = document.querySelector('dialog[open]');
      return [...document.querySelectorAll<HTMLElement>(pressable)].flatMap((one, index) => {
        const isOut = dialog !== null && !dialog.contains(one);
        if (got.includes(index) || isOut || !one.checkVisibility() || one.tabIndex < 0) return [];
        if (one.matches(':disabled')) return [];
        // Of one question the keys reach one choice, and the arrows the others.
        return one instanceof HTMLInputElement && one.type === 'radio' ? [] : [one.outerHTML.slice(0, 120)];
      });
    },
    { pressable: PRESSABLE, got: [...reached] },
  );
  return [
    ...[...unseen].map((what) => `the focus is not seen on ${what}`),
    ...missed.map((what) => `Tab never comes to ${what}`),
  ];
}

const PRESSABLE = 'button, a[href], select, textarea, summary, input, [tabindex]';
