export const THEMES = ['phone', 'light', 'dark', 'sun'] as const;
/** `phone` follows the phone's own setting. */
export type ThemeName = (typeof THEMES)[number];

const KEY = 'homefile-theme';

/** Light, dark or sun, as the person chose; never switched by itself. */
export class Theme {
  name = $state<ThemeName>('phone');
  readonly #root: HTMLElement;
  readonly #notes: Storage;

  constructor(root: HTMLElement, notes: Storage) {
    this.#root = root;
    this.#notes = notes;
    const kept = THEMES.find((theme) => theme === notes.getItem(KEY));
    if (kept) this.choose(kept);
  }

  /** Shows a theme and remembers it. */
  choose(name: ThemeName): void {
    this.name = name;
    if (name === 'phone') delete this.#root.dataset['theme'];
    else this.#root.dataset['theme'] = name;
    try {
      this.#notes.setItem(KEY, name);
    } catch {
      console.error('The theme was not remembered.'); // a full localStorage; the theme itself is shown
    }
  }
}
