import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import type { Look } from './look.ts';

const THEMES = ['light', 'dark', 'sun'] as const;
const LOWEST_PHONE = 700;
const NARROWEST = 320;

/** A look that keeps pictures: the three themes, and where asked the narrowest phone and letters twice as large. */
export function photographer(page: Page, who: string, { small }: { readonly small: boolean }): Look {
  const album = albumOf(page, who);
  return async (name) => {
    const shoot = album(name);
    for (const theme of THEMES) {
      await page.evaluate((one) => {
        document.documentElement.dataset['theme'] = one;
      }, theme);
      await shoot(theme);
    }
    await page.evaluate(() => {
      delete document.documentElement.dataset['theme'];
    });
    if (!small) return;
    const usual = page.viewportSize();
    if (!usual) return;
    await page.setViewportSize({ width: NARROWEST, height: LOWEST_PHONE });
    await shoot('320px');
    await page.setViewportSize(usual);
    await page.evaluate(() => (document.documentElement.style.fontSize = '200%'));
    await shoot('200percent');
    await page.evaluate(() => document.documentElement.style.removeProperty('font-size'));
  };
}

/** A look at what is narrow: the usual phone, the narrowest one, and letters twice as large on it. */
export function narrowPhotographer(page: Page, who: string): Look {
  const album = albumOf(page, who);
  return async (name) => {
    const shoot = album(name);
    const usual = page.viewportSize();
    if (!usual) return;
    await shoot(`${String(usual.width)}px`);
    await page.setViewportSize({ width: NARROWEST, height: LOWEST_PHONE });
    await shoot('320px');
    await page.evaluate(() => (document.documentElement.style.fontSize = '200%'));
    await shoot('320px-200percent');
    await page.evaluate(() => document.documentElement.style.removeProperty('font-size'));
    await page.setViewportSize(usual);
  };
}

/** Where the pictures of one walk go: for each screen, in the order of the walk, a way to take it in some state. */
function albumOf(page: Page, who: string): (name: string) => (what: string) => Promise<unknown> {
  const folder = join(process.env['HOMEFILE_PICTURES'] ?? 'test-results/pictures', who);
  mkdirSync(folder, { recursive: true });
  let nth = 0;
  return (name) => {
    nth += 1;
    const title = `${String(nth).padStart(2, '0')}-${name.replace(/[^a-z0-9]+/gi, '-').toLowerCase()}`;
    return (what) =>
      page.screenshot({ path: join(folder, `${title}.${what}.png`), fullPage: true, animations: 'disabled' });
  };
}
