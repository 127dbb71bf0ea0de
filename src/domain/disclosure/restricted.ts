import type { SurveyRecord } from '../records/registry.ts';
import type { Audience } from './audiences.ts';

/*
 * A record that is only kept (UK GDPR Art. 18). Whether it is, is no part of the record: whoever reads it from the files
 * gives it this mark, which no text of it has, so that every projection of it knows without being told.
 */
const RESTRICTED = Symbol('restricted');

/** The record, marked as one that is only kept. */
export function asRestricted<R extends SurveyRecord>(record: R): R {
  return { ...record, [RESTRICTED]: true };
}

/** Whether a record is only kept. */
export function isRestricted(record: SurveyRecord): boolean {
  return RESTRICTED in record;
}

/**
 * Those who may still be shown it (Art. 18(2)): the person themself; the landlord, who keeps it and decides on it; an
 * adviser, for a claim; the Ombudsman, for important public interest, and those who save a life, for the rights of another
 * (both judgement). Nobody else, whatever a visit or a job may need.
 */
const MAY_STILL: ReadonlySet<Audience> = new Set([
  'subject-access',
  'office',
  'ombudsman',
  'emergency-service',
]);

/** What may still be done with it, as the desk says it to whoever opens it. */
export const ONLY_KEPT =
  'Keep it. Use it only for a legal claim, to protect somebody else, to save a life, or if they agree. Nothing else, until this ends.';

/** Whether an audience may be shown what is only kept, for this purpose. */
export function mayUseRestricted(audience: Audience, purpose: string | undefined): boolean {
  return MAY_STILL.has(audience) || (audience === 'legal-adviser' && purpose === 'legal-claim');
}
