import type { OpaqueId } from '../ids.ts';
import type { Instant } from '../records/moments.ts';
import { fail, ok, type Result } from '../result.ts';
import { isSamePerson, type Actor } from './second-person.ts';

/** That two accounts are of one human, as a lead said. What the two decided together does not count while it stands. */
export interface SameHuman {
  readonly id: OpaqueId;
  readonly account: OpaqueId;
  readonly other: OpaqueId;
  readonly reason: string;
  readonly by: Actor;
  readonly at: Instant;
}

/** That they are two after all. */
export interface NotSameHuman {
  readonly id: OpaqueId;
  readonly said: OpaqueId;
  readonly reason: string;
  readonly by: Actor;
  readonly at: Instant;
}

/** What everybody but a data-protection lead is told. */
export const LEAD_ALONE = 'Only the data-protection lead can say who is one human.';

/** What a lead says of two accounts, or why it is not kept. One lead alone: it closes, and opens nothing. */
export function sayOneHuman(said: SameHuman): Result<SameHuman, string> {
  if (said.by.role !== 'lead') return fail(LEAD_ALONE);
  if (said.account === said.other) return fail('Choose two accounts.');
  return said.reason.trim() === '' ? fail('Say how you know. Others must understand it later.') : ok(said);
}

/**
 * Takes it back. It opens again what the two decided together, so it takes another lead than whoever said it, and neither of the
 * two whom it is about.
 */
export function sayTwoHumans(
  said: SameHuman,
  undo: NotSameHuman,
  humanOf: (account: OpaqueId) => OpaqueId,
): Result<NotSameHuman, string> {
  if (undo.by.role !== 'lead') return fail(LEAD_ALONE);
  if (isSamePerson(said.by, undo.by)) return fail('You said it yourself. Another lead must take it back.');
  if ([said.account, said.other].some((one) => humanOf(one) === undo.by.person || one === undo.by.account))
    return fail('This is about yourself. Another lead must take it back.');
  return undo.reason.trim() === '' ? fail('Say why they are two after all.') : ok(undo);
}

/** An account as the screen lists it. */
export interface AccountChoice {
  readonly value: OpaqueId;
  readonly label: string;
}

/** What two accounts decided together, and what became of it. */
export interface DecidedTogether {
  readonly key: string;
  readonly what: string;
  readonly now: string;
  readonly href: string;
}

/** One pair with its history. */
export interface SameHumanLine {
  readonly id: OpaqueId;
  readonly names: string;
  readonly stands: boolean;
  readonly history: readonly string[];
  /** To be decided anew, each by two humans. */
  readonly anew: readonly DecidedTogether[];
  /** Why whoever looks cannot take it back; null when they can. */
  readonly whyNotBack: string | null;
}

/** The screen of leads. */
export interface SameHumanView {
  readonly accounts: readonly AccountChoice[];
  /** The newest first. */
  readonly lines: readonly SameHumanLine[];
}
