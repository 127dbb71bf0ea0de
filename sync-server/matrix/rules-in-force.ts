import { record as journal } from '../journal/chain.ts';
import type { ReadView, WriteTx } from '../storage/storage.ts';
import { policyNow } from './landlord-rules.ts';

/** What lines of the journal about the rules are about. */
const SUBJECT = 'rules';

/** One version of the rules, and the moment from which it was known to hold. */
export interface RulesVersion {
  readonly rules: string;
  readonly since: number;
}

/**
 * Notes in the journal that other rules hold than before, whether a program brought them, a lead closed something, or an end
 * that was agreed has come. Asked wherever rules begin to be used: at the start, at a closing, when a pack begins anew.
 */
export function noteRules(tx: WriteTx, now: number): void {
  const rules = policyNow(tx, now);
  if (rulesVersions(tx).at(-1)?.rules === rules) return;
  journal(tx, {
    ...{ at: now, action: 'rules-in-force', account: null, subject: SUBJECT },
    ...{ detail: rules, digest: null },
  });
}

/** Every version of the rules that held here, oldest first: a share or a line of the log names its own. */
export function rulesVersions(view: ReadView): readonly RulesVersion[] {
  return view.journal.about(SUBJECT).map(({ detail, at }) => ({ rules: detail, since: at }));
}
