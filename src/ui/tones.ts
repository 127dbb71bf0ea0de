import type { IconName } from './icons.ts';

/** How something stands. Colour comes from the tone; the word beside it carries the meaning. */
export const TONES = ['good', 'soon', 'bad', 'info', 'plain'] as const;
export type Tone = (typeof TONES)[number];

/** The icon that stands with a tone when the caller names none. */
export const TONE_ICONS = {
  good: 'check',
  soon: 'clock',
  bad: 'alert',
  info: 'info',
  plain: 'info',
} as const satisfies Record<Tone, IconName>;

/** The colours that tokens.css keeps for kinds of data, by the name of the token. */
export const HUES = [
  'property',
  'repair',
  'location',
  'access',
  'identity',
  'contact',
  'household',
  'health',
  'equality',
  'financial',
  'conduct',
  'staff',
  'image-uncleared',
  'note-uncleared',
] as const;
export type Hue = (typeof HUES)[number];
