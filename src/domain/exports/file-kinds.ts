import type { KindName } from '../records/registry.ts';

/**
 * The kinds of records that a file of a case or of a home holds: facts of the building and what was done about them. A kind that is
 * not here is in no file: who lives there goes by a share, who was told is saved with the log, what somebody asked for by right is
 * read where each look at them is kept, and what a record is treated as would say why (docs/decisions/0177).
 */
const IN_FILES: ReadonlySet<string> = new Set<KindName>([
  ...(['property', 'tenancy', 'room', 'room-services', 'home-services', 'heating-cost'] as const),
  ...([
    'report-fact',
    'report',
    'triage',
    'information-request',
    'contact',
    'promise',
    'written-summary',
  ] as const),
  ...([
    'visit',
    'arrival',
    'access-attempt',
    'privacy-notice',
    'inspection',
    'declined',
    'sign-off',
  ] as const),
  ...(['finding', 'finding-check', 'reading', 'resident-account'] as const),
  ...(['cleared-photo', 'cleared-note', 'staff-opinion', 'correction'] as const),
  ...(['conclusion', 'works-order', 'works-check', 'works-price', 'work-report'] as const),
  ...(['accommodation-offer', 'limit-reason'] as const),
]);

/** Whether a file of a case or of a home holds records of this kind. */
export function isInFiles(kind: string): boolean {
  return IN_FILES.has(kind);
}
