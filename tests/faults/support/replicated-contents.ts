import type { NoteDatabase } from './replicating-device.ts';

/** What two copies must agree on of one document. */
interface Held {
  readonly winner: string;
  readonly deleted: boolean;
  readonly leaves: readonly string[];
  readonly conflicts: readonly string[];
  readonly edit: string | null;
  readonly attached: readonly string[];
}

/** Everything that a copy holds, by id; what is deleted too. */
export async function contentsOf(database: NoteDatabase): Promise<Map<string, Held>> {
  const winners = await database.changes({ style: 'main_only' });
  const leaves = await database.changes({ style: 'all_docs' });
  const { rows } = await database.allDocs({ include_docs: true, conflicts: true });
  const alive = new Map(rows.flatMap((row) => ('doc' in row && row.doc ? [[row.id, row.doc]] : [])));
  const byId = new Map(leaves.results.map(({ id, changes }) => [id, changes.map(({ rev }) => rev)]));
  return new Map(
    winners.results.map(({ id, deleted, changes }) => {
      const doc = alive.get(id);
      return [
        id,
        {
          winner: changes[0]?.rev ?? '',
          deleted: deleted === true,
          leaves: (byId.get(id) ?? []).toSorted(),
          conflicts: (doc?._conflicts ?? []).toSorted(),
          edit: doc?.edit ?? null,
          attached: Object.entries(doc?._attachments ?? {})
            .map(([name, { digest = '' }]) => `${name} ${digest}`)
            .toSorted(),
        },
      ];
    }),
  );
}

/** One leaf as the server holds it. */
export interface ServersLeaf {
  readonly id: string;
  readonly rev: string;
  readonly edit: string;
  readonly attached: readonly { readonly name: string; readonly digest: string }[];
}

/** Every leaf that the server holds, with its body: asked of the server itself, past PouchDB. */
export async function leavesOnServer(ask: Ask): Promise<readonly ServersLeaf[]> {
  const { results } = await ask<{ results: { id: string; changes: { rev: string }[] }[] }>(
    '/_changes?style=all_docs',
  );
  const docs = results.flatMap(({ id, changes }) => changes.map(({ rev }) => ({ id, rev })));
  const found: ServersLeaf[] = [];
  for (let from = 0; from < docs.length; from += 1000) {
    const answer = await ask<BulkGot>('/_bulk_get', { docs: docs.slice(from, from + 1000) });
    for (const { id, docs: got } of answer.results) {
      for (const { ok } of got) {
        if (ok === undefined) throw new Error(`The server does not hold a leaf of ${id}.`);
        const attached = Object.entries(ok._attachments ?? {}).map(([name, { digest }]) => ({
          name,
          digest,
        }));
        found.push({ id, rev: ok._rev, edit: ok.edit, attached });
      }
    }
  }
  return found;
}

/** Asks the server something of the database. */
export type Ask = <T>(path: string, body?: object) => Promise<T>;

interface BulkGot {
  readonly results: readonly {
    readonly id: string;
    readonly docs: readonly {
      readonly ok?: {
        readonly _rev: string;
        readonly edit: string;
        readonly _attachments?: Readonly<Record<string, { readonly digest: string }>>;
      };
    }[];
  }[];
}
