/// <reference lib="webworker" />
import { cleanupOutdatedCaches, createHandlerBoundToURL, precacheAndRoute } from 'workbox-precaching';
import { NavigationRoute, registerRoute } from 'workbox-routing';

import { APP_ADDRESSES } from './app-addresses.ts';
import type { HeldKey, HeldKeyMessage } from './device/vault/held-key.ts';

declare const self: ServiceWorkerGlobalScope & {
  readonly __WB_MANIFEST: { url: string; revision: string | null }[];
};

// Only the app's own files are kept, each by its content; never anything about a home.
cleanupOutdatedCaches();
precacheAndRoute(self.__WB_MANIFEST);
registerRoute(new NavigationRoute(createHandlerBoundToURL('/index.html'), { allowlist: APP_ADDRESSES }));

// From the first visit on: a page that was opened before the worker must find its later screens without signal too.
self.addEventListener('activate', (event) => {
  event.waitUntil(self.clients.claim());
});

// A waiting version takes over only when the app says that nothing is being filled in.
self.addEventListener('message', (event) => {
  const message = event.data as HeldKeyMessage | { readonly type: 'SKIP_WAITING' };
  if (message.type === 'SKIP_WAITING') void self.skipWaiting();
  else if (message.type === 'hold-key') held = message.held;
  else if (message.type === 'forget-key') held = null;
  else event.ports[0]?.postMessage(held !== null && Date.now() < held.until ? held : null);
});

/** The key of the open vault, in this worker's memory alone: see src/device/vault/held-key.ts. */
let held: HeldKey | null = null;
