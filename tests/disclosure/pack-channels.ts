import type { LightMyRequestResponse } from 'fastify';
import type { CanaryWorld } from './canary-world.ts';
import type { CameOut, Channel, Reader } from './channels.ts';

/*
 * The ways out of a pack, as a thief with one account would try them: with the name of every database, every id, revision
 * and digest that exists.
 */

type Method = 'GET' | 'HEAD' | 'POST' | 'PUT' | 'DELETE';

/** One question and its whole answer, headers and all. */
export async function asking(
  { browser }: Reader,
  method: Method,
  url: string,
  body?: unknown,
  headers: Record<string, string> = {},
): Promise<CameOut & { readonly answer: LightMyRequestResponse }> {
  const answer = await browser.call(method, url, body, headers);
  const head = Buffer.from(
    `${answer.statusCode} ${answer.statusMessage} ${JSON.stringify(answer.headers)}\n`,
  );
  return {
    asked: `${url} ${body === undefined ? '' : JSON.stringify(body)}`,
    bytes: Buffer.concat([head, answer.rawPayload]),
    answer,
  };
}

/** Every id and revision of the files, and every database. */
interface Known {
  readonly ids: readonly string[];
  readonly revs: ReadonlyMap<string, readonly string[]>;
  readonly databases: readonly string[];
}

const KNOWN = new WeakMap<CanaryWorld, Known>();

/** Read once: a world is not written to any more when readers come to it. */
function everythingKnown(world: CanaryWorld): Known {
  const before = KNOWN.get(world);
  if (before) return before;
  const known = world.server.world.storage.read((view): Known => {
    const ids = view.records.entries({}).map(({ id }) => id);
    const revs = ids.map((id): [string, readonly string[]] => {
      const document = view.documents.document('files', id);
      const nodes = (document?.leaves ?? []).flatMap(({ rev }) => document?.history(rev) ?? []);
      return [id, [...new Set(nodes.map(({ rev }) => rev))]];
    });
    return { ids, revs: new Map(revs), databases: view.documents.databaseNames({ limit: 1000 }) };
  });
  KNOWN.set(world, known);
  return known;
}

/** Databases to try: all that there are for somebody with a pack, one of each kind for the rest. */
function doors(world: CanaryWorld, { pack }: Reader): readonly string[] {
  const { databases } = everythingKnown(world);
  return [...new Set([...(pack === null ? [] : [pack]), ...databases, '_users', 'no-such-database'])];
}

async function all(
  questions: readonly (readonly [Method, string, unknown?, Record<string, string>?])[],
  reader: Reader,
): Promise<CameOut[]> {
  const came: CameOut[] = [];
  for (const [method, url, body, headers] of questions)
    came.push(await asking(reader, method, url, body, headers));
  return came;
}

export const listings: Channel = (world, reader) => {
  const queries = [
    '',
    '?include_docs=true&conflicts=true&update_seq=true',
    '?descending=true&include_docs=true&attachments=true&limit=200',
    '?skip=1&limit=2&include_docs=true&att_encoding_info=true',
    '?startkey="0"&endkey="4"&inclusive_end=true&include_docs=true',
  ];
  const { ids } = everythingKnown(world);
  const questions = doors(world, reader).flatMap((database) => [
    ['GET', `/db/${database}`] as const,
    ...queries.map((query) => ['GET', `/db/${database}/_all_docs${query}`] as const),
    ['POST', `/db/${database}/_all_docs?include_docs=true&conflicts=true`, { keys: ids }] as const,
    ['POST', `/db/${database}/_find`, { selector: {} }] as const,
    ['GET', `/db/${database}/_design_docs?include_docs=true`] as const,
    ['GET', `/db/${database}/_security`] as const,
  ]);
  return all(questions, reader);
};

export const changes: Channel = (world, reader) => {
  const queries = [
    '',
    '?include_docs=true&style=all_docs&conflicts=true&attachments=true',
    '?style=main_only&include_docs=true&descending=true&limit=200',
    '?feed=longpoll&timeout=1&since=0&style=all_docs&include_docs=true&limit=200',
    '?feed=continuous&timeout=1&style=all_docs&include_docs=true&limit=200',
    '?feed=eventsource&timeout=1&include_docs=true&limit=200',
    '?since=now',
    '?seq_interval=3&limit=5',
    '?filter=_design&include_docs=true',
  ];
  const { ids } = everythingKnown(world);
  const questions = doors(world, reader).flatMap((database) => [
    ...queries.map((query) => ['GET', `/db/${database}/_changes${query}`] as const),
    [
      'POST',
      `/db/${database}/_changes?filter=_doc_ids&include_docs=true&style=all_docs`,
      { doc_ids: ids },
    ] as const,
  ]);
  return all(questions, reader);
};

