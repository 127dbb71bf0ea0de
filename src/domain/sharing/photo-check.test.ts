import { expect, it } from 'vitest';
import type { LocalDate } from '../records/moments.ts';
import { photoToCheck } from './photo-check.ts';
import { isOpenedBy, type Release } from './release.ts';
import { idOf } from './sharing.fixture.ts';

const [PHOTO, ONE, OTHER, DESK] = [idOf(1), idOf(2), idOf(3), idOf(4)];
const TODAY = '2026-11-24' as LocalDate;
const FIELD = { record: PHOTO, pointer: '/body/picture', category: 'uncleared-photo' };
const TO = { audience: 'office', recipient: DESK, purpose: 'photo-check', today: TODAY } as const;

it('opens an unchecked photo for a day to whoever checks it, and never to whoever took it', () => {
  const release = photoToCheck(PHOTO, { sentBy: ONE, checker: { account: DESK, person: OTHER } }, TODAY);
  if (release === null) throw new Error('Somebody else may check it.');
  expect(isOpenedBy(release, FIELD, TO)).toBe(true);
  expect(isOpenedBy(release, FIELD, { ...TO, recipient: ONE })).toBe(false);
  expect(isOpenedBy(release, FIELD, { ...TO, today: '2026-11-25' as LocalDate })).toBe(false);
});

it('asks for another human, not for another account', () => {
  expect(photoToCheck(PHOTO, { sentBy: ONE, checker: { account: DESK, person: ONE } }, TODAY)).toBeNull();
  const release = photoToCheck(PHOTO, { sentBy: ONE, checker: { account: DESK, person: OTHER } }, TODAY);
  // What is stored and read again has no type: the same is asked where it is used.
  const forged = { ...release, checkedBy: ONE } as unknown as Release;
  expect(isOpenedBy(forged, FIELD, TO)).toBe(false);
});
