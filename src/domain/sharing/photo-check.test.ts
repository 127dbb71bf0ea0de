import { expect, it } from 'vitest';
import type { LocalDate } from '../records/moments.ts';
import { photoToCheck } from './photo-check.ts';
import { isOpenedBy } from './release.ts';
import { idOf } from './sharing.fixture.ts';

const [PHOTO, ONE, OTHER] = [idOf(1), idOf(2), idOf(3)];
const TODAY = '2026-11-24' as LocalDate;

it('opens an unchecked photo for a day to whoever checks it, and never to whoever took it', () => {
  expect(photoToCheck(PHOTO, { sentBy: ONE, checkedBy: ONE }, TODAY)).toBeNull();
  const release = photoToCheck(PHOTO, { sentBy: ONE, checkedBy: OTHER }, TODAY);
  if (release === null) throw new Error('Somebody else may check it.');
  const field = { record: PHOTO, pointer: '/body/picture', category: 'uncleared-photo' };
  const to = { audience: 'office', recipient: OTHER, purpose: 'photo-check', today: TODAY } as const;
  expect(isOpenedBy(release, field, to)).toBe(true);
  expect(isOpenedBy(release, field, { ...to, recipient: ONE })).toBe(false);
  expect(isOpenedBy(release, field, { ...to, today: '2026-11-25' as LocalDate })).toBe(false);
});
