import { Workbox } from 'workbox-window';
import type { UpdateLifecycle } from './app-update.ts';
import { ownScript } from './trusted-urls.ts';

/** The real worker, which keeps the app's own files. */
export function workerLifecycle(): UpdateLifecycle {
  const workbox =
    'serviceWorker' in navigator
      ? new Workbox(ownScript('/sw.js'), { scope: '/', updateViaCache: 'none' })
      : null;
  return {
    inCharge: workbox !== null && navigator.serviceWorker.controller !== null,
    async register() {
      await workbox?.register();
    },
    async look() {
      await workbox?.update();
    },
    onWaiting: (listener) => workbox?.addEventListener('waiting', listener),
    onTakenOver: (listener) => {
      if (workbox) navigator.serviceWorker.addEventListener('controllerchange', listener);
    },
    takeOver: () => workbox?.messageSkipWaiting(),
    reload: () => {
      location.reload();
    },
  };
}