/** Each document of the pack by every query and every revision that any answer named; some others by their real ids. */
export const documents: Channel = async (world, reader) => {
  const { ids, revs } = everythingKnown(world);
  const pack = reader.pack ?? 'files';
  const own = await ownIds(reader);
  const came: CameOut[] = [];
  const isOwn = new Set(own);
  const others = ids.filter((id, at) => !isOwn.has(id) && at % 40 === 0);
  for (const [index, id] of [...own, ...others].entries()) {
    const url = `/db/${pack}/${id}`;
    const named = new Set(revs.get(id) ?? []);
    for (const query of index % 4 === 0 ? ONE : ONE.slice(0, 1)) {
      const one = await asking(reader, 'GET', `${url}${query}`);
      came.push(one);
      for (const rev of revisionsNamed(one.answer.body)) named.add(rev);
    }
    // What has one revision alone was answered in it already.
    for (const [at, rev] of named.size > 1 ? [...named].entries() : []) {
      const query = (index + at) % 2 === 0 ? `?rev=${rev}&revs=true` : `?open_revs=["${rev}"]&latest=true`;
      came.push(await asking(reader, 'GET', `${url}${query}`));
    }
    if (index % 20 === 0) came.push(await asking(reader, 'GET', `${url}/picture`));
  }
  return came;
};

/** The ids in the reader's own pack: minted ones, for a contractor. */
async function ownIds({ browser, pack }: Reader): Promise<readonly string[]> {
  return pack === null ? [] : (await browser.documents(pack)).map((doc) => String(doc['_id']));
}

const ONE = [
  '?open_revs=all&revs=true&attachments=true',
  '?revs=true&revs_info=true&conflicts=true&deleted_conflicts=true&local_seq=true',
];

/** Revisions, and those that `_revisions` only names by their hashes. */
function revisionsNamed(text: string): readonly string[] {
  const whole = text.match(/\b\d+-[0-9a-f]{32}\b/g) ?? [];
  const ids = /"ids":\[([^\]]*)\]/.exec(text)?.[1]?.match(/[0-9a-f]{32}/g) ?? [];
  return [...whole, ...ids.reverse().map((hash, index) => `${index + 1}-${hash}`)];
}

export const bulk: Channel = async (world, reader) => {
  const { ids, revs } = everythingKnown(world);
  const own = await ownIds(reader);
  const docs = [...new Set([...own, ...ids])].flatMap((id) => [
    { id },
    ...(revs.get(id) ?? []).map((rev) => ({ id, rev })),
  ]);
  const questions = doors(world, reader).flatMap((database) => [
    ['POST', `/db/${database}/_revs_diff`, Object.fromEntries(revs)] as const,
    ...slices(docs, 9000).map(
      (some) =>
        ['POST', `/db/${database}/_bulk_get?revs=true&latest=true&attachments=true`, { docs: some }] as const,
    ),
    [
      'POST',
      `/db/${database}/_bulk_get`,
      { docs: docs.slice(0, 9000) },
      { accept: 'multipart/mixed' },
    ] as const,
  ]);
  return all(questions, reader);
};

export const local: Channel = (world, reader) => {
  const questions = doors(world, reader).flatMap((database) => [
    ['GET', `/db/${database}/_local_docs?include_docs=true`] as const,
    ['GET', `/db/${database}/_local/checkpoint`] as const,
    ['PUT', `/db/${database}/_local/${reader.name.replaceAll(' ', '-')}`, { seen: 1 }] as const,
    ['GET', `/db/${database}/_local/surveyor`] as const,
  ]);
  return all(questions, reader);
};

export const packInOneAnswer: Channel = (world, reader) => {
  const questions = doors(world, reader).flatMap((database) =>
    [{}, { 'accept-encoding': 'gzip' }].map(
      (headers) => ['GET', `/api/pack?name=${database}&since=0`, undefined, headers] as const,
    ),
  );
  return all(questions, reader);
};

export const photos: Channel = async (world, reader) => {
  const { ids } = everythingKnown(world);
  const bodies =
    reader.pack === null ? [] : (await reader.browser.documents(reader.pack)).map((doc) => doc['body']);
  const shown = bodies.flatMap((body) => {
    const picture: unknown =
      typeof body === 'object' && body !== null && new Map(Object.entries(body)).get('picture');
    return typeof picture === 'string' ? [picture] : [];
  });
  const digests = [...world.planted.values()].flat().filter(({ word }) => word.length === 64);
  const most = reader.pack === null ? 30 : 300;
  const others = digests.slice(0, most).map(({ word }) => word);
  const names = [...new Set([...shown, ...others, ...ids.slice(0, 20)])];
  const questions = names.flatMap((name) => [
    ['GET', `/photos/${name}`] as const,
    ['HEAD', `/photos/${name}`] as const,
  ]);
  return all([...questions, ['POST', '/api/pack/pictures', { names: names.slice(0, 1000) }]], reader);
};

export const receipts: Channel = (world, reader) => {
  const { ids, revs } = everythingKnown(world);
  const records = ids.flatMap((id) => (revs.get(id) ?? []).map((rev) => ({ id, rev })));
  const questions = slices(records, 1000).map(
    (some) => ['POST', '/api/receipts', { records: some }] as const,
  );
  return all(
    [...questions, ...ids.slice(0, 150).map((id) => ['GET', `/api/versions/${id}`] as const)],
    reader,
  );
};

function slices<T>(list: readonly T[], size: number): readonly (readonly T[])[] {
  return Array.from({ length: Math.ceil(list.length / size) }, (_none, at) =>
    list.slice(at * size, (at + 1) * size),
  );
}
