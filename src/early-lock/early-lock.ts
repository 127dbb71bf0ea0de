import { digitsTyped, pinKey } from '../ui/pin-keys.ts';
import type { TypedAhead } from './typed-ahead.ts';

/**
 * The lock as it is drawn at the build, on the screen before the program is there: it takes the digits of the PIN and knows
 * nothing. The real lock stands in its place as soon as the stores are open, and goes on with what was typed.
 */
export class EarlyLock {
  readonly #root: HTMLElement;
  readonly #length: number;
  #digits = '';
  #instead = false;
  readonly #key = (event: KeyboardEvent) => {
    const key = pinKey(event);
    if (key === null) return;
    this.#press(key);
    event.preventDefault();
  };

  /** Shows it in front of `before`. */
  constructor(drawn: DocumentFragment, before: Element) {
    this.#root = before.ownerDocument.createElement('div');
    this.#root.append(drawn);
    this.#length = this.#dots().length;
    this.#root.addEventListener('click', ({ target }) => this.#tap(target));
    addEventListener('keydown', this.#key);
    before.before(this.#root);
  }

  /** Takes it off the screen, and answers what was done at it. */
  end(): TypedAhead {
    removeEventListener('keydown', this.#key);
    const { ownerDocument: page } = this.#root;
    const focused = page.activeElement;
    if (focused !== null && this.#root.contains(focused)) {
      const name = nameOf(focused);
      // The real lock is drawn by then: whoever uses a keyboard or a reader stays where they were.
      requestAnimationFrame(() => {
        const same = [...page.querySelectorAll('button')].find((button) => nameOf(button) === name);
        same?.focus();
      });
    }
    this.#root.remove();
    return { digits: this.#digits, instead: this.#instead };
  }

  #tap(target: EventTarget | null): void {
    const button = target instanceof Element ? target.closest('button') : null;
    if (!button) return;
    const name = nameOf(button);
    if (button.closest('.keys') === null) this.#instead = true;
    else this.#press(/^\d$/.test(name) ? name : 'delete');
  }

  #press(key: string): void {
    if (key === 'delete') this.#digits = this.#digits.slice(0, -1);
    else if (this.#digits.length < this.#length) this.#digits += key;
    const typed = this.#digits.length;
    this.#dots().forEach((dot, place) => dot.classList.toggle('full', place < typed));
    const spoken = this.#root.querySelector('[role="status"]');
    if (spoken) spoken.textContent = digitsTyped(typed, this.#length);
  }

  #dots(): NodeListOf<Element> {
    return this.#root.querySelectorAll('.dots > span');
  }
}

function nameOf(button: Element): string {
  return button.getAttribute('aria-label') ?? button.textContent.trim();
}
