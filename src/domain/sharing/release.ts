import type { Audience } from '../disclosure/audiences.ts';
import type { OpaqueId } from '../ids.ts';
import type { LocalDate } from '../records/moments.ts';
import type { Approval } from './approval.ts';
import type { EmergencyRelease } from './emergency-release.ts';
import type { LifeRelease } from './life-release.ts';
import type { PhotoCheck } from './photo-check.ts';
import type { Purpose } from './purposes.ts';
import { ruleMayRelease } from './rule-answers.ts';
import type { RuleRelease } from './rule-release.ts';
import type { WordsCheck } from './words-check.ts';

/** What an N needs. Each is made in one place alone, by those who may, and opens one field of one record to one recipient. */
export type Release = Approval | RuleRelease | EmergencyRelease | LifeRelease | PhotoCheck | WordsCheck;

/** To whom something is about to be shown. Without a recipient or a purpose no release opens anything. */
export interface ShownTo {
  readonly audience: Audience;
  readonly recipient?: OpaqueId;
  readonly purpose?: Purpose;
  readonly today: LocalDate;
}

/** Whether a release opens this field, of this category, to them. Whether the matrix has an N there is for `decide` to say. */
export function isOpenedBy(
  release: Release,
  field: { readonly record: OpaqueId | null; readonly pointer: string; readonly category: string },
  to: ShownTo,
): boolean {
  return (
    release.record === field.record &&
    release.pointer === field.pointer &&
    release.categories.some((one) => one === field.category) &&
    release.audience === to.audience &&
    release.recipient === to.recipient &&
    release.purpose === to.purpose &&
    release.until >= to.today &&
    mayOpen(release, field.category)
  );
}

/** Whether a release opens the first name alone of a name. What does not say so opens no more. */
export function isFirstNameAlone(release: Release, category: string): boolean {
  return category === 'person-name' && release.route === 'standing-rule' && !release.wholeName;
}

// Looked at again here, so that one mistake where releases are made opens nothing that their kind never may.
function mayOpen(release: Release, category: string): boolean {
  switch (release.route) {
    case 'approval':
      return release.askedBy !== release.approvedBy;
    case 'standing-rule':
      return ruleMayRelease(category, release.audience);
    case 'emergency':
      return isUrgent(release, category);
    case 'life':
      return isFor(release, 'emergency-service') && category !== 'safeguarding';
    case 'photo-check':
      return (
        isFor(release, 'office') && category === 'uncleared-photo' && release.sentBy !== release.checkedBy
      );
    case 'words-check':
      return isFor(release, 'office') && category === 'third-party' && release.writtenBy !== release.readBy;
  }
}

// Typed for one audience alone, and asked all the same: what is stored and read again has no type.
function isFor({ audience }: Release, only: Audience): boolean {
  return audience === only;
}

const URGENT: ReadonlyMap<string, string> = new Map([
  ['person-name', '/body/name'],
  ['contact-detail', '/body/phone'],
  ['access-secret', '/body/code'],
]);

function isUrgent(release: Release, category: string): boolean {
  return isFor(release, 'contractor') && URGENT.get(category) === release.pointer;
}
