import { expect, test } from 'vitest';
import { filedAt, id, MARCH, NOVEMBER } from '../inspections/readings.fixture.ts';
import type { RecordNamed } from '../records/registry.ts';
import { earlierPhotos, isToPack, photosToPack } from './visits-to-pack.ts';

const NOW = Date.UTC(2026, 10, 24, 9);
const ME = id(901);
const visit = (more: object = {}) =>
  ({
    visitKind: 'repair',
    onDate: '2026-11-24',
    reason: 'planned',
    state: 'planned',
    surveyor: ME,
    ...more,
  }) as RecordNamed<'visit'>['body'];
const day = { surveyor: ME, now: NOW, finished: new Set(['over']) };

test('today and tomorrow are packed, and earlier visits that were not made', () => {
  expect(isToPack('a', visit(), day)).toBe(true);
  expect(isToPack('over', visit(), day)).toBe(true);
  expect(isToPack('a', visit({ onDate: '2026-11-25' }), day)).toBe(true);
  expect(isToPack('a', visit({ onDate: '2026-11-26' }), day)).toBe(false);
  expect(isToPack('a', visit({ onDate: '2026-11-20' }), day)).toBe(true);
  expect(isToPack('over', visit({ onDate: '2026-11-20' }), day)).toBe(false);
  expect(isToPack('a', visit({ surveyor: id(77) }), day)).toBe(false);
  expect(isToPack('a', visit({ state: 'cancelled' }), day)).toBe(false);
});

test('cleared photos of anyone and one’s own go along, the newest first, each once; unchecked ones of others never', () => {
  const size = { takenOn: '2026-03-12', width: 10, height: 10 };
  const [a, b, c] = ['a', 'b', 'c'].map((one) => one.repeat(64));
  const records = [
    filedAt('cleared-photo', 10, { picture: a, photo: id(50), ...size }, MARCH),
    filedAt('photo', 11, { picture: b, ...size }, NOVEMBER),
    filedAt('cleared-photo', 12, { picture: b, photo: id(11), ...size }, NOVEMBER),
    filedAt('photo', 13, { picture: c, ...size }, NOVEMBER),
  ];
  expect(earlierPhotos(records, ME)).toEqual([b, c, a]);
  expect(earlierPhotos(records, id(77))).toEqual([b, a]);
  // On the day itself one's own lie on the phone already, and are not waited for; the next day they are earlier ones.
  const taken = Date.parse(NOVEMBER.at);
  expect(photosToPack(records, ME, taken)).toEqual([a]);
  expect(photosToPack(records, ME, taken + 86_400_000)).toEqual([b, c, a]);
  expect(photosToPack(records, id(77), taken)).toEqual([b, a]);
});
