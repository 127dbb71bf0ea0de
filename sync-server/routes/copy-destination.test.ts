import { expect, it } from 'vitest';
import { aServer, Browser } from '../border/http.fixture.ts';

it('refuses a Destination that is no address, as a mistake of the sender', async () => {
  const server = await aServer();
  const phone = await Browser.signedIn(server, server.world.surveyor);
  const pack = await phone.pack();
  const cookie = [...phone.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  const answer = await server.app.inject({
    method: 'COPY' as 'GET',
    url: `/db/${pack}/any`,
    headers: { cookie, destination: '%zz' },
  });
  expect([answer.statusCode, answer.json<{ error: string }>().error]).toEqual([400, 'bad_request']);
  await server.close();
});
