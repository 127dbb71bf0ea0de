import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { NO_NUMBERS, readLandlordNumbers, type LandlordNumbers } from '#domain/landlord/numbers.ts';
import { fail, ok, type Result } from '#domain/result.ts';
import { LANDLORD_KINDS, type LandlordKind } from '#domain/sharing/bases.ts';

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

/** What the demo landlord is, and whoever does not say: an association is offered no basis that it may not have. */
export const USUAL_LANDLORD: LandlordKind = 'housing-association';

/** What kind of landlord the data folder's settings name, on which the lawful bases depend. */
export function landlordKind(folder: string): Result<LandlordKind, string> {
  const path = join(folder, SETTINGS_FILE);
  const given = existsSync(path) ? settingIn(path, 'kind') : null;
  if (given === null) return ok(USUAL_LANDLORD);
  const kind = Object.keys(LANDLORD_KINDS).find((one) => one === given);
  return kind === undefined ? fail(KIND_PROBLEM) : ok(kind as LandlordKind);
}

function numbersIn(path: string): unknown {
  return settingIn(path, 'numbers');
}

function settingIn(path: string, name: string): unknown {
  try {
    const settings: unknown = JSON.parse(readFileSync(path, 'utf8'));
    return typeof settings === 'object' && settings !== null && Object.hasOwn(settings, name)
      ? (settings as Readonly<Record<string, unknown>>)[name]
      : null;
  } catch {
    return null; // not readable or not JSON: the sentence is the same
  }
}

const KIND_PROBLEM = `The kind of landlord in ${SETTINGS_FILE} is none of: ${Object.keys(LANDLORD_KINDS).join(', ')}.`;

const PROBLEM = `The file ${SETTINGS_FILE} in the data folder could not be read. It looks like {"numbers": {"office": "01632 960 010", "repairs": "...", "outOfHours": "...", "safeguarding": "..."}}.`;
