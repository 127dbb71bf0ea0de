import type { OpaqueId } from '#domain/ids.ts';
import { instantAt } from '#domain/records/moments.ts';
import { approvalFor } from '#domain/sharing/approval.ts';
import { ruleState } from '#domain/sharing/standing-rule.ts';
import { landlordRules } from '../matrix/landlord-rules.ts';
import { londonToday } from '../packs/london-today.ts';
import type { ReadView } from '../storage/storage.ts';
import { keptAbout, keptRules, keptStep, keptSteps } from './kept-steps.ts';

/** Whether an approval of a request stands now, for the disclosure that used it or for none yet. */
export function standsApproved(view: ReadView, id: OpaqueId, disclosure: OpaqueId, now: number): boolean {
  const request = keptStep(view, 'request', id);
  if (request === null) return false;
  const history = { answers: keptAbout(view, 'answer', id), uses: keptAbout(view, 'use', id) };
  const rules = landlordRules(view, londonToday(now));
  return approvalFor(rules, request, history, { disclosure, at: instantAt(now) }).ok;
}

/**
 * The disclosures that used an approval or a standing rule, and of which all that they used stands, each once. Whatever else let
 * something out is not asked here.
 */
export function approvedDisclosures(view: ReadView, now: number): ReadonlySet<OpaqueId> {
  const uses = keptSteps(view, 'use');
  const rules = new Map(keptRules(view).map(({ rule, steps }) => [rule.id, ruleState(rule, steps, now)]));
  const stands = ({ request, disclosure }: (typeof uses)[number]) => {
    const rule = rules.get(request);
    if (rule !== undefined) return rule === 'on';
    return keptStep(view, 'request', request) === null || standsApproved(view, request, disclosure, now);
  };
  const failed = new Set(uses.filter((use) => !stands(use)).map(({ disclosure }) => disclosure));
  return new Set(uses.map(({ disclosure }) => disclosure).filter((one) => !failed.has(one)));
}
