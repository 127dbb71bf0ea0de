import type { Certificate } from '#domain/retention/retention-views.ts';
import { instantAt } from '#domain/records/moments.ts';
import { whyNotSecond, type Actor } from '#domain/sharing/second-person.ts';
import { whoDecides } from '../accounts/who-decides.ts';
import { Refusal } from '../errors.ts';
import { record as journal } from '../journal/chain.ts';
import { newOpaqueId } from '../new-id.ts';
import { demandId, notFound, type DeskCall } from '../office/desk.ts';
import { staffNames } from '../office/names.ts';
import type { Destruction } from '../storage/retention.ts';
import type { ReadView, WriteTx } from '../storage/storage.ts';
import { destroyListed } from './destroy.ts';
import { dryRun, type Listed } from './dry-run.ts';
import { barredWords, erasureRun } from './erasure.ts';
import { filedRights, type FiledRights } from '../rights/filed-rights.ts';
import { demandLead, demandReason } from '../office/lead-only.ts';

const CHANGED = new Refusal(
  409,
  'conflict',
  'What would go has changed since this list was made. Nothing was destroyed. Look at the list again.',
);

const DECIDED = new Refusal(409, 'conflict', 'This was decided before you. Look at the list again.');

const CHANGED_SINCE = new Refusal(
  409,
  'conflict',
  'What would go has changed since this list was asked for. Nothing was destroyed. Look at what would go now and ask for that: another lead then confirms it.',
);

/** A lead asks that exactly what the dry run listed be destroyed. Nothing goes until another lead confirms it. */
export function askDestruction(tx: WriteTx, call: DeskCall): { readonly id: string } {
  demandLead(call);
  const { account, now: at, body } = call;
  const id = demandId(body['id']);
  if (tx.retention.destruction(id) !== null) return { id };
  const run = dryRun(tx, at);
  if (body['digest'] !== run.digest || run.records.length + run.refused.length === 0) throw CHANGED;
  if (tx.retention.destructions().some(({ state, request }) => state === 'asked' && request === null))
    throw new Refusal(409, 'conflict', 'Another list waits for a second lead. It must be decided first.');
  askFor(tx, { id, request: null, digest: run.digest, askedBy: account.id, askedAt: at });
  return { id };
}

/**
 * The lead who has granted a deletion asks with it that exactly those records be destroyed: nothing goes until another lead
 * confirms it. A record that must stay for now is decided about otherwise, and is told so.
 */
export function askErasure(tx: WriteTx, { account, now: at }: DeskCall, request: FiledRights): void {
  const run = erasureRun(tx, request, at);
  if (run.records.length === 0) throw new Refusal(422, 'unfinished', 'Choose what is deleted.');
  const barred = barredWords(run);
  if (barred !== null)
    throw new Refusal(422, 'unfinished', `${barred} Leave it out, and tell them that it stays.`);
  const { digest } = run;
  askFor(tx, { id: newOpaqueId(), request: request.id, digest, askedBy: account.id, askedAt: at });
}

/** Asks another lead to confirm a list, and journals who asked. */
function askFor(
  tx: WriteTx,
  list: Pick<Destruction, 'id' | 'request' | 'digest' | 'askedBy' | 'askedAt'>,
): void {
  const { id, digest, askedBy, askedAt } = list;
  tx.retention.setDestruction({
    ...{ ...list, state: 'asked', decidedBy: null, decidedAt: null },
    ...{ reason: null, cleanAt: null, certificate: null, pictures: [] },
  });
  journal(tx, {
    ...{ at: askedAt, action: 'destruction-asked', account: askedBy, subject: id },
    ...{ detail: digest, digest: null },
  });
}

/**
 * A lead who has looked at what would go now asks for that, in the place of a list that has changed since: that one ends, and
 * another lead confirms this one. What must stay is refused, and so is a list that has not changed.
 */
export function renewDestruction(tx: WriteTx, call: DeskCall): { readonly id: string } {
  demandLead(call);
  const { account, now: at, body } = call;
  const [old, id] = [tx.retention.destruction(demandId(call.params['destruction'])), demandId(body['id'])];
  if (old === null) throw notFound();
  if (tx.retention.destruction(id) !== null) return { id };
  if (old.state !== 'asked') throw DECIDED;
  const run = runOf(tx, old, at);
  if (run.digest === old.digest)
    throw new Refusal(409, 'conflict', 'This list has not changed. Confirm it, or say no.');
  if (body['digest'] !== run.digest || run.records.length + run.refused.length === 0) throw CHANGED;
  endAsked(tx, old, call, 'It had changed, and was asked for anew.');
  askFor(tx, { id, request: old.request, digest: run.digest, askedBy: account.id, askedAt: at });
  return { id };
}

