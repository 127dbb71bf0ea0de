import { createHash, randomBytes } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { OpaqueId } from '#domain/ids.ts';
import type { KindName } from '#domain/records/registry.ts';
import { partsWords, type MadeLink, type SharePreview } from '#domain/shares/share-views.ts';
import { aServer, Browser, type TestServer } from '../border/http.fixture.ts';
import { fileRecord } from '../files/file-record.ts';
import { anId, anOrder, aRecord, asJson, instantAt, issue, NOW } from '../files/filing.fixture.ts';
import { unseal } from '../outside/seal.ts';
import { PhotoFiles } from '../photos/photo-files.ts';
import { officeRoutes } from '../routes/api-office.ts';
import { frozenBytes, frozenParts } from './frozen-parts.ts';
import { MOST_PAGE_BYTES } from './page-html.ts';

/*
 * A matter that is longer than a page goes as several, and a picture that no page has room for as a part of its own: all of one
 * share, behind one code.
 */

let server: TestServer;
let desk: Browser;
let caseId: OpaqueId;
beforeAll(async () => {
  server = await aServer({ moreRoutes: [officeRoutes] });
});
afterAll(() => server.close());
beforeEach(async () => {
  server.clock.now = NOW;
  desk = await Browser.signedIn(server, server.world.office);
  const { storage, office, contractor, home } = server.world;
  caseId = anId();
  await storage.write((tx) => {
    const aware = { awareAt: instantAt(NOW - 60_000), hazard: 'damp-and-mould' };
    issue(tx, office, 'report-fact', aware, { home, case: caseId });
    issue(tx, office, 'works-order', anOrder(contractor), { home, case: caseId });
  });
});

const file = (kind: KindName, body: object) =>
  server.world.storage.write((tx) => {
    const { office, home } = server.world;
    const id = anId();
    const raw = asJson(aRecord(office.id, kind, body, { home, case: caseId }));
    fileRecord(tx, { id, raw, by: office.id, via: 'api', at: NOW });
    return id;
  });
/** A photo that was cleared, of so many bytes; without its picture where that has not come. */
async function photo(bytes: number, isHere = true): Promise<string> {
  const picture = randomBytes(bytes);
  const sha256 = createHash('sha256').update(picture).digest('hex');
  if (isHere) {
    await new PhotoFiles(server.world.folder).put(sha256, 'held', picture);
    const held = {
      sha256,
      bytes,
      state: 'held',
      type: 'image/jpeg',
      sentence: null,
      receivedAt: NOW,
    } as const;
    await server.world.storage.write((tx) => {
      tx.photos.hold(held);
    });
  }
  const facts = { picture: sha256, takenOn: '2026-11-24', width: 32, height: 16 };
  await file('cleared-photo', { ...facts, photo: anId() });
  return sha256;
}
/** Notes of 4,000 letters each, numbered. */
const notes = async (count: number) => {
  for (let at = 0; at < count; at += 1)
    await file('cleared-note', {
      note: anId(),
      words: `Note ${at} of many. ${'Words & more. '.repeat(280)}`,
    });
};
const preview = async (audience: string) => {
  const recipient = { id: server.world.contractor.id, name: 'Fallow and Reed' };
  const at = `/api/office/cases/${caseId}/share/${audience}?recipient=${recipient.id}`;
  return { ...(await desk.call('GET', at)).json<SharePreview>(), recipient };
};
async function shared(audience = 'ombudsman'): Promise<MadeLink> {
  const { recipient, sha256, until, order } = await preview(audience);
  const sent = { id: anId(), audience, recipient, sha256, until, order };
  const made = await desk.call('POST', `/api/office/cases/${caseId}/shares`, sent);
  expect(made.statusCode, made.body).toBe(200);
  return made.json<MadeLink>();
}
const send = ({ path }: MadeLink, form: Record<string, string>) =>
  server.app.inject({
    ...{ method: 'POST', url: path, payload: new URLSearchParams(form).toString() },
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    remoteAddress: `10.${[...randomBytes(3)].join('.')}`,
  });
