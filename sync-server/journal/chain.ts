import { createHash, createHmac, randomBytes } from 'node:crypto';
import type { JournalEvent, JournalLine, JournalRead } from '../storage/journal.ts';
import type { ReadView, WriteTx } from '../storage/storage.ts';

/** What stands before the first line. */
const CHAIN_START = '0'.repeat(64);

/**
 * Adds a line to the journal in the caller's own transaction. Each line's hash covers the hash before it, so that no line
 * can be changed or left out unnoticed; the one writer makes it one chain.
 */
export function record(tx: WriteTx, event: JournalEvent): void {
  const last = tx.journal.last();
  const place = { seq: (last?.seq ?? 0) + 1, previous: last?.hash ?? CHAIN_START };
  tx.journal.append({ ...event, ...place, hash: hashOf({ ...event, ...place }) });
}

/**
 * A digest of some content under a key of its subject's own, made on first use. Once the key is destroyed with its
 * subject, nobody can test a guess of the content against the digest.
 */
export function keyedDigest(tx: WriteTx, subject: string, content: string): string {
  let key = tx.journal.digestKey(subject);
  if (key === null) {
    key = newKey();
    tx.journal.addDigestKey(subject, key);
  }
  return createHmac('sha256', Buffer.from(key, 'hex')).update(content).digest('hex');
}

const KEY_BYTES = 32;
/** Keys that are drawn at once: asking for chance takes longer than what is done with it. */
const KEYS_AT_ONCE = 64;
let drawn = Buffer.alloc(0);

function newKey(): string {
  if (drawn.length === 0) drawn = randomBytes(KEY_BYTES * KEYS_AT_ONCE);
  const key = drawn.toString('hex', 0, KEY_BYTES);
  // Each is given out once, and not kept here.
  drawn.fill(0, 0, KEY_BYTES);
  drawn = drawn.subarray(KEY_BYTES);
  return key;
}

const PAGE = 1000;

/** The first line that does not follow from those before it, or null when the whole chain holds. */
export function brokenAt(view: ReadView): number | null {
  return brokenAfter(view, 0, CHAIN_START);
}

/** As `brokenAt`, of the last lines alone: the one before them is believed. */
export function tailBrokenAt(view: ReadView, count: number): number | null {
  const before = (view.journal.last()?.seq ?? 0) - count;
  if (before <= 0) return brokenAt(view);
  const [line] = view.journal.lines({ after: before - 1, limit: 1 });
  return line?.seq === before ? brokenAfter(view, before, line.hash) : before;
}

function brokenAfter(view: ReadView, after: number, hash: string): number | null {
  let previous = hash;
  let seq = after;
  for (;;) {
    const lines = view.journal.lines({ after: seq, limit: PAGE });
    if (lines.length === 0) return null;
    for (const line of lines) {
      const holds = line.seq === seq + 1 && line.previous === previous && line.hash === hashOf(line);
      if (!holds) return seq + 1;
      seq = line.seq;
      previous = line.hash;
    }
  }
}

/** All lines, oldest first, for those who check or show it. */
export function* journalLines(journal: JournalRead): Generator<JournalLine> {
  for (let after = 0; ;) {
    const lines = journal.lines({ after, limit: PAGE });
    if (lines.length === 0) return;
    yield* lines;
    after = lines.at(-1)?.seq ?? after;
  }
}

function hashOf(line: Omit<JournalLine, 'hash'>): string {
  const { previous, seq, at, action, account, subject, detail, digest } = line;
  const text = JSON.stringify([previous, seq, at, action, account, subject, detail, digest]);
  return createHash('sha256').update(text).digest('hex');
}
