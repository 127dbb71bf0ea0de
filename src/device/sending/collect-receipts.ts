import type { Api } from '../api.ts';
import { ended } from './push-records.ts';
import { boxKey, photoKey, revisionKey, type Receipt, type Receipts } from '../receipts.ts';
import { RoundEnded } from './sync-state.ts';

const BATCH = 500;

/** Asks the office which of these it holds, and keeps its answers. Only its word makes a *receipt*. */
export async function collectReceipts(
  api: Api,
  receipts: Receipts,
  wanted: Wanted,
  server: string,
  now: () => number,
): Promise<void> {
  const { records: revisions, photos: digests, boxes: sealed = [] } = wanted;
  const parts = Math.ceil(Math.max(revisions.length, digests.length, sealed.length) / BATCH);
  for (let part = 0; part < parts; part += 1) {
    const [from, to] = [part * BATCH, (part + 1) * BATCH];
    const records = revisions.slice(from, to).map(({ id, rev }) => ({ id, rev }));
    const [photos, boxes] = [digests.slice(from, to), sealed.slice(from, to)];
    const answer = await api.post('/api/receipts', { records, photos, boxes });
    if (!answer.ok) throw ended(answer.problem);
    await keepAnswer(receipts, readAnswer(answer.value), server, now());
  }
}

interface Wanted {
  readonly records: readonly RevisionName[];
  readonly photos: readonly string[];
  /** Digests of boxes whose content has no name of its own. */
  readonly boxes?: readonly string[];
}

interface RevisionName {
  readonly id: string;
  readonly rev: string;
}

interface Line {
  readonly key: string;
  readonly state: 'held' | 'missing' | 'refused' | 'destroyed';
  readonly sentence: string | null;
  readonly backedUp: boolean | null;
}

async function keepAnswer(
  receipts: Receipts,
  answer: { readonly server: string; readonly lines: readonly Line[] },
  server: string,
  at: number,
): Promise<void> {
  // Another server than the one of this round: nothing it says may be mixed with the rest.
  if (answer.server !== server) throw new RoundEnded({ because: 'busy' });
  const told = answer.lines.filter((line) => line.state !== 'missing');
  await receipts.keep(
    told.map((line): [string, Receipt] => [
      line.key,
      {
        state: line.state === 'held' ? 'receipt' : 'refused',
        // How it came there (handed over by its author) is still true.
        sentence: line.sentence ?? (line.state === 'held' ? receiptSentence(receipts, line.key) : null),
        server,
        at,
        ...(line.state === 'destroyed' ? { destroyed: true as const } : {}),
        ...(line.backedUp === null ? {} : { backedUp: line.backedUp }),
      },
    ]),
  );
  await receipts.reopen(answer.lines.filter((line) => line.state === 'missing').map((line) => line.key));
}

function receiptSentence(receipts: Receipts, key: string): string | null {
  const known = receipts.of(key);
  return known?.state === 'receipt' ? known.sentence : null;
}

function readAnswer(raw: unknown): { server: string; lines: Line[] } {
  const { server, records, photos, boxes } = asObject(raw);
  const lines = [
    ...asArray(records).flatMap((row) => {
      const { id, rev } = asObject(row);
      return typeof id === 'string' && typeof rev === 'string' ? lineOf(revisionKey(id, rev), row) : [];
    }),
    ...asArray(photos).flatMap((row) => {
      const { sha256 } = asObject(row);
      return typeof sha256 === 'string' ? lineOf(photoKey(sha256), row) : [];
    }),
    ...asArray(boxes).flatMap((row) => {
      const { sha256 } = asObject(row);
      return typeof sha256 === 'string' ? lineOf(boxKey(sha256), row) : [];
    }),
  ];
  return { server: serverOf(server), lines };
}

function lineOf(key: string, row: unknown): Line[] {
  const { state, reason, backedUp } = asObject(row);
  if (state !== 'held' && state !== 'missing' && state !== 'refused' && state !== 'destroyed') return [];
  const isRefused = state === 'refused' || state === 'destroyed';
  return [
    {
      key,
      state,
      sentence: isRefused && typeof reason === 'string' ? reason : null,
      backedUp: (state === 'held' || state === 'refused') && typeof backedUp === 'boolean' ? backedUp : null,
    },
  ];
}

/** The server's uuid, given as text or inside an object. */
function serverOf(value: unknown): string {
  if (typeof value === 'string') return value;
  const { uuid } = asObject(value);
  return typeof uuid === 'string' ? uuid : '';
}

function asObject(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {};
}

function asArray(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