/** Why somebody cannot decide about a destruction, or null: another human, a lead, and one already when it was asked. */
export function whyNotDecide(view: ReadView, one: Destruction, second: Actor, now: number): string | null {
  const asker = view.accounts.account(one.askedBy);
  if (asker === null) return 'Whoever asked is not known any more. Ask anew.';
  if (second.role !== 'lead') return 'Only a data-protection lead can decide this.';
  return whyNotSecond({ by: whoDecides(view, asker), at: instantAt(one.askedAt) }, second, instantAt(now));
}

/** A second lead confirms: what was listed goes, if it is still exactly that. */
export function confirmDestruction(tx: WriteTx, call: DeskCall): { readonly id: string } {
  const one = asked(tx, call);
  const { account, now: at } = call;
  if (one.state !== 'asked') return settled(one, call);
  const run = runOf(tx, one, at);
  if (run.digest !== one.digest) throw CHANGED_SINCE;
  const certificate = JSON.stringify(certificateOf(tx, one, run, call));
  const destruction = { ...one, decidedBy: account.id, decidedAt: at, certificate };
  destroyListed(tx, run, { destruction, by: account.id, at });
  return { id: one.id };
}

/** What was asked for, as it is now. What somebody asked to be deleted is refused while something of it must stay. */
function runOf(tx: WriteTx, { request }: Destruction, at: number): Listed & { readonly digest: string } {
  if (request === null) return dryRun(tx, at);
  const run = erasureRun(tx, filedRights(tx, request), at);
  const barred = barredWords(run);
  if (barred !== null) throw new Refusal(409, 'conflict', `${barred} Nothing was destroyed.`);
  return run;
}

/** A lead says no, or takes back what they asked: it is then asked anew. */
export function refuseDestruction(tx: WriteTx, call: DeskCall): { readonly id: string } {
  demandLead(call);
  const { account } = call;
  const one = tx.retention.destruction(demandId(call.params['destruction']));
  if (one === null) throw notFound();
  const reason = demandReason(call.body, 'Write why not.');
  if (one.state === 'refused' && one.decidedBy === account.id) return { id: one.id };
  if (one.state !== 'asked') throw DECIDED;
  endAsked(tx, one, call, reason);
  return { id: one.id };
}

/** Nothing goes by this list. */
function endAsked(tx: WriteTx, one: Destruction, { account, now: at }: DeskCall, reason: string): void {
  tx.retention.setDestruction({ ...one, state: 'refused', decidedBy: account.id, decidedAt: at, reason });
  journal(tx, {
    ...{ at, action: 'destruction-refused', account: account.id, subject: one.id },
    ...{ detail: '', digest: null },
  });
}

function asked(tx: WriteTx, call: DeskCall): Destruction {
  demandLead(call);
  const one = tx.retention.destruction(demandId(call.params['destruction']));
  if (one === null) throw notFound();
  if (one.state !== 'asked') return one;
  const barred = whyNotDecide(tx, one, whoDecides(tx, call.account), call.now);
  if (barred !== null) throw new Refusal(403, 'forbidden', barred);
  return one;
}

function settled(one: Destruction, { account }: DeskCall): { readonly id: string } {
  if (one.state !== 'refused' && one.decidedBy === account.id) return { id: one.id };
  throw DECIDED;
}

function certificateOf(
  view: ReadView,
  one: Destruction,
  run: Listed,
  { account, now }: DeskCall,
): Certificate {
  const names = staffNames(view);
  const counts = new Map<string, number>();
  for (const { kind } of run.records) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return {
    id: one.id,
    listDigest: one.digest,
    records: [...counts].map(([kind, count]) => ({ kind, count })),
    refused: run.refused.length,
    pictures: run.pictures.length,
    because: one.request === null ? 'time-over' : 'asked-for',
    askedBy: names.account(one.askedBy),
    askedAt: instantAt(one.askedAt),
    decidedBy: names.account(account.id),
    decidedAt: instantAt(now),
  };
}
