import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { aServer, Browser, type TestServer } from '../border/http.fixture.ts';

/** What a document of CouchDB may be called, and what makes writing it hard. */
const id = fc
  .string({ unit: 'binary', minLength: 1, maxLength: 12 })
  .filter((text) => !text.startsWith('_') && !text.includes('\0') && !/\p{Surrogate}/u.test(text));
const hash = fc.oneof(
  fc.string({ unit: fc.constantFrom(...'0123456789abcdef'), minLength: 32, maxLength: 32 }),
  fc.string({ unit: fc.constantFrom('a', 'Z', '"', '\\', '-', ' ', 'é', '😀'), minLength: 1, maxLength: 6 }),
);
const body = fc.dictionary(
  fc.string({ maxLength: 6 }).filter((name) => !name.startsWith('_')),
  fc.jsonValue({ maxDepth: 2 }),
  { maxKeys: 4 },
);
const document = fc.record({
  id,
  body,
  deleted: fc.boolean(),
  /** The newest first; a second list makes it a document of two branches. */
  hashes: fc.uniqueArray(hash, { minLength: 1, maxLength: 3 }),
  more: fc.integer({ min: 0, max: 5 }),
  other: fc.option(hash, { freq: 5, nil: null }),
});

describe('lines that SQLite writes', () => {
  let server: TestServer;
  let admin: Browser;
  beforeEach(async () => {
    server = await aServer();
    admin = await Browser.signedIn(server, server.world.administrator);
  });
  afterEach(() => server.close());

  it('are to the byte what is written the long way', { timeout: 120_000 }, async () => {
    let count = 0;
    const documents = fc.uniqueArray(document, { minLength: 1, maxLength: 12, selector: (one) => one.id });
    await fc.assert(
      fc.asyncProperty(documents, async (made) => {
        count += 1;
        const database = `/db/written-${String(count)}`;
        await admin.call('PUT', database);
        const docs = made.flatMap(({ id: _id, body: fields, deleted, hashes, more, other }) => {
          const start = hashes.length + more;
          const line = (ids: readonly string[]) => ({
            ...fields,
            ...{ _id, _rev: `${start}-${ids[0] ?? ''}`, _deleted: deleted, _revisions: { start, ids } },
          });
          return [line(hashes), ...(other === null ? [] : [line([other])])];
        });
        expect(
          (await admin.call('POST', `${database}/_bulk_docs`, { new_edits: false, docs })).json(),
        ).toEqual([]);

        for (const query of ['limit=1000', 'limit=3', 'style=all_docs', 'limit=2&since=3', 'since=now']) {
          const [asWritten, theLongWay] = await Promise.all([
            admin.call('GET', `${database}/_changes?${query}`),
            admin.call('GET', `${database}/_changes?${query}&seq_interval=0`),
          ]);
          expect(asWritten.body).toBe(theLongWay.body);
        }

        const { results } = (await admin.call('GET', `${database}/_changes?style=all_docs`)).json<{
          results: { id: string; changes: { rev: string }[] }[];
        }>();
        const asked = results.flatMap(({ id: one, changes }) => changes.map(({ rev }) => ({ id: one, rev })));
        const lists = [asked, ...asked.map((one) => [one]), asked.toReversed()];
        for (const list of lists) {
          const asWritten = await admin.call('POST', `${database}/_bulk_get?revs=true&latest=true`, {
            docs: list,
          });
          const theLongWay = await admin.call('POST', `${database}/_bulk_get?revs=true&latest=true`, {
            docs: list.map((one) => ({ ...one, also: 'this' })),
          });
          expect(asWritten.body).toBe(theLongWay.body);
        }
      }),
      { numRuns: 40 },
    );
  });

  it('has no revision whose hash is half a character: it would be found under no name', async () => {
    await admin.call('PUT', '/db/plain');
    for (const half of [{ _rev: '1-\ud800' }, { _rev: '1-a', _revisions: { start: 1, ids: ['\ud800'] } }]) {
      const docs = [{ _id: 'half', ...half }];
      const answer = await admin.call('POST', '/db/plain/_bulk_docs', { new_edits: false, docs });
      expect([answer.statusCode, answer.body.includes('"error"')]).toEqual([400, true]);
    }
    expect((await admin.call('GET', '/db/plain')).json()).toMatchObject({ doc_count: 0 });
  });

  it('tell of no revision that is not there, and none twice', async () => {
    await admin.call('PUT', '/db/plain');
    const { rev } = (await admin.call('PUT', '/db/plain/here', { n: 1 })).json<{ rev: string }>();
    const got = async (docs: readonly object[]) =>
      (await admin.call('POST', '/db/plain/_bulk_get?revs=true', { docs })).json<{
        results: { docs: object[] }[];
      }>().results;
    const absent = '1-00000000000000000000000000000000';
    expect(
      await got([
        { id: 'here', rev },
        { id: 'gone', rev: absent },
      ]),
    ).toMatchObject([
      { docs: [{ ok: { _id: 'here', n: 1 } }] },
      { docs: [{ error: { id: 'gone', reason: 'missing' } }] },
    ]);
    expect(await got([{ id: 'here', rev: absent }])).toMatchObject([{ docs: [{ error: { rev: absent } }] }]);
    expect(
      await got([
        { id: 'here', rev },
        { id: 'here', rev },
      ]),
    ).toHaveLength(2);
    expect(await got([])).toEqual([]);
    const sent = { _attachments: { 'a.txt': { content_type: 'text/plain', data: 'aGk=' } } };
    const withOne = (await admin.call('PUT', '/db/plain/with', sent)).json<{ rev: string }>();
    expect(await got([{ id: 'with', rev: withOne.rev }])).toMatchObject([
      { docs: [{ ok: { _attachments: { 'a.txt': { stub: true, length: 2 } } } }] },
    ]);
  });
});
