import { expect, test } from 'vitest';
import { drawLock } from './draw.ts';

test('the lock that is drawn at the build has every key, and the way in without a PIN', () => {
  const drawn = drawLock();
  for (const digit of '0123456789')
    expect(drawn).toMatch(new RegExp(`<button[^>]*>(<[^>]*>)*\\s*${digit}\\s*(<[^>]*>)*</button>`));
  expect(drawn).toContain('Delete last digit');
  expect(drawn).toContain('Use a name and password');
});
