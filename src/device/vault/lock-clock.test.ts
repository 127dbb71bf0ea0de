import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { forgetHeldKey } from './held-key.ts';
import { LockClock } from './lock-clock.ts';

const MINUTE = 60_000;
let page: EventTarget & { visibilityState: string };

beforeEach(() => {
  vi.useFakeTimers();
  page = Object.assign(new EventTarget(), { visibilityState: 'visible' });
  const kept = new Map<string, string>();
  vi.stubGlobal('navigator', {});
  vi.stubGlobal('document', page);
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => kept.set(key, value),
  });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

function aWindow(now: () => number, shiftEnds: number | null = null) {
  const told: string[] = [];
  const clock = new LockClock({
    ...{ now, shiftEnds },
    lock: () => told.push('lock'),
    stayOpen: (until) => told.push(`open until ${String(until / MINUTE)}`),
  });
  clock.start();
  return { clock, told };
}

function show(state: 'visible' | 'hidden'): void {
  page.visibilityState = state;
  page.dispatchEvent(new Event('visibilitychange'));
}

test('a window that was out of sight for five minutes locks, and one that was not stays open', () => {
  let now = 0;
  const { clock, told } = aWindow(() => now);
  show('hidden');
  now = 4 * MINUTE;
  show('visible');
  expect(told).not.toContain('lock');
  show('hidden');
  now = 9 * MINUTE;
  show('visible');
  expect(told.at(-1)).toBe('lock');
  clock.stop();
});

test('a window that slept while another one locked the phone gives no key away when it wakes', async () => {
  const { clock, told } = aWindow(() => 0);
  show('hidden');
  await forgetHeldKey();
  const before = told.length;
  show('visible');
  expect(told.slice(before)).toEqual(['lock']);
  clock.stop();
  const again = aWindow(() => 0);
  expect(again.told).toEqual(['open until 5']);
  again.clock.stop();
});
