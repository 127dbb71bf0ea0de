import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { watchLife } from './worker-life.ts';

/** A browser in which the worker holds its lock until it is let go. */
function aBrowser() {
  let letGo: () => void = () => undefined;
  const held = new Promise<void>((resolve) => (letGo = resolve));
  vi.stubGlobal('navigator', {
    locks: {
      request: async (_: string, { signal }: { signal: AbortSignal }, got: () => void) => {
        await held;
        if (signal.aborted) throw new DOMException('ended', 'AbortError');
        got();
      },
    },
  });
  return { end: () => letGo() };
}

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

test('a worker that never says that it lives is noticed', () => {
  aBrowser();
  const gone = vi.fn();
  watchLife('lock', new AbortController().signal, gone);
  vi.advanceTimersByTime(29_000);
  expect(gone).not.toHaveBeenCalled();
  vi.advanceTimersByTime(2_000);
  expect(gone).toHaveBeenCalledOnce();
});

test('a worker that lives is noticed when it is gone, and not before', async () => {
  const browser = aBrowser();
  const gone = vi.fn();
  watchLife('lock', new AbortController().signal, gone)();
  await vi.advanceTimersByTimeAsync(600_000);
  expect(gone).not.toHaveBeenCalled();
  browser.end();
  await vi.advanceTimersByTimeAsync(0);
  expect(gone).toHaveBeenCalledOnce();
});

test('nobody is told of a worker that was ended on purpose', async () => {
  const browser = aBrowser();
  const ended = new AbortController();
  const gone = vi.fn();
  watchLife('unborn', ended.signal, gone);
  watchLife('born', ended.signal, gone)();
  ended.abort();
  browser.end();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(gone).not.toHaveBeenCalled();
});
