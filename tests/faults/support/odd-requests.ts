import { chanceFrom } from './chance.ts';

/** A request as a fuzzer makes it: near to what a client would send, and wrong somewhere. */
export interface OddRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer | null;
  /** The answer may never end by itself. */
  readonly isFeed: boolean;
}

/** Odd requests without end, over these databases. */
export function oddRequests(seed: number, databases: readonly string[]): () => OddRequest {
  const random = chanceFrom(seed);
  const below = (count: number) => Math.floor(random() * count);
  const oneOf = <T>(list: readonly T[]): T => list[below(list.length)] as T;
  const chance = (share: number) => random() < share;

  const hash = () => oneOf(['a', 'b', 'c']).repeat(32);
  const rev = () =>
    oneOf([
      () => `${1 + below(4)}-${hash()}`,
      () => `${below(3)}-x`,
      () => '1-',
      () => '-1-a',
      () => '99999999999999999999-a',
      () => 'junk',
      () => '',
      () => '1-é',
      () => `${2 ** 53}-a`,
    ])();
  const id = () =>
    oneOf([
      () => `d${below(8)}`,
      () => '_design/x',
      () => '_local/c',
      () => '_odd',
      () => 'org.couchdb.user:pat',
      () => '%F0%9F%8F%A0',
      () => '%ED%A0%80',
      () => '%00',
      () => 'a%2Fb',
      () => '..%2F..',
      () => 'x'.repeat(1 + below(5000)),
      () => '%zz',
    ])();

  const value = (depth: number): unknown =>
    oneOf([
      () => null,
      () => below(9) - 4,
      () => Number.MAX_VALUE,
      () => 'text',
      () => '\u0000\ud800',
      () => '__proto__',
      () => true,
      () => (depth > 3 ? [] : Array.from({ length: below(4) }, () => value(depth + 1))),
      () => (depth > 3 ? {} : { [String(value(4))]: value(depth + 1), constructor: value(depth + 1) }),
      () => rev(),
    ])();

  const attachment = (): unknown =>
    oneOf([
      () => ({ content_type: 'text/plain', data: 'aGVsbG8=' }),
      () => ({ data: '***' }),
      () => ({ stub: true, revpos: below(4) }),
      () => ({ follows: true, length: below(9) }),
      () => ({ content_type: 'a\r\nb', data: '' }),
      () => ({ encoding: 'gzip', data: 'aGVsbG8=', length: -1 }),
      () => value(2),
    ])();

  const document = (): unknown => {
    if (chance(0.05)) return value(0);
    const members: Record<string, unknown> = { n: below(9) };
    if (chance(0.7)) members['_id'] = chance(0.9) ? decodeURIComponentOr(id()) : value(1);
    if (chance(0.5)) members['_rev'] = chance(0.9) ? rev() : value(1);
    if (chance(0.3)) members['_deleted'] = chance(0.8) ? chance(0.5) : value(1);
    if (chance(0.4))
      members['_revisions'] = chance(0.8)
        ? { start: chance(0.9) ? below(5) : value(1), ids: Array.from({ length: below(4) }, () => hash()) }
        : value(1);
    if (chance(0.3))
      members['_attachments'] = chance(0.9) ? { [chance(0.9) ? 'f' : '_f']: attachment() } : value(1);
    if (chance(0.1)) members[`_${oneOf(['odd', 'conflicts', 'local_seq', 'revs_info'])}`] = value(1);
    if (chance(0.1))
      Object.assign(members, { type: 'user', name: 'pat', roles: value(1), password: value(2) });
    if (chance(0.2)) members['x'] = value(0);
    return members;
  };

  const bodies: readonly (() => unknown)[] = [
    () => document(),
    () => ({ docs: Array.from({ length: below(6) }, document), new_edits: chance(0.5) }),
    () => ({ docs: value(1), new_edits: value(1) }),
    () => ({
      docs: Array.from({ length: below(5) }, () => ({ id: decodeURIComponentOr(id()), rev: rev() })),
    }),
    () => ({ keys: chance(0.8) ? [`d${below(9)}`, value(1)] : value(1) }),
    () => ({ [decodeURIComponentOr(id())]: [rev(), rev()] }),
    () => ({
      selector: chance(0.7) ? { n: { [oneOf(['$gt', '$in', '$odd', '$not'])]: value(1) } } : value(1),
    }),
    () => ({ doc_ids: value(1) }),
    () => ({ admins: value(1), members: { names: value(1), roles: value(1) } }),
    () => ({ name: value(1), password: value(1) }),
    () => below(2000),
    () => value(0),
  ];

  const multipart = (): Buffer => {
    const boundary = chance(0.9) ? 'b' : 'c';
    const json = JSON.stringify({ n: 1, _attachments: { f: attachment(), g: attachment() } });
    const parts = [`Content-Type: application/json\r\n\r\n${json}`, '\r\nhello', 'X: y\r\n\r\nfollowing'];
    const end = chance(0.8) ? '--' : '';
    return Buffer.from(`${parts.map((part) => `--${boundary}\r\n${part}\r\n`).join('')}--${boundary}${end}`);
  };

  const body = (): { readonly type: string; readonly bytes: Buffer | null } => {
    if (chance(0.15)) return { type: 'application/json', bytes: null };
    if (chance(0.1)) return { type: 'multipart/related; boundary=b', bytes: spoiled(multipart()) };
    if (chance(0.05)) {
      const deep = '['.repeat(1 + below(2000));
      return { type: 'application/json', bytes: Buffer.from(`{"x":${deep}`) };
    }
    return { type: 'application/json', bytes: spoiled(Buffer.from(JSON.stringify(oneOf(bodies)()) ?? '')) };
  };

  /** Now and then cut short, or with a byte that is another one. */
  const spoiled = (bytes: Buffer): Buffer => {
    if (chance(0.1)) return bytes.subarray(0, below(bytes.length + 1));
    if (chance(0.1) && bytes.length > 0) bytes[below(bytes.length)] = below(256);
    return bytes;
  };

  const query = (): string => {
    const names = [
      'rev', 'revs', 'revs_info', 'open_revs', 'latest', 'conflicts', 'attachments', 'atts_since', 'new_edits', 'since',
      'limit', 'skip', 'descending', 'include_docs', 'style', 'filter', 'doc_ids', 'startkey', 'endkey', 'keys', 'key',
      'feed', 'timeout', 'heartbeat', 'seq_interval', 'update_seq', 'count', 'batch', 'att_encoding_info', 'meta',
    ]; // prettier-ignore
    const values = [
      rev, () => 'true', () => 'false', () => String(below(9)), () => '-1', () => '99999999999999999999', () => '%22d1%22',
      () => '[]', () => `%5B%22${rev()}%22%5D`, () => '%7B', () => 'all', () => 'now', () => '_doc_ids', () => '_selector',
      () => '%ff', () => '', () => 'normal', () => 'longpoll', () => 'continuous', () => 'eventsource', () => 'x/y',
    ]; // prettier-ignore
    return Array.from({ length: below(4) }, () => `${oneOf(names)}=${oneOf(values)()}`).join('&');
  };

  const belowADatabase = [
    '_bulk_docs', '_bulk_get', '_all_docs', '_changes', '_revs_diff', '_missing_revs', '_local_docs', '_security', '_purge',
    '_revs_limit', '_compact', '_ensure_full_commit', '_find', '_design_docs', '_design/x/_view/y', '_local/c/f', '',
  ]; // prettier-ignore
  const ofServer = [
    '',
    '_all_dbs',
    '_dbs_info',
    '_session',
    '_uuids',
    '_up',
    '_replicate',
    '_odd',
    '%zz',
    '_users',
  ];

  return () => {
    const database = chance(0.9)
      ? oneOf(databases)
      : oneOf(['nothing', 'files', 'UPPER', '%00', '_replicator', 'a%2Fb']);
    const path = oneOf([
      () => `/db/${database}/${id()}`,
      () => `/db/${database}/${oneOf(belowADatabase)}`,
      () => `/db/${database}/${id()}/${oneOf(['f', 'g', '_f', 'a/b', '%00'])}`,
      () => `/db/${database}`,
      () => `/db/${oneOf(ofServer)}`,
    ])();
    const { type, bytes } = body();
    const search = query();
    const headers: Record<string, string> = {};
    if (bytes !== null)
      headers['content-type'] = chance(0.93) ? type : oneOf(['text/plain', 'x', 'multipart/related']);
    if (chance(0.1)) headers['if-match'] = oneOf([encodeURI(rev()), '"1-a"', '*']);
    if (chance(0.1)) headers['if-none-match'] = oneOf(['"1-a"', '*']);
    if (chance(0.1))
      headers['range'] = oneOf(['bytes=0-1', 'bytes=-0', 'bytes=5-2', 'bytes=99-', 'x', 'bytes=0-1,3-4']);
    if (chance(0.1))
      headers['accept'] = oneOf(['multipart/mixed', 'multipart/related', 'application/json', '*/*']);
    if (chance(0.05)) headers['content-encoding'] = oneOf(['gzip', 'br', 'identity']);
    if (chance(0.05)) headers['destination'] = encodeURI(decodeURIComponentOr(id())).slice(0, 2000);
    return {
      method: oneOf([
        'GET',
        'GET',
        'HEAD',
        'PUT',
        'PUT',
        'POST',
        'POST',
        'DELETE',
        'COPY',
        'PATCH',
        'OPTIONS',
      ]),
      path: search === '' ? path : `${path}?${search}`,
      headers,
      body: bytes,
      isFeed: /feed=(longpoll|continuous|eventsource)/.test(search),
    };
  };
}

function decodeURIComponentOr(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
