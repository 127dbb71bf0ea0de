import type { OpaqueId } from '#domain/ids.ts';

/** What the worker holds while the app is open: never on the disk, and gone when the browser or the phone stops. */
export interface HeldKey {
  readonly account: OpaqueId;
  readonly key: CryptoKey;
  /** After this moment the worker gives it to nobody. */
  readonly until: number;
}

/** What a page asks of the worker. */
export type HeldKeyMessage =
  | { readonly type: 'hold-key'; readonly held: HeldKey }
  | { readonly type: 'give-key' }
  | { readonly type: 'forget-key' };

/** The worker may have to be started first; a start of the app never waits for longer. */
const PATIENCE_MS = 1_500;

/**
 * The open vault's key in the worker that serves the app, so that a page which the camera or the system ended, or which was
 * loaded anew, opens again without a PIN. Where there is no worker, or it was ended too, the person unlocks.
 */
export async function holdKey(held: HeldKey): Promise<void> {
  (await worker())?.postMessage({ type: 'hold-key', held } satisfies HeldKeyMessage);
}

/** The key that the worker holds for this account, or null. */
export async function heldKey(account: OpaqueId, now: number): Promise<CryptoKey | null> {
  const held = await askForKey(null);
  return held && held.account === account && now < held.until ? held.key : null;
}

/** Whether the worker holds a key for anybody; null when it does not answer. */
export async function keyIsHeld(): Promise<boolean | null> {
  const held = await askForKey('late');
  return held === 'late' ? null : held !== null;
}

/** The worker forgets the key: the vault was locked. Every window learns it at its next look, one that slept too. */
export async function forgetHeldKey(): Promise<void> {
  noteLocked();
  (await worker())?.postMessage({ type: 'forget-key' } satisfies HeldKeyMessage);
}

const LOCKS = 'homefile-locks';

/** How often this phone was locked: a window in which it was opened before the last time must not stay open. */
export function timesLocked(): number {
  return Number(localStorage.getItem(LOCKS));
}

function noteLocked(): void {
  try {
    localStorage.setItem(LOCKS, String(timesLocked() + 1));
  } catch {
    console.error('Other windows were not told of the lock.'); // a full or closed localStorage
  }
}

/** What the worker holds; `late` when it has not answered in time. */
async function askForKey<Late>(late: Late): Promise<HeldKey | Late | null> {
  const asked = await worker();
  if (!asked) return null;
  const { port1, port2 } = new MessageChannel();
  const held = await new Promise<HeldKey | Late | null>((resolve) => {
    const limit = setTimeout(() => resolve(late), PATIENCE_MS);
    port1.onmessage = (event: MessageEvent<HeldKey | null>) => {
      clearTimeout(limit);
      resolve(event.data);
    };
    asked.postMessage({ type: 'give-key' } satisfies HeldKeyMessage, [port2]);
  });
  port1.close();
  return held;
}

async function worker(): Promise<ServiceWorker | null> {
  if (!('serviceWorker' in navigator)) return null;
  const { controller } = navigator.serviceWorker;
  return controller ?? (await navigator.serviceWorker.getRegistration('/'))?.active ?? null;
}
