import { Refusal } from '../errors.ts';
import { record as journal } from '../journal/chain.ts';
import type { DeskStep } from '../storage/desk-steps.ts';
import type { WriteTx } from '../storage/storage.ts';

/** Keeps a step with its line in the journal, in the caller's transaction. False: this very step was kept before. */
export function keepDeskStep(
  tx: WriteTx,
  step: Omit<DeskStep, 'reason'> & { readonly reason?: string },
): boolean {
  const known = tx.deskSteps.step(step.id);
  if (known !== null) {
    if (known.account === step.account && known.about === step.about && known.step === step.step)
      return false;
    throw new Refusal(409, 'conflict', 'This was saved by somebody else. Open it again.');
  }
  tx.deskSteps.add({ ...step, reason: step.reason ?? null });
  const { at, account, about, other } = step;
  const detail = other === null ? step.step : `${step.step} ${other}`;
  journal(tx, { at, action: 'desk-step', account, subject: about, detail, digest: null });
  return true;
}
