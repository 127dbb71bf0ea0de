import type { DraftOf } from '../records/define-record.ts';
import type { finding } from '../records/finding.ts';

type Answers = DraftOf<typeof finding>;

/** What of a finding may stand for another place: what it is and where, never how much or how bad. */
export function findingFrame({ findingKind, element, wall, beyond, height, hazard }: Answers): Answers {
  return {
    ...(findingKind ? { findingKind } : {}),
    ...(element ? { element } : {}),
    ...(wall ? { wall } : {}),
    ...(beyond ? { beyond } : {}),
    ...(height ? { height } : {}),
    ...(hazard ? { hazard } : {}),
  };
}

/** As {@link findingFrame}, with the cause: another finding on the same wall. */
export function findingAgain(found: Answers): Answers {
  const { cause, confidence } = found;
  return {
    ...findingFrame(found),
    ...(cause ? { cause } : {}),
    ...(confidence ? { confidence } : {}),
  };
}

/** Two findings of the same kind in the same place have the same key. */
export function frameKey({ findingKind, element, wall }: Answers): string {
  return [findingKind, element, wall].join(' ');
}
