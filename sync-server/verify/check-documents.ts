import { createHash } from 'node:crypto';
import type { StoredDocument } from '../storage/documents.ts';
import type { ReadView, StorageReader } from '../storage/storage.ts';
import { counted, faults, type Checked } from './checked.ts';

const PAGE = 500;

/** The names of all databases, a page at a time. */
export function* databaseNames(view: ReadView): Generator<string> {
  for (let startKey = ''; ;) {
    const names = view.documents.databaseNames({ startKey, limit: PAGE });
    yield* names;
    const last = names.at(-1);
    if (last === undefined || names.length < PAGE) return;
    startKey = `${last}\u0000`;
  }
}

/** Every document of a database, the deleted too, in the order of their changes. */
export function* documentsIn(view: ReadView, database: string): Generator<StoredDocument> {
  for (let since = '0'; ;) {
    const page = view.documents.changes(database, { since, limit: PAGE });
    for (const { id } of page.rows) {
      const document = view.documents.document(database, id);
      if (document !== null) yield document;
    }
    if (page.rows.length < PAGE) return;
    since = page.lastSeq;
  }
}

/** Revision trees, bodies, attachments and counts of every database. */
export function checkDocuments(storage: Pick<StorageReader, 'read'>): Checked {
  return storage.read((view) => {
    const seen = { databases: 0, documents: 0, revisions: 0, attachments: 0 };
    const wrong = { trees: 0, bodies: 0, attachments: 0, counts: 0 };
    for (const database of databaseNames(view)) {
      seen.databases += 1;
      let [alive, deleted] = [0, 0];
      for (const document of documentsIn(view, database)) {
        seen.documents += 1;
        if (document.winner.deleted) deleted += 1;
        else alive += 1;
        if (!isTreeRight(view, database, document)) wrong.trees += 1;
        for (const { rev } of document.leaves) {
          seen.revisions += 1;
          const attachments = attachmentsOf(document, rev);
          if (attachments === null) wrong.bodies += 1;
          else {
            seen.attachments += attachments.right + attachments.wrong;
            wrong.attachments += attachments.wrong;
          }
        }
      }
      const told = view.documents.database(database);
      if (told?.liveCount !== alive || told.deletedCount !== deleted) wrong.counts += 1;
    }
    return {
      looked: `Revision trees: ${counted(seen.databases, 'database')} with ${counted(seen.documents, 'document')}, ${counted(seen.revisions, 'revision')} that nothing has replaced and ${counted(seen.attachments, 'attachment')}, whose digests were made anew.`,
      wrong: [
        ...faults(
          wrong.trees,
          (of) => `${counted(of, 'document')} cannot be read, or another revision than the winner is shown.`,
        ),
        ...faults(wrong.bodies, (of) => `The text of ${counted(of, 'revision')} is missing or unreadable.`),
        ...faults(
          wrong.attachments,
          (of) => `${counted(of, 'attachment')} are not the bytes that were stored, or are missing.`,
        ),
        ...faults(wrong.counts, (of) => `${counted(of, 'database')} count other documents than they hold.`),
      ],
    };
  });
}

function isTreeRight(view: ReadView, database: string, { id, leaves, winner, ...document }: StoredDocument) {
  const shown = view.documents.get(database, id);
  return (
    leaves.length > 0 &&
    shown?.rev === winner.rev &&
    leaves.every(({ rev }) => document.has(rev) && document.ancestry(rev) !== null)
  );
}

/** How many attachments of a revision have the bytes that they should; null when the revision itself is not held. */
function attachmentsOf(document: StoredDocument, rev: string) {
  try {
    const revision = document.revision(rev);
    if (revision === null) return null;
    const right = revision.attachments.filter((attached) => {
      try {
        const bytes = document.bytesOf(attached);
        const digest = `md5-${createHash('md5').update(bytes).digest('base64')}`;
        return bytes.length === attached.keptLength && digest === attached.digest;
      } catch {
        return false; // a part of it is not there
      }
    }).length;
    return { right, wrong: revision.attachments.length - right };
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}
