import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { parseDay } from '#domain/time/calendar-day.ts';
import type { EpochMs } from '#domain/time/instants.ts';
import { fail, ok, type Result } from '#domain/result.ts';
import { isLocalDate } from '#domain/records/moments.ts';
import { londonToday } from '../packs/london-today.ts';
import type { Storage } from '../storage/storage.ts';
import type { PictureShelf } from './demo-pictures.ts';
import { demoLandlord } from './demo-landlord.ts';
import { demoMark, isUnused, type DemoMark } from './demo-mark.ts';
import { seedDemo } from './seed-demo.ts';

// Households go back a dozen years, and days are counted from 1970.
const FIRST_DAY = parseDay('2000-01-01') ?? 0;

/** How a demo is asked for on the command line. */
export interface DemoOrder {
  readonly folder: string;
  /** The day to make it for, from `--demo-today`; null for the day on the clock. */
  readonly today: string | null;
  /** Throw away what the demo folder holds and make it anew. */
  readonly reset: boolean;
  readonly now: EpochMs;
}

/** What opening a demo needs of its surroundings. */
export interface DemoMeans {
  open(folder: string): Storage;
  /** Where the server of this folder keeps pictures. */
  shelf(storage: Storage, folder: string): PictureShelf;
  /** Tells the person at the terminal what is being done. */
  say(sentence: string): void;
}

/**
 * Opens a demo folder: makes the demo in an unused one, leaves the one that is there as people left it, and refuses a
 * folder that holds a landlord of its own. The problem is a sentence for the terminal.
 */
export async function openDemo(
  order: DemoOrder,
  means: DemoMeans,
): Promise<Result<{ storage: Storage; mark: DemoMark }, string>> {
  const today = order.today ?? londonToday(order.now);
  if (!isLocalDate(today) || (parseDay(today) ?? 0) < FIRST_DAY)
    return fail('Give the day of the demo as a date, like --demo-today 2026-11-24.');
  let storage = means.open(order.folder);
  if (order.reset && storage.read(demoMark) !== null) {
    await storage.close();
    empty(order.folder);
    storage = means.open(order.folder);
  }
  const mark = storage.read(demoMark);
  if (mark !== null) {
    if (mark.today !== today) means.say(madeFor(mark));
    return ok({ storage, mark });
  }
  if (!storage.read(isUnused)) {
    await storage.close();
    return fail(NOT_A_DEMO);
  }
  means.say('Making the demo landlord: 60 homes, their households and cases.');
  const landlord = demoLandlord({ today });
  await seedDemo(storage, landlord, means.shelf(storage, order.folder));
  return ok({ storage, mark: { seed: landlord.seed, today } });
}

/** Why a folder must not be served as a landlord's own, or null. A demo stays a demo for ever. */
export function refusalAsReal(storage: Storage): string | null {
  return storage.read(demoMark) === null ? null : A_DEMO;
}

const NOT_A_DEMO =
  'This data folder holds a landlord’s own records, so the demo was not started. Give another folder with --data.';
const A_DEMO =
  'This data folder holds the demo landlord and can hold nothing else. Start it with --demo, or give another folder with --data.';

function madeFor({ today }: DemoMark): string {
  return `This demo was made for ${today}, so its visits of that day have passed. To make it anew: npm start -- --reset-demo`;
}

function empty(folder: string): void {
  for (const name of readdirSync(folder)) rmSync(join(folder, name), { recursive: true });
}
