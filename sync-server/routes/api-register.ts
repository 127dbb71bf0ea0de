import type { FastifyInstance } from 'fastify';
import { byAddress } from '#domain/homes/address-words.ts';
import { Refusal } from '../errors.ts';
import { readRecord } from '../files/files-database.ts';
import type { ReadView } from '../storage/storage.ts';
import type { SessionParts } from './session.ts';

interface AddressRegister {
  readonly version: string;
  readonly homes: readonly { readonly id: string; readonly line: string; readonly postcode: string }[];
}

const READERS: ReadonlySet<string> = new Set(['surveyor', 'office', 'lead']);

/**
 * `GET /api/register`: every home by its address, in the order of addresses, for finding one without signal. No person is
 * in it.
 */
export function registerRoutes(parts: SessionParts): (app: FastifyInstance) => void {
  let cached: AddressRegister | null = null;
  return (app) => {
    app.get('/api/register', async (request, reply) => {
      const { account } = await parts.door.demandSignedIn(request);
      if (!READERS.has(account.role))
        throw new Refusal(403, 'forbidden', 'Your account does not use the address register.');
      const register = parts.storage.read((view) => {
        const version = versionOf(view);
        return cached?.version === version ? cached : { version, homes: homesIn(view) };
      });
      cached = register;
      const etag = `"${register.version}"`;
      void reply.header('etag', etag);
      if (request.headers['if-none-match'] === etag) return reply.code(304).send();
      return register;
    });
  };
}

function versionOf(view: ReadView): string {
  return `${view.server.uuid().slice(0, 8)}-${view.records.lastChange('property')}`;
}

function homesIn(view: ReadView): AddressRegister['homes'] {
  const homes = view.records.entries({ kind: 'property' }).flatMap(({ id }) => {
    const record = readRecord(view, id);
    return record?.kind === 'property'
      ? [{ id, line: record.body.line, postcode: record.body.postcode }]
      : [];
  });
  return homes.sort(byAddress);
}
