import type { Locator, Page } from '@playwright/test';

/** A picture as a camera hands it over. */
export interface CameraFile {
  readonly name: string;
  readonly mimeType: string;
  readonly buffer: Buffer;
}

/** What one part of a visit cost. */
interface Step {
  readonly name: string;
  taps: number;
  /** Keys of a keyboard: they count separately. */
  keys: number;
}

/** In the phone's own camera: the shutter, and accepting the shot. */
const CAMERA_TAPS = 2;
/** In the phone's own list of a select: opening it is a touch of the page, choosing from it is not. */
const LIST_TAPS = 2;

/**
 * Counts every touch of the screen as the page itself sees it, so that no tap is forgotten, whoever makes it; touches
 * of what lies outside the page (the camera's shutter, a select's list) are added where they happen.
 */
export class Taps {
  readonly page: Page;
  readonly #steps: Step[] = [{ name: 'before the first step', taps: 0, keys: 0 }];

  private constructor(page: Page) {
    this.page = page;
  }

  /** Begins to count. Call it before the page is opened, or the page that is open counts from its next loading. */
  static async of(page: Page): Promise<Taps> {
    const taps = new Taps(page);
    await page.exposeBinding('homefileTouched', () => {
      taps.add(1);
    });
    await page.addInitScript(countTouches);
    return taps;
  }

  /** From now on taps belong to this step. */
  step(name: string): void {
    this.#steps.push({ name, taps: 0, keys: 0 });
  }

  /** One touch. */
  async tap(target: Locator): Promise<void> {
    await target.tap();
    // The page tells of a touch by a message: whatever it answers next comes after it.
    await this.page.evaluate(() => undefined).catch(() => undefined);
  }

  /** The first thing with these words, touched. */
  async words(words: string | RegExp): Promise<void> {
    await this.tap(this.page.getByText(words, typeof words === 'string' ? { exact: true } : {}).first());
  }

  /** A button by its name, touched. */
  async button(name: string | RegExp): Promise<void> {
    await this.tap(
      this.page.getByRole('button', { name, ...(typeof name === 'string' ? { exact: true } : {}) }).first(),
    );
  }

  /** One answer of several, touched at its words. */
  async radio(name: string | RegExp): Promise<void> {
    const radio = this.page.getByRole('radio', {
      name,
      ...(typeof name === 'string' ? { exact: true } : {}),
    });
    await this.tap(this.page.locator('label').filter({ has: radio }).first());
  }

  /** A link by its name, touched. */
  async link(name: string | RegExp): Promise<void> {
    await this.tap(
      this.page.getByRole('link', { name, ...(typeof name === 'string' ? { exact: true } : {}) }).first(),
    );
  }

  /** Figures on a pad of large keys; each is a touch. */
  async pad(figures: string): Promise<void> {
    for (const figure of figures) await this.button(figure === '.' ? 'Point' : figure);
  }

  /** A picture from the phone's own camera: the button, the shutter and accepting. */
  async shoot(button: Locator, picture: CameraFile): Promise<void> {
    const chooser = this.page.waitForEvent('filechooser');
    await this.tap(button);
    this.add(CAMERA_TAPS);
    await (await chooser).setFiles(picture);
  }

  /** One answer of a select. */
  async choose(select: Locator, label: string): Promise<void> {
    this.add(LIST_TAPS);
    await select.selectOption({ label });
  }

  /** Words on a keyboard, counted as keys. The field is touched first. */
  async type(field: Locator, words: string): Promise<void> {
    await this.tap(field);
    this.#current.keys += words.length;
    await field.fill(words);
  }

  /** Figures on the phone's own keyboard: the field is touched, then each key. */
  async number(field: Locator, figures: string): Promise<void> {
    await this.tap(field);
    this.add(figures.length);
    await field.fill(figures);
  }

  /** Counts anew from here, for another visit. */
  begin(step: string): void {
    this.#steps.length = 0;
    this.step(step);
  }

  /** Touches that the page does not see. */
  add(count: number): void {
    this.#current.taps += count;
  }

  get total(): number {
    return this.#steps.reduce((sum, { taps }) => sum + taps, 0);
  }

  get keys(): number {
    return this.#steps.reduce((sum, { keys }) => sum + keys, 0);
  }

  /** The tally, one line a step. */
  get report(): string {
    const lines = this.#steps
      .filter(({ taps, keys }) => taps + keys > 0)
      .map(({ name, taps, keys }) => `${String(taps).padStart(4)}  ${name}${keysWords(keys)}`);
    return [...lines, `${String(this.total).padStart(4)}  taps in all${keysWords(this.keys)}`].join('\n');
  }

  get #current(): Step {
    const last = this.#steps.at(-1);
    if (!last) throw new Error('There is always a step.');
    return last;
  }
}

function keysWords(keys: number): string {
  return keys === 0 ? '' : ` (and ${keys} keys of a keyboard)`;
}

// Runs in the page. Only what a finger or a pointer did counts: a script's own click is no touch.
function countTouches(): void {
  addEventListener(
    'pointerdown',
    (event) => {
      const touched: unknown = Reflect.get(globalThis, 'homefileTouched');
      if (event.isTrusted && typeof touched === 'function') touched();
    },
    { capture: true },
  );
}
