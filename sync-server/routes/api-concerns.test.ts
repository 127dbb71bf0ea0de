import { afterAll, beforeAll, expect, it } from 'vitest';
import type { BoardView } from '#domain/cases/office-views.ts';
import { isOpaqueId, type OpaqueId } from '#domain/ids.ts';
import { mintingAt, mintRecord } from '#domain/records/mint-record.ts';
import { isInstant } from '#domain/records/moments.ts';
import { safeguardingConcern } from '#domain/records/safeguarding-concern.ts';
import { londonIso } from '#domain/time/london.ts';
import { newOpaqueId } from '../new-id.ts';
import { deskTrial, type DeskTrial } from '../office/desk-trial.fixture.ts';

/* "Worried about someone here" reaches the safeguarding lead, and nobody else by any route. */

const WORD = 'KANARWORRY';
let trial: DeskTrial;
let home: OpaqueId;
let cookies: { surveyor: string; colleague: string; office: string; lead: string; contractor: string };

beforeAll(async () => {
  trial = await deskTrial();
  cookies = {
    surveyor: await trial.cookie('asha'),
    colleague: await trial.cookie('robin'),
    office: await trial.cookie('wren'),
    lead: await trial.cookie('linnet'),
    contractor: await trial.cookie('tidewell'),
  };
  const board = (await trial.get('/api/office/cases', cookies.office)).json as unknown as BoardView;
  const first = board.rows[0]?.home;
  if (!isOpaqueId(first)) throw new Error('The demo has an open case.');
  home = first;
});
afterAll(() => trial.close());

async function concern(cookie: string, more: { case?: OpaqueId } = {}) {
  const me = (await trial.get('/api/me', cookie)).json as { account: { id: OpaqueId }; device: OpaqueId };
  const recordedAt = londonIso(trial.now - 60_000);
  if (!isInstant(recordedAt)) throw new Error('That is a moment.');
  const minting = mintingAt({
    ...{ home, author: me.account.id, device: me.device, recordedAt, nonce: newOpaqueId(), subjects: [home] },
    ...more,
  });
  const record = mintRecord(safeguardingConcern, { visitorMust: ['not-alone'], words: WORD }, minting);
  return { _id: newOpaqueId(), ...record };
}

async function packOf(cookie: string): Promise<string> {
  const me = (await trial.get('/api/me', cookie)).json as { pack: { name: string } };
  return (await trial.get(`/db/${me.pack.name}/_all_docs?include_docs=true`, cookie)).text;
}

it('is filed once, however often it is sent, and only the lead reads it', async () => {
  const before = await packOf(cookies.surveyor);
  const sent = await concern(cookies.surveyor);
  for (let times = 0; times < 2; times += 1) {
    const answer = await trial.post('/api/concerns', sent, cookies.surveyor);
    expect([answer.status, answer.text]).toEqual([200, '{"held":true}']);
  }
  const list = await trial.get('/api/office/concerns', cookies.lead);
  expect(list.text.split(WORD)).toHaveLength(2);
  expect((await trial.get('/api/office/concerns', cookies.office)).status).toBe(403);
  expect((await trial.get('/api/office/concerns', cookies.surveyor)).status).toBe(403);
  // Not even its author's pack knows that there is one.
  expect(await packOf(cookies.surveyor)).toBe(before);
  for (const cookie of [cookies.surveyor, cookies.colleague, cookies.contractor]) {
    const pack = await packOf(cookie);
    expect(pack).not.toContain(WORD);
    expect(pack).not.toContain(sent._id);
    expect(pack).not.toContain('safeguarding-concern');
  }
});

it('stands in no case, history, home, search, inbox or list of phones', async () => {
  await trial.post('/api/concerns', await concern(cookies.surveyor), cookies.surveyor);
  const board = await trial.get('/api/office/cases', cookies.lead);
  const cases = (board.json as unknown as BoardView).rows.filter((row) => row.home === home);
  const urls = [
    '/api/office/cases',
    ...cases.map((row) => `/api/office/cases/${row.case}`),
    `/api/office/homes/${home}`,
    `/api/office/homes/${home}/household`,
    `/api/office/homes/${home}/earlier`,
    `/api/office/homes?q=${WORD}`,
    '/api/office/inbox',
    '/api/office/phones',
  ];
  for (const cookie of [cookies.office, cookies.lead]) {
    for (const url of urls) {
      const answer = await trial.get(url, cookie);
      expect([url, answer.status]).toEqual([url, 200]);
      expect(answer.text).not.toContain(WORD);
      expect(answer.text).not.toMatch(/worried about|safeguarding/i);
    }
  }
});

it('takes nothing that hangs on a case, that somebody else wrote, or from a contractor, and keeps none of it', async () => {
  const onCase = await concern(cookies.surveyor, { case: newOpaqueId() });
  expect((await trial.post('/api/concerns', onCase, cookies.surveyor)).status).toBe(400);
  const foreign = await concern(cookies.colleague);
  expect((await trial.post('/api/concerns', foreign, cookies.surveyor)).status).toBe(403);
  const contractors = await concern(cookies.contractor);
  expect((await trial.post('/api/concerns', contractors, cookies.contractor)).status).toBe(403);
  expect((await trial.post('/api/concerns', { words: WORD }, cookies.surveyor)).status).toBe(400);
  expect((await trial.post('/api/concerns', foreign)).status).toBe(401);
  const inbox = await trial.get('/api/office/inbox', cookies.office);
  expect(inbox.text).not.toMatch(/worried/i);
  expect((await trial.get('/api/office/concerns', cookies.lead)).text).not.toContain(foreign._id);
});
