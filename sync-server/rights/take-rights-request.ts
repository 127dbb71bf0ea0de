import type { OpaqueId } from '#domain/ids.ts';
import { instantAt } from '#domain/records/moments.ts';
import { rightsRequest } from '#domain/records/rights-request.ts';
import { parseInstant } from '#domain/time/instants.ts';
import { Refusal } from '../errors.ts';
import { filedRecord } from '../files/filed-record.ts';
import { demandId, notFound, type DeskCall } from '../office/desk.ts';
import { issueDraft } from '../office/issue-drafts.ts';
import type { WriteTx } from '../storage/storage.ts';

/**
 * Records that somebody uses a right over their own data. By telephone, in writing or at the desk: it is never refused for
 * lack of a form, and it need not name the right. It lies in their own tenancy's file, and they are its subject.
 */
export function takeRightsRequest(tx: WriteTx, call: DeskCall): { readonly request: OpaqueId } {
  const { body, now } = call;
  const id = demandId(body['id']);
  const person = demandId(body['person']);
  const filed = filedRecord(tx, person);
  if (filed?.record.kind !== 'person') throw notFound();
  const words = typeof body['words'] === 'string' ? body['words'].trim() : '';
  issueDraft(tx, call, {
    id,
    kind: rightsRequest,
    home: filed.entry.home,
    tenancy: filed.entry.tenancy,
    subjects: [person],
    body: {
      right: body['right'],
      receivedAt: receivedAt(body['receivedAt'], now),
      channel: body['channel'],
      ...(body['identity'] === undefined ? {} : { identity: body['identity'] }),
      ...(words === '' ? {} : { words }),
    },
  });
  return { request: id };
}

/** When it came: what came by letter yesterday runs since yesterday, not since somebody typed it in. */
function receivedAt(given: unknown, now: number): string {
  if (given === undefined) return instantAt(now);
  const at = parseInstant(String(given));
  if (!at.ok || at.value > now)
    throw new Refusal(422, 'unfinished', 'Enter when they asked. It cannot lie ahead.');
  return instantAt(at.value);
}
