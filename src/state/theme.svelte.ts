import { keepTheme, keptTheme, showTheme, THEMES, type ThemeName } from './kept-theme.ts';

export { THEMES, type ThemeName };

/** Light, dark or sun, as the person chose; never switched by itself. */
export class Theme {
  name = $state<ThemeName>('phone');
  readonly #root: HTMLElement;
  readonly #notes: Storage;

  constructor(root: HTMLElement, notes: Storage) {
    this.#root = root;
    this.#notes = notes;
    const kept = keptTheme(notes);
    if (kept) this.choose(kept);
  }

  /** Shows a theme and remembers it. */
  choose(name: ThemeName): void {
    this.name = name;
    showTheme(name, this.#root);
    keepTheme(name, this.#notes);
  }
}
