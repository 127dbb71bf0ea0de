import { afterEach, beforeEach, expect, test } from 'vitest';
import { sha256Hex } from '../../src/device/sha256.ts';
import { boxOf } from '../../src/device/vault/unsent.ts';
import { aServer, Browser, type TestServer } from '../../sync-server/border/http.fixture.ts';
import { LandlordKey } from '../../sync-server/sealed/landlord-key.ts';

/** By the digest of its sealed bytes the phone asks about a box, and the server knows it: two programs, one name. */

let server: TestServer;
beforeEach(async () => {
  server = await aServer();
});
afterEach(() => server.close());

test('a box that was given back can be asked for by its digest, by whoever gave it alone', async () => {
  const point = Buffer.from(await new LandlordKey(server.world.storage).publicHalf(), 'base64');
  const box = await boxOf(Uint8Array.from(point).buffer, {
    what: 'drafts',
    content: '[{"draft":"Fieldfare"}]',
  });
  const phone = await Browser.signedIn(server, server.world.surveyor);
  const other = await Browser.signedIn(server, server.world.contractor);
  const sha256 = await sha256Hex(box);
  const standing = async (by: Browser) =>
    (await by.call('POST', '/api/receipts', { boxes: [sha256] })).json<{ boxes: object[] }>().boxes;
  expect(await standing(phone)).toEqual([{ sha256, state: 'missing' }]);
  const given = await phone.call('POST', '/api/sealed', { box: Buffer.from(box).toString('base64') });
  expect(given.statusCode).toBe(201);
  expect(await standing(phone)).toEqual([{ sha256, state: 'held' }]);
  expect(await standing(other)).toEqual([{ sha256, state: 'missing' }]);
});
