import { problemOf, type Api, type ApiProblem } from '../api.ts';
import type { OwnRevision } from '../record-index.ts';
import type { RawDocument } from '../kept-document.ts';
import type { RecordDatabase } from '../records.ts';
import { revisionKey, type Receipt, type Receipts } from '../receipts.ts';
import { RoundEnded } from './sync-state.ts';

const BATCH = 50;

/**
 * Sends every revision that has no answer yet, by `_revs_diff` and `_bulk_docs` with its whole ancestry. The list comes from
 * the records themselves and never from a checkpoint, which would move past what was refused.
 */
export class RecordPush {
  readonly #api: Api;
  readonly #receipts: Receipts;
  readonly #server: string;
  readonly #now: () => number;
  /** What could not be taken just now and stays *kept*, by its key, with why; the rest went on. */
  readonly heldBack = new Map<string, string>();
  #failedAlone = 0;

  constructor(api: Api, receipts: Receipts, server: string, now: () => number) {
    this.#api = api;
    this.#receipts = receipts;
    this.#server = server;
    this.#now = now;
  }

  /**
   * Sends what is *kept*. A sign-off goes only when nothing that it names is still kept. Throws `RoundEnded` when the
   * server cannot be used further.
   */
  async send(
    revisions: () => readonly OwnRevision[],
    database: RecordDatabase,
    pack: string,
    onProgress: (done: number, of: number) => void,
  ): Promise<void> {
    const total = revisions().filter((one) => one.state === 'kept').length;
    let done = 0;
    for (const signing of [false, true]) {
      const waiting = revisions().filter(
        (one) =>
          one.state === 'kept' && (one.kind === 'sign-off') === signing && this.#ready(one, revisions()),
      );
      for (let at = 0; at < waiting.length; at += BATCH) {
        onProgress(done, total);
        const batch = waiting.slice(at, at + BATCH);
        await this.#sendBatch(batch, database, pack);
        done += batch.length;
      }
    }
    onProgress(done, total);
  }

  #ready(one: OwnRevision, all: readonly OwnRevision[]): boolean {
    if (one.signs.length === 0) return true;
    const named = new Set(one.signs);
    return !all.some((other) => named.has(other.id) && other.state === 'kept');
  }

  async #sendBatch(batch: readonly OwnRevision[], database: RecordDatabase, pack: string): Promise<void> {
    const missing = await this.#missing(batch, pack);
    const documents: RawDocument[] = [];
    for (const { id, rev } of missing) {
      const document = await database.readWithAncestry(id, rev);
      if (document) documents.push(withoutConflicts(document));
    }
    const outcomes = documents.length > 0 ? await this.#bulk(documents, pack) : new Map<string, Outcome>();
    await this.#receipts.keep(
      batch.flatMap(({ id, rev }) => {
        const outcome = outcomes.get(revisionKey(id, rev)) ?? outcomes.get(id) ?? SENT;
        return outcome.state === 'held-back' ? [] : [[revisionKey(id, rev), this.#receipt(outcome)] as const];
      }),
    );
  }

  async #missing(batch: readonly OwnRevision[], pack: string): Promise<readonly OwnRevision[]> {
    const asked: Record<string, string[]> = {};
    for (const { id, rev } of batch) asked[id] = [...(asked[id] ?? []), rev];
    const answer = await this.#api.post(`/db/${encodeURIComponent(pack)}/_revs_diff`, asked);
    if (!answer.ok) throw ended(answer.problem);
    const diff = answer.value;
    if (typeof diff !== 'object' || diff === null) throw new RoundEnded({ because: 'busy' });
    return batch.filter(({ id, rev }) => {
      const entry: unknown = Object.hasOwn(diff, id) ? Reflect.get(diff, id) : null;
      const revs = typeof entry === 'object' && entry !== null && 'missing' in entry ? entry.missing : [];
      return Array.isArray(revs) && revs.includes(rev);
    });
  }

  /**
   * Sends documents and answers what became of each. One document that the server cannot take yet must not hold up the
   * others: a batch that fails is halved until the culprit stands alone. When nothing at all goes through, it is the
   * server and not a document, and the round ends.
   */
  async #bulk(documents: readonly RawDocument[], pack: string): Promise<Map<string, Outcome>> {
    const path = `/db/${encodeURIComponent(pack)}/_bulk_docs`;
    const answer = await this.#api.post(path, { docs: documents, new_edits: false });
    if (answer.ok) {
      this.#failedAlone = 0;
      return refusals(answer.value);
    }
    // A proxy on the way has a limit of its own and says so without words: 413 is about what was sent all the same.
    if (!ABOUT_CONTENT.has(answer.problem.status)) throw ended(answer.problem);
    const [only] = documents;
    if (documents.length === 1 && only) {
      this.#failedAlone += 1;
      if (this.#failedAlone > FAILED_ALONE_LIMIT) throw ended(answer.problem);
      this.heldBack.set(revisionKey(only._id, only._rev), heldBackBecause(answer.problem.status));
      return new Map([[revisionKey(only._id, only._rev), HELD_BACK]]);
    }
    const middle = Math.ceil(documents.length / 2);
    const first = await this.#bulk(documents.slice(0, middle), pack);
    const second = await this.#bulk(documents.slice(middle), pack);
    return new Map([...first, ...second]);
  }

  #receipt(outcome: Exclude<Outcome, { readonly state: 'held-back' }>): Receipt {
    return { ...outcome, server: this.#server, at: this.#now() };
  }
}

