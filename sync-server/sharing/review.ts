import type { OpaqueId } from '#domain/ids.ts';
import { instantAt } from '#domain/records/moments.ts';
import { reviewDecision } from '#domain/sharing/review.ts';
import { whoDecides } from '../accounts/who-decides.ts';
import { badRequest, Refusal } from '../errors.ts';
import { demandId, notFound, type DeskCall } from '../office/desk.ts';
import { packReleases } from '../packs/packer.ts';
import type { WriteTx } from '../storage/storage.ts';
import { keepStep, keptStep, wasKept } from './kept-steps.ts';

/** Somebody else looks at a decision that one person made alone. What is found wrong is closed in the same write. */
export function reviewRelease(tx: WriteTx, call: DeskCall): { readonly review: OpaqueId } {
  const { account, now, body } = call;
  const id = demandId(body['id']);
  const of = demandId(body['of']);
  const reason = typeof body['reason'] === 'string' ? body['reason'].trim() : '';
  if (wasKept(tx, 'review', id, account, { of, found: body['found'], reason })) return { review: id };
  const decision = keptStep(tx, 'emergency', of) ?? keptStep(tx, 'life', of);
  const kept = tx.sharing.step(of);
  if (decision === null || kept === null) throw notFound();
  const { found } = body;
  if (found !== 'right' && found !== 'wrong') throw badRequest('Say whether it was right.');
  const by = whoDecides(tx, account);
  const reviewed = reviewDecision(decision, { of, by, at: instantAt(now), found, reason });
  if (!reviewed.ok) {
    const unfinished = found === 'wrong' && reason === '';
    throw new Refusal(unfinished ? 422 : 403, unfinished ? 'unfinished' : 'forbidden', reviewed.problem);
  }
  const { home, tenancy } = kept;
  keepStep(tx, { id, about: of, home, tenancy, account: account.id, at: now }, 'review', reviewed.value);
  if (home !== null) packReleases(tx, home, now);
  return { review: id };
}
