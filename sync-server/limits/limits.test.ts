import { describe, expect, it } from 'vitest';
import { limitsIn, USUAL_LIMITS } from './limits.ts';
import { Rate } from './rate.ts';
import { Traffic } from './traffic.ts';

const reader = (name: string) => ({ name, roles: [], account: null, device: null });

describe('limits', () => {
  it('are as usual but for those that are named', () => {
    expect(limitsIn(undefined)).toEqual({ ok: true, value: USUAL_LIMITS });
    expect(limitsIn(' feeds=9,stopSeconds=20 ')).toEqual({
      ok: true,
      value: { ...USUAL_LIMITS, feeds: 9, stopSeconds: 20 },
    });
  });

  it.each(['feeds', 'feeds=0', 'feeds=-1', 'feeds=x', 'toString=4', 'headSeconds=700'])(
    'are refused in a sentence: %s',
    (text) => {
      expect(limitsIn(text)).toMatchObject({ ok: false, problem: /HOMEFILE_LIMITS/ });
    },
  );
});

describe('a rate', () => {
  it('lets a burst through, then so many a second, each key for itself', () => {
    const rate = new Rate(2, 3);
    expect([0, 0, 0, 0].map((now) => rate.take('a', now))).toEqual([0, 0, 0, 1]);
    expect(rate.take('b', 0)).toBe(0);
    expect([rate.take('a', 499), rate.take('a', 500), rate.take('a', 500)]).toEqual([1, 0, 1]);
    expect([1, 2, 3, 4].map(() => rate.take('a', 1_000_000))).toEqual([0, 0, 0, 1]);
  });

  it('forgets who was quiet longest, and so many keys it remembers', () => {
    const rate = new Rate(1, 1);
    expect([rate.take('first', 0), rate.take('first', 0)]).toEqual([0, 1]);
    for (let other = 0; other < 10_000; other += 1) rate.take(`other ${other}`, 0);
    expect(rate.take('first', 0)).toBe(0);
  });
});

describe('traffic', () => {
  it('takes on so many requests at once, and an open feed is none of them', () => {
    const traffic = new Traffic({ ...USUAL_LIMITS, requests: 2 });
    traffic.enter('127.0.0.1');
    traffic.enter('127.0.0.1');
    expect(() => traffic.enter('127.0.0.1')).toThrow('hands full');
    const close = traffic.openFeed(reader('ann'), '127.0.0.1');
    traffic.enter('127.0.0.1');
    expect([traffic.requests, traffic.feeds]).toEqual([2, 1]);
    close();
    close();
    traffic.leave();
    expect([traffic.requests, traffic.feeds]).toEqual([2, 0]);
  });

  it('counts everybody of one IPv6 network as one, and each IPv4 address', () => {
    const traffic = new Traffic({ ...USUAL_LIMITS, requestsPerAddress: 1 });
    const ask = (address: string) => () => traffic.enter(address);
    for (let times = 0; times < 20; times += 1) ask(`2001:db8:1:2::${times}`)();
    expect(ask('2001:db8:1:2:ffff:0:0:1')).toThrow('too many requests');
    ask('2001:db8:1:3::1')();
    ask('2001:db8::1')();
    for (let times = 0; times < 20; times += 1) ask('203.0.113.9')();
    expect(ask('203.0.113.9')).toThrow('too many requests');
    ask('203.0.113.8')();
  });

  it('gives each account its feeds, administrators as many as there are, and nobody more', () => {
    const traffic = new Traffic({ ...USUAL_LIMITS, feedsPerAccount: 2, feeds: 6 });
    const open = (who: { name: string; roles: string[] } | null, address = '203.0.113.9') =>
      traffic.openFeed(who && { ...reader(who.name), roles: who.roles }, address);
    const ann = { name: 'ann', roles: [] };
    const close = open(ann);
    open(ann);
    expect(() => open(ann)).toThrow('Too many feeds');
    open(null);
    open(null);
    expect(() => open(null)).toThrow('Too many feeds');
    close();
    open(ann);
    const admin = { name: 'admin', roles: ['_admin'] };
    open(admin);
    open(admin);
    expect(() => open(admin)).toThrow('As many feeds');
  });
});
