import { NOTHING_MORE, showRevision } from '../couch/read-document.ts';
import type { ChangePage, ChangeRow } from '../storage/documents.ts';
import type { JsonObject } from '../storage/json.ts';
import type { ReadView } from '../storage/storage.ts';

/** Documents read at once; between two readings others are served. */
const PAGE = 250;

/**
 * A pack in the order of its changes, a JSON object a line: first how many lines of documents follow at most, then each
 * document with all its leaves and their ancestry, then where to go on from. `read` answers null when the pack may no
 * longer be read: the stream ends without its last line, and whoever reads it knows that it is not whole.
 */
export async function* packLines(
  since: string,
  read: <T>(work: (view: ReadView, pack: string) => T) => T | null,
): AsyncGenerator<string> {
  let page = read((view, pack) => readPage(view, pack, since));
  if (page === null) return;
  yield line({ follow: page.pending + page.lines.length });
  for (;;) {
    yield page.lines.join('');
    if (page.pending === 0) break;
    await new Promise(setImmediate);
    const from: string = page.lastSeq;
    page = read((view, pack) => readPage(view, pack, from));
    if (page === null) return;
  }
  yield line({ since: page.lastSeq });
}

interface Page {
  readonly lines: readonly string[];
  readonly lastSeq: string;
  readonly pending: number;
}

function readPage(view: ReadView, pack: string, since: string): Page {
  const { rows, lastSeq, pending }: ChangePage = view.documents.changes(pack, { since, limit: PAGE });
  return { lines: rows.map((row) => line(leavesOf(view, pack, row))), lastSeq, pending };
}

function leavesOf(view: ReadView, pack: string, row: ChangeRow): JsonObject {
  const document = view.documents.document(pack, row.id);
  const leaves = document?.leaves.flatMap(({ rev }) => {
    const revision = document.revision(rev);
    return revision ? [showRevision(document, revision, { ...NOTHING_MORE, revisions: true })] : [];
  });
  return { seq: row.seq, docs: leaves ?? [] };
}

function line(value: object): string {
  return `${JSON.stringify(value)}\n`;
}
