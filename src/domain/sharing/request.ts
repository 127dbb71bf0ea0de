import { isAtDesk } from '../access/verbs.ts';
import type { Audience } from '../disclosure/audiences.ts';
import type { MatrixRules } from '../disclosure/rules.ts';
import type { OpaqueId } from '../ids.ts';
import { localDateOf, type Instant } from '../records/moments.ts';
import { fail, ok, type Result } from '../result.ts';
import { parseInstant } from '../time/instants.ts';
import { londonDay } from '../time/london.ts';
import { whyNoRelease, type FieldOfRecord } from './asked-field.ts';
import type { LandlordKind } from './bases.ts';
import { checkNecessity, type Necessity, type NecessityDraft } from './necessity.ts';
import type { Actor } from './second-person.ts';

/** A request that a second person may approve: one field of one record, for one recipient. */
export interface ShareRequest {
  readonly id: OpaqueId;
  readonly field: FieldOfRecord;
  readonly audience: Audience;
  readonly landlord: LandlordKind;
  /** The human whom the recipient's account belongs to, where the recipient has one. */
  readonly recipientPerson?: OpaqueId;
  readonly necessity: Necessity;
  readonly by: Actor;
  readonly at: Instant;
}

/** What is asked, before it was checked. */
export type RequestDraft = Omit<ShareRequest, 'necessity'> & { readonly necessity: NecessityDraft };

/** The request, or the sentences that say what it still lacks. */
export function askToShare(rules: MatrixRules, draft: RequestDraft): Result<ShareRequest, readonly string[]> {
  if (!isAtDesk(draft.by.role))
    return fail(['Only the office or the data-protection lead can ask for this.']);
  const asked = parseInstant(draft.at);
  if (!asked.ok) return fail([asked.problem.sentence]);
  const never = whyNoRelease(rules, draft.field.categories, draft.audience);
  if (never !== null) return fail([never]);
  const { field, audience, landlord } = draft;
  const today = localDateOf(londonDay(asked.value));
  const checked = checkNecessity(draft.necessity, { field, audience, landlord, today });
  if (!checked.ok) return fail(checked.problem.map(({ sentence }) => sentence));
  return ok({ ...draft, necessity: checked.value });
}
