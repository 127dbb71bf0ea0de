import { deleteDB } from 'idb';
import type { OpaqueId } from '#domain/ids.ts';
import type { Api } from '../api.ts';
import { base64 } from '../base64.ts';
import type { PhoneParts } from '../phone.ts';
import { noteCleared } from './cleared-note.ts';
import { destroyAccount } from './destroy-account.ts';
import { forgetHeldKey } from './held-key.ts';
import { accountsWithBoxes, holdsBoxes, SealedBoxes } from './sealed-boxes.ts';
import type { VaultRecords } from './vault-record.ts';
import type { WipeOrder } from './wipe-order.ts';

/**
 * Clears a lost phone: keys first, of everybody who works on it, then every store, copy and cache. Only then is the unsent
 * work sent, which lies sealed for the office, and the office told. Whatever is cut short is done again at the next
 * contact, because the order stands until it is confirmed. Answers whether it was.
 */
export async function wipePhone(
  { order, account }: WipeOrder,
  parts: PhoneParts & { readonly vaults: VaultRecords },
): Promise<boolean> {
  const { api, identity } = parts;
  await forgetHeldKey();
  const everybody = await identity.everybody();
  for (const { account: one } of everybody) await destroyAccount(one.id, 'wiped-by-the-office', parts);
  await sweep();
  noteCleared('wiped-by-the-office');
  // Everybody's: once the phone is clear nobody signs in on it again. The office finds in its inbox what others recorded.
  let boxesLeft = 0;
  const known = everybody.map((one) => one.account.id);
  for (const one of new Set([account, ...known, ...(await accountsWithBoxes())])) {
    const left = await sendBoxes(api, one);
    if (left === null) return false;
    boxesLeft += left;
  }
  if (!(await api.post('/api/phones/wiped', { order, boxesLeft })).ok) return false;
  parts.health.noteWaiting(account, []);
  for (const { account: one } of everybody) await identity.forget(one.id);
  await identity.forgetDevice();
  return true;
}

/** Deletes every database but the phone's own, which names nobody and holds the log, and what is sealed for the office. */
async function sweep(): Promise<void> {
  for (const { name } of await indexedDB.databases())
    if (name !== undefined && name !== 'homefile-device' && !holdsBoxes(name)) await deleteDB(name);
  for (const name of await caches.keys()) await caches.delete(name);
  if (!('serviceWorker' in navigator)) return;
  for (const registration of await navigator.serviceWorker.getRegistrations())
    await registration.unregister();
}

/** How many boxes the office would not take; null when it could not be reached for all. */
async function sendBoxes(api: Api, account: OpaqueId): Promise<number | null> {
  const boxes = new SealedBoxes(account);
  let left = 0;
  try {
    for (const name of await boxes.names()) {
      const box = await boxes.read(name);
      if (!box) continue;
      const answer = await api.post('/api/sealed', { box: base64(box) });
      if (answer.ok) await boxes.drop([name]);
      else if (answer.problem.because === 'refused') left += 1;
      else return null;
    }
    if (left === 0) await boxes.destroy();
    return left;
  } finally {
    await boxes.close();
  }
}
