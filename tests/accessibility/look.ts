import { expect, type Page } from '@playwright/test';
import { keyboardFaults } from './keyboard-faults.ts';
import { faultsOf } from './screen-faults.ts';

/** Looks at the screen that is shown. `arrived: false` where the walk did something on a screen it was on already. */
export type Look = (name: string, how?: { readonly arrived: boolean }) => Promise<void>;

/** Waits for a screen by its title. */
export async function arrive(page: Page, title: string | RegExp): Promise<void> {
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible();
}

/** A look that says at once, by the name of the screen, what is wrong with it; the walk goes on. */
export function lookForFaults(page: Page, target: number): Look {
  return async (name, { arrived } = { arrived: true }) => {
    // The title takes the focus in the frame after it is drawn; where it never does, the look says so.
    if (arrived)
      await page
        .waitForFunction(() => document.activeElement !== document.body, undefined, { timeout: 2_000 })
        .catch(() => undefined);
    expect.soft(await faultsOf(page, { target, arrived }), name).toEqual([]);
  };
}

/** The same, by keyboard too: all that can be pressed is reached, and where the focus is can be seen. */
export function lookWithKeys(page: Page, target: number): Look {
  return async (name, { arrived } = { arrived: true }) => {
    expect.soft(await faultsOf(page, { target, arrived }), name).toEqual([]);
    expect.soft(await keyboardFaults(page), `${name}, by keyboard`).toEqual([]);
  };
}
