import type { ChangePage, ChangeRow, WrittenPage } from '../storage/documents.ts';

/** How the rows of a feed are written. */
export interface FeedFormat {
  readonly contentType: string;
  readonly head: string;
  row(json: object, seq: string, isFirst: boolean): string;
  readonly heartbeat: string;
  tail(lastSeq: string, pending: number): string;
}

const asList: FeedFormat = {
  contentType: 'application/json',
  head: '{"results":[\n',
  row: (json, _seq, isFirst) => `${isFirst ? '' : ',\n'}${JSON.stringify(json)}`,
  heartbeat: '\n',
  tail: (lastSeq, pending) => `\n],\n"last_seq":${JSON.stringify(lastSeq)},"pending":${pending}}\n`,
};

const asLines: FeedFormat = {
  contentType: 'application/json',
  head: '',
  row: (json) => `${JSON.stringify(json)}\n`,
  heartbeat: '\n',
  tail: (lastSeq, pending) => `${JSON.stringify({ last_seq: lastSeq, pending })}\n`,
};

const asEvents: FeedFormat = {
  contentType: 'text/event-stream',
  head: '',
  row: (json, seq) => `data: ${JSON.stringify(json)}\nid: ${JSON.stringify(seq)}\n\n`,
  heartbeat: 'event: heartbeat\ndata: \n\n',
  tail: () => '',
};

/** The kinds of feed, and when each ends by itself: at once, at its first rows, or never before it is told to. */
export const FEEDS = new Map<
  string,
  { readonly format: FeedFormat; readonly ends: 'now' | 'with-rows' | 'never' }
>([
  ['normal', { format: asList, ends: 'now' }],
  ['longpoll', { format: asList, ends: 'with-rows' }],
  ['continuous', { format: asLines, ends: 'never' }],
  ['live', { format: asLines, ends: 'never' }],
  ['eventsource', { format: asEvents, ends: 'never' }],
]);

export interface FeedSource {
  readonly format: FeedFormat;
  readonly ends: 'now' | 'with-rows' | 'never';
  readonly limit: number;
  /** The page already read, so that a bad request was answered as one. */
  readonly first: ChangePage;
  /** Reads on, after `seen` rows, whether or not they were kept; null when the database is gone or may no longer be read. */
  next(since: string, limit: number, seen: number): ChangePage | null;
  /** Whether a row is among those that are asked for. */
  readonly keep: (row: ChangeRow) => boolean;
  /** `left`: how many more rows the limit allows, this one too. */
  readonly show: (row: ChangeRow, left: number) => object;
  readonly wait: () => Promise<'look' | 'heartbeat' | 'end'>;
}

/** Rows read at once. */
export const FEED_PAGE = 500;

/** The whole text of a feed that ends at once and of which everything was read already; null where more is to come. */
export function wholeFeed(source: FeedSource): string | null {
  const { format, first, limit } = source;
  if (source.ends !== 'now') return null;
  const kept = first.rows.filter((row) => source.keep(row));
  if (first.pending > 0 && kept.length < limit) return null;
  return format.head + rowsOf(source, kept, 0) + format.tail(first.lastSeq, first.pending);
}

/** As `wholeFeed`, of a page whose rows are written out already. */
export function writtenFeed(format: FeedFormat, page: WrittenPage, limit: number): Buffer | null {
  const { lines, count, lastSeq, pending } = page;
  if (pending > 0 && count < limit) return null;
  return Buffer.concat([Buffer.from(format.head), lines, Buffer.from(format.tail(lastSeq, pending))]);
}

/** Rows as they are written, after so many that were sent before. */
function rowsOf({ format, limit, show }: FeedSource, kept: readonly ChangeRow[], sent: number): string {
  return kept
    .map((row, index) => format.row(show(row, limit - sent - index), row.seq, sent + index === 0))
    .join('');
}

/** The text of a feed, row by row, for as long as its kind and its reader want it. */
export async function* feed(source: FeedSource): AsyncGenerator<string> {
  const { format } = source;
  yield format.head;
  let page: ChangePage | null = source.first;
  let [left, sent, seen, lastSeq, pending] = [source.limit, 0, 0, page.lastSeq, page.pending];
  while (page) {
    const kept: readonly ChangeRow[] = page.rows.filter((row) => source.keep(row));
    const text = rowsOf(source, kept, sent);
    if (text !== '') yield text;
    seen += page.rows.length;
    [sent, left] = [sent + kept.length, left - kept.length];
    [lastSeq, pending] = [page.lastSeq, page.pending];
    if (left <= 0) break;
    if (pending > 0) {
      await new Promise(setImmediate);
    } else {
      if (source.ends === 'now' || (source.ends === 'with-rows' && sent > 0)) break;
      let event = await source.wait();
      for (; event === 'heartbeat'; event = await source.wait()) yield format.heartbeat;
      if (event === 'end') break;
    }
    page = source.next(lastSeq, Math.min(left, FEED_PAGE), seen);
  }
  yield format.tail(lastSeq, pending);
}
