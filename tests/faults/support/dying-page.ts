import { setTimeout as later } from 'node:timers/promises';
import type { Page } from '@playwright/test';
import type { ColdPhone } from '../../journeys/support/cold-phone.ts';
import { unlockWhenAsked } from '../../journeys/support/phone.ts';
import type { Chance } from './chance.ts';

interface DyingPlace {
  readonly phone: ColdPhone;
  readonly chance: Chance;
  /** Where to go on after it. */
  readonly room: string;
  readonly round: number;
}

/** One time in so many the whole browser dies with its page. */
const BROWSER_TOO = 10;

/**
 * Does `work` on a page that dies within `withinMs`, opens the phone again at the same place, and answers the last thing
 * that was acknowledged before it died; null when nothing was.
 */
export async function dying(
  { phone, chance, room, round }: DyingPlace,
  work: (page: Page, acknowledge: (saved: string) => void) => Promise<void>,
  withinMs = 900,
): Promise<string | null> {
  let dead = false;
  let saved: string | null = null;
  const { page } = phone;
  const working = work(page, (what) => {
    if (!dead) saved = what;
  }).catch((error: unknown) => {
    // Whatever it was doing ends with the page; before that it must not fail.
    if (!dead) throw error;
  });
  await later(chance() * withinMs);
  dead = true;
  if (round % BROWSER_TOO === BROWSER_TOO - 1) {
    await phone.killAndReopen();
    await phone.context.setOffline(true);
  } else await killPage(phone, page);
  await working;
  await unlockWhenAsked(phone.page);
  await phone.page.goto(room);
  return saved;
}

/** The renderer dies on the spot, as when the system needs its memory; another tab of the same browser takes its place. */
async function killPage(phone: ColdPhone, page: Page): Promise<void> {
  const session = await phone.context.newCDPSession(page);
  const crashed = page.waitForEvent('crash');
  void session.send('Page.crash').catch(() => undefined);
  await crashed;
  phone.page = await phone.context.newPage();
  await page.close();
}
