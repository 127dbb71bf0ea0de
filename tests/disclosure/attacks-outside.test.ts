import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CopyPreview } from '#domain/rights/rights-views.ts';
import type { ShareLine } from '#domain/shares/share-views.ts';
import { anId, issue, NOW } from '../../sync-server/files/filing.fixture.ts';
import { canaryWorld, type CanaryHome, type GrownWorld } from './canary-world.ts';
import { askForCopy, atDesk, frozenAsRead, makePage, outside, readForCopy } from './somebody-outside.ts';
import { wordsIn } from './words-in.ts';

/* What somebody without an account tries with a link, and what one person asks for to read another's. */

let world: GrownWorld;
let at: CanaryHome;
beforeAll(async () => {
  world = await canaryWorld(56, 3);
  world.server.clock.now = NOW + 60_000;
  const [first] = world.homes;
  if (first === undefined) throw new Error('It has a home.');
  at = first;
}, 120_000);
afterAll(() => world.server.close());

const page = () => makePage(world, at, 'legal-adviser');
const lineOf = async (share: string) => {
  const { shares } = await atDesk<{ shares: ShareLine[] }>(
    world.readers.office,
    'GET',
    `/shares?case=${at.case}`,
  );
  return shares.find(({ id }) => id === share);
};
const holdsFacts = (bytes: Buffer) => [...wordsIn(bytes)].some((word) => world.planted.has(word));
const toldIn = (text: string) =>
  [...wordsIn(Buffer.from(text))].flatMap((word) => world.planted.get(word) ?? []);
const ofOthers = (text: string) =>
  toldIn(text).filter(({ subjects }) => subjects.some((one) => one !== at.joint));
const open = (path: string, code: string | null) => outside(world, 'POST', path, { code: code ?? '' });
const wrongFor = (code: string | null) => (code === '000 000' ? '111111' : '000000');

describe('a preview of a link, or a scanner of mail', () => {
  it('sees no fact and counts as nobody, however it looks, and the page opens afterwards', async () => {
    const { made, sent } = await page();
    const looks = [
      { method: 'GET', headers: { 'user-agent': 'Slackbot-LinkExpanding 1.0' } },
      { method: 'GET', headers: { 'user-agent': 'facebookexternalhit/1.1', range: 'bytes=0-1000' } },
      { method: 'GET', headers: { 'sec-purpose': 'prefetch;prerender', 'sec-fetch-mode': 'navigate' } },
      { method: 'GET', headers: { 'if-none-match': '*' } },
      { method: 'HEAD', headers: {} },
      { method: 'OPTIONS', headers: { origin: 'https://mail.example' } },
      // A scanner that follows forms has no code.
      {
        method: 'POST',
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        payload: 'code=',
      },
      { method: 'POST', headers: { 'content-type': 'application/json' }, payload: '{"code":""}' },
      { method: 'POST', headers: {} },
    ] as const;
    for (const look of looks) {
      const answer = await world.server.app.inject({
        ...look,
        url: made.path,
        headers: { host: 'localhost', ...look.headers },
      });
      expect([look, holdsFacts(answer.rawPayload)]).toEqual([look, false]);
      expect([look, holdsFacts(Buffer.from(JSON.stringify(answer.headers)))]).toEqual([look, false]);
    }
    expect((await lineOf(sent.id))?.openings).toMatch(/^Not opened yet/);
    expect(holdsFacts((await open(made.path, made.code)).bytes)).toBe(true);
    expect((await lineOf(sent.id))?.openings).toMatch(/^Opened once/);
  });
});

describe('a code', () => {
  it('opens nothing a second time', async () => {
    const { made } = await page();
    expect((await open(made.path, made.code)).answer.statusCode).toBe(200);
    const again = await open(made.path, made.code);
    expect(again.answer.statusCode).toBe(404);
    expect(holdsFacts(again.bytes)).toBe(false);
  });

  it('of one link opens no other, nor the one that came after it', async () => {
    const [one, other] = [await page(), await page()];
    const crossed = await open(other.made.path, one.made.code);
    expect(one.made.code === other.made.code || !holdsFacts(crossed.bytes)).toBe(true);
    const { id: again, recipient } = one.sent;
    const fresh = await makePage(world, at, 'legal-adviser', { again, recipient });
    expect((await open(one.made.path, one.made.code)).answer.statusCode).toBe(404);
    if (one.made.code !== fresh.made.code)
      expect((await open(fresh.made.path, one.made.code)).answer.statusCode).toBe(403);
  });

  it('is not found by trying: five wrong ones close the link to the right one too', async () => {
    const { made } = await page();
    for (let tries = 0; tries < 5; tries += 1) await open(made.path, wrongFor(made.code));
    const right = await open(made.path, made.code);
    expect(right.answer.statusCode).toBe(404);
    expect(holdsFacts(right.bytes)).toBe(false);
  });
});

describe('a joint tenant who asks for "their" copy', () => {
  it('gets not one word that is recorded of the other, or of both before it was weighed', async () => {
    await world.server.world.storage.write((tx) => {
      const place = { home: at.home, tenancy: at.tenancy, subjects: [at.joint] };
      const body = { name: 'Joint Tenant', part: 'joint-tenant' };
      issue(tx, world.server.world.office, 'person', body, place, at.joint);
    });
    const id = await askForCopy(world, at.joint);
    const { lead } = world.readers;
    const unread = await atDesk<CopyPreview>(lead, 'GET', `/rights/${id}/copy`);
    expect(unread.toRead.map(({ why }) => why)).toContain('shared');
    expect(ofOthers(JSON.stringify(unread.parts))).toEqual([]);
    const early = { id: anId(), disclosure: anId(), sha256: unread.sha256, outcome: 'granted' };
    expect((await lead.call('POST', `/api/office/rights/${id}/copy`, early)).statusCode).toBe(422);
    expect((await lead.call('GET', `/api/office/rights/${id}/frozen`)).statusCode).toBe(404);
    const { sha256 } = await readForCopy(world, id);
    const text = await frozenAsRead(world, id, sha256);
    expect(text).toContain('Joint Tenant');
    expect(toldIn(text).length).toBeGreaterThan(0);
    expect(ofOthers(text)).toEqual([]);
  });

  it('is given by no step that nobody has looked through', async () => {
    const { office, lead } = world.readers;
    const id = anId();
    const asked = { id, person: at.resident, right: 'access', channel: 'phone', identity: 'known' };
    await atDesk(office, 'POST', '/rights', asked);
    const granted = { id: anId(), step: 'decided', outcome: 'granted' };
    const answer = await lead.call('POST', `/api/office/rights/${id}/steps`, granted);
    expect([answer.statusCode, answer.json<{ reason: string }>().reason]).toEqual([
      400,
      expect.stringContaining('Look through it first') as string,
    ]);
  });
});
