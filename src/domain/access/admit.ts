import { notOfTheDoor } from '../disclosures/told-at-door.ts';
import type { OpaqueId } from '../ids.ts';
import { fail, ok, type Result } from '../result.ts';
import { parseRecord } from '../records/parse-record.ts';
import type { SurveyRecord } from '../records/registry.ts';
import { may, type Role } from './verbs.ts';

/** A document as a device pushes it. `ancestors` are its revisions, newest first, the document's own among them. */
export interface PushedDocument {
  readonly id: string;
  readonly ancestors: readonly string[];
  readonly deleted: boolean;
  readonly raw: unknown;
}

/** Who pushes it, from the session, never from the document. */
export interface Pusher {
  readonly account: OpaqueId;
  readonly device: OpaqueId;
  readonly role: Role;
}

/** What the server already holds that decides whether the document is taken. */
export interface Holdings {
  /** The stored record under this id (its first revision's envelope never changes), or null for a fresh id. */
  readonly stored: { readonly record: SurveyRecord; readonly leafGeneration: number } | null;
  /** Whether one of the pushed ancestors is a stored revision. */
  readonly joinsStored: boolean;
  /** Whether a sign-off pins this id. */
  readonly signedOff: boolean;
  /** Whether the office ever opened this home to the account. */
  readonly homeGranted: (home: OpaqueId) => boolean;
  /** Whether the account itself started this inspection, at this home. */
  readonly ownInspection: (inspection: OpaqueId, home: OpaqueId) => boolean;
  /** Whether the home is in the landlord's register. */
  readonly homeExists: (home: OpaqueId) => boolean;
  /** Whether this works order is open to the account. */
  readonly orderGranted: (order: OpaqueId) => boolean;
  /** The author of a stored record, or null where there is none. */
  readonly authorOf: (id: OpaqueId) => OpaqueId | null;
  /** The home of a stored record, or null where there is none. */
  readonly homeOf: (id: OpaqueId) => OpaqueId | null;
}

/** Why a document is not taken. `sentence` is for the person who wrote it; it repeats nothing of the document. */
export type Refusal =
  { readonly because: 'refused'; readonly sentence: string } | { readonly because: 'newer-version' };

/** The furthest a pushed branch may stand above the stored leaf. */
export const GENERATIONS_AHEAD = 100;

/** More changes than anybody makes to one record. A branch made of empty ones would push what was said first out of sight. */
export const MOST_GENERATIONS = 900;

/**
 * Whether a document that a device pushes is taken into `files`. Nothing here widens anybody's scope: assignments,
 * grants and roles are written by the office alone.
 */
export function admit(
  pushed: PushedDocument,
  pusher: Pusher,
  holdings: Holdings,
): Result<SurveyRecord, Refusal> {
  if (pushed.deleted) return refuse('A phone cannot delete a record. Write a correction instead.');
  const parsed = parseRecord(pushed.raw);
  if (!parsed.ok) {
    if (parsed.problem.because === 'newer-version') return fail({ because: 'newer-version' });
    return refuse(parsed.problem.problems[0]?.message ?? 'The record does not have the right form.');
  }
  const record = parsed.value;
  const sentence =
    authorship(record, pusher, holdings) ??
    revisions(pushed, record, holdings) ??
    permission(record, pusher, holdings) ??
    scope(record, pusher, holdings) ??
    signature(record, pusher, holdings) ??
    telling(record, holdings);
  return sentence === null ? ok(record) : refuse(sentence);
}

function refuse(sentence: string): Result<SurveyRecord, Refusal> {
  return fail({ because: 'refused', sentence });
}

// A person may change on one phone what they recorded on another; it is begun on the phone that its envelope names.
function authorship(record: SurveyRecord, pusher: Pusher, { stored }: Holdings): string | null {
  if (record.author !== pusher.account)
    return 'This record names somebody else as its author. Only its author can send it.';
  if (record.device !== pusher.device && !stored)
    return 'This record was made on another phone. Send it from that phone.';
  return null;
}

function revisions(pushed: PushedDocument, record: SurveyRecord, holdings: Holdings): string | null {
  const { stored } = holdings;
  const generation = generationOf(pushed.ancestors[0]);
  const first = generationOf(pushed.ancestors.at(-1));
  if (!stored) return first === 1 ? null : 'This record has no beginning. Send it whole.';
  if (!sameOrigin(stored.record, record)) return 'This id belongs to another record. Record it again.';
  if (!holdings.joinsStored)
    return 'This change does not follow from what the office holds. Record it again.';
  if (generation > MOST_GENERATIONS || generation > stored.leafGeneration + GENERATIONS_AHEAD)
    return 'This record has too many changes at once. Record it again.';
  return null;
}

function sameOrigin(stored: SurveyRecord, pushed: SurveyRecord): boolean {
  const keys = [
    'kind',
    'home',
    'tenancy',
    'case',
    'inspection',
    'author',
    'device',
    'recordedAt',
    'nonce',
  ] as const;
  return keys.every((key) => stored[key] === pushed[key]);
}

function permission(record: SurveyRecord, pusher: Pusher, holdings: Holdings): string | null {
  const verb = holdings.stored ? 'amend' : 'record';
  if (!may(pusher.role, verb, record.kind)) {
    return holdings.stored
      ? 'This record cannot be changed once it is made. Record it again.'
      : 'Your account cannot make a record of this kind. The office can.';
  }
  if (holdings.signedOff && holdings.stored)
    return 'This visit is finished. The change is kept as a late version.';
  return null;
}

function scope(record: SurveyRecord, pusher: Pusher, holdings: Holdings): string | null {
  if (pusher.role === 'contractor') return contractorScope(record, holdings);
  if (holdings.homeGranted(record.home)) return null;
  // A self-started visit next door is taken; it opens nothing but what its author writes.
  if (record.kind === 'inspection' && holdings.homeExists(record.home)) return null;
  if (record.inspection !== null && holdings.ownInspection(record.inspection, record.home)) return null;
  return 'The office has not opened this home to you. Ring the office.';
}

function contractorScope(record: SurveyRecord, holdings: Holdings): string | null {
  const order = record.kind === 'work-report' || record.kind === 'photo' ? record.body.order : undefined;
  if (order === undefined || !holdings.orderGranted(order)) {
    return 'This does not name a job that is open to you. Ring the office.';
  }
  return null;
}

function signature(record: SurveyRecord, pusher: Pusher, holdings: Holdings): string | null {
  if (record.kind !== 'sign-off') return null;
  const foreign = record.body.signed.some((signed) => {
    const author = holdings.authorOf(signed.id);
    return author !== null && author !== pusher.account;
  });
  return foreign
    ? "This finishes a visit with somebody else's records in it. Each person finishes their own."
    : null;
}

// A line of the log that a phone writes says what was told at a door, and nothing that the office decides.
function telling(record: SurveyRecord, { homeOf }: Holdings): string | null {
  if (record.kind !== 'disclosure') return null;
  const { records } = record.body;
  if (records.some((id) => (homeOf(id) ?? record.home) !== record.home))
    return 'This tells of another home than it names. Record it again.';
  return notOfTheDoor(record.body);
}

function generationOf(revision: string | undefined): number {
  return Number(revision?.split('-', 1)[0] ?? 0);
}
