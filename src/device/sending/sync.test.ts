import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Sync } from './sync.ts';
import type { RoundParts } from './sync-round.ts';

/** When rounds began, in seconds. */
const rounds = vi.hoisted(() => [] as number[]);
vi.mock('./sync-round.ts', () => ({
  syncRound: () => {
    rounds.push(Date.now() / 1_000);
    return Promise.resolve({ heldBack: false });
  },
}));
vi.mock('../locks.ts', () => ({ withLockIfFree: (_name: string, work: () => unknown) => work() }));
vi.mock('../app/wake-lock.ts', () => ({ withScreenAwake: (work: () => unknown) => work() }));

beforeEach(() => {
  rounds.length = 0;
  vi.useFakeTimers({ now: 0 });
  vi.stubGlobal('document', { visibilityState: 'visible' });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

function sync(): Sync {
  return new Sync({
    account: { id: 'a' },
    outbox: { count: () => ({ kept: 1, waiting: 1 }) },
    now: Date.now,
  } as unknown as Omit<RoundParts, 'tell'>);
}

async function writeEverySecond(sending: Sync, seconds: number): Promise<void> {
  for (let second = 0; second < seconds; second += 1) {
    sending.noteWrite();
    await vi.advanceTimersByTimeAsync(1_000);
  }
}

test('what is written in one go is sent together, a moment after its end', async () => {
  const sending = sync();
  await writeEverySecond(sending, 3);
  expect(rounds).toEqual([]);
  await vi.advanceTimersByTimeAsync(1_000);
  expect(rounds).toEqual([3.2]);
});

test('whoever writes without a pause holds up what they wrote first for five seconds, and no longer', async () => {
  const sending = sync();
  await writeEverySecond(sending, 12);
  expect(rounds).toEqual([5, 10]);
});
