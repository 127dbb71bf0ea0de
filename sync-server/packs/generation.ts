import { randomBytes } from 'node:crypto';
import type { OpaqueId } from '#domain/ids.ts';
import { record as journal } from '../journal/chain.ts';
import { policyNow } from '../matrix/landlord-rules.ts';
import { noteRules } from '../matrix/rules-in-force.ts';
import type { Pack } from '../storage/packs.ts';
import type { WriteTx } from '../storage/storage.ts';
import { londonToday } from './london-today.ts';
import { packContent, packedRole, staleFrom, type PackedRole } from './pack-content.ts';
import { idsIn, shrinks, writeEntry } from './pack-database.ts';

/**
 * The account's pack as of now, or null when its role has none. The first call of a day brings in what is for that day;
 * if anything has to leave, a new generation begins.
 */
export function packFor(tx: WriteTx, account: OpaqueId, at: number): Pack | null {
  const role = packedRole(tx, account);
  if (role === null) {
    dropPack(tx, account);
    return null;
  }
  const pack = tx.packs.packOf(account);
  if (pack === null || pack.policy !== policyNow(tx, at)) return beginGeneration(tx, account, role, at);
  return pack.madeUpOn === londonToday(at) ? pack : makeUp(tx, pack, role, at);
}

/**
 * Makes the account's pack anew under a new name; the old database is gone at once. Taking scope away is always this and
 * never a tombstone. An account without a pack stays without.
 */
export function renewPack(tx: WriteTx, account: OpaqueId, at: number): void {
  if (tx.packs.packOf(account) === null) return;
  const role = packedRole(tx, account);
  if (role === null) dropPack(tx, account);
  else beginGeneration(tx, account, role, at);
}

/** Takes the pack away altogether. */
function dropPack(tx: WriteTx, account: OpaqueId): void {
  const pack = tx.packs.packOf(account);
  if (pack === null) return;
  tx.documents.deleteDatabase(pack.name);
  tx.packs.forgetPack(account);
}

/** Brings in what is missing, or begins a new generation when something must leave. */
function makeUp(tx: WriteTx, pack: Pack, role: PackedRole, at: number): Pack {
  const today = londonToday(at);
  const content = packContent(tx, pack, role, today);
  for (const id of idsIn(tx, pack)) {
    const entry = content.entries.get(id);
    if (entry === undefined || shrinks(tx, pack, entry)) return beginGeneration(tx, pack.account, role, at);
  }
  return fill(tx, pack, role, at);
}

function beginGeneration(tx: WriteTx, account: OpaqueId, role: PackedRole, at: number): Pack {
  noteRules(tx, at);
  const old = tx.packs.packOf(account);
  const pack: Pack = {
    account,
    name: newName(),
    generation: (old?.generation ?? 0) + 1,
    key: old?.key ?? randomBytes(32).toString('hex'),
    madeUpOn: londonToday(at),
    staleFrom: null,
    policy: policyNow(tx, at),
  };
  if (old) tx.documents.deleteDatabase(old.name);
  tx.documents.createDatabase(pack.name, { leafBodiesOnly: true });
  tx.packs.setPack(pack);
  journal(tx, {
    at,
    action: 'pack-generation',
    account,
    subject: account,
    detail: String(pack.generation),
    digest: null,
  });
  return fill(tx, pack, role, at);
}

/** Fills a database of its own with what the pack is to hold, and returns its name. The caller deletes it. */
export function fillScratch(tx: WriteTx, pack: Pack, at: number): string {
  const role = packedRole(tx, pack.account);
  const scratch: Pack = { ...pack, name: newName() };
  tx.documents.createDatabase(scratch.name, { leafBodiesOnly: true });
  const content = role === null ? null : packContent(tx, scratch, role, londonToday(at));
  for (const entry of content?.entries.values() ?? [])
    writeEntry(tx, scratch, { ...entry, guarded: false }, at);
  return scratch.name;
}

function newName(): string {
  return `pack-${randomBytes(16).toString('hex')}`;
}

function fill(tx: WriteTx, pack: Pack, role: PackedRole, at: number): Pack {
  const today = londonToday(at);
  const content = packContent(tx, pack, role, today);
  for (const minted of content.minted) tx.packs.remember(minted);
  for (const entry of content.entries.values()) writeEntry(tx, pack, entry, at);
  const made: Pack = {
    ...pack,
    madeUpOn: today,
    staleFrom: staleFrom(tx, pack, role, content, today),
    policy: policyNow(tx, at),
  };
  tx.packs.setPack(made);
  return made;
}
