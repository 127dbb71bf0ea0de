import { rmSync } from 'node:fs';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { OpaqueId } from '#domain/ids.ts';
import { hashPassword } from '../accounts/password.ts';
import { addAccount } from '../accounts/new-account.ts';
import { fileRecord } from '../files/file-record.ts';
import { aLandlord, anId, aRecord, asJson, NOW, PASSWORD, type Landlord } from '../files/filing.fixture.ts';
import type { Account } from '../storage/accounts.ts';
import type { DeskCall } from './desk.ts';
import { pictureToCheck } from './photo-look.ts';

const PICTURE = 'ab'.repeat(32);
const PHOTO = { takenOn: '2026-11-24', width: 32, height: 16, picture: PICTURE };

let landlord: Landlord;
let photo: OpaqueId;
beforeEach(async () => {
  landlord = await aLandlord();
  photo = anId();
  const { storage, surveyor, home } = landlord;
  const record = aRecord(surveyor.id, 'photo', PHOTO, { home, subjects: [] });
  await storage.write((tx) =>
    fileRecord(tx, { id: photo, raw: asJson(record), by: surveyor.id, via: 'db', at: NOW }),
  );
});
afterEach(async () => {
  await landlord.storage.close();
  rmSync(landlord.folder, { recursive: true });
});

function look(account: Account): Promise<string> {
  const call: DeskCall = {
    ...{ account, device: anId(), landlord: 'council', now: NOW },
    ...{ params: {}, query: {}, body: {} },
  };
  return landlord.storage.write((tx) => pictureToCheck(tx, photo, call));
}

test('a photo is checked by another human, not by another account of whoever took it', async () => {
  const { storage, surveyor, office } = landlord;
  const password = await hashPassword(PASSWORD, 1);
  const desk = await storage.write((tx) =>
    addAccount(
      tx,
      { name: 'at-desk', displayName: surveyor.displayName, role: 'office', password },
      null,
      NOW,
    ),
  );
  await expect(look(desk)).rejects.toMatchObject({ status: 404 });
  await expect(look(office)).resolves.toBe(PICTURE);
});
