import { isAtDesk, type Role } from '../access/verbs.ts';
import type { OpaqueId } from '../ids.ts';
import type { Instant } from '../records/moments.ts';
import { parseInstant } from '../time/instants.ts';

/** Somebody who decides. The human behind an account counts, not the account alone. */
export interface Actor {
  readonly account: OpaqueId;
  /** The human: two accounts of one human name the same. */
  readonly person: OpaqueId;
  readonly role: Role;
  /** Since when the account has this role; a new account has its role since it was made. */
  readonly roleSince: Instant;
}

/** A step that somebody else must look at: who took it, and when. */
export interface Step {
  readonly by: Actor;
  readonly at: Instant;
}

/** Whether two accounts belong to one human. */
export function isSamePerson(one: Actor, other: Actor): boolean {
  return one.account === other.account || one.person === other.person;
}

/**
 * Why somebody cannot be the second person to a step, as a sentence, or null when they can. Never oneself by any door:
 * another account of one's own, an administrator's rights, or a role given after the step was taken.
 */
export function whyNotSecond(step: Step, second: Actor, at: Instant): string | null {
  if (isSamePerson(step.by, second)) return 'You asked for this yourself. Somebody else must decide.';
  if (!isAtDesk(second.role)) return 'Only the office or the data-protection lead can decide this.';
  const [taken, since, decided] = [step.at, second.roleSince, at].map((moment) => parseInstant(moment));
  if (!taken?.ok || !since?.ok || !decided?.ok)
    return 'A time in this decision cannot be read. Begin it again.';
  if (since.value > taken.value)
    return 'This account was given its role after this was asked. Somebody who had theirs before must decide.';
  if (decided.value < taken.value) return 'This was decided before it was asked. Begin it again.';
  return null;
}
