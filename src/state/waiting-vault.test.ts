import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Opened } from '../device/vault/opened-vault.ts';
import { WaitingVault } from './waiting-vault.ts';

const MINUTE = 60_000;
let now = 0;
let page: EventTarget & { visibilityState: string };

beforeEach(() => {
  vi.useFakeTimers();
  now = 0;
  page = Object.assign(new EventTarget(), { visibilityState: 'visible' });
  vi.stubGlobal('document', page);
  vi.stubGlobal('localStorage', { getItem: () => null });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

function outOfSightFor(minutes: number): void {
  page.visibilityState = 'hidden';
  page.dispatchEvent(new Event('visibilitychange'));
  now += minutes * MINUTE;
  page.visibilityState = 'visible';
  page.dispatchEvent(new Event('visibilitychange'));
}

test('a vault that waits for a PIN waits through a short look away, and not through a long one', () => {
  const forget = vi.fn();
  const over = vi.fn();
  const waiting = new WaitingVault({ now: () => now, over });
  const opened = { forget } as unknown as Opened;
  waiting.hold(opened);
  outOfSightFor(4);
  expect(waiting.opened).toBe(opened);
  outOfSightFor(5);
  expect(waiting.opened).toBeNull();
  expect(forget).toHaveBeenCalledOnce();
  expect(over).toHaveBeenCalledOnce();
});

test('once it has what opens it next, no clock runs and the bytes of its key are gone', () => {
  const forget = vi.fn();
  const over = vi.fn();
  const waiting = new WaitingVault({ now: () => now, over });
  waiting.hold({ forget } as unknown as Opened);
  waiting.letGo();
  outOfSightFor(9);
  expect(forget).toHaveBeenCalledOnce();
  expect(over).not.toHaveBeenCalled();
});
