/** S share, W withhold, N only with a recorded necessity and a second person, D share in derived form only. */
export type Letter = 'S' | 'W' | 'N' | 'D';

/** What must hold for a conditional verdict; unknown or unmet conditions count as not holding. */
export type Condition =
  | 'visit-day'
  | 'open-case'
  | 'own-record'
  | 'requesters-own'
  | 'third-parties-checked'
  | 'own-adviser'
  | 'names-nothing-endangering';

/**
 * One cell of the matrix. `is` holds by default; `or` is what a recorded approval (N) or a later derivation (D) may
 * add; with `when`, `is` holds only under that condition and `otherwise` (W unless given) holds without it.
 */
export interface Verdict {
  readonly is: Letter;
  readonly or?: Letter;
  readonly when?: Condition;
  readonly otherwise?: Letter;
}

/** To what a lead can close a cell: it never opens anything. */
export const CAPS = ['D', 'N', 'W'] as const satisfies readonly Letter[];
export type Cap = (typeof CAPS)[number];

/** Whether `name` is a letter that a cell can be closed to. */
export function isCap(name: unknown): name is Cap {
  return CAPS.some((cap) => cap === name);
}

/**
 * A cell with a cap over it: of what the cell allows, only what the cap allows too. An instruction and a second person are
 * two ways, neither wider than the other, so a cell that allows one of them, capped by the other, allows nothing.
 */
export function capped(verdict: Verdict, cap: Cap): Verdict {
  const { is, or, when, otherwise } = verdict;
  const most = meet(is, cap);
  const more = or === undefined ? 'W' : meet(or, cap);
  const without = meet(otherwise ?? 'W', cap);
  if (most === 'W' && more === 'W' && (when === undefined || without === 'W')) return { is: 'W' };
  return {
    is: most,
    ...(more === 'W' || more === most ? {} : { or: more }),
    ...(when === undefined ? {} : { when }),
    ...(when === undefined || without === 'W' ? {} : { otherwise: without }),
  };
}

/** Whether a cap takes anything away from a cell. */
export function isCapFelt(verdict: Verdict, cap: Cap): boolean {
  return JSON.stringify(shape(capped(verdict, cap))) !== JSON.stringify(shape(verdict));
}

function meet(letter: Letter, cap: Cap): Letter {
  if (letter === 'S') return cap;
  return letter === cap ? letter : 'W';
}

function shape({ is, or, when, otherwise }: Verdict) {
  const ways = [is, or].filter((one) => one !== undefined && one !== 'W').sort();
  return [ways, when ?? null, when === undefined ? 'W' : (otherwise ?? 'W')];
}
