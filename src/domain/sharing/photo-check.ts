import type { OpaqueId } from '../ids.ts';
import type { LocalDate } from '../records/moments.ts';

declare const toCheck: unique symbol;

/**
 * What opens a photo that nobody has checked to the one colleague who checks it, for a day. Whoever took it and sent it to be
 * checked is the second person, as whoever wrote words down is for the words. Only {@link photoToCheck} makes one.
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
  /** The human who took it and sent it, and the one who checks it. */
  readonly sentBy: OpaqueId;
  readonly checkedBy: OpaqueId;
}

/** Who took it and sent it, and who checks it: the human behind each account counts. */
export interface PhotoPeople {
  readonly sentBy: OpaqueId;
  readonly checker: { readonly account: OpaqueId; readonly person: OpaqueId };
}

/** The release of one photo to the account that checks it; null when they took it themselves. */
export function photoToCheck(
  photo: OpaqueId,
  { sentBy, checker }: PhotoPeople,
  today: LocalDate,
): PhotoCheck | null {
  if (sentBy === checker.person) return null;
  const facts = {
    route: 'photo-check',
    record: photo,
    pointer: '/body/picture',
    categories: ['uncleared-photo'],
    audience: 'office',
    purpose: 'photo-check',
    recipient: checker.account,
    until: today,
    sentBy,
    checkedBy: checker.person,
  };
  // The only place that gives out the brand.
  return facts as unknown as PhotoCheck;
}
