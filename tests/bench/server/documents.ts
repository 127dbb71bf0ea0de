import { createHash } from 'node:crypto';
import { BATCH } from './bench.ts';
import type { BareDocument } from './bare-sqlite.ts';

/** A batch as a replicator sends it, written out before the clock runs. */
export interface SentBatch {
  readonly revsDiff: string;
  readonly bulkDocs: string;
  readonly bare: readonly BareDocument[];
}

const WORDS =
  'The plaster below the window is soft and the paint has come away, reading taken at knee height. ';

/** So many documents of about 1 kB, each in its first revision, in batches. */
export function batchesOf(count: number, prefix = 'doc'): readonly SentBatch[] {
  const documents = Array.from({ length: count }, (_, n) => ({
    _id: `${prefix}-${String(n).padStart(6, '0')}`,
    kind: 'note',
    home: createHash('md5')
      .update(`home ${n % 97}`)
      .digest('hex'),
    at: 1_700_000_000_000 + n,
    clock: { differenceMs: n % 900, ageMs: 60_000 },
    subjects: [n, n + 1].map((one) => createHash('md5').update(`person ${one}`).digest('hex')),
    words: WORDS.repeat(7),
  }));
  return inBatches(documents);
}

/** These documents in batches, each in its first revision. */
export function inBatches(documents: readonly ({ readonly _id: string } & object)[]): readonly SentBatch[] {
  const batches: SentBatch[] = [];
  for (let from = 0; from < documents.length; from += BATCH) {
    const sent = documents.slice(from, from + BATCH).map((document) => {
      const hash = createHash('md5').update(JSON.stringify(document)).digest('hex');
      const { _id, ...body } = document;
      return { _id, _rev: `1-${hash}`, _revisions: { start: 1, ids: [hash] }, ...body };
    });
    batches.push({
      revsDiff: JSON.stringify(Object.fromEntries(sent.map(({ _id, _rev }) => [_id, [_rev]]))),
      bulkDocs: JSON.stringify({ docs: sent, new_edits: false }),
      bare: sent.map((document) => ({ id: document._id, body: JSON.stringify(document) })),
    });
  }
  return batches;
}
