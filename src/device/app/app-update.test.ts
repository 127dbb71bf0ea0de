import { expect, test } from 'vitest';
import { AppUpdate } from './app-update.ts';
import type { BusyTabs } from './busy-tabs.ts';

/** A browser with one waiting place for a worker, and as many tabs as a test opens. */
class FakeBrowser {
  waiting = false;
  inCharge: boolean;
  readonly busy = new Set<object>();
  readonly tabs: { waits: () => void; takenOver: () => void }[] = [];
  takeOvers = 0;

  constructor(inCharge = true) {
    this.inCharge = inCharge;
  }

  /** A tab that is opened; it begins in the middle of something until it says that it is safe. */
  tab(): { update: AppUpdate; reloads: () => number } {
    let reloads = 0;
    const me = { waits: () => {}, takenOver: () => {} };
    const lifecycle = {
      inCharge: this.inCharge,
      register: () => {
        if (this.waiting) me.waits();
        return Promise.resolve();
      },
      look: () => Promise.reject(new Error('half a download')),
      onWaiting: (listener: () => void) => void (me.waits = listener),
      onTakenOver: (listener: () => void) => void (me.takenOver = listener),
      takeOver: () => {
        this.takeOvers += 1;
        this.waiting = false;
        for (const { takenOver } of this.tabs) takenOver();
      },
      reload: () => void (reloads += 1),
    };
    const busy: BusyTabs = {
      enter: () => void this.busy.add(me),
      leave: () => {
        this.busy.delete(me);
        return Promise.resolve();
      },
      ifNobody: (work) => {
        if (this.busy.size === 0) work();
        return Promise.resolve();
      },
    };
    this.tabs.push(me);
    return { update: new AppUpdate(lifecycle, busy), reloads: () => reloads };
  }

  /** A whole new version has come. */
  download(): void {
    this.waiting = true;
    for (const { waits } of this.tabs) waits();
  }
}

test('a version that waited before the page was opened is used at the first safe point, once', async () => {
  const browser = new FakeBrowser();
  browser.waiting = true;
  const { update, reloads } = browser.tab();
  await update.register();
  expect([update.waiting, reloads()]).toEqual([true, 0]);
  await update.atSafePoint();
  await update.atSafePoint();
  expect([browser.takeOvers, reloads()]).toEqual([1, 1]);
});

test('never in the middle of a visit: it waits, says so, and is used after it', async () => {
  const browser = new FakeBrowser();
  const { update, reloads } = browser.tab();
  let told = 0;
  update.onChange(() => void (told += 1));
  update.enterWork();
  browser.download();
  browser.download();
  expect([update.waiting, told, reloads()]).toEqual([true, 1, 0]);
  await update.atSafePoint();
  expect(reloads()).toBe(1);
});

test('one tab in the middle of something holds the update back for all', async () => {
  const browser = new FakeBrowser();
  const [idle, working] = [browser.tab(), browser.tab()];
  await idle.update.atSafePoint();
  browser.download();
  await idle.update.atSafePoint();
  expect([browser.takeOvers, idle.reloads(), working.reloads()]).toEqual([0, 0, 0]);
  await working.update.atSafePoint();
  expect([browser.takeOvers, idle.reloads(), working.reloads()]).toEqual([1, 1, 1]);
});

test('a tab overtaken in the middle of something loads nothing until its own safe point', async () => {
  const browser = new FakeBrowser();
  const { update, reloads } = browser.tab();
  for (const { takenOver } of browser.tabs) takenOver(); // forced in the browser's own tools
  expect([update.waiting, reloads()]).toEqual([true, 0]);
  await update.atSafePoint();
  expect(reloads()).toBe(1);
});

test('a person who goes on while the other tabs are asked keeps the page', async () => {
  const browser = new FakeBrowser();
  const { update, reloads } = browser.tab();
  browser.download();
  const asking = update.atSafePoint();
  update.enterWork();
  await asking;
  expect([browser.takeOvers, reloads()]).toEqual([0, 0]);
});

test('the first version ever takes over without a reload', () => {
  const browser = new FakeBrowser(false);
  const { update, reloads } = browser.tab();
  for (const { takenOver } of browser.tabs) takenOver();
  expect([update.waiting, reloads()]).toEqual([false, 0]);
});

test('half a download is nothing: no version waits and no error reaches the person', async () => {
  const { update } = new FakeBrowser().tab();
  await expect(update.look()).resolves.toBeUndefined();
  expect(update.waiting).toBe(false);
});
