import type { FastifyInstance } from 'fastify';
import { isOpaqueId, type OpaqueId } from '#domain/ids.ts';
import { notFound } from '../errors.ts';
import { FILES } from '../files/files-database.ts';
import type { ReadView } from '../storage/storage.ts';
import type { SessionParts } from './session.ts';

/**
 * `GET /api/versions/<id>`: every version of a record and when it arrived, for its author alone and only while the record
 * is in their pack. A pack holds the newest versions only; what both of two came from, and what was not chosen, lies in the
 * files.
 */
export function versionRoutes(parts: SessionParts): (app: FastifyInstance) => void {
  return (app) => {
    app.get<{ Params: { id: string } }>('/api/versions/:id', async (request) => {
      const { account } = await parts.door.demandSignedIn(request);
      const { id } = request.params;
      return parts.storage.read((view) => {
        if (!isOpaqueId(id) || !isOwn(view, account.id, id))
          throw notFound('There is no such record of yours.');
        const stored = view.documents.document(FILES, id);
        const filed = view.journal.about(id).filter(({ action }) => action === 'record-filed');
        return {
          versions: filed.map(({ at, detail }) => {
            const rev = detail.split(' ').at(-1) ?? '';
            return { rev, at, record: stored?.revision(rev)?.body ?? null };
          }),
        };
      });
    });
  };
}

function isOwn(view: ReadView, account: OpaqueId, id: OpaqueId): boolean {
  const pack = view.packs.packOf(account);
  const inPack = pack === null ? null : view.documents.document(pack.name, id);
  return view.records.entry(id)?.author === account && inPack !== null && !inPack.winner.deleted;
}
