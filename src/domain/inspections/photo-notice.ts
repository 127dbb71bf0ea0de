import { ofKind, type FiledOf, type FiledRecord } from '../cases/filed-record.ts';
import { photosDeclined } from './declined.ts';
import { visitShape, type VisitKind } from './visit-shapes.ts';

/** What was last said about telling the people of the home; undefined while nothing was. */
export function lastNotice(records: readonly FiledRecord[]): FiledOf<'privacy-notice'> | undefined {
  return [...ofKind(records, 'privacy-notice')]
    .sort((a, b) => a.record.body.at.localeCompare(b.record.body.at))
    .at(-1);
}

/** Whether the people of the home were told about photos in this visit, or a letter tells them. */
export function isToldOfPhotos(records: readonly FiledRecord[]): boolean {
  return ofKind(records, 'privacy-notice').some(({ record }) => record.body.how !== 'danger-first');
}

/**
 * Whether somebody is to be told before the first photo of this visit. Once a visit: any answer settles it, also that danger
 * went first. Nobody is told in a home without people, nor where no photos are wanted, nor while an emergency runs: then
 * photographing comes first, and what is left to tell stands among what is missing.
 */
export function isNoticeDue(kind: VisitKind, records: readonly FiledRecord[]): boolean {
  if (!visitShape(kind).resident || ofKind(records, 'privacy-notice').length > 0) return false;
  if (photosDeclined(records, null) !== undefined) return false;
  return !ofKind(records, 'conclusion').some(({ record }) => record.body.severity === 'emergency');
}
