import { mount } from 'svelte';
import App from './App.svelte';
import { Api } from './device/api.ts';
import { AppUpdate } from './device/app/app-update.ts';
import { LockedBusyTabs } from './device/app/busy-tabs.ts';
import { DeletionLog } from './device/deletion-log.ts';
import { deviceDatabase } from './device/device-database.ts';
import { Identity } from './device/identity.ts';
import { Reserve } from './device/reserve.ts';
import { StorageHealth } from './device/storage-health.ts';
import { isTraining } from './device/training.ts';
import { workerLifecycle } from './device/app/worker-lifecycle.ts';
import { Router } from './router.svelte.ts';
import { ROUTES } from './routes.ts';
import { UpdateStatus } from './state/app-update.svelte.ts';
import { Session } from './state/session.svelte.ts';
import { Theme } from './state/theme.svelte.ts';
import { bareOnPaper } from './ui/bare-paper.ts';
import './ui/base.css';

const database = deviceDatabase();
const session = new Session({
  api: new Api(),
  database,
  identity: new Identity(database),
  deletions: new DeletionLog(database),
  health: new StorageHealth(database, localStorage),
  reserve: new Reserve({ storage: navigator.storage, notes: localStorage, now: Date.now }),
  now: Date.now,
});
const update = new AppUpdate(workerLifecycle(), new LockedBusyTabs());

mount(App, {
  target: document.getElementById('app') ?? document.body,
  props: {
    session,
    router: new Router(ROUTES),
    theme: new Theme(document.documentElement, localStorage),
    update: new UpdateStatus(update, async () => {
      const { phone } = session;
      if (phone === null) return true;
      return phone.sync.state.state !== 'sending' && (await phone.drafts.list()).every(isTraining);
    }),
    opening: session.begin(),
  },
});

bareOnPaper(window);

if (import.meta.env.PROD) {
  void update.register();
  // A phone keeps the app open for days: each return to it is a moment to look for a newer version.
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') void update.look();
  });
}
