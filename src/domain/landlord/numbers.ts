/** The landlord's own lines, in the order in which they are shown. */
export const LANDLORD_LINES = {
  office: { title: 'The office' },
  repairs: { title: 'Repairs line' },
  outOfHours: { title: 'Out of hours' },
  safeguarding: { title: 'Safeguarding lead' },
} as const;

export type LandlordLine = keyof typeof LANDLORD_LINES;

/** The numbers behind the lines; null where the landlord has set none. */
export type LandlordNumbers = Readonly<Record<LandlordLine, string | null>>;

/** A landlord that has set no number. */
export const NO_NUMBERS: LandlordNumbers = {
  office: null,
  repairs: null,
  outOfHours: null,
  safeguarding: null,
};

/** As a person writes it: digits, spaces, brackets and a leading plus, and enough digits to be rung. */
const NUMBER = /^\+?[0-9][0-9 ()-]{1,30}$/;

/**
 * Reads the landlord's numbers from outside. What is missing is null; null for the whole when it is no object, or when
 * something in it is not a number that can be rung.
 */
export function readLandlordNumbers(raw: unknown): LandlordNumbers | null {
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw)) return null;
  const given = raw as Readonly<Record<string, unknown>>;
  const lines: readonly string[] = Object.keys(LANDLORD_LINES);
  if (!Object.keys(given).every((name) => lines.includes(name))) return null;
  if (!Object.values(given).every((value) => value === null || isNumber(value))) return null;
  return {
    office: numberIn(given['office']),
    repairs: numberIn(given['repairs']),
    outOfHours: numberIn(given['outOfHours']),
    safeguarding: numberIn(given['safeguarding']),
  };
}

function isNumber(value: unknown): boolean {
  return typeof value === 'string' && NUMBER.test(value);
}

function numberIn(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}

/** The number for somebody outside who has a question; null where the landlord has set none of these. */
export function ringOf({ office, repairs, outOfHours }: LandlordNumbers): string | null {
  return office ?? repairs ?? outOfHours;
}
