import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { OpaqueId } from '#domain/ids.ts';
import type { KindName } from '#domain/records/registry.ts';
import type { MadeLink, ShareLine, SharePreview } from '#domain/shares/share-views.ts';
import { aServer, Browser, type TestServer } from '../border/http.fixture.ts';
import { fileRecord } from '../files/file-record.ts';
import { anId, anOrder, aRecord, asJson, aVisit, instantAt, issue, NOW } from '../files/filing.fixture.ts';
import type { Account } from '../storage/accounts.ts';
import { officeRoutes } from '../routes/api-office.ts';

const HUMIDITY = { quantity: 'relative-humidity', scale: 'percent', takenAt: instantAt(NOW) };
const PHOTO = { takenOn: '2026-11-24', width: 32, height: 16, picture: 'ab'.repeat(32) };
const WORDS = 'CANARYCLEARED washing is dried indoors';

let server: TestServer;
let desk: Browser;
let caseId: OpaqueId;
let order: OpaqueId;
let room: OpaqueId;
beforeAll(async () => {
  server = await aServer({ moreRoutes: [officeRoutes] });
  desk = await Browser.signedIn(server, server.world.office);
});
afterAll(() => server.close());
beforeEach(async () => {
  const { storage, office, contractor, surveyor, home } = server.world;
  [caseId, order] = [anId(), anId()];
  const place = { home, case: caseId };
  await storage.write((tx) => {
    issue(tx, office, 'report-fact', { awareAt: instantAt(NOW - 60_000), hazard: 'damp-and-mould' }, place);
    issue(tx, office, 'visit', aVisit(surveyor), place);
    issue(tx, office, 'works-order', anOrder(contractor, { dueOn: '2026-12-01' }), place, order);
  });
  room = await file(surveyor, 'room', { roomKind: 'bedroom', number: 2 });
});

const file = (by: Account, kind: KindName, body: object, home = server.world.home) =>
  server.world.storage.write((tx) => {
    const id = anId();
    const raw = asJson(aRecord(by.id, kind, body, { home, case: caseId }));
    fileRecord(tx, { id, raw, by: by.id, via: 'db', at: NOW });
    return id;
  });
const preview = async (audience: string) => {
  const { id } = server.world.contractor;
  return desk.call('GET', `/api/office/cases/${caseId}/share/${audience}?recipient=${id}`);
};
const share = async (audience = 'contractor') => {
  const look = await preview(audience);
  const { sha256, until } = look.json<SharePreview>();
  const recipient = { id: server.world.contractor.id, name: 'Fallow and Reed' };
  const of = audience === 'contractor' ? { order } : {};
  const sent = { id: anId(), audience, recipient, ...of, sha256, until };
  const answer = await desk.call('POST', `/api/office/cases/${caseId}/shares`, sent);
  expect(answer.statusCode, answer.body).toBe(200);
  return { ...answer.json<MadeLink>(), page: look.body };
};
const look = async ({ path }: MadeLink) => (await server.app.inject({ method: 'GET', url: path })).statusCode;
const open = async ({ path, code }: MadeLink) => {
  const headers = { 'content-type': 'application/x-www-form-urlencoded' };
  const answer = await server.app.inject({
    method: 'POST',
    url: path,
    headers,
    payload: `code=${code ?? ''}`,
  });
  expect(answer.statusCode).toBe(200);
};
const isToTell = async ({ share: id }: MadeLink) => {
  const answer = await desk.call('GET', `/api/office/shares?case=${caseId}`);
  return answer.json<{ shares: ShareLine[] }>().shares.find((one) => one.id === id)?.tell;
};
const pack = async () => {
  const van = await Browser.signedIn(server, server.world.contractor);
  return JSON.stringify(await van.documents(await van.pack()));
};
const reading = (value: number) => file(server.world.surveyor, 'reading', { ...HUMIDITY, room, value });
const correct = (corrects: OpaqueId, replacement?: OpaqueId, home = server.world.home) => {
  const instead = replacement === undefined ? {} : { replacement };
  return file(server.world.surveyor, 'correction', { corrects, because: 'typed-wrongly', ...instead }, home);
};

describe('a correction that is undone', () => {
  it.each(['contractor', 'legal-adviser'])('puts what a %s was told meanwhile on hold', async (audience) => {
    const [wrong, right] = [await reading(83), await reading(63)];
    const correction = await correct(wrong, right);
    const made = await share(audience);
    expect(made.page).toContain('63');
    await open(made);
    const unread = await share(audience);
    expect(await look(unread)).toBe(200);
    await correct(correction);
    expect((await preview(audience)).body).toContain('83');
    expect(await look(unread)).toBe(404);
    expect([await isToTell(made), await isToTell(unread)]).toEqual([true, false]);
  });
});

describe('what was cleared from what is wrong', () => {
  const cleared = async (kind: 'note' | 'photo') => {
    const { surveyor, office } = server.world;
    const original = await file(surveyor, kind, kind === 'note' ? { words: 'The other flat.' } : PHOTO);
    const form = kind === 'note' ? { note: original, words: WORDS } : { ...PHOTO, photo: original };
    const id = await file(office, `cleared-${kind}`, form);
    return { original, id };
  };
  const isTold = (text: string, kind: 'note' | 'photo') =>
    text.includes(kind === 'note' ? WORDS : 'cleared-photo') ||
    (kind === 'photo' && text.includes(PHOTO.picture));

  it.each(['note', 'photo'] as const)(
    'leaves page, pack and link with its %s, and comes back with it',
    async (kind) => {
      const { original } = await cleared(kind);
      const before = (await preview('contractor')).json<SharePreview>();
      expect(kind === 'note' ? JSON.stringify(before.page) : before.photos).toMatch(
        kind === 'note' ? WORDS : /\S/,
      );
      const made = await share();
      await open(made);
      const unread = await share();
      expect(isTold(await pack(), kind)).toBe(true);
      const correction = await correct(original);
      expect(isTold(await pack(), kind)).toBe(false);
      const { page, photos } = (await preview('contractor')).json<SharePreview>();
      expect([JSON.stringify(page).includes(WORDS), photos]).toEqual([false, null]);
      expect(await look(unread)).toBe(404);
      expect(await isToTell(made)).toBe(true);
      await correct(correction);
      expect(isTold(await pack(), kind)).toBe(true);
    },
  );

  it('never comes to a worker where its note was wrong before it was cleared', async () => {
    const { surveyor, office } = server.world;
    const note = await file(surveyor, 'note', { words: 'The other flat.' });
    await correct(note);
    await file(office, 'cleared-note', { note, words: 'CANARYLATE' });
    expect(await pack()).not.toContain('CANARYLATE');
  });

  it('is told the Ombudsman as held to be right no longer, and by whom', async () => {
    const { original } = await cleared('note');
    await correct(original);
    const page = (await preview('ombudsman')).body;
    const after = page.slice(page.indexOf(WORDS));
    expect(after.indexOf('Not held to be right any more')).toBeGreaterThan(0);
    expect(after.indexOf('It was typed or tapped wrongly')).toBeGreaterThan(0);
  });
});

it('a correction that is filed at another home puts nothing on hold here', async () => {
  const value = await reading(83);
  const made = await share();
  await correct(value, undefined, server.world.otherHome);
  expect(await look(made)).toBe(200);
});
