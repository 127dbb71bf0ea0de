import type { BreachBegun } from '#domain/breaches/breach-case.ts';
import type { OpaqueId } from '#domain/ids.ts';
import { record as journal } from '../journal/chain.ts';
import type { DeskCall } from '../office/desk.ts';
import { packReleases } from '../packs/packer.ts';
import type { WriteTx } from '../storage/storage.ts';
import { aboutOf, keepWords, keptBreaches } from './kept-breaches.ts';
import { readTold, type ToldBreach } from './read-told.ts';
import { findAndWithdraw, isOutAgain, type By } from './withdraw.ts';

/** Somebody at the desk tells of a breach. */
export function tellBreach(tx: WriteTx, call: DeskCall): { readonly breach: OpaqueId } {
  return { breach: recordBreach(tx, readTold(call.body, call.now), call) };
}

/**
 * Records a breach, takes back what can be taken back and starts its clock, all in one write. The same told twice, or by two
 * people of the same link, job or phone, is one breach: the one that is open already, unless it has got out again since.
 */
export function recordBreach(tx: WriteTx, told: ToldBreach, by: By): OpaqueId {
  const { id, what, happened, reached, phoneWas, awareAt, words } = told;
  const known = tx.breaches.breach(id)?.id ?? (isOutAgain(tx, told, by.now) ? null : openAbout(tx, told));
  if (known !== null) return known;
  const found = findAndWithdraw(tx, told, by);
  const begun: BreachBegun = { what, happened, reached, phoneWas, awareAt, ...found };
  tx.breaches.add({ id, by: by.account.id, at: by.now, body: JSON.stringify(begun) });
  if (begun.withdrawn.includes('release')) repackAt(tx, begun.target, by.now);
  keepWords(tx, id, aboutOf(begun), { words });
  const event = { action: 'breach-recorded', account: by.account.id, subject: id, detail: what } as const;
  journal(tx, { at: by.now, ...event, digest: null });
  return id;
}

/** What was taken back leaves the packs in the same write, now that it is told. */
function repackAt(tx: WriteTx, target: OpaqueId | null, at: number): void {
  const home = target === null ? undefined : tx.records.entry(target)?.home;
  if (home !== undefined) packReleases(tx, home, at);
}

function openAbout(tx: WriteTx, { what, target, account }: ToldBreach): OpaqueId | null {
  if (what === 'told' || target === null) return null;
  const same = keptBreaches(tx).find(({ progress: { begun, closedAt } }) => {
    const isSame = begun.what === what && begun.target === target;
    return isSame && (what !== 'phone' || begun.account === account) && closedAt === null;
  });
  return same?.stored.id ?? null;
}
