import { expect, it } from 'vitest';
import { aServer, Browser } from '../border/http.fixture.ts';

it('lists the databases that an administrator made, and neither files nor packs', async () => {
  const server = await aServer();
  const { administrator, surveyor } = server.world;
  await (await Browser.signedIn(server, surveyor)).pack();
  const admin = await Browser.signedIn(server, administrator);
  for (const name of ['plain', 'other']) await admin.call('PUT', `/db/${name}`);
  const listed = async (query = '') => (await admin.call('GET', `/db/_all_dbs${query}`)).json<string[]>();
  expect(await listed()).toEqual(['_users', 'other', 'plain']);
  expect(await listed('?limit=1')).toEqual(['_users']);
  await server.close();
});

it('takes a local document with the revision that it gave out, as checkpoints are sent', async () => {
  const server = await aServer();
  const admin = await Browser.signedIn(server, server.world.administrator);
  await admin.call('PUT', '/db/plain');
  const first = await admin.call('PUT', '/db/plain/_local/one', {});
  expect([first.statusCode, first.json<{ rev: string }>().rev]).toEqual([201, '0-1']);
  const again = { _rev: '0-1', _revisions: { start: 0, ids: ['1'] }, seq: 3 };
  const second = await admin.call('PUT', '/db/plain/_local/one', again);
  expect([second.statusCode, second.json<{ rev: string }>().rev]).toEqual([201, '0-2']);
  expect((await admin.call('GET', '/db/plain/_local/one')).json()).toEqual({
    ...{ _id: '_local/one', _rev: '0-2', seq: 3 },
  });
  // Of anything else a history that is longer than its generations is none.
  const wrong = await admin.call('PUT', '/db/plain/one?new_edits=false', again);
  expect(wrong.statusCode).toBe(400);
  await server.close();
});

it('compacts at a request that holds nothing, as clients send it', async () => {
  const server = await aServer();
  const admin = await Browser.signedIn(server, server.world.administrator);
  await admin.call('PUT', '/db/plain');
  for (const path of ['_compact', '_view_cleanup']) {
    const json = { 'content-type': 'application/json' };
    expect((await admin.call('POST', `/db/plain/${path}`, '', json)).statusCode).toBe(202);
    expect((await admin.call('POST', `/db/plain/${path}`)).statusCode).toBe(415);
  }
  await server.close();
});
