/** By what a guarded field was released. */
export const ROUTES = {
  approval: 'A second person approved it',
  'standing-rule': 'A standing rule',
  emergency: 'A running emergency',
  life: 'An emergency to life',
  'photo-check': 'A photo that is checked',
  'words-check': 'What somebody said is checked',
} as const;

export type Route = keyof typeof ROUTES;
