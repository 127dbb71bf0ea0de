import { PURPOSES, purposesFor } from '#domain/sharing/purposes.ts';
import type { Audience } from '#domain/disclosure/audiences.ts';
import { BASES, basesFor, type LandlordKind } from '#domain/sharing/bases.ts';
import { CONDITIONS, conditionsFor } from '#domain/sharing/conditions.ts';
import type { SharingChoice } from '#domain/sharing/sharing-views.ts';
import { TELLS, type Tells } from '#domain/sharing/special-data.ts';

/** The purposes for which something is shared with an audience, as a form offers them. */
export function purposeChoices(audience: Audience): readonly SharingChoice[] {
  // What is checked before anyone else sees it has a door of its own, and is asked for by nobody.
  const asked = purposesFor(audience).filter((value) => value !== 'photo-check' && value !== 'words-check');
  return asked.map((value) => ({ value, label: PURPOSES[value] }));
}

/** The lawful bases of a landlord of this kind. */
export function basisChoices(landlord: LandlordKind): readonly SharingChoice[] {
  return basesFor(landlord).map((value) => ({
    value,
    label: BASES[value].title,
    detail: `${BASES[value].says} ${BASES[value].citation.regulation}.`,
  }));
}

/** What a field may tell of. */
export function tellsChoices(answers: readonly Tells[]): readonly SharingChoice[] {
  return answers.map((value) => ({ value, label: TELLS[value] }));
}

/** The conditions that can carry what a field tells of. */
export function conditionChoices(tells: Tells): readonly SharingChoice[] {
  return conditionsFor(tells).map((value) => ({
    value,
    label: CONDITIONS[value].title,
    detail: `${CONDITIONS[value].says} ${CONDITIONS[value].citation.regulation}.`,
  }));
}
