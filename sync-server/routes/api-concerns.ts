import type { FastifyInstance } from 'fastify';
import { isOpaqueId } from '#domain/ids.ts';
import { may } from '#domain/access/verbs.ts';
import { parseRecord } from '#domain/records/parse-record.ts';
import { jsonRoutes, members } from '../border/json-routes.ts';
import { badRequest, Refusal } from '../errors.ts';
import { fileRecord } from '../files/file-record.ts';
import type { JsonObject } from '../storage/json.ts';
import type { SessionParts } from './session.ts';

/**
 * `POST /api/concerns`: "Worried about someone here". It is filed for the safeguarding lead alone and enters no pack, not
 * even its author's. What cannot be taken is answered and kept nowhere: the inbox is read by more people than the lead.
 */
export function concernRoutes(parts: SessionParts): (app: FastifyInstance) => void {
  return (app) => {
    jsonRoutes(app, (scope) => {
      scope.post('/api/concerns', async (request) => {
        const { account, device } = await parts.door.demandSignedIn(request);
        const id = members(request.body).get('_id');
        const parsed = parseRecord(request.body);
        if (!isOpaqueId(id) || !parsed.ok || parsed.value.kind !== 'safeguarding-concern')
          throw badRequest('This could not be read. Ring the safeguarding lead.');
        const record = parsed.value;
        if (
          !may(account.role, 'record', record.kind) ||
          record.author !== account.id ||
          record.device !== device
        )
          throw new Refusal(403, 'forbidden', 'This could not be taken. Ring the safeguarding lead.');
        // It hangs on no case and no visit: whoever reads those must not come upon it.
        if (record.case !== null || record.inspection !== null)
          throw badRequest('This could not be read. Ring the safeguarding lead.');
        const raw = record as unknown as JsonObject;
        await parts.storage.write((tx) => {
          if (tx.records.entry(record.home)?.kind !== 'property')
            throw badRequest('This home is not in the register. Ring the safeguarding lead.');
          const known = tx.records.entry(id);
          if (known !== null && known.author !== account.id)
            throw new Refusal(403, 'forbidden', 'This could not be taken. Ring the safeguarding lead.');
          // The same again, because the answer was lost on its way: it is here already.
          if (known === null) fileRecord(tx, { id, raw, by: account.id, via: 'api', at: parts.clock() });
        });
        return { held: true };
      });
    });
  };
}
