import type { OpaqueId } from '#domain/ids.ts';
import { rightsRequest } from '#domain/records/rights-request.ts';
import { filedRecord } from '../files/filed-record.ts';
import { demandId, notFound, type DeskCall } from '../office/desk.ts';
import { issueDraft } from '../office/issue-drafts.ts';
import { savedOtherwise } from '../office/saved-before.ts';
import { receivedAt } from '../office/received-at.ts';
import type { WriteTx } from '../storage/storage.ts';
import { personAt } from '../tenancies/people-at.ts';

/**
 * Records that somebody uses a right over their own data. By telephone, in writing or at the desk: it is never refused for
 * lack of a form, and it need not name the right. It lies in their own tenancy's file, and they are its subject.
 */
export function takeRightsRequest(tx: WriteTx, call: DeskCall): { readonly request: OpaqueId } {
  const { body, now } = call;
  const id = demandId(body['id']);
  const person = demandId(body['person']);
  // By the id that everything names them by: under that of a record which only stands for theirs, nothing would be theirs.
  const theirs = personAt(tx, person)?.now;
  if (theirs === undefined) throw notFound();
  // Another person's under an id that is known would lie in no file of theirs.
  const known = filedRecord(tx, id);
  if (known !== null && known.record.subjects[0] !== person) throw savedOtherwise();
  const words = typeof body['words'] === 'string' ? body['words'].trim() : '';
  issueDraft(tx, call, {
    id,
    kind: rightsRequest,
    home: theirs.entry.home,
    tenancy: theirs.entry.tenancy,
    subjects: [person],
    body: {
      right: body['right'],
      receivedAt: receivedAt(body['receivedAt'], now),
      channel: body['channel'],
      ...(body['identity'] === undefined ? {} : { identity: body['identity'] }),
      ...(words === '' ? {} : { words }),
    },
    filledIn: body['receivedAt'] === undefined ? ['receivedAt'] : [],
  });
  return { request: id };
}
