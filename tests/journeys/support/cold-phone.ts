import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, devices, type BrowserContext, type Page, type TestInfo } from '@playwright/test';
import { unlockWhenAsked } from './phone.ts';

/** A phone whose browser can be killed and opened again on the same storage. */
export interface ColdPhone {
  page: Page;
  context: BrowserContext;
  /** The folder in which the browser keeps everything. */
  readonly profile: string;
  /** Kills the page as the system does when memory runs short, then the browser, and opens a new one. */
  killAndReopen(): Promise<Page>;
  remove(): Promise<void>;
}

/** Opens a phone with a profile of its own on the disk. */
export async function coldPhone(info: TestInfo): Promise<ColdPhone> {
  const profile = mkdtempSync(join(tmpdir(), 'homefile-phone-'));
  const { launchOptions = {} } = info.project.use;
  const open = async () => {
    const context = await chromium.launchPersistentContext(profile, {
      ...launchOptions,
      ...devices['Pixel 7'],
      locale: 'en-GB',
      timezoneId: 'Europe/London',
    });
    context.setDefaultTimeout(15_000);
    return { context, page: context.pages()[0] ?? (await context.newPage()) };
  };
  const phone: ColdPhone = {
    ...(await open()),
    profile,
    async killAndReopen() {
      const session = await phone.context.newCDPSession(phone.page);
      // The renderer dies on the spot: no unload handler runs. The call itself never gets an answer.
      void session.send('Page.crash').catch(() => undefined);
      await phone.page.waitForEvent('crash');
      await phone.context.close();
      Object.assign(phone, await open());
      await unlockWhenAsked(phone.page);
      return phone.page;
    },
    async remove() {
      await phone.context.close();
      rmSync(profile, { recursive: true, force: true });
    },
  };
  return phone;
}
