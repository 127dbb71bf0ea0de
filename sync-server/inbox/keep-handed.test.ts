import { createHash } from 'node:crypto';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { aServer, Browser, type TestServer } from '../border/http.fixture.ts';
import { anId } from '../files/filing.fixture.ts';

let server: TestServer;
let phone: Browser;
beforeEach(async () => {
  server = await aServer();
  phone = await Browser.signedIn(server, server.world.surveyor);
});
afterEach(() => server.close());

const REV = `1-${'a'.repeat(32)}`;
const items = () => server.world.storage.read((view) => view.inbox.items(10));
const standing = async (who: Browser, id: string) =>
  (await who.call('POST', '/api/receipts', { records: [{ id, rev: REV }] })).json<{
    records: { state: string }[];
  }>().records[0]?.state;

it('keeps what is handed over as it came, once, and gives its author a receipt', async () => {
  const id = anId();
  const handed = { what: 'record', id, rev: REV, content: '{"whatever":"it is","_id":7}' };
  expect(await standing(phone, id)).toBe('missing');
  const answer = await phone.call('POST', '/api/rescue', handed);
  expect([answer.statusCode, answer.json<{ state: string }>().state]).toEqual([201, 'held']);
  expect((await phone.call('POST', '/api/rescue', handed)).statusCode).toBe(201);
  expect(items().map(({ raw, documentId }) => [raw, documentId])).toEqual([[handed.content, id]]);
  expect(await standing(phone, id)).toBe('held');
  const other = await Browser.signedIn(server, server.world.contractor);
  expect(await standing(other, id)).toBe('missing');
});

it('takes a picture by its digest, and none that came damaged', async () => {
  const bytes = Buffer.from('not even a picture');
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const content = bytes.toString('base64');
  const hand = (body: object) => phone.call('POST', '/api/rescue', { what: 'photo', ...body });
  expect((await hand({ id: sha256, content: bytes.subarray(1).toString('base64') })).statusCode).toBe(400);
  expect((await hand({ id: sha256, content })).statusCode).toBe(201);
  const told = await phone.call('POST', '/api/receipts', { photos: [sha256] });
  expect(told.json<{ photos: { state: string }[] }>().photos[0]?.state).toBe('held');
});

it('refuses strangers, and what is neither a record nor a picture', async () => {
  const stranger = new Browser(server.app, phone.account);
  const handed = { what: 'record', id: anId(), rev: REV, content: '{}' };
  expect((await stranger.call('POST', '/api/rescue', handed)).statusCode).toBe(401);
  for (const wrong of [{ what: 'draft' }, { rev: 'x' }, { id: 'x' }, { content: '' }, { content: 7 }])
    expect((await phone.call('POST', '/api/rescue', { ...handed, ...wrong })).statusCode).toBe(400);
  expect(items()).toEqual([]);
});
