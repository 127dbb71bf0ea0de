import AxeBuilder from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';

/** How a screen is looked at: so many pixels wide, in this theme. */
export type Look = readonly [width: number, theme: 'dark' | 'light' | 'sun'];

/** The narrowest phone in the dark, and a desk. */
const NARROW_AND_WIDE: readonly Look[] = [
  [320, 'dark'],
  [1440, 'light'],
];
/** These, and a usual phone. */
export const NARROW_USUAL_AND_WIDE: readonly Look[] = [
  [320, 'dark'],
  [390, 'light'],
  [1440, 'light'],
];
/** A usual phone in the dark, and a desk. */
export const USUAL_AND_WIDE: readonly Look[] = [
  [390, 'dark'],
  [1440, 'light'],
];

/**
 * Axe finds nothing wrong with the page and nothing of it is cut off, in each of these looks. A picture of each, by this name, lies
 * beside the test's other results.
 */
export async function standsUp(
  page: Page,
  name: string,
  looks: readonly Look[] = NARROW_AND_WIDE,
): Promise<void> {
  for (const [width, theme] of looks) {
    await page.setViewportSize({ width, height: 900 });
    await page.emulateMedia({ colorScheme: theme === 'dark' ? 'dark' : 'light' });
    await page.evaluate((chosen) => (document.documentElement.dataset['theme'] = chosen), theme);
    await page.screenshot({ path: test.info().outputPath(`${name}-${theme}-${width}.png`), fullPage: true });
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id, nodes }) => [id, nodes.map(({ target }) => target)])).toEqual([]);
    const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(over).toBeLessThanOrEqual(0);
  }
}
