import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { NO_NUMBERS } from '#domain/landlord/numbers.ts';
import { landlordNumbers, SETTINGS_FILE } from './landlord-settings.ts';

const folderWith = (text: string | null) => {
  const folder = mkdtempSync(join(tmpdir(), 'homefile-landlord-'));
  if (text !== null) writeFileSync(join(folder, SETTINGS_FILE), text);
  return folder;
};

test('the numbers are those of the file; without one there are none', () => {
  expect(landlordNumbers(folderWith(null))).toEqual({ ok: true, value: NO_NUMBERS });
  expect(landlordNumbers(folderWith('{"numbers": {"repairs": "01632 960 014"}}'))).toEqual({
    ok: true,
    value: { ...NO_NUMBERS, repairs: '01632 960 014' },
  });
});

test.each([['{'], ['[]'], ['{}'], ['{"numbers": {"repairs": 999}}'], ['{"numbers": {"repair": "999"}}']])(
  'a file that cannot be read whole is told, never half used: %s',
  (text) => {
    expect(landlordNumbers(folderWith(text))).toMatchObject({ ok: false });
  },
);
