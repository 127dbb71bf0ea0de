import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { OfficeApi } from '../../device/office-api.ts';
import { Router } from '../../router.svelte.ts';
import { ROUTES } from '../../routes.ts';
import { LogSearch } from './disclosures.svelte.ts';
import { LookedFor } from './looked-for.ts';

const LOG = '/office/disclosures';
const LINE = `${LOG}/0a1b2c3d4e5f60718293a4b5c6d7e8f9`;
const HOME = { id: 'a'.repeat(32), line: '12 Alder Court', postcode: 'AB1 2CD' };

/** A browser of one tab: its addresses, what it notes beside each, and the way back. */
class Tab {
  entries: { url: string; state: unknown }[] = [{ url: LOG, state: null }];
  at = 0;
  back: () => void = () => undefined;

  get pathname() {
    return this.entries[this.at]?.url.split('?')[0] ?? '';
  }
  get state() {
    return structuredClone(this.entries[this.at]?.state);
  }
  pushState(state: unknown, _title: string, url: string) {
    this.entries = [...this.entries.slice(0, this.at + 1), { url, state }];
    this.at += 1;
  }
  replaceState(state: unknown, _title: string, url = this.entries[this.at]?.url ?? '') {
    this.entries[this.at] = { url, state };
  }
}

let tab: Tab;
let router: Router;
let looked: LookedFor;
let asked: string[];
beforeEach(() => {
  vi.useFakeTimers();
  tab = new Tab();
  vi.stubGlobal('location', tab);
  vi.stubGlobal('history', tab);
  vi.stubGlobal('document', { addEventListener: () => undefined });
  vi.stubGlobal('addEventListener', (_what: string, listen: () => void) => {
    tab.back = () => {
      tab.at -= 1;
      listen();
    };
  });
  router = new Router(ROUTES);
  looked = new LookedFor();
  asked = [];
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

const api = {
  disclosures: (query: string) => {
    asked.push(query);
    return Promise.resolve({ ok: true, value: { lines: [], next: null, exports: [] } });
  },
} as unknown as OfficeApi;
/** The log as its screen opens it. */
const open = (account = 'wren') => {
  const log = new LogSearch(api, looked.here({ account, cameFrom: router.from }));
  void log.look();
  return log;
};
const go = (href: string) => {
  router.go(href);
  vi.runAllTimers();
};
function filtered() {
  const log = open();
  Object.assign(log, { q: 'Rowan', kind: 'share', from: '2026-11-01' });
  void log.look();
  void log.choose(HOME);
}
const FILTERS = `?q=Rowan&kind=share&from=2026-11-01&home=${HOME.id}`;

it('is looked through by the same filters by whoever opens a line and comes back by the browser', () => {
  filtered();
  go(LINE);
  tab.back();
  expect(router.path).toBe(LOG);
  const again = open();
  expect(asked.at(-1)).toBe(FILTERS);
  expect(again.home).toEqual(HOME);
});

it('is so by the screen’s own way back, and over what was kept of the page', () => {
  filtered();
  go(LINE);
  go(`${LINE}/evidence`);
  go(LINE);
  go(LOG);
  open();
  expect(asked.at(-1)).toBe(FILTERS);
  // And from there by the browser, past a line that was opened from it.
  go('/office/cases');
  tab.back();
  open();
  expect(asked.at(-1)).toBe(FILTERS);
});

it('begins with all of it where somebody comes from elsewhere, and after the filters were cleared', () => {
  filtered();
  go('/office/cases');
  go(LOG);
  const log = open();
  expect(asked.at(-1)).toBe('');
  log.kind = 'letter';
  void log.look();
  void log.clear();
  go(LINE);
  go(LOG);
  open();
  expect(asked.at(-1)).toBe('');
  // Each visit of it keeps its own: the first is three steps back.
  for (let step = 0; step < 4; step += 1) tab.back();
  expect(router.path).toBe(LOG);
  open();
  expect(asked.at(-1)).toBe(FILTERS);
});

it('keeps nothing of it where a browser writes to its disk, and nothing for somebody else', () => {
  filtered();
  for (const told of ['Rowan', 'share', HOME.id, HOME.line, '2026-11-01'])
    expect(JSON.stringify(tab.entries)).not.toContain(told);
  go(LINE);
  go(LOG);
  open('linnet');
  expect(asked.at(-1)).toBe('');
  // It is gone for good: whoever signs in again begins anew.
  tab.back();
  tab.back();
  open();
  expect(asked.at(-1)).toBe('');
});

it('notes nothing beside another address when an answer comes late', () => {
  const log = open();
  go(LINE);
  log.q = 'Rowan';
  void log.look();
  expect(tab.entries[1]).toEqual({ url: LINE, state: null });
});

const page = (lines: number, next: string | null) => ({
  ok: true,
  value: { lines: Array.from({ length: lines }, (_one, at) => ({ id: `${next}-${at}` })), next, exports: [] },
});

it('looks further back by itself until a screenful is found or nothing is left, and says that it does', async () => {
  const answers = [page(0, 'a'), page(20, 'b'), page(45, 'c'), page(10, 'd'), page(0, null)];
  const said: boolean[] = [];
  const parts = (query: string) => {
    asked.push(query);
    said.push(log.searching);
    return Promise.resolve(answers.shift());
  };
  const searched = { disclosures: parts } as unknown as OfficeApi;
  const log: LogSearch = new LogSearch(searched, looked.here({ account: 'wren', cameFrom: null }));
  await log.look();
  expect([log.lines.length, log.view?.next, log.searching]).toEqual([65, 'c', false]);
  expect(asked).toEqual(['', '?after=a', '?after=b']);
  expect(said).toEqual([false, true, true]);
  await log.more();
  expect([log.lines.length, log.view?.next]).toEqual([75, null]);
});

it('looks no further once its screen was left', async () => {
  let log: LogSearch | null = null;
  const parts = (query: string) => {
    asked.push(query);
    if (asked.length === 2) log?.leave();
    return Promise.resolve(page(0, `p${asked.length}`));
  };
  const searched = { disclosures: parts } as unknown as OfficeApi;
  log = new LogSearch(searched, looked.here({ account: 'wren', cameFrom: null }));
  await log.look();
  expect(asked).toEqual(['', '?after=p1']);
});

it('goes on from no page of another search: what was asked for last has not been answered', async () => {
  const waiting: ((answer: unknown) => void)[] = [];
  const parts = (query: string) => {
    asked.push(query);
    return new Promise((answer) => waiting.push(answer));
  };
  const searched = { disclosures: parts } as unknown as OfficeApi;
  const log = new LogSearch(searched, looked.here({ account: 'wren', cameFrom: null }));
  const first = log.look();
  waiting[0]?.(page(50, 'old'));
  await first;
  log.q = 'Rowan';
  const second = log.look();
  await log.more();
  expect(asked).toEqual(['', '?q=Rowan']);
  waiting[1]?.(page(3, null));
  await second;
  expect(log.lines).toHaveLength(3);
});
