import { createHash } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { isOpaqueId, isSha256 } from '#domain/ids.ts';
import { jsonRoutes, members, wholeThings } from '../border/json-routes.ts';
import { badRequest } from '../errors.ts';
import { keepHanded, type Handed } from '../inbox/keep-handed.ts';
import type { BackupNote } from '../backup/last-backup.ts';
import { handedStanding } from '../receipts/receipts.ts';
import { handedName } from '../storage/inbox.ts';
import type { SessionParts } from './session.ts';

/**
 * `POST /api/rescue`: one thing that could not be sent by its own door, handed over whole. Nothing about it is judged: it
 * lies in the inbox for the office, and the answer is its receipt, in the words of `/api/receipts`.
 */
export function rescueRoutes(parts: SessionParts, backups: BackupNote): (app: FastifyInstance) => void {
  return (app) => {
    const add = (scope: FastifyInstance) => {
      scope.post('/api/rescue', async (request, reply) => {
        const { account, device } = await parts.door.demandSignedIn(request);
        const handed = readHanded(members(request.body));
        const at = parts.clock();
        const answer = await parts.storage.write((tx) => {
          keepHanded(tx, { account: account.id, device, at }, handed);
          const server = tx.server.uuid();
          const name = handedName(handed.id, handed.rev);
          return { server, ...handedStanding(tx, account, name, backups.of(server)) };
        });
        return reply.code(201).send(answer);
      });
    };
    jsonRoutes(app, add, wholeThings(parts.door));
  };
}

function readHanded(given: ReadonlyMap<string, unknown>): Handed {
  const [what, id, rev, content] = ['what', 'id', 'rev', 'content'].map((name) => given.get(name));
  if (typeof content !== 'string' || content === '') throw WRONG;
  if (what === 'record' && isOpaqueId(id) && typeof rev === 'string' && REVISION.test(rev))
    return { what, id, rev, content };
  if (what === 'photo' && isSha256(id) && (rev === null || rev === undefined)) {
    const sha256 = createHash('sha256').update(Buffer.from(content, 'base64')).digest('hex');
    if (sha256 !== id) throw badRequest('The picture came damaged. Hand it over again.');
    return { what, id, rev: null, content };
  }
  throw WRONG;
}

const REVISION = /^\d{1,6}-[0-9a-f]{32}$/;
const WRONG = badRequest('Hand over one record by its id and rev, or one picture by its SHA-256, whole.');
