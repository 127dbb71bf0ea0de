import { rmSync } from 'node:fs';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { OpaqueId } from '#domain/ids.ts';
import { hashPassword } from '../accounts/password.ts';
import { addAccount } from '../accounts/new-account.ts';
import { fileRecord } from '../files/file-record.ts';
import { aLandlord, anId, aRecord, asJson, NOW, PASSWORD, type Landlord } from '../files/filing.fixture.ts';
import type { Account } from '../storage/accounts.ts';
import { clearItems } from './clear-items.ts';
import type { DeskCall } from './desk.ts';
import { pictureToCheck } from './photo-look.ts';

const PICTURE = 'ab'.repeat(32);
const HELD = { bytes: 10, state: 'held', type: 'image/jpeg', sentence: null, receivedAt: NOW } as const;
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

const callOf = (account: Account, body: Record<string, unknown> = {}): DeskCall => ({
  ...{ account, device: anId(), landlord: 'council', now: NOW },
  ...{ params: {}, query: {}, body },
});

function look(account: Account): Promise<string> {
  return landlord.storage.write((tx) => pictureToCheck(tx, photo, callOf(account)));
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

test('a photo is cleared by whoever has looked at it, and by nobody who took it', async () => {
  const { storage, office, lead, surveyor } = landlord;
  const clear = (account: Account) => {
    const call = callOf(account, { photos: [{ id: anId(), photo }], notes: [] });
    return storage.write((tx) => {
      tx.photos.hold({ ...HELD, sha256: PICTURE });
      return clearItems(tx, call);
    });
  };
  await expect(clear(office)).rejects.toThrow('Look at the photo first');
  await look(lead);
  await expect(clear(office)).rejects.toThrow('Look at the photo first');
  await expect(clear({ ...office, id: surveyor.id })).rejects.toThrow('You took this photo');
  await look(office);
  await expect(clear(office)).resolves.toEqual({ cleared: 1 });
});
