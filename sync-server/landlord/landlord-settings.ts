import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { NO_NUMBERS, readLandlordNumbers, type LandlordNumbers } from '#domain/landlord/numbers.ts';
import { fail, ok, type Result } from '#domain/result.ts';

/** The landlord's own settings, a file that whoever runs the server writes into the data folder. */
export const SETTINGS_FILE = 'landlord.json';

/** The numbers of the landlord that does not exist: of the range that is kept for drama. */
export const DEMO_NUMBERS: LandlordNumbers = {
  office: '01632 960 010',
  repairs: '01632 960 014',
  outOfHours: '01632 960 015',
  safeguarding: '01632 960 016',
};

/**
 * The landlord's numbers as the data folder sets them; none where there is no file. A file that cannot be read whole is a
 * problem for the terminal: a phone that rings nobody is worse than a server that does not start.
 */
export function landlordNumbers(folder: string): Result<LandlordNumbers, string> {
  const path = join(folder, SETTINGS_FILE);
  if (!existsSync(path)) return ok(NO_NUMBERS);
  const numbers = readLandlordNumbers(numbersIn(path));
  return numbers === null ? fail(PROBLEM) : ok(numbers);
}

function numbersIn(path: string): unknown {
  try {
    const settings: unknown = JSON.parse(readFileSync(path, 'utf8'));
    return typeof settings === 'object' && settings !== null && 'numbers' in settings
      ? settings.numbers
      : null;
  } catch {
    return null; // not readable or not JSON: the sentence is the same
  }
}

const PROBLEM = `The file ${SETTINGS_FILE} in the data folder could not be read. It looks like {"numbers": {"office": "01632 960 010", "repairs": "...", "outOfHours": "...", "safeguarding": "..."}}.`;
