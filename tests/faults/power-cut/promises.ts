import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { openSqliteStorage } from '../../../sync-server/storage/sqlite/open.ts';
import type { ReadView } from '../../../sync-server/storage/storage.ts';
import type { DiskEvent } from './events.ts';

/** What the server has answered for: from then on it is on the disk, whatever becomes of the process and its machine. */
export type Promised =
  | {
      readonly is: 'revision';
      readonly database: string;
      readonly id: string;
      readonly rev: string;
      readonly text: string | null;
    }
  | { readonly is: 'attachment'; readonly digest: string }
  | { readonly is: 'photo'; readonly sha256: string };

/** What one answer promises; nothing unless it says 201. */
export function promisedBy({ request, answer }: Extract<DiskEvent, { did: 'answer' }>): readonly Promised[] {
  if (answer.subarray(9, 12).toString('latin1') !== '201') return [];
  const end = request.indexOf('\r\n\r\n');
  const [, method = '', path = ''] = /^(\w+) (\S+)/.exec(request.subarray(0, end).toString('latin1')) ?? [];
  const [, area = '', name = '', id = ''] = path.split(/[/?]/);
  if (area === 'photos') return [{ is: 'photo', sha256: name }];
  if (area !== 'db' || id === '') return [];
  const [, digest] = /^attached-(\w+)$/.exec(id) ?? [];
  if (digest !== undefined) return [{ is: 'attachment', digest }];
  const body: unknown = JSON.parse(request.subarray(end + 4).toString('utf8'));
  if (method === 'POST')
    return (body as { docs: { _id: string; _rev: string; text?: string }[] }).docs.map((doc) => ({
      is: 'revision',
      database: name,
      id: doc._id,
      rev: doc._rev,
      text: doc.text ?? null,
    }));
  const [, rev = ''] = /\r\netag: "([^"]+)"/i.exec(answer.toString('latin1')) ?? [];
  return [{ is: 'revision', database: name, id, rev, text: (body as { text: string }).text }];
}

/** Starts on a data folder as the server does, and tells in words what of all that was promised is not there. */
export async function broken(folder: string, promised: readonly Promised[]): Promise<readonly string[]> {
  const wrong: string[] = [];
  try {
    const storage = openSqliteStorage(folder);
    storage.read((view) => {
      const databases = new Set(view.documents.databaseNames({ limit: 1000 }));
      for (const one of promised)
        if (!isKept(view, databases, folder, one)) wrong.push(`a ${one.is} was lost`);
    });
    // It goes on, too.
    await storage.write((tx) => void tx.documents.createDatabase('after-the-cut'));
    await storage.close();
  } catch (error) {
    wrong.push(`it does not start: ${error instanceof Error ? error.message : 'unknown'}`);
  }
  if (!existsSync(join(folder, 'homefile.sqlite'))) return wrong;
  if (!isWhole(join(folder, 'homefile.sqlite'))) wrong.push('the file is damaged');
  return wrong;
}

function isWhole(file: string): boolean {
  const database = new Database(file);
  try {
    const found = database.pragma('integrity_check', { simple: true });
    const foreign = database.pragma('foreign_key_check') as unknown[];
    return found === 'ok' && foreign.length === 0;
  } catch {
    // So damaged that SQLite does not even say so.
    return false;
  } finally {
    database.close();
  }
}

function isKept(view: ReadView, databases: ReadonlySet<string>, folder: string, one: Promised): boolean {
  switch (one.is) {
    case 'photo':
      return view.photos.photo(one.sha256)?.state === 'held' && photoIsWhole(folder, one.sha256);
    case 'attachment':
      return databases.has('plain') && attachmentIsWhole(view, one.digest);
    case 'revision': {
      if (!databases.has(one.database)) return false;
      const document = view.documents.document(one.database, one.id);
      if (document?.ancestry(one.rev) == null) return false;
      const isFiled = one.text !== null || view.documents.get('files', one.id) !== null;
      const winner = document.winner.rev === one.rev ? document.revision(one.rev) : null;
      return isFiled && (winner === null || one.text === null || winner.body['text'] === one.text);
    }
  }
}

function attachmentIsWhole(view: ReadView, digest: string): boolean {
  const [attached] = view.documents.get('plain', `attached-${digest}`)?.attachments ?? [];
  if (attached === undefined) return false;
  const md5 = createHash('md5');
  for (let part = 0, bytes = view.documents.blobPart(attached.blob, 0); bytes !== null;) {
    md5.update(bytes);
    part += 1;
    bytes = view.documents.blobPart(attached.blob, part);
  }
  return md5.digest('hex') === digest;
}

function photoIsWhole(folder: string, sha256: string): boolean {
  const path = join(folder, 'photos', 'held', sha256.slice(0, 2), sha256);
  return existsSync(path) && createHash('sha256').update(readFileSync(path)).digest('hex') === sha256;
}
