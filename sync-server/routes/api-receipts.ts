import type { FastifyInstance } from 'fastify';
import { isSha256 } from '#domain/ids.ts';
import type { BackupNote } from '../backup/last-backup.ts';
import { jsonRoutes, members } from '../border/json-routes.ts';
import { badRequest } from '../errors.ts';
import { handedStanding, photoStanding, recordStanding } from '../receipts/receipts.ts';
import type { SessionParts } from './session.ts';

/** The most that one question may name. */
const MOST = 1000;

/** `POST /api/receipts`: which of these records, photos and sealed boxes does the office hold, and its newest backup too? */
export function receiptRoutes(parts: SessionParts, backups: BackupNote): (app: FastifyInstance) => void {
  return (app) => {
    jsonRoutes(app, (scope) => {
      scope.post('/api/receipts', async (request) => {
        const { account } = await parts.door.demandSignedIn(request);
        const asked = members(request.body);
        const records = listed(asked.get('records')).map(readRevision);
        const photos = listed(asked.get('photos')).map(readDigest);
        const boxes = listed(asked.get('boxes')).map(readDigest);
        const now = parts.clock();
        return parts.storage.read((view) => {
          const last = backups.of(view.server.uuid());
          return {
            server: view.server.uuid(),
            records: records.map((one) => ({ ...one, ...recordStanding(view, account, one, last) })),
            photos: photos.map((sha256) => ({
              sha256,
              ...photoStanding(view, account, sha256, { now, last }),
            })),
            boxes: boxes.map((sha256) => ({ sha256, ...handedStanding(view, account, sha256, last) })),
          };
        });
      });
    });
  };
}

function listed(value: unknown): readonly unknown[] {
  if (value === undefined) return [];
  if (!Array.isArray(value) || value.length > MOST) {
    throw badRequest('Ask for receipts with lists of at most 1000 records, 1000 photos and 1000 boxes.');
  }
  return value;
}

function readRevision(value: unknown): { readonly id: string; readonly rev: string } {
  const given = members(value);
  const [id, rev] = [given.get('id'), given.get('rev')];
  if (typeof id !== 'string' || typeof rev !== 'string')
    throw badRequest('Name each record by its id and rev.');
  return { id, rev };
}

function readDigest(value: unknown): string {
  if (!isSha256(value)) throw badRequest('Name each photo and each box by its SHA-256.');
  return value;
}
