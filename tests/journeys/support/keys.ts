import { expect, type Locator, type Page } from '@playwright/test';

type Role = 'button' | 'checkbox' | 'link' | 'radio' | 'textbox';

/** More stops than any screen has: whoever needs more is going round in a trap. */
const MOST_STOPS = 90;

/**
 * A person with a keyboard and nothing else: Tab, Shift and Tab, Enter, Space, the arrows, and typing. At every stop the
 * focus must be seen: on the screen, covered by nothing, with its ring.
 */
export class Keys {
  readonly page: Page;
  presses = 0;

  constructor(page: Page) {
    this.page = page;
  }

  async press(key: string): Promise<void> {
    this.presses += 1;
    await this.page.keyboard.press(key);
  }

  /** Words or figures, wherever the focus is. */
  async type(words: string): Promise<void> {
    this.presses += words.length;
    await this.page.keyboard.type(words);
  }

  /** Goes on with Tab until the focus is there. */
  async to(role: Role, name: string | RegExp): Promise<void> {
    await this.#travel('Tab', this.#named(role, name), name);
  }

  /** Goes back with Shift and Tab until the focus is there. */
  async backTo(role: Role, name: string | RegExp): Promise<void> {
    await this.#travel('Shift+Tab', this.#named(role, name), name);
  }

  /** Goes to a button or a link and presses it. */
  async use(role: 'button' | 'link', name: string | RegExp): Promise<void> {
    await this.to(role, name);
    await this.press('Enter');
  }

  /** One answer of several: Tab reaches their group, the arrows go through it and choose. */
  async choose(name: string | RegExp, way: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
    const wanted = this.#named('radio', name).first();
    await expect(wanted).toBeAttached();
    const group = await wanted.getAttribute('name');
    const anyOfThem = this.page.locator(`input[type="radio"][name="${group ?? ''}"]`);
    await this.#travel(way, anyOfThem, name);
    await this.#travel('ArrowDown', wanted, name);
    // The one that the focus reaches first is not chosen by that alone.
    if (!(await wanted.isChecked())) await this.press('Space');
    await expect(wanted).toBeChecked();
  }

  /** A screen has opened: the focus stands on its title. */
  async landed(title: string | RegExp): Promise<void> {
    const heading = this.page.getByRole('heading', {
      level: 1,
      name: title,
      exact: typeof title === 'string',
    });
    await expect(heading).toBeFocused({ timeout: 30_000 });
  }

  /** The focus is on something that can be used, and not lost. */
  async stands(role: Role, name: string | RegExp): Promise<void> {
    await expect.poll(() => isFocused(this.#named(role, name))).toBe(true);
    await this.#isSeen();
  }

  async #travel(key: string, wanted: Locator, name: string | RegExp): Promise<void> {
    await expect(wanted.first()).toBeAttached();
    const stops: string[] = [];
    while (!(await isFocused(wanted))) {
      expect(stops.length, `to "${String(name)}", by ${stops.join(' > ')}`).toBeLessThan(MOST_STOPS);
      await this.press(key);
      stops.push(await this.#isSeen());
    }
  }

  /** Where the focus is, in words; fails where a person could not see it. */
  async #isSeen(): Promise<string> {
    const { name, fault } = await this.page.evaluate(lookAtFocus);
    expect(fault, `the focus on "${name}"`).toBe('');
    return name;
  }

  #named(role: Role, name: string | RegExp): Locator {
    return this.page.getByRole(role, { name, exact: typeof name === 'string' });
  }
}

function isFocused(one: Locator): Promise<boolean> {
  return one.evaluateAll((nodes) => nodes.some((node) => node === document.activeElement));
}

// Runs in the page.
function lookAtFocus(): { name: string; fault: string } {
  const focused = document.activeElement;
  // Past the last stop the focus leaves the page and comes in again at the top.
  if (!focused || focused === document.body) return { name: 'the page', fault: '' };
  // A choice is shown by its label: the round mark in it may be hidden.
  const label = focused instanceof HTMLInputElement ? (focused.labels?.[0] ?? null) : null;
  const words = focused.getAttribute('aria-label') ?? (label ?? focused).textContent ?? '';
  const name = words.trim() || focused.tagName;
  const shown = [label, focused].filter((one) => one !== null);
  const ringed = shown.some((one) => getComputedStyle(one).boxShadow !== 'none');
  if (!ringed) return { name, fault: 'has no ring' };
  const over = shown.map((one) => {
    const { left, top, width, height } = one.getBoundingClientRect();
    const at = document.elementFromPoint(left + width / 2, top + Math.min(height / 2, 24));
    return at !== null && one.contains(at) ? null : (at?.outerHTML.slice(0, 120) ?? 'the edge of the screen');
  });
  return { name, fault: over.includes(null) ? '' : `is out of sight, under ${over.join(' and ')}` };
}
