import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';

/** What a screen must hold to. */
export interface Measure {
  /** The smallest side of anything that is pressed, in CSS pixels. */
  readonly target: number;
  /** The screen was just navigated to, so that its title has the focus. */
  readonly arrived: boolean;
}

/** All that the window may be called: the app's own closed list. A name, an address or a case is never among them. */
const TITLES: ReadonlySet<string> = new Set(
  [
    'Sign in',
    ...['Unlock', 'Choose a PIN', 'New password', 'Office server not reached'],
    ...[
      'Today',
      'Packed for no signal',
      'Homes',
      'Home',
      'What others are told',
      'Visit',
      'At the door',
      'No access',
    ],
    ...[
      'Found and done before',
      'Room',
      'Reading',
      'Correct a reading',
      'Ventilation and heating',
      'Finding',
    ],
    ...['Note', 'Photo', 'Camera', 'Cover or mark', 'Check the photos', 'Household needs', 'Resident says'],
    ...['Decision', 'Written summary', 'Finish visit', 'Correct this', 'Worried about someone'],
    ...['Sending', 'Two versions', 'More'],
    ...['Jobs', 'Job', 'Record work done'],
    ...['Cases', 'Case', 'Raise a job', 'Find a home', 'New report', 'Refused documents', 'Phones'],
    ...['Requests', 'Request', 'Someone asks', 'Someone asks about their own data', 'Copy', 'Share'],
    ...['Sharing', 'Standing rules', 'Asked to share', 'Ask to share', 'Emergency to life'],
    ...['Who sees what', 'Training', 'Keeping and destroying', 'Certificate of destruction'],
  ].map((title) => `${title} - Homefile`),
);
const NARROW = 320;
const isLong = process.env['HOMEFILE_LONG'] === '1';
/** A theme changes colours and nothing else, so nothing else is looked at again. */
const COLOUR_RULES = ['color-contrast', 'link-in-text-block'];

/** Every fault of the screen that is shown, in a line each; empty when there is none. Leaves the page as it was. */
export async function faultsOf(page: Page, { target, arrived }: Measure): Promise<string[]> {
  return [
    ...(await headingFaults(page, arrived)),
    ...(await titleFaults(page)),
    ...(await smallTargets(page, target)),
    ...(await axeFaults(page, 'light')),
    // The kit's parts are looked at in the other themes each time (ui-kit.spec.ts), whole screens in the long run.
    ...(isLong ? [...(await axeFaults(page, 'dark')), ...(await axeFaults(page, 'sun'))] : []),
    ...(await sidewaysFaults(page)),
  ];
}

/** What axe finds in one theme, short enough to read: its default rules in the light, and in the others what colour decides. */
export async function axeFaults(page: Page, theme: 'light' | 'dark' | 'sun'): Promise<string[]> {
  await page.evaluate((name) => {
    document.documentElement.dataset['theme'] = name;
  }, theme);
  // Legacy mode opens no second page for each look; the app has no frames. What passed is not written out: a third faster.
  const axe = new AxeBuilder({ page }).setLegacyMode(true).options({ resultTypes: ['violations'] });
  if (theme !== 'light') axe.withRules(COLOUR_RULES);
  const { violations } = await axe.analyze();
  await page.evaluate(() => {
    delete document.documentElement.dataset['theme'];
  });
  return violations.map(
    ({ id, nodes }) => `${theme}: axe ${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`,
  );
}

async function headingFaults(page: Page, arrived: boolean): Promise<string[]> {
  const { count, focused, holds } = await page.evaluate(() => ({
    count: [...document.querySelectorAll('h1')].filter((one) => one.checkVisibility()).length,
    focused: document.activeElement?.tagName === 'H1',
    holds: document.activeElement?.outerHTML.slice(0, 120) ?? '',
  }));
  return [
    ...(count === 1 ? [] : [`it has ${String(count)} titles (h1)`]),
    ...(arrived && !focused ? [`after navigation the focus is not on the title but on ${holds}`] : []),
  ];
}

async function titleFaults(page: Page): Promise<string[]> {
  const title = await page.title();
  return TITLES.has(title) ? [] : [`the window is called “${title}”`];
}

/** Whatever can be pressed and is too small for a cold thumb. A link in a sentence may be as small as the words. */
async function smallTargets(page: Page, smallest: number): Promise<string[]> {
  return page.evaluate((least) => {
    const pressable = 'button, a[href], select, textarea, summary, input, label:has(input)';
    const shown = [...document.querySelectorAll<HTMLElement>(pressable)].filter(
      (one) => !one.matches('p a, label input, [hidden], a[href="#main"]') && one.checkVisibility(),
    );
    return shown.flatMap((one) => {
      // A link may stretch over its card by what stands after it.
      const stretched = getComputedStyle(one, '::after');
      const reaches = stretched.content !== 'none' && stretched.position === 'absolute';
      const { width, height } = ((reaches ? one.offsetParent : null) ?? one).getBoundingClientRect();
      if (width >= least - 0.5 && height >= least - 0.5) return [];
      return [
        `${String(Math.round(width))} x ${String(Math.round(height))} px: ${one.outerHTML.slice(0, 120)}`,
      ];
    });
  }, smallest);
}

async function sidewaysFaults(page: Page): Promise<string[]> {
  const before = page.viewportSize();
  if (!before) return [];
  await page.setViewportSize({ width: NARROW, height: 700 });
  const wide = await page.evaluate(() => document.documentElement.scrollWidth);
  await page.setViewportSize(before);
  return wide > NARROW ? [`at ${String(NARROW)} px it scrolls sideways: ${String(wide)} px`] : [];
}
