import type { RecordNamed } from '../records/registry.ts';

type Reason = RecordNamed<'visit'>['body']['reason'];
type Investigation = RecordNamed<'inspection'>['body']['investigation'];

const BY_REASON: Record<Reason, Investigation> = {
  'first-look': 'standard',
  'second-look': 'renewed',
  'further-look': 'further',
  'after-works': 'none',
  planned: 'none',
};

/**
 * Which of the four investigations of Awaab's Law a visit is. A visit that nobody planned is a first look. Checks after
 * works and planned checks are none, until they find something.
 */
export function investigationOf(visit: { readonly reason: Reason } | null): Investigation {
  return visit === null ? 'standard' : BY_REASON[visit.reason];
}
