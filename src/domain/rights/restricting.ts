import type { OpaqueId } from '../ids.ts';
import { kindNamed, type KindName, type SurveyRecord } from '../records/registry.ts';

/** What keeps other people safe is used on: the rights of another person (UK GDPR Art. 18(2)). */
const KEEPS_OTHERS_SAFE: ReadonlySet<KindName> = new Set(['safety-warning', 'safeguarding-concern']);

/** What was asked and told over the right itself is the proof that it was kept to. */
const PROOF: ReadonlySet<KindName> = new Set(['rights-request', 'rights-step', 'disclosure', 'correction']);

/** Whether a record may be only kept at this person's request: about them alone, no fact of the building, no proof. */
export function mayBeRestricted(record: SurveyRecord, person: OpaqueId): boolean {
  return (
    kindNamed(record.kind)?.file === 'tenancy' &&
    record.subjects.length > 0 &&
    record.subjects.every((one) => one === person) &&
    !KEEPS_OTHERS_SAFE.has(record.kind) &&
    !PROOF.has(record.kind)
  );
}
