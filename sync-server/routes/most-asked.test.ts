import { expect, it } from 'vitest';
import { aServer, Browser } from '../border/http.fixture.ts';

it('answers no request for more documents than a phone ever asks for at once', async () => {
  const server = await aServer();
  const phone = await Browser.signedIn(server, server.world.surveyor);
  const pack = await phone.pack();
  const ids = Array.from({ length: 10_001 }, (_, place) => `${place}`);
  const asked: readonly (readonly [string, unknown])[] = [
    ['_all_docs', { keys: ids }],
    ['_bulk_get', { docs: ids.map((id) => ({ id })) }],
    ['_revs_diff', Object.fromEntries(ids.map((id) => [id, []]))],
    ['_revs_diff', { one: ids.map((id) => `1-${id}`) }],
    ['_changes?filter=_doc_ids', { doc_ids: ids }],
  ];
  for (const [endpoint, body] of asked)
    expect([endpoint, (await phone.call('POST', `/db/${pack}/${endpoint}`, body)).statusCode]).toEqual([
      endpoint,
      400,
    ]);
  expect((await phone.call('POST', `/db/${pack}/_all_docs`, { keys: ids.slice(1) })).statusCode).toBe(200);
  await server.close();
});
