import AxeBuilder from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';
import { buildGallery, GALLERY, serveGallery, type GalleryFiles } from './gallery.ts';

const THEMES = ['light', 'dark', 'sun'] as const;
const PHONE = 390;
const WIDTHS = [320, PHONE, 1280] as const;
const isLong = process.env['HOMEFILE_LONG'] === '1';
const PAGES = ['parts', 'today', 'form', 'pad', 'room', 'desk'] as const;

test.describe.configure({ mode: 'default' }); // one build serves them all

let files: GalleryFiles;
test.beforeAll(async () => {
  files = await buildGallery();
});

async function open(page: Page, name: (typeof PAGES)[number], theme = 'light', width = PHONE) {
  await serveGallery(page, files);
  await resize(page, width);
  await page.goto(`${GALLERY}?theme=${theme}${name === 'parts' ? '' : `&show=${name}`}`);
  await expect(page.locator('h1').first()).toBeVisible();
}

function resize(page: Page, width: number) {
  return page.setViewportSize({ width, height: width > 500 ? 900 : 844 });
}

/** What axe found, short enough to read in a failure. A theme changes colours and nothing else that axe looks at. */
async function violations(page: Page, theme: (typeof THEMES)[number] = 'light') {
  // Legacy mode opens no second page for each look; the gallery has no frames.
  const axe = new AxeBuilder({ page }).setLegacyMode(true).options({ resultTypes: ['violations'] });
  if (theme !== 'light') axe.withTags('cat.color');
  const { violations: found } = await axe.analyze();
  return found.map((each) => `${each.id}: ${each.nodes.map((node) => node.html).join(' | ')}`);
}

for (const name of PAGES) {
  for (const theme of THEMES) {
    test(`${name}, ${theme}: axe finds nothing, and nothing is wider than the screen`, async ({ page }) => {
      await open(page, name, theme);
      for (const width of WIDTHS) {
        await resize(page, width);
        // What axe looks at changes little with the width; the long run looks at each.
        if (width === PHONE || (isLong && theme === 'light'))
          expect(await violations(page, theme), `at ${width} px`).toEqual([]);
        expect(
          await page.evaluate(() => document.documentElement.scrollWidth),
          `at ${width} px`,
        ).toBeLessThanOrEqual(width);
      }
    });
  }

  test(`${name}: text of twice the size still fits on a narrow phone`, async ({ page }) => {
    await open(page, name, 'light', 320);
    await page.addStyleTag({ content: 'html { font-size: 200% }' });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
  });

  test(`${name}: every target can be hit with a cold thumb`, async ({ page }) => {
    await open(page, name);
    const smallest = name === 'desk' ? 44 : 48;
    const targets = await page.evaluate(() =>
      [
        ...document.querySelectorAll<HTMLElement>(
          'button, a[href], select, textarea, input, label:has(input)',
        ),
      ]
        .filter((el) => !el.matches('p a, label input, [hidden]') && el.checkVisibility())
        .map((el) => ({
          what: el.outerHTML.slice(0, 120),
          box: el.getBoundingClientRect().toJSON() as DOMRect,
        })),
    );
    expect(targets.length).toBeGreaterThan(3);
    const small = targets.filter(
      ({ what, box }) => !what.includes('href="#main"') && (box.width < smallest || box.height < smallest),
    );
    expect(small.map(({ what, box }) => `${box.width} x ${box.height}: ${what}`)).toEqual([]);
  });
}

test('axe can fail here: a picture without words is found', async ({ page }) => {
  await open(page, 'parts');
  await page.evaluate(() => document.querySelector('main')?.append(new Image()));
  expect(await violations(page)).toHaveLength(1);
});

test('a sheet takes the focus, keeps axe quiet, and gives the focus back', async ({ page }) => {
  for (const theme of THEMES) {
    await open(page, 'parts', theme);
    const opener = page.getByRole('button', { name: 'Who will see this', exact: true });
    await opener.click();
    await expect(page.getByRole('dialog', { name: 'Who will see the cause' })).toBeVisible();
    await expect(page.getByRole('button', { name: 'Close' })).toBeFocused();
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toHaveCount(0);
    await expect(opener).toBeFocused();
  }
});

test('an error summary takes the focus and leads to the field', async ({ page }) => {
  await open(page, 'form');
  await expect(page.getByRole('alert', { name: 'There is something to put right' })).toBeFocused();
  await page.getByRole('link', { name: 'Humidity is between 1 and 100. You typed 170.' }).click();
  await expect(page.getByLabel('Humidity (%)')).toBeFocused();
  await page.getByRole('link', { name: 'Choose where on the room it is.' }).click();
  await expect(page.getByRole('button', { name: 'Wall ahead' })).toBeFocused();
  await expect(page.getByLabel('Humidity (%)')).toHaveAccessibleDescription(
    'Error: Humidity is between 1 and 100. You typed 170.',
  );
});

test('the pad takes fingers, hardware keys and typing, and says the number', async ({ page }) => {
  await open(page, 'pad');
  const number = page.getByLabel('Surface temperature, °C');
  await expect(number).toHaveAttribute('inputmode', 'none');
  for (let i = 0; i < 4; i++) await page.getByRole('button', { name: 'Delete last digit' }).click();
  await page.getByRole('button', { name: '7', exact: true }).click();
  await page.getByRole('button', { name: 'Point' }).click();
  await page.keyboard.press('2'); // a key of a hardware keyboard, with the focus on a button
  await expect(number).toHaveValue('7.2');
  await expect(page.getByRole('status').filter({ hasText: '7.2' })).toHaveCount(1);
  await number.fill('1x2,5');
  await expect(number).toHaveValue('12.5');
});

test('single choices are moved by the arrow keys, chips are pressed', async ({ page }) => {
  await open(page, 'parts');
  const bad = page.getByRole('group', { name: 'How bad is it?' });
  await bad.getByRole('radio', { name: 'Significant' }).focus();
  await page.keyboard.press('ArrowUp');
  await expect(bad.getByRole('radio', { name: 'Emergency' })).toBeChecked();
  const chip = page.getByRole('button', { name: 'Ceiling' });
  await chip.focus();
  await page.keyboard.press('Space');
  await expect(chip).toHaveAttribute('aria-pressed', 'true');
});

test('a focused field is not left under the bar at the bottom', async ({ page }) => {
  await open(page, 'form');
  const note = page.getByLabel('Note', { exact: true });
  for (let i = 0; i < 30 && !(await note.evaluate((el) => el === document.activeElement)); i++)
    await page.keyboard.press('Tab');
  await expect(note).toBeFocused();
  const bar = await page.getByRole('button', { name: 'Next' }).boundingBox();
  const field = await note.boundingBox();
  expect((field?.y ?? 0) + (field?.height ?? 0)).toBeLessThanOrEqual(bar?.y ?? 0);
});