/** The forms of a page by the words on their buttons. */
const formsIn = (html: string) =>
  new Map(
    [
      ...html.matchAll(
        /name="part" value="([^"]+)"><input type="hidden" name="pass" value="([^"]+)"><button[^>]*>([^<]+)/g,
      ),
    ].map(([, part = '', pass = '', words = '']) => [words, { part, pass }] as const),
  );
const logged = (share: string) =>
  server.world.storage.read(
    (view) => view.documents.get('files', share)?.body['body'] as { readonly fields: readonly string[] },
  );

describe('a matter longer than a page', () => {
  it('goes as several pages behind one code, each under 100 kB, with nothing lost and nothing twice', async () => {
    await notes(60);
    const made = await shared();
    let answer = await send(made, { code: made.code ?? '' });
    const pages = [answer.body];
    for (;;) {
      const next = [...formsIn(answer.body)].find(([words]) => words.startsWith('Go on'))?.[1];
      if (next === undefined) break;
      answer = await send(made, next);
      expect(answer.statusCode).toBe(200);
      pages.push(answer.body);
    }
    expect(pages.length).toBeGreaterThan(2);
    for (const [at, page] of pages.entries()) {
      expect(Buffer.byteLength(page)).toBeLessThan(MOST_PAGE_BYTES);
      expect(page).toContain(`, page ${at + 1} of ${pages.length}</h1>`);
      expect(page).not.toMatch(/<script|href="(?!\/s\/page.css)|\son[a-z]+=/);
    }
    const all = pages.join('\n');
    for (let at = 0; at < 60; at += 1) expect(all.split(`Note ${at} of many.`)).toHaveLength(2);
    // And back again.
    const back = [...formsIn(answer.body)].find(([words]) => words.startsWith('Go back'))?.[1];
    expect((await send(made, back ?? {})).body).toBe(pages.at(-2));
    const { shares } = (await desk.call('GET', `/api/office/shares?case=${caseId}`)).json<{
      shares: { id: string; openings: string }[];
    }>();
    expect(shares.find(({ id }) => id === made.share)?.openings).toMatch(
      /^Opened once, .* more parts of it fetched/,
    );
  });

  it('opens no other part to whoever did not open it, later than an hour, or once it was taken back', async () => {
    await notes(30);
    const made = await shared();
    const closed = (await send({ ...made, path: `/s/${'A'.repeat(43)}` }, { code: '1' })).body;
    const refused = async (form: Record<string, string>) => {
      const answer = await send(made, form);
      expect([answer.statusCode, answer.body]).toEqual([404, closed]);
    };
    await refused({ part: '2', pass: '' });
    const first = await send(made, { code: made.code ?? '' });
    const [next] = formsIn(first.body).values();
    if (next === undefined) throw new Error('There is one page.');
    await refused({ ...next, pass: '{pass-of-this-reading}' });
    await refused({ ...next, part: '99' });
    await refused({ ...next, part: 'picture-1' });
    expect((await send(made, next)).statusCode).toBe(200);
    server.clock.now = NOW + 3_600_000;
    await refused(next);
    server.clock.now = NOW + 60_000;
    expect((await send(made, next)).statusCode).toBe(200);
    await desk.call('POST', `/api/office/shares/${made.share}/revoke`, { reason: 'wrong-recipient' });
    await refused(next);
  });

  it('opens nothing by the pass of an earlier link', async () => {
    await notes(30);
    const made = await shared();
    const [earlier] = formsIn((await send(made, { code: made.code ?? '' })).body).values();
    const { recipient, sha256, until } = await preview('ombudsman');
    const again = { id: anId(), audience: 'ombudsman', recipient, sha256, until, again: made.share };
    const fresh = (await desk.call('POST', `/api/office/cases/${caseId}/shares`, again)).json<MadeLink>();
    expect(fresh.unchanged).toBe(true);
    await send(fresh, { code: fresh.code ?? '' });
    expect((await send(fresh, earlier ?? {})).statusCode).toBe(404);
  });
});

it('keeps what was said, and how it came to be known, in one piece of a page', async () => {
  await notes(1);
  const made = await shared();
  const { body } = await send(made, { code: made.code ?? '' });
  const [entry] = body.split('<div class="entry">').filter((one) => one.includes('Note 0 of many.'));
  expect(entry).toContain('<dt>Entered</dt>');
});

describe('of how many parts a page is', () => {
  it('is said before it is sent, with its link, and when it is issued again', async () => {
    expect((await preview('ombudsman')).parts).toEqual({ pages: 1, pictures: 0 });
    // Small ones fill pages, in which they weigh more than on the disk; a large one is a part of its own.
    for (const bytes of [40_000, 40_000, 40_000, 30_000, 200_000]) await photo(bytes);
    await notes(30);
    const before = await preview('ombudsman');
    expect(before.parts.pages).toBeGreaterThan(3);
    expect(before.parts.pictures).toBe(1);
    expect(partsWords(before.parts)).toBe(
      `${before.parts.pages} pages, and 1 picture that opens by a button`,
    );
    const made = await shared();
    expect(made.parts).toEqual(before.parts);
    const frozen = server.world.storage.read((view) => {
      const [sealed, key] = [view.shares.sealed(made.share), view.shares.key(made.share)];
      if (sealed === null || key === null) throw new Error('It was frozen.');
      return frozenParts(unseal(sealed, Buffer.from(key, 'hex'), made.share as OpaqueId));
    });
    expect([frozen.pages.length, frozen.pictures.length]).toEqual([before.parts.pages, 1]);
    const { recipient, sha256, until } = before;
    const again = { id: anId(), audience: 'ombudsman', recipient, sha256, until, again: made.share };
    const fresh = await desk.call('POST', `/api/office/cases/${caseId}/shares`, again);
    expect(fresh.json<MadeLink>()).toMatchObject({ unchanged: true, parts: before.parts });
  });
});

describe('the pictures of a share', () => {
  it('go along: small ones in the page, larger ones each by itself, as the picture and nothing else', async () => {
    await photo(2_000);
    await photo(200_000);
    const made = await shared();
    const first = await send(made, { code: made.code ?? '' });
    expect(Buffer.byteLength(first.body)).toBeLessThan(MOST_PAGE_BYTES);
    expect(first.body.match(/<img /g)).toHaveLength(1);
    expect(first.body).toContain('<dd>Picture 2</dd>');
    const form = formsIn(first.body).get('Show picture 2');
    const picture = await send(made, form ?? {});
    expect(picture.statusCode).toBe(200);
    expect(picture.headers['content-type']).toBe('image/jpeg');
    expect(picture.headers['cache-control']).toContain('no-store');
    expect(picture.rawPayload).toHaveLength(200_000);
    expect(logged(made.share).fields).toContain('cleared-photo/picture');
  });

  it('are logged as told only where they went along', async () => {
    await photo(2_000, false);
    expect((await preview('ombudsman')).photos).toMatch(/can be asked for/);
    const made = await shared();
    expect(logged(made.share).fields).not.toContain('cleared-photo/picture');
    expect(logged(made.share).fields).toContain('cleared-photo/takenOn');
    const { body } = await send(made, { code: made.code ?? '' });
    expect(body).toContain('There are more photos.');
    expect(body).not.toMatch(/<img |Picture 1/);
  });

  it('are kept with the pages, for the lead', async () => {
    await photo(200_000);
    await notes(30);
    const made = await shared();
    const lead = await Browser.signedIn(server, server.world.lead);
    const kept = (await lead.call('GET', `/api/office/disclosures/${made.share}/page`)).json<{
      page: string;
    }>();
    expect(kept.page).toContain('Note 29 of many.');
    expect(kept.page.match(/<img /g)).toHaveLength(1);
  });
});

it('reads what it froze, and a page of before as it was', () => {
  const page = (text: string) => Buffer.from(`<!doctype html>\n${text}`);
  const picture = { type: 'image/jpeg', bytes: randomBytes(100) };
  const parts = { pages: [page('one\nüber'), page('two')], pictures: [picture] };
  expect(frozenParts(frozenBytes(parts))).toEqual(parts);
  const alone = { pages: [page('one')], pictures: [] };
  expect(frozenBytes(alone)).toEqual(page('one'));
  expect(frozenParts(page('one'))).toEqual(alone);
});
