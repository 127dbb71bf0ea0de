import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { parseDay } from '#domain/time/calendar-day.ts';
import type { LandlordNumbers } from '#domain/landlord/numbers.ts';
import { fail, ok, type Result } from '#domain/result.ts';
import type { LandlordKind } from '#domain/sharing/bases.ts';
import { addAccount } from '../accounts/new-account.ts';
import { unfinishedRestore } from '../backup/restore.ts';
import { newOpaqueId } from '../new-id.ts';
import { hashPassword } from '../accounts/password.ts';
import { openDemo, refusalAsReal } from '../demo/open-demo.ts';
import type { PictureShelf } from '../demo/demo-pictures.ts';
import {
  DEMO_NUMBERS,
  landlordKind,
  landlordNumbers,
  USUAL_LANDLORD,
} from '../landlord/landlord-settings.ts';
import { londonToday } from '../packs/london-today.ts';
import { PhotoFiles } from '../photos/photo-files.ts';
import { openSqliteStorage } from '../storage/sqlite/open.ts';
import { DATA_FILE, type Storage } from '../storage/storage.ts';
import type { ServeOptions } from './serve-options.ts';

/** A data folder that is open, and the clock its landlord lives by. */
export interface OpenData {
  readonly storage: Storage;
  readonly numbers: LandlordNumbers;
  readonly landlord: LandlordKind;
  /** Milliseconds since 1970. */
  readonly clock: () => number;
}

/** What opening needs of its surroundings. */
export interface OpenMeans {
  readonly adminPassword: string | undefined;
  readonly demoPictures: string;
  readonly say: (sentence: string) => void;
}

/** Opens the data folder: the demo's, or a landlord's own. The problem is a sentence for the terminal. */
export async function openData(
  options: ServeOptions,
  folder: string,
  means: OpenMeans,
): Promise<Result<OpenData, string>> {
  return options.demo ? openDemoData(options, folder, means) : openOwnData(folder, means);
}

async function openDemoData(
  options: ServeOptions,
  folder: string,
  means: OpenMeans,
): Promise<Result<OpenData, string>> {
  const order = { folder, today: options.demoToday, reset: options.resetDemo, now: Date.now() };
  const opened = await openDemo(order, {
    open: openSqliteStorage,
    shelf: (_storage, dataFolder) => shelfIn(dataFolder, means.demoPictures),
    say: means.say,
  });
  if (!opened.ok) return opened;
  const { storage } = opened.value;
  const clock = demoClock(options.demoToday);
  return ok({ storage, numbers: DEMO_NUMBERS, landlord: USUAL_LANDLORD, clock });
}

/** The demo of another day lives by that day: the real time of day, so many days off. Nothing else reads a test clock. */
function demoClock(demoToday: string | null): () => number {
  if (demoToday === null) return Date.now;
  const days = (parseDay(demoToday) ?? 0) - (parseDay(londonToday(Date.now())) ?? 0);
  return () => Date.now() + days * 86_400_000;
}

function shelfIn(folder: string, drawn: string): PictureShelf {
  const files = new PhotoFiles(folder);
  const sender = newOpaqueId();
  return {
    drawn,
    keep: async (sha256, bytes) => {
      await files.append(sender, sha256, bytes);
      await files.keepPart(sender, sha256, 'held');
    },
  };
}

async function openOwnData(folder: string, means: OpenMeans): Promise<Result<OpenData, string>> {
  const numbers = landlordNumbers(folder);
  if (!numbers.ok) return numbers;
  const landlord = landlordKind(folder);
  if (!landlord.ok) return landlord;
  // A folder made anew in its place would be taken for the landlord's own.
  if (existsSync(unfinishedRestore(folder)) && !existsSync(join(folder, DATA_FILE))) return fail(RESTORING);
  const storage = openSqliteStorage(folder);
  const refusal = refusalAsReal(storage) ?? (await firstAdministrator(storage, means.adminPassword));
  if (refusal === null)
    return ok({ storage, numbers: numbers.value, landlord: landlord.value, clock: Date.now });
  await storage.close();
  return fail(refusal);
}

const RESTORING =
  'A restore into this data folder was not finished. Run homefile restore again, or remove the folder beside it that ends in .restoring.';

/** The password in the environment is read only while there is no administrator. */
async function firstAdministrator(storage: Storage, password: string | undefined): Promise<string | null> {
  const accounts = storage.read((view) => view.accounts.accounts());
  if (accounts.some((account) => account.role === 'administrator')) return null;
  if (!password) return 'Set HOMEFILE_ADMIN_PASSWORD to the first administrator’s password, and start again.';
  const hash = await hashPassword(password);
  const admin = {
    name: 'admin',
    displayName: 'Administrator',
    role: 'administrator',
    password: hash,
  } as const;
  await storage.write((tx) => addAccount(tx, admin, null, Date.now()));
  return null;
}
