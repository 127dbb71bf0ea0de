import { createHmac } from 'node:crypto';
import { FILES } from '../files/files-database.ts';
import { brokenAt, journalLines } from '../journal/chain.ts';
import { isDestroyed } from '../retention/marks.ts';
import type { StoredDocument } from '../storage/documents.ts';
import type { ReadView, StorageReader } from '../storage/storage.ts';
import { counted, faults, type Checked } from './checked.ts';
import { documentsIn } from './check-documents.ts';

/** The chain of the journal's hashes, from the first line to the last. */
export function checkJournal(storage: Pick<StorageReader, 'read'>): Checked {
  return storage.read((view) => {
    const last = view.journal.last();
    const broken = brokenAt(view);
    const end = last === null ? '' : ` The last line's hash is ${last.hash}.`;
    return {
      looked: `Journal: ${counted(last?.seq ?? 0, 'line')}, each against the hash of the one before.${end}`,
      wrong:
        broken === null
          ? []
          : [`The journal does not hold from line ${broken} on: a line was changed or taken out.`],
    };
  });
}

/** Every version of every filed record against the digest that the journal took of it; and that none has gone. */
export function checkRecords(storage: Pick<StorageReader, 'read'>): Checked {
  return storage.read((view) => {
    const seen = { records: 0, versions: 0 };
    const wrong = { changed: 0, unknown: 0, gone: 0 };
    if (view.documents.database(FILES) !== null) {
      for (const document of documentsIn(view, FILES)) {
        seen.records += 1;
        const digests = filedDigests(view, document.id);
        for (const { rev } of document.leaves) {
          if (!digests.has(rev)) wrong.unknown += 1;
        }
        if (view.records.entry(document.id) === null) wrong.unknown += 1;
        for (const [rev, digest] of digests) {
          seen.versions += 1;
          if (!isAsFiled(view, document, rev, digest)) wrong.changed += 1;
        }
      }
    }
    for (const { action, subject } of journalLines(view.journal)) {
      if (action !== 'record-filed' || view.records.entry(subject) !== null) continue;
      if (!isDestroyed(view, subject) && !isSetAside(view, subject)) wrong.gone += 1;
    }
    return {
      looked: `Records: ${counted(seen.records, 'record')} in ${counted(seen.versions, 'version')}, each against the digest that the journal took when it was filed.`,
      wrong: [
        ...faults(
          wrong.changed,
          (of) => `${counted(of, 'version')} of records are not what was filed, or are missing.`,
        ),
        ...faults(wrong.unknown, (of) => `${counted(of, 'record')} lie here that the journal did not file.`),
        ...faults(
          wrong.gone,
          (of) =>
            `${counted(of, 'line')} of the journal name records that are not here and were not destroyed.`,
        ),
      ],
    };
  });
}

/** Whether a correction was taken out of the files again: it lies among what was refused. */
function isSetAside(view: ReadView, id: string): boolean {
  return view.journal.about(id).some(({ action }) => action === 'record-set-aside');
}

/** The digest of each revision that was filed under this id. */
function filedDigests(view: ReadView, id: string): ReadonlyMap<string, string> {
  const filed = view.journal.about(id).filter(({ action }) => action === 'record-filed');
  return new Map(filed.map(({ detail, digest }) => [detail.split(' ').at(-1) ?? '', digest ?? '']));
}

function isAsFiled(view: ReadView, document: StoredDocument, rev: string, digest: string): boolean {
  const key = view.journal.digestKey(document.id);
  try {
    const body = document.revision(rev)?.body;
    // What fell off the beginning of a very long history is no longer held.
    if (body === undefined) return !document.has(rev);
    const text = JSON.stringify(body);
    return (
      key !== null && createHmac('sha256', Buffer.from(key, 'hex')).update(text).digest('hex') === digest
    );
  } catch (error) {
    if (error instanceof SyntaxError) return false;
    throw error;
  }
}