type Outcome =
  | { readonly state: 'sent'; readonly sentence: null }
  | { readonly state: 'refused'; readonly sentence: string; readonly destroyed?: true }
  | { readonly state: 'held-back' };

/** Why one thing was not taken while others were. */
function heldBackBecause(status: number): string {
  return status === 413
    ? 'It is too large for the way to the office. It is tried again by itself; or hand it to the office.'
    : 'The office’s server cannot take this one just now. It is tried again by itself; or hand it to the office.';
}

const SENT = { state: 'sent', sentence: null } as const;
const HELD_BACK = { state: 'held-back' } as const;
/** Statuses that one document in a batch can cause for all of them. */
const ABOUT_CONTENT: ReadonlySet<number> = new Set([400, 413, 500, 503]);
/** So many documents in a row, each sent alone, and none taken: it is the server. */
const FAILED_ALONE_LIMIT = 2;

/** What a failed call means for the round. */
export function ended(problem: ApiProblem): RoundEnded {
  if (problem.because === 'signed-out') return new RoundEnded({ because: 'signed-out' });
  if (problem.because === 'no-signal') return new RoundEnded({ because: 'no-signal' });
  if (problem.because === 'not-the-office') return new RoundEnded({ because: 'not-the-office' });
  return new RoundEnded({ because: problem.status === 404 ? 'pack-gone' : 'busy' });
}

function refusals(answer: unknown): Map<string, Outcome> {
  if (!Array.isArray(answer)) throw new RoundEnded({ because: 'busy' });
  const outcomes = new Map<string, Outcome>();
  for (const row of answer as readonly unknown[]) {
    if (typeof row !== 'object' || row === null) continue;
    const { id, rev, error } = row as Readonly<Record<string, unknown>>;
    if (typeof id !== 'string' || typeof error !== 'string') continue;
    const destroyed = error === 'destroyed';
    const refused = error === 'forbidden' || destroyed;
    // Two versions of one record may fare differently. A line that names none is about the record.
    outcomes.set(
      typeof rev === 'string' ? revisionKey(id, rev) : id,
      refused
        ? { state: 'refused', sentence: problemOf(403, row).sentence, ...(destroyed ? { destroyed } : {}) }
        : HELD_BACK,
    );
  }
  return outcomes;
}

function withoutConflicts(document: RawDocument): RawDocument {
  const kept = Object.entries(document).filter(([key]) => key !== '_conflicts');
  return { ...Object.fromEntries(kept), _id: document._id, _rev: document._rev };
}
