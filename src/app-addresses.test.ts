import { expect, test } from 'vitest';
import { APP_ADDRESSES } from './app-addresses.ts';
import { ROUTES } from './routes.ts';

const opens = (address: string) => APP_ADDRESSES.some((one) => one.test(address));

test('each screen opens without signal by its own address', () => {
  for (const path of ['/', '/sign-in', ...ROUTES.map((route) => route.path)])
    expect([path, opens(path)]).toEqual([path, true]);
});

test('what the server answers is never answered by the app', () => {
  for (const path of ['/api/me', '/db/pack', '/photos/a', '/s/a', '/todays', '/officer'])
    expect([path, opens(path)]).toEqual([path, false]);
});
