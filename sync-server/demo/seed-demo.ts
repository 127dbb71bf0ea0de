import { parseDay } from '#domain/time/calendar-day.ts';
import { addAccount } from '../accounts/new-account.ts';
import { hashPassword, PASSWORD_ROUNDS } from '../accounts/password.ts';
import type { PasswordHash } from '../storage/accounts.ts';
import { endHomeGrant } from '../grants/visit-grants.ts';
import type { Storage, WriteTx } from '../storage/storage.ts';
import type { DemoLandlord } from './demo-landlord.ts';
import { markAsDemo } from './demo-mark.ts';
import { fileDemoRecord } from './file-demo-record.ts';
import { holdDemoPictures, keepDemoPictures, type PictureShelf } from './demo-pictures.ts';
import type { DemoRecord } from './scribe.ts';

/** A home stays on a surveyor's phone this long after its last visit. */
const OPEN_AFTER_VISIT_DAYS = 30;

/**
 * Fills an unused data folder with a demo landlord: accounts, records in the order of their arrival, pictures, and the
 * mark that says for ever that it is a demo. All of it or, if anything fails, none of it. A trial that is not about passwords
 * hashes them in fewer rounds.
 */
export async function seedDemo(
  storage: Storage,
  landlord: DemoLandlord,
  shelf: PictureShelf,
  passwordRounds = PASSWORD_ROUNDS,
): Promise<void> {
  const passwords = await Promise.all(
    landlord.accounts.map(({ password }) => hashPassword(password, passwordRounds)),
  );
  const records = [...landlord.records()].sort((one, other) => one.arrivedAt - other.arrivedAt);
  const beganAt = records[0]?.arrivedAt ?? 0;
  const kept = await keepDemoPictures(shelf);
  await storage.write((tx) => {
    markAsDemo(tx, landlord);
    addDemoAccounts(tx, landlord, passwords, beganAt);
    for (const record of records) fileDemoRecord(tx, record);
    endOldVisits(tx, landlord, records);
    holdDemoPictures(tx, kept, records);
  });
}

/** Adds the accounts of a demo landlord, each with its hashed password, in the same order. */
export function addDemoAccounts(
  tx: WriteTx,
  landlord: DemoLandlord,
  passwords: readonly PasswordHash[],
  at: number,
): void {
  for (const [index, { name, displayName, role, id }] of landlord.accounts.entries()) {
    const password = passwords[index];
    if (!password) throw new RangeError('Every account needs its password.');
    addAccount(tx, { name, displayName, role, id, password }, null, at);
  }
}

function endOldVisits(tx: WriteTx, landlord: DemoLandlord, records: readonly DemoRecord[]): void {
  const today = parseDay(landlord.today) ?? 0;
  const now = records.at(-1)?.arrivedAt ?? 0;
  for (const { id, record } of records) {
    if (record.kind !== 'visit') continue;
    if (today - (parseDay(record.body.onDate) ?? today) <= OPEN_AFTER_VISIT_DAYS) continue;
    for (const grant of tx.grants.homeGrantsBy(id)) endHomeGrant(tx, grant, landlord.staff.office.id, now);
  }
}
