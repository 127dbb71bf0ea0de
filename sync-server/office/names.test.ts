import { rmSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { aLandlord, anId, type Landlord } from '../files/filing.fixture.ts';
import { staffNames } from './names.ts';

let landlord: Landlord;
beforeAll(async () => {
  landlord = await aLandlord();
});
afterAll(async () => {
  await landlord.storage.close();
  rmSync(landlord.folder, { recursive: true });
});

// The server files a hazard out of a work report, what somebody wrote by a data receipt, and lines of the log by a rule.
test('what the server records is said to be its own, and of no kind in particular', () => {
  const { storage, office } = landlord;
  const nameOf = (id: string) => storage.read((view) => staffNames(view).account(id));
  expect(nameOf(storage.read((view) => view.server.uuid()))).toBe('Homefile itself');
  expect(nameOf(office.id)).toBe(office.displayName);
  expect(nameOf(anId())).toBe('Someone no longer here');
});
