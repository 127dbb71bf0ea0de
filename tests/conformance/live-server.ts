import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildApp } from '../../sync-server/app.ts';
import { adminOnly } from '../../sync-server/couch/admin-only.fixture.ts';
import type { Parts } from '../../sync-server/parts.ts';
import type { Storage } from '../../sync-server/storage/storage.ts';
import { openSqliteStorage } from '../../sync-server/storage/sqlite/open.ts';

const ADMIN = { name: 'admin', password: 'secret' };

export interface LiveServer {
  readonly port: number;
  readonly storage: Storage;
  /** The address of a database, with the administrator's credentials. */
  url(database: string, port?: number): string;
  /** Ends the process's part and starts it again on the same data and port. */
  restart(): Promise<void>;
  stop(): Promise<void>;
}

/** A server that really listens, on a free port, with a data folder of its own. */
export async function startLiveServer(
  change: (parts: Parts) => Parts = (parts) => parts,
): Promise<LiveServer> {
  const folder = mkdtempSync(join(tmpdir(), 'homefile-live-'));
  const open = async (port: number) => {
    const storage = openSqliteStorage(folder);
    const app = await buildApp(change(adminOnly(storage, ADMIN)));
    await app.listen({ host: '127.0.0.1', port });
    return { app, storage };
  };
  let running = await open(0);
  const address = running.app.server.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no port.');
  const { port } = address;
  const stop = async () => {
    await running.app.close();
    await running.storage.close();
  };
  return {
    port,
    get storage() {
      return running.storage;
    },
    url: (database, at = port) => `http://${ADMIN.name}:${ADMIN.password}@127.0.0.1:${at}/db/${database}`,
    async restart() {
      await stop();
      running = await open(port);
    },
    stop,
  };
}
