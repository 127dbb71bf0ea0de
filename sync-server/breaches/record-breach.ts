import type { BreachBegun, BreachEntryBody } from '#domain/breaches/breach-case.ts';
import type { OpaqueId } from '#domain/ids.ts';
import { Refusal } from '../errors.ts';
import { record as journal } from '../journal/chain.ts';
import type { DeskCall } from '../office/desk.ts';
import { saysTheSame } from '../office/saved-before.ts';
import { packReleases } from '../packs/packer.ts';
import type { StoredBreach, StoredBreachStep } from '../storage/breaches.ts';
import type { WriteTx } from '../storage/storage.ts';
import { aboutOf, isWritten, keepWords, keptBreach, keptBreaches, type KeptBreach } from './kept-breaches.ts';
import { readTold, type ToldBreach } from './read-told.ts';
import { demandSeen, findAndWithdraw, isOutAgain, type By } from './withdraw.ts';

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
  const known = tx.breaches.breach(id);
  if (known !== null) {
    demandSame(tx, known, told, by);
    return known.id;
  }
  const joined = tx.breaches.step(id);
  if (joined !== null) {
    demandSameAgain(tx, joined, told, by);
    return joined.breach;
  }
  demandSeen(tx, told, by);
  const open = isOutAgain(tx, told, by.now) ? null : openAbout(tx, told);
  if (open !== null) {
    noteAgain(tx, open, told, by);
    return open.stored.id;
  }
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

const TOLD_OTHERWISE =
  'Something else was told from this form before, and the office has it. Tell this once more; at the desk, open the form anew.';

/**
 * An id stands for what was told under it: something else under the same one is refused, never taken for told. So is anything from
 * anybody but who told it: the list names its id to colleagues who may not read it, and a right guess would be answered otherwise
 * than a wrong one.
 */
function demandSame(tx: WriteTx, known: StoredBreach, told: ToldBreach, by: By): void {
  const { begun } = keptBreach(tx, known.id).progress;
  const isSame =
    known.by === by.account.id &&
    isAbout(begun, told) &&
    begun.happened === told.happened &&
    begun.reached === told.reached &&
    begun.phoneWas === told.phoneWas &&
    (begun.awareAt === told.awareAt || !told.isAwareSaid) &&
    isWritten(tx, known.id, aboutOf(begun), { words: told.words });
  if (!isSame) throw new Refusal(409, 'conflict', TOLD_OTHERWISE);
}

/** The same of what joined a breach that was open already. */
function demandSameAgain(tx: WriteTx, known: StoredBreachStep, told: ToldBreach, by: By): void {
  const { begun } = keptBreach(tx, known.breach).progress;
  // Written by this folder alone.
  const kept = JSON.parse(known.body) as BreachEntryBody;
  const isSame =
    known.by === by.account.id &&
    kept.step === 'told-again' &&
    isAbout(begun, told) &&
    (kept.happened ?? told.happened) === told.happened &&
    (kept.phoneWas ?? begun.phoneWas) === told.phoneWas &&
    (kept.awareAt === told.awareAt || !told.isAwareSaid) &&
    isWritten(tx, known.id, aboutOf(begun), { words: told.words });
  if (!isSame) throw new Refusal(409, 'conflict', TOLD_OTHERWISE);
}

function isAbout(begun: BreachBegun, { what, target, home, categories }: ToldBreach): boolean {
  if (begun.what !== what || (begun.target !== target && target !== null)) return false;
  if (what !== 'told') return true;
  const [part] = begun.reach.parts;
  return home === null ? part === undefined : part?.home === home && saysTheSame(part.categories, categories);
}

/** Somebody else tells of what is open already: what they know of it, and since when, joins its history. */
function noteAgain(tx: WriteTx, { stored, progress: { begun } }: KeptBreach, told: ToldBreach, by: By): void {
  const phoneWas = told.phoneWas !== null && told.phoneWas !== begun.phoneWas ? told.phoneWas : undefined;
  const { happened, awareAt } = told;
  const body: BreachEntryBody = { step: 'told-again', at: by.now, phoneWas, happened, awareAt };
  tx.breaches.addStep({
    ...{ id: told.id, breach: stored.id, by: by.account.id, at: by.now },
    body: JSON.stringify(body),
  });
  keepWords(tx, told.id, aboutOf(begun), { words: told.words });
  const event = { action: 'breach-step', account: by.account.id, subject: stored.id } as const;
  journal(tx, { at: by.now, ...event, detail: body.step, digest: null });
}

function openAbout(tx: WriteTx, { what, target, account }: ToldBreach): KeptBreach | null {
  if (what === 'told' || target === null) return null;
  const same = keptBreaches(tx).find(({ progress: { begun, closedAt } }) => {
    const isSame = begun.what === what && begun.target === target;
    return isSame && (what !== 'phone' || begun.account === account) && closedAt === null;
  });
  return same ?? null;
}
