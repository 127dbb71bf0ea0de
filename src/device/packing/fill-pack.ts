import { jsonOf, problemOf, NO_SIGNAL, type Api } from '../api.ts';
import { ended } from '../sending/push-records.ts';
import type { RawDocument } from '../kept-document.ts';
import type { RecordDatabase } from '../records.ts';

/** Few enough that no batch holds the screen for long; many enough that the store is not asked too often. */
const BATCH = 100;
/** A pack of a long day over a poor signal. What came by then is kept, and the next round goes on from there. */
const LIMIT_MS = 120_000;

/** What the filling needs of a store. */
type Filling = Pick<RecordDatabase, 'pack' | 'keep' | 'filling' | 'noteFilling'>;

/**
 * Told after each batch: what of it stands alone, without a second version; how many are kept, and of how many; the ids of
 * what has several versions, for the store to say which one counts.
 */
export type Filled = (
  single: readonly RawDocument[],
  done: number,
  of: number,
  several: readonly string[],
) => void;

/**
 * The first filling of a phone's store: the whole pack in one answer instead of by many small questions. Goes on where an
 * earlier filling was cut. Answers the sequence from which the protocol must go on, or null when it goes on by itself.
 */
export async function fillPack(api: Api, database: Filling, filled: Filled): Promise<string | null> {
  const known = await database.filling();
  if (known?.state === 'over') return null;
  if (known?.state === 'whole') return known.since;
  const since = known?.since ?? '0';
  const address = `/api/pack?name=${encodeURIComponent(database.pack)}&since=${encodeURIComponent(since)}`;
  const answer = await api.send(address, { method: 'GET' }, LIMIT_MS);
  if (!answer.ok) throw ended(answer.problem);
  const { status, body } = answer.value;
  if (status !== 200 || !body) throw ended(problemOf(status, await jsonOf(answer.value)));
  const end = await keepAll(database, linesOf(body), since, filled);
  if (end === null) throw ended(NO_SIGNAL);
  await database.noteFilling({ since: end, state: 'whole' });
  return end;
}

/** The protocol has taken over: from now on it knows by itself where to go on. */
export async function fillingIsOver(database: Filling, since: string): Promise<void> {
  await database.noteFilling({ since, state: 'over' });
}

/** Keeps document after document. Null when the answer ended before its last line: what came is kept and noted. */
async function keepAll(
  database: Filling,
  lines: AsyncIterable<string>,
  from: string,
  filled: Filled,
): Promise<string | null> {
  let [done, of, since] = [0, 0, from];
  let [batch, single, several]: [RawDocument[], RawDocument[], string[]] = [[], [], []];
  const keep = async () => {
    if (batch.length === 0) return;
    await database.keep(batch);
    await database.noteFilling({ since, state: 'begun' });
    filled(single, done, of, several);
    [batch, single, several] = [[], [], []];
  };
  for await (const text of lines) {
    const line = readLine(text);
    if (line === null) break;
    if ('follow' in line) of = line.follow;
    else if ('docs' in line) {
      batch.push(...line.docs);
      if (line.docs.length === 1) single.push(...line.docs);
      else several.push(...line.docs.slice(0, 1).map(({ _id }) => _id));
      [done, since] = [done + 1, line.seq];
      if (batch.length >= BATCH) await keep();
    } else {
      await keep();
      return line.since;
    }
  }
  await keep();
  return null;
}

type Line =
  | { readonly follow: number }
  | { readonly seq: string; readonly docs: readonly RawDocument[] }
  | { readonly since: string };

/** A line that is none (a page put in between by a network, or half a line) ends the reading; it is asked for again. */
function readLine(text: string): Line | null {
  try {
    const line: unknown = JSON.parse(text);
    if (typeof line !== 'object' || line === null) return null;
    const { follow, seq, docs, since } = line as Readonly<Record<string, unknown>>;
    if (typeof follow === 'number') return { follow };
    if (typeof seq === 'string' && Array.isArray(docs)) return { seq, docs: docs.filter(isDocument) };
    return typeof since === 'string' ? { since } : null;
  } catch {
    return null;
  }
}

function isDocument(value: unknown): value is RawDocument {
  if (typeof value !== 'object' || value === null) return false;
  const { _id, _rev } = value as Readonly<Record<string, unknown>>;
  return typeof _id === 'string' && typeof _rev === 'string';
}

/** The whole lines of a body as they come; a connection that is cut ends them. */
async function* linesOf(body: ReadableStream<Uint8Array>): AsyncGenerator<string> {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let rest = '';
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      const parts = `${rest}${decoder.decode(value, { stream: true })}`.split('\n');
      rest = parts.pop() ?? '';
      yield* parts;
    }
  } catch {
    // Cut in the middle: what was whole has been handed on, and the caller sees that the last line is missing.
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}
