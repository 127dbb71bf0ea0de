/// <reference lib="webworker" />
import { cleanupOutdatedCaches, createHandlerBoundToURL, precacheAndRoute } from 'workbox-precaching';
import { NavigationRoute, registerRoute } from 'workbox-routing';

declare const self: ServiceWorkerGlobalScope & {
  readonly __WB_MANIFEST: { url: string; revision: string | null }[];
};

/** The app's own addresses. Anything else, above all /api, /db, /photos and /s, goes to the server untouched. */
const APP_ROUTES = [
  /^\/(?:\?|$)/,
  /^\/(?:sign-in|unlock|enrol|today|homes|visits|sending|jobs|more|concern|office)(?:[/?]|$)/,
];

// Only the app's own files are kept, each by its content; never anything about a home.
cleanupOutdatedCaches();
precacheAndRoute(self.__WB_MANIFEST);
registerRoute(new NavigationRoute(createHandlerBoundToURL('/index.html'), { allowlist: APP_ROUTES }));

// From the first visit on: a page that was opened before the worker must find its later screens without signal too.
self.addEventListener('activate', (event) => {
  event.waitUntil(self.clients.claim());
});

// A waiting version takes over only when the app says that nothing is being filled in.
self.addEventListener('message', (event) => {
  if (event.data?.type === 'SKIP_WAITING') void self.skipWaiting();
});
