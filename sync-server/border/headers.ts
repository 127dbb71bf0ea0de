/** What every answer carries, and what each part of the address space adds. */

/** For the app's own pages and files. No script but the app's own files; nothing may frame it. */
const APP_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "worker-src 'self'",
  "style-src 'self'",
  "style-src-attr 'unsafe-inline'",
  "img-src 'self' blob: data:",
  "font-src 'self'",
  "connect-src 'self'",
  "manifest-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
  "object-src 'none'",
  "require-trusted-types-for 'script'",
  'trusted-types homefile svelte-trusted-html',
].join('; ');

/** For answers that are data: nothing in them runs, whatever they hold. */
const DATA_POLICY =
  "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'; sandbox";

const EVERYWHERE: Readonly<Record<string, string>> = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(self), microphone=(), geolocation=(), payment=(), usb=(), serial=()',
  'x-frame-options': 'DENY',
};

/** For answers that are data: whatever is on the way keeps nothing, and sends it as it is. */
export const NEVER_KEPT = 'no-store, no-transform';

const DATA = /^\/(api|db|photos|health|metrics|s|r)(\/|$)/;

/** Whether an address answers with data and not with the app. */
export function isDataPath(path: string): boolean {
  return DATA.test(path);
}

/** The security headers of an answer, of data or of the app itself. */
export function headersFor(data: boolean, https: boolean): Readonly<Record<string, string>> {
  const of = https ? OVER_HTTPS : ON_LOOPBACK;
  return data ? of.data : of.app;
}

function sets(transport: Readonly<Record<string, string>>) {
  return {
    data: {
      ...EVERYWHERE,
      ...transport,
      'content-security-policy': DATA_POLICY,
      'cache-control': NEVER_KEPT,
    },
    app: { ...EVERYWHERE, ...transport, 'content-security-policy': APP_POLICY },
  };
}

const ON_LOOPBACK = sets({});
const OVER_HTTPS = sets({ 'strict-transport-security': 'max-age=31536000' });
