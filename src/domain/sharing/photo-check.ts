import type { OpaqueId } from '../ids.ts';
import type { LocalDate } from '../records/moments.ts';

declare const toCheck: unique symbol;

/**
 * What opens a photo that nobody has checked to the one person who checks it, for a day. Whoever took it and sent it to be
 * checked is the second person. Only {@link photoToCheck} makes one.
 */
export interface PhotoCheck {
  readonly [toCheck]: true;
  readonly route: 'photo-check';
  readonly record: OpaqueId;
  readonly pointer: '/body/picture';
  readonly categories: readonly ['uncleared-photo'];
  readonly audience: 'office';
  readonly purpose: 'photo-check';
  readonly recipient: OpaqueId;
  readonly until: LocalDate;
  readonly sentBy: OpaqueId;
}

/** The release of one photo to the account that checks it; null when they took it themselves. */
export function photoToCheck(
  photo: OpaqueId,
  people: { readonly sentBy: OpaqueId; readonly checkedBy: OpaqueId },
  today: LocalDate,
): PhotoCheck | null {
  if (people.sentBy === people.checkedBy) return null;
  const facts = {
    route: 'photo-check',
    record: photo,
    pointer: '/body/picture',
    categories: ['uncleared-photo'],
    audience: 'office',
    purpose: 'photo-check',
    recipient: people.checkedBy,
    until: today,
    sentBy: people.sentBy,
  };
  // The only place that gives out the brand.
  return facts as unknown as PhotoCheck;
}
