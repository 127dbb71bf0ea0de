import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { HUES, TONES } from './tones.ts';

const palette = readFileSync(new URL('./palette.css', import.meta.url), 'utf8');
const tokens = readFileSync(new URL('./tokens.css', import.meta.url), 'utf8');

const THEMES = {
  light: ':root {',
  'dark by preference': ':root:not([data-theme]) {',
  dark: ":root[data-theme='dark'] {",
  sun: ":root[data-theme='sun'] {",
} as const;
type Theme = keyof typeof THEMES;

function valuesIn(css: string, opening: string): Map<string, string> {
  const from = css.indexOf(opening);
  if (from < 0) throw new Error(`no block opens with ${opening}`);
  const block = css.slice(from + opening.length, css.indexOf('}', from));
  return new Map([...block.matchAll(/--([\w-]+):\s*([^;]+);/g)].map((m) => [m[1] ?? '', m[2] ?? '']));
}

const meanings = valuesIn(tokens, ':root {');

function colour(theme: Theme, meaning: string): [number, number, number] {
  const named = /^var\(--([\w-]+)\)$/.exec(meanings.get(meaning) ?? '')?.[1] ?? '';
  const hex = /^#([0-9a-f]{6})$/.exec(valuesIn(palette, THEMES[theme]).get(named) ?? '')?.[1];
  if (hex === undefined) throw new Error(`${meaning} is no plain colour in ${theme}`);
  const part = (at: number) => Number.parseInt(hex.slice(at, at + 2), 16) / 255;
  return [part(0), part(2), part(4)];
}

/** Relative luminance and contrast as WCAG 2.2 defines them. */
function luminance(rgb: readonly [number, number, number]): number {
  const [r, g, b] = rgb.map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
  return 0.2126 * (r ?? 0) + 0.7152 * (g ?? 0) + 0.0722 * (b ?? 0);
}

function contrast(theme: Theme, foreground: string, ground: string): number {
  const a = luminance(colour(theme, foreground));
  const b = luminance(colour(theme, ground));
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}

const GROUNDS = ['ground', 'surface'];
const TEXT: [string, string][] = [
  ...['ink', 'ink-2', 'ink-3'].flatMap((ink) =>
    [...GROUNDS, 'sunken'].map((on): [string, string] => [ink, on]),
  ),
  ...['accent', 'danger'].flatMap((ink) => GROUNDS.map((on): [string, string] => [ink, on])),
  ['on-accent', 'accent'],
  ['on-accent', 'accent-press'],
  ['on-accent-soft', 'accent-soft'],
  ['ink-2', 'accent-soft'],
  ['on-danger', 'danger'],
  ...TONES.flatMap((tone): [string, string][] => [
    [`${tone}-ink`, `${tone}-soft`],
    ['ink', `${tone}-soft`],
    ...GROUNDS.map((on): [string, string] => [`${tone}-ink`, on]),
  ]),
  ...HUES.flatMap((hue): [string, string][] => [
    [`cat-${hue}`, `cat-${hue}-soft`],
    ['ink', `cat-${hue}-soft`],
    ...GROUNDS.map((on): [string, string] => [`cat-${hue}`, on]),
  ]),
];
const SHAPES: [string, string][] = [
  ...['ground', 'surface', 'sunken'].map((on): [string, string] => ['edge', on]),
  ...TONES.flatMap((tone) => GROUNDS.map((on): [string, string] => [tone, on])),
  ...['plot-1', 'plot-2', 'plot-3'].map((line): [string, string] => [line, 'surface']),
];

describe.each(Object.keys(THEMES) as Theme[])('contrast, %s', (theme) => {
  it.each(TEXT)('text: %s on %s is 7:1 or better', (ink, on) =>
    expect(contrast(theme, ink, on)).toBeGreaterThanOrEqual(7),
  );
  it.each(SHAPES)('shape: %s on %s is 3:1 or better', (shape, on) =>
    expect(contrast(theme, shape, on)).toBeGreaterThanOrEqual(3),
  );
});

describe('the palette', () => {
  it('is dark in one way, whether the phone or the person asks for it', () => {
    const chosen = valuesIn(palette, THEMES.dark);
    expect(chosen.size).toBeGreaterThan(50);
    expect(valuesIn(palette, THEMES['dark by preference'])).toEqual(chosen);
  });

  it('gives every theme the same names', () => {
    const names = [...valuesIn(palette, THEMES.light).keys()].sort();
    for (const theme of ['dark', 'sun'] as const) {
      expect([...valuesIn(palette, THEMES[theme]).keys()].sort()).toEqual(names);
    }
  });
});
