import type { AskerRules } from './askers.ts';

/**
 * Where whoever asks lives, apart from the home that they ask about. The common way is a home of ours; a leaseholder, a shop
 * or somebody who saw water on the stairs has none in the register, and nothing may be told to them as of their home.
 */
export const OWN_HOMES = {
  registered: 'In our register',
  'not-registered': 'Not in our register',
  none: 'They have none there',
} as const;

export type OwnHome = keyof typeof OWN_HOMES;

/** Where somebody may live, the common way first. */
export const OWN_HOME_KEYS = Object.keys(OWN_HOMES) as readonly OwnHome[];

/** Whose home the answer speaks of: their own, that of somebody for whom they ask, or the one that they ask about. */
export type WhoseHome = AskerRules['home'] | Exclude<OwnHome, 'registered'>;

/** Whose home the answer speaks of. For somebody else's it makes no difference where whoever asks lives. */
export function whoseHomeOf(rules: AskerRules, own: OwnHome): WhoseHome {
  return rules.home === 'anothers' || own === 'registered' ? rules.home : own;
}

/** Whether they have no home in the register: then the home that is named is the one they ask about, and is not theirs. */
export function isFromOutside(whoseHome: WhoseHome): boolean {
  return whoseHome === 'not-registered' || whoseHome === 'none';
}

/** Where they live, of the closed list; what was not said is the common way. Null: it is on no list. */
export function ownHomeIn(given: unknown): OwnHome | null {
  if (given === undefined) return 'registered';
  return OWN_HOME_KEYS.find((key) => key === given) ?? null;
}
