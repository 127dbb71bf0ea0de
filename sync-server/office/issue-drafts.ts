import type { OpaqueId } from '#domain/ids.ts';
import type { BodyOfFields, RecordKind } from '#domain/records/define-record.ts';
import { mintingAt, mintRecord } from '#domain/records/mint-record.ts';
import { instantAt } from '#domain/records/moments.ts';
import { bodyProblems } from '#domain/records/parse-record.ts';
import type { SurveyRecord } from '#domain/records/registry.ts';
import { isObject } from '../couch/json-body.ts';
import { badRequest, Refusal } from '../errors.ts';
import { firstBody } from '../files/files-database.ts';
import { issueRecord } from '../files/issue-record.ts';
import { newOpaqueId } from '../new-id.ts';
import type { WriteTx } from '../storage/storage.ts';
import type { DeskCall } from './desk.ts';
import { savedOtherwise, saysTheSame } from './saved-before.ts';

/** A record that somebody at the desk has filled in. */
export interface DeskDraft {
  readonly id: OpaqueId;
  readonly kind: RecordKind;
  readonly home: OpaqueId;
  readonly tenancy?: OpaqueId | null;
  readonly case?: OpaqueId | null;
  readonly inspection?: OpaqueId | null;
  readonly subjects?: readonly OpaqueId[];
  readonly body: unknown;
  /** Fields of the body that the server fills in anew at each press: they make no second press another act. */
  readonly filledIn?: readonly string[];
}

/** Whether a draft was written now, or had been written before, word for word. */
export type Issued = 'written' | 'known';

/**
 * Issues a record in the name of whoever is at the desk, once: the very same under an id that they have used already is not
 * written again. Throws a refusal: 422 names the first answer to put right, 409 says that the id stands for something else.
 */
export function issueDraft(tx: WriteTx, call: DeskCall, draft: DeskDraft): Issued {
  const record = draftedRecord(call, draft);
  const known = tx.records.entry(draft.id);
  if (known === null) {
    issueRecord(tx, call.account, { id: draft.id, record, at: call.now });
    return 'written';
  }
  const isTheirs =
    known.author === call.account.id && known.kind === record.kind && known.home === record.home;
  if (!isTheirs) throw new Refusal(409, 'conflict', 'This was saved by somebody else. Open it again.');
  if (known.case !== record.case || !isSaid(tx, draft)) throw savedOtherwise();
  return 'known';
}

/**
 * Issues a line under which something leaves: it must be written in the same write. A line that stands there already logs
 * what left under it then, also where it says the same.
 */
export function issueNew(tx: WriteTx, call: DeskCall, draft: DeskDraft): void {
  if (issueDraft(tx, call, draft) === 'known') throw savedOtherwise();
}

/** What was first saved under an id counts: a visit that was moved since was planned as it was planned. */
function isSaid(tx: WriteTx, { id, body, filledIn = [] }: DeskDraft): boolean {
  const without = (given: object) =>
    Object.fromEntries(Object.entries(given).filter(([name]) => !filledIn.includes(name)));
  const first = firstBody(tx, id);
  return first !== null && isObject(body) && saysTheSame(without(first), without(body));
}

/** The whole record of a draft, not yet issued. */
export function draftedRecord(call: DeskCall, draft: DeskDraft): SurveyRecord {
  const { kind, body } = draft;
  if (!isObject(body)) throw badRequest('A record has a body.');
  const [problem] = bodyProblems(body, kind);
  if (problem) throw new Refusal(422, 'unfinished', problem.message);
  const minting = mintingAt({
    home: draft.home,
    author: call.account.id,
    device: call.device,
    recordedAt: instantAt(call.now),
    nonce: newOpaqueId(),
    tenancy: draft.tenancy ?? null,
    case: draft.case ?? null,
    inspection: draft.inspection ?? null,
    subjects: draft.subjects ?? [],
    // Written by the server's own clock.
    clock: { differenceMs: 0, ageMs: 0 },
  });
  return mintRecord(kind, body as BodyOfFields<typeof kind.fields>, minting) as unknown as SurveyRecord;
}

/** What is said where a form came without one of its parts. */
export const PART_MISSING = 'A part of this form did not arrive. Send it again.';

/** The object under a name of the request, or a refusal. */
export function demandPart(body: Readonly<Record<string, unknown>>, name: string) {
  const part = body[name];
  if (!isObject(part)) throw badRequest(PART_MISSING);
  return part;
}

/** The list of objects under a name of the request; empty when it is left out. */
export function listOf(
  body: Readonly<Record<string, unknown>>,
  name: string,
): readonly Readonly<Record<string, unknown>>[] {
  const list = body[name];
  if (list === undefined) return [];
  if (!Array.isArray(list) || !list.every(isObject)) throw badRequest(PART_MISSING);
  return list;
}
