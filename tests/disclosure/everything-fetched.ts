import type { RouteOptions } from 'fastify';
import type { Browser } from '../../sync-server/border/http.fixture.ts';

/** All that one account was ever answered, each beside what was asked. */
export class Haul {
  readonly #answers: { readonly asked: string; readonly answer: string }[] = [];
  size = 0;

  add(asked: string, answer: string): void {
    this.#answers.push({ asked, answer });
    this.size += answer.length;
  }

  /**
   * Whether a word came back from a question that did not hold it: an echo tells nothing. `outside`: words of the interface
   * that hold it, in which it is not looked for.
   */
  has(word: string, outside?: string): boolean {
    return this.#answers.some(({ asked, answer }) => {
      const told = outside === undefined ? answer : answer.replaceAll(outside, '');
      return told.includes(word) && !asked.includes(word);
    });
  }
}

type Method = 'GET' | 'HEAD' | 'POST' | 'PUT' | 'DELETE';

/** What the thief knows beside their own account: every id, digest, revision and database name there is. */
export interface Knowledge {
  readonly databases: readonly string[];
  readonly ids: readonly string[];
  readonly revs: readonly string[];
  readonly digests: readonly string[];
}

/** Fetches all that an account can reach by any route, with every id that exists in its hands. */
export async function fetchEverything(
  browser: Browser,
  ownPack: string,
  routes: readonly RouteOptions[],
  known: Knowledge,
): Promise<Haul> {
  const haul = new Haul();
  const call = async (method: Method, url: string, body?: unknown) => {
    const answer = await browser.call(method, url, body);
    const bytes = answer.rawPayload.toString('latin1');
    haul.add(`${url} ${JSON.stringify(body)}`, `${JSON.stringify(answer.headers)}\n${bytes}\n${answer.body}`);
    return answer;
  };
  await listings(call, ownPack, known);
  for (const id of await ownIds(browser, ownPack)) await oneDocument(call, ownPack, id);
  for (const id of known.ids) await oneDocument(call, ownPack, id);
  for (const id of [...known.ids, ...known.digests, ...(await mintedPictures(browser, ownPack))]) {
    await call('GET', `/photos/${id}`);
    await call('HEAD', `/photos/${id}`);
    await call('PUT', `/photos/${id}`, 'x');
  }
  for (const name of [ownPack, ...known.databases]) await call('GET', `/api/pack?name=${name}&since=0`);
  await call('POST', '/api/pack/pictures', { names: known.digests });
  const records = known.ids.flatMap((id) => known.revs.slice(0, 3).map((rev) => ({ id, rev })));
  for (let at = 0; at < records.length; at += 1000)
    await call('POST', '/api/receipts', { records: records.slice(at, at + 1000), photos: known.digests });
  await everyRoute(call, routes, [ownPack, ...known.databases], known.ids.slice(0, 3));
  return haul;
}

type Call = (method: Method, url: string, body?: unknown) => Promise<unknown>;

async function listings(call: Call, pack: string, known: Knowledge): Promise<void> {
  const db = `/db/${pack}`;
  const queries = [
    '',
    '?include_docs=true&conflicts=true&update_seq=true',
    '?descending=true&include_docs=true',
    '?attachments=true&include_docs=true',
    '?skip=1&limit=2&include_docs=true',
  ];
  for (const query of queries) await call('GET', `${db}/_all_docs${query}`);
  await call('POST', `${db}/_all_docs?include_docs=true`, { keys: known.ids });
  const feeds = [
    '',
    '?include_docs=true&style=all_docs&conflicts=true&attachments=true',
    '?style=all_docs&since=0&feed=longpoll&timeout=1&include_docs=true',
    '?style=main_only&include_docs=true&descending=true',
    '?since=now',
    '?filter=_design&include_docs=true',
  ];
  for (const query of feeds) await call('GET', `${db}/_changes${query}`);
  await call('POST', `${db}/_changes?filter=_doc_ids&include_docs=true&style=all_docs`, {
    doc_ids: known.ids,
  });
  await call(
    'POST',
    `${db}/_revs_diff`,
    Object.fromEntries(known.ids.map((id) => [id, known.revs.slice(0, 5)])),
  );
  const asked = known.ids.flatMap((id) => [{ id }, ...known.revs.slice(0, 5).map((rev) => ({ id, rev }))]);
  await call('POST', `${db}/_bulk_get?revs=true&latest=true&attachments=true`, { docs: asked });
  await call('POST', `${db}/_find`, { selector: {} });
}

async function oneDocument(call: Call, pack: string, id: string): Promise<void> {
  const url = `/db/${pack}/${id}`;
  const queries = [
    '?revs=true&revs_info=true&conflicts=true&deleted_conflicts=true&local_seq=true',
    '?meta=true',
    '?open_revs=all&revs=true',
    '?attachments=true',
  ];
  for (const query of queries) {
    const answer = (await call('GET', `${url}${query}`)) as { body: string };
    const revs = new Set(answer.body.match(/\b\d+-[0-9a-f]{32}\b/g) ?? []);
    for (const rev of revs) {
      await call('GET', `${url}?rev=${rev}&revs=true`);
      await call('GET', `${url}?open_revs=["${rev}"]&latest=true`);
    }
    // Earlier generations by the ids that `_revisions` names.
    const ids = /"ids":\[([^\]]*)\]/.exec(answer.body)?.[1]?.match(/[0-9a-f]{32}/g) ?? [];
    for (const [index, hash] of ids.reverse().entries()) await call('GET', `${url}?rev=${index + 1}-${hash}`);
  }
  await call('HEAD', url);
}

async function ownIds(browser: Browser, pack: string): Promise<readonly string[]> {
  return (await browser.documents(pack)).map((doc) => String(doc['_id']));
}

async function mintedPictures(browser: Browser, pack: string): Promise<readonly string[]> {
  const bodies = (await browser.documents(pack)).map((doc) => doc['body'] as Record<string, unknown>);
  return bodies.flatMap((body) => (typeof body['picture'] === 'string' ? [body['picture']] : []));
}

/** Every route of the real route table, by every method, with every database and some ids in its places. */
async function everyRoute(
  call: Call,
  routes: readonly RouteOptions[],
  databases: readonly string[],
  ids: readonly string[],
): Promise<void> {
  const done = new Set<string>();
  for (const route of routes) {
    for (const database of databases) {
      for (const id of ids) {
        const url = route.url
          .replace(':database', encodeURIComponent(database))
          .replace(/:[a-z]+/gi, id)
          .replace('*', id);
        for (const method of [route.method].flat() as Method[]) {
          const key = `${method} ${url}`;
          if (done.has(key) || !['GET', 'HEAD', 'POST', 'PUT', 'DELETE'].includes(method)) continue;
          if (url === '/api/session' || url === '/db/_session') continue;
          done.add(key);
          await call(method, url, method === 'POST' || method === 'PUT' ? {} : undefined);
        }
      }
    }
  }
}
