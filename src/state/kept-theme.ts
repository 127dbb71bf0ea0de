export const THEMES = ['phone', 'light', 'dark', 'sun'] as const;
/** `phone` follows the phone's own setting. */
export type ThemeName = (typeof THEMES)[number];

const KEY = 'homefile-theme';

/** The theme that this phone remembers, or null. */
export function keptTheme(notes: Storage): ThemeName | null {
  return THEMES.find((theme) => theme === notes.getItem(KEY)) ?? null;
}

/** Remembers a theme. */
export function keepTheme(name: ThemeName, notes: Storage): void {
  try {
    notes.setItem(KEY, name);
  } catch {
    console.error('The theme was not remembered.'); // a full localStorage; the theme itself is shown
  }
}

/** Shows a theme. */
export function showTheme(name: ThemeName, root: HTMLElement): void {
  if (name === 'phone') delete root.dataset['theme'];
  else root.dataset['theme'] = name;
}
