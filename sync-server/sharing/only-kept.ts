import type { Restricted } from '#domain/cases/comparison.ts';
import { onlyKeptWords } from '#domain/cases/date-words.ts';
import type { Audience } from '#domain/disclosure/audiences.ts';
import { isRestricted, mayUseRestricted } from '#domain/disclosure/restricted.ts';
import type { OpaqueId } from '#domain/ids.ts';
import type { SurveyRecord } from '#domain/records/registry.ts';
import type { ReadView } from '../storage/storage.ts';

/** Whether a record is only kept and this audience may not be shown it for this purpose, whoever says yes. */
export function isKeptFrom(record: SurveyRecord, audience: Audience, purpose: string | undefined): boolean {
  return isRestricted(record) && !mayUseRestricted(audience, purpose);
}

/** Since when a record is only kept, and whether it may be used for this all the same; null where it is not. */
export function restrictionOf(
  view: ReadView,
  record: OpaqueId,
  to: { readonly audience: Audience; readonly purpose: string },
  now: number,
): Restricted | null {
  const since = onlyKeptWords(view.restrictions.restrictedSince(record), now);
  return since === null ? null : { since, mayUse: mayUseRestricted(to.audience, to.purpose) };
}
