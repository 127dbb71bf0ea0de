/**
 * The addresses of the app's own screens, which open without signal. Anything else, above all /api, /db, /photos and /s, goes
 * to the server untouched. The worker that reads them knows no screen, so a test holds them to the routes.
 */
export const APP_ADDRESSES = [
  /^\/(?:\?|$)/,
  /^\/(?:sign-in|today|homes|visits|sending|jobs|more|mishap|training|concern|office)(?:[/?]|$)/,
];
