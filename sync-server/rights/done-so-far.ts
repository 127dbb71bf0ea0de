import type { OpaqueId } from '#domain/ids.ts';
import type { Deletion, DoneSoFar, RightsCase } from '#domain/rights/rights-case.ts';
import { isGranted } from '#domain/rights/done-so-far.ts';
import { isDestroyed } from '../retention/marks.ts';
import type { ReadView } from '../storage/storage.ts';

/** What was really done about a request, as the register of what was destroyed and the journal show it. */
export function doneSoFar(view: ReadView, request: OpaqueId, progress: RightsCase): DoneSoFar {
  return {
    deletion: progress.right === 'erasure' ? deletionOf(view, request, progress) : null,
    corrections: progress.right === 'rectification' ? correctionsOf(view, request).length : 0,
  };
}

/** The corrections by a request that stand. */
export function correctionsOf(view: ReadView, request: OpaqueId): readonly OpaqueId[] {
  return view.journal
    .about(request)
    .filter(({ action }) => action === 'put-right')
    .flatMap(({ detail }) => view.records.entry(detail)?.id ?? []);
}

/**
 * How far the deletion has come. That all of it is on the register is what counts, also where its time was over meanwhile or
 * an older copy of the files was put back.
 */
function deletionOf(view: ReadView, request: OpaqueId, progress: RightsCase): Deletion | null {
  const { decision } = progress;
  if (decision === null || !isGranted(progress)) return null;
  const list = view.retention.destructionFor(request);
  const { records } = decision;
  if (records.length > 0 && records.every((id) => isDestroyed(view, id))) {
    const isCleaning = view.retention.destructions().some(({ state }) => state === 'cleaning');
    if (isCleaning) return { state: 'going', goneAt: null };
    const taken = records.flatMap((id) =>
      view.journal.about(id).flatMap(({ action, at }) => (action === 'record-destroyed' ? [at] : [])),
    );
    return { state: 'gone', goneAt: list?.cleanAt ?? Math.max(decision.at, ...taken) };
  }
  // A list of an earlier decision is not one of this.
  if (list === null || list.askedAt < decision.at) return null;
  return { state: list.state === 'asked' ? 'asked' : 'refused', goneAt: null };
}
