import type { OpaqueId } from '#domain/ids.ts';
import type { BodyOfFields, RecordKind } from '#domain/records/define-record.ts';
import { mintingAt, mintRecord } from '#domain/records/mint-record.ts';
import { instantAt } from '#domain/records/moments.ts';
import { bodyProblems } from '#domain/records/parse-record.ts';
import type { SurveyRecord } from '#domain/records/registry.ts';
import { isObject } from '../couch/json-body.ts';
import { badRequest, Refusal } from '../errors.ts';
import { issueRecord } from '../files/issue-record.ts';
import { newOpaqueId } from '../new-id.ts';
import type { WriteTx } from '../storage/storage.ts';
import type { DeskCall } from './desk.ts';

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
}

/**
 * Issues a record in the name of whoever is at the desk, once: under an id that they have used already nothing is written
 * again. Throws a refusal (422) that names the first answer to put right.
 */
export function issueDraft(tx: WriteTx, call: DeskCall, draft: DeskDraft): void {
  const record = draftedRecord(call, draft);
  const known = tx.records.entry(draft.id);
  if (known === null) {
    issueRecord(tx, call.account, { id: draft.id, record, at: call.now });
    return;
  }
  const same = known.author === call.account.id && known.kind === record.kind && known.home === record.home;
  if (!same) throw new Refusal(409, 'conflict', 'This was saved by somebody else. Open it again.');
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

/** The object under a name of the request, or a refusal. */
export function demandPart(body: Readonly<Record<string, unknown>>, name: string) {
  const part = body[name];
  if (!isObject(part)) throw badRequest('A part of this form did not arrive. Send it again.');
  return part;
}

/** The list of objects under a name of the request; empty when it is left out. */
export function listOf(
  body: Readonly<Record<string, unknown>>,
  name: string,
): readonly Readonly<Record<string, unknown>>[] {
  const list = body[name];
  if (list === undefined) return [];
  if (!Array.isArray(list) || !list.every(isObject)) throw badRequest('A part of this form did not arrive.');
  return list;
}
