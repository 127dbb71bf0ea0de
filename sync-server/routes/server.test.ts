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
