import { describe, expect, it } from 'vitest';
import { holderAt, HOLD_MS, isHeldByAnother, type HoldStep } from './holding.ts';
import { id } from './requests.fixture.ts';

const WREN = id(901);
const LINNET = id(902);
const NOW = Date.UTC(2026, 10, 24, 11, 30);
const held = (account: HoldStep['account'], at: number, from: HoldStep['from'] = null): HoldStep => ({
  ...{ step: 'held', account, at, from },
});
const letGo = (account: HoldStep['account'], at: number): HoldStep => ({
  step: 'let-go',
  account,
  at,
  from: null,
});

describe('who has a request open', () => {
  it('is nobody at first, then whoever opened it, and nobody once it was let go', () => {
    expect(holderAt([], NOW)).toBeNull();
    expect(holderAt([held(WREN, NOW - 1000)], NOW)).toEqual({ account: WREN, since: NOW - 1000 });
    expect(holderAt([held(WREN, NOW - 1000), letGo(WREN, NOW - 500)], NOW)).toBeNull();
  });

  it('is whoever took it over, and nobody after a time in which nobody touched it', () => {
    const steps = [held(WREN, NOW - 1000), held(LINNET, NOW, WREN)];
    expect(holderAt(steps, NOW)?.account).toBe(LINNET);
    expect(isHeldByAnother(steps, WREN, NOW)).toBe(true);
    expect(isHeldByAnother(steps, LINNET, NOW)).toBe(false);
    expect(holderAt(steps, NOW + HOLD_MS)?.account).toBe(LINNET);
    expect(holderAt(steps, NOW + HOLD_MS + 1)).toBeNull();
  });

  it('counts from when they first had it, as long as there was no gap and nobody between', () => {
    const on = [held(WREN, NOW - 2 * HOLD_MS), held(WREN, NOW - HOLD_MS), held(WREN, NOW)];
    expect(holderAt(on, NOW)?.since).toBe(NOW - 2 * HOLD_MS);
    const gap = [held(WREN, NOW - 2 * HOLD_MS - 1), held(WREN, NOW)];
    expect(holderAt(gap, NOW)?.since).toBe(NOW);
    const between = [held(WREN, NOW - 3000), held(LINNET, NOW - 2000, WREN), held(WREN, NOW, LINNET)];
    expect(holderAt(between, NOW)?.since).toBe(NOW);
  });
});
