import { createHash } from 'node:crypto';
import { request as httpRequest } from 'node:http';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { OpaqueId } from '#domain/ids.ts';
import { changeRole } from '../../sync-server/accounts/change-account.ts';
import {
  aServer,
  aSurveyorsPhone,
  Browser,
  pushed,
  type TestServer,
} from '../../sync-server/border/http.fixture.ts';
import { anId, anOrder, aVisit, issue, PASSWORD } from '../../sync-server/files/filing.fixture.ts';
import { aJpeg } from '../../sync-server/photos/pictures.fixture.ts';
import { officeRoutes } from '../../sync-server/routes/api-office.ts';

/*
 * What somebody with bad intentions tries, by the front door. What opens a guarded field is attacked beside its source
 * (src/domain/sharing), pushes with a forged scope in sync-server/packs/pack-gate.test.ts. That each of these fails when its
 * guard is taken away is shown by tests/mutation.
 */

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

describe('an attack', () => {
  let server: TestServer;
  let phone: Browser;
  let pack: string;
  const stderr = vi.spyOn(process.stderr, 'write');

  beforeEach(async () => {
    stderr.mockReset().mockReturnValue(true);
    server = await aServer({ moreRoutes: [officeRoutes] });
    ({ phone, pack } = await aSurveyorsPhone(server));
  });
  afterEach(() => server.close());

  const facts = { takenOn: '2026-11-24', width: 32, height: 16 };
  const send = async (bytes: Uint8Array, type: string) => {
    const picture = sha256(bytes);
    const [photo, cleared] = [anId(), anId()];
    const { home } = server.world;
    await phone.push(pack, [
      pushed(photo, phone.record('photo', { ...facts, picture }, { home })),
      pushed(cleared, phone.record('cleared-photo', { ...facts, picture, photo }, { home })),
    ]);
    const put = await phone.call('PUT', `/photos/${picture}`, Buffer.from(bytes), { 'content-type': type });
    return { picture, photo, cleared, put };
  };

  describe('by what is uploaded', () => {
    const SCRIPT = '<script>fetch("/api/office/cases")</script>';
    const FILES: Readonly<Record<string, readonly [Uint8Array, string]>> = {
      'a page': [Buffer.from(`<!doctype html><title>x</title>${SCRIPT}`), 'text/html'],
      'a page that says it is a JPEG': [Buffer.from(`<html>${SCRIPT}`), 'image/jpeg'],
      'a drawing with a script in it': [
        Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg">${SCRIPT}</svg>`),
        'image/svg+xml',
      ],
      'a PDF': [
        Buffer.from('%PDF-1.7\n1 0 obj<</OpenAction<</S/JavaScript/JS(app.alert(1))>>>>'),
        'application/pdf',
      ],
      'a picture with a page behind it': [Buffer.concat([aJpeg(), Buffer.from(SCRIPT)]), 'image/jpeg'],
    };

    it.each(Object.entries(FILES))(
      '%s is shown to nobody, at the desk or on a phone',
      async (_what, [bytes, type]) => {
        const { picture, photo, cleared, put } = await send(bytes, type);
        expect(put.statusCode).toBe(422);
        const desk = await Browser.signedIn(server, server.world.office);
        const lead = await Browser.signedIn(server, server.world.lead);
        for (const [by, url] of [
          [phone, `/photos/${picture}`],
          [desk, `/photos/${picture}`],
          [desk, `/api/office/photos/${cleared}`],
          [desk, `/api/office/photos/${photo}/check`],
          [lead, `/api/office/photos/${cleared}`],
        ] as const) {
          const answer = await by.call('GET', url);
          expect([url, answer.statusCode]).toEqual([url, 404]);
          expect(answer.rawPayload.includes('script')).toBe(false);
          expect(answer.headers['content-type']).toContain('application/json');
        }
      },
    );

    it('a real picture is answered as its own type, sniffed by nobody, run by nobody, whatever its sender called it', async () => {
      const { picture, photo, cleared } = await send(aJpeg({ seed: 3 }), 'text/html');
      const desk = await Browser.signedIn(server, server.world.office);
      for (const [by, url] of [
        [phone, `/photos/${picture}`],
        [desk, `/api/office/photos/${cleared}`],
        [desk, `/api/office/photos/${photo}/check`],
      ] as const) {
        const answer = await by.call('GET', url);
        expect([url, answer.statusCode, answer.headers['content-type']]).toEqual([url, 200, 'image/jpeg']);
        expect(answer.headers).toMatchObject({
          'x-content-type-options': 'nosniff',
          'cache-control': 'no-store, no-transform',
          'cross-origin-resource-policy': 'same-origin',
        });
        expect(answer.headers['content-security-policy']).toMatch(/default-src 'none'.*sandbox/);
      }
    });

    it('a page pushed as a record lies in the inbox as JSON, and is shown to the desk as nothing else', async () => {
      await phone.push(pack, [{ ...pushed(anId(), { kind: 'note' }), page: '<script>alert(1)</script>' }]);
      const desk = await Browser.signedIn(server, server.world.office);
      const { items } = (await desk.call('GET', '/api/office/inbox')).json<{ items: { id: string }[] }>();
      expect(items.length).toBeGreaterThan(0);
      for (const { id } of items) {
        const answer = await desk.call('GET', `/api/office/inbox/${id}`);
        expect(answer.headers['content-type']).toContain('application/json');
        expect(answer.headers['x-content-type-options']).toBe('nosniff');
        expect(answer.headers['content-security-policy']).toContain('sandbox');
      }
    });
  });

  describe('by what is asked', () => {
    it('gets back no older body of what was narrowed, by any revision, and no older generation', async () => {
      const { contractor, office, home, storage } = server.world;
      const order = await storage.write((tx) =>
        issue(tx, office, 'works-order', anOrder(contractor, { instructions: 'Mind the cat.' }), { home }),
      );
      const van = await Browser.signedIn(server, contractor);
      const name = await van.pack();
      const doc = (await van.documents(name)).find((one) => one['kind'] === 'works-order') ?? {};
      expect(JSON.stringify(doc)).toContain('cat');
      const [id, rev] = [String(doc['_id']), String(doc['_rev'])];
      const stored = storage.read((view) => view.documents.get('files', order)?.body);
      const change = { ...stored, body: anOrder(contractor) };
      await storage.write((tx) => void reissued(tx, office, order, change));
      for (const question of [
        `?rev=${rev}`,
        `?open_revs=["${rev}"]`,
        '?revs=true&revs_info=true',
        '?open_revs=all',
      ]) {
        const answer = await van.call('GET', `/db/${name}/${id}${question}`);
        expect(answer.body).not.toContain('cat');
      }
      const bulk = await van.call('POST', `/db/${name}/_bulk_get?revs=true`, { docs: [{ id, rev }, { id }] });
      expect(bulk.body).not.toContain('cat');
    });

    it.each([
      '/photos/..%2f..%2fdata.db',
      '/photos/%2e%2e/%2e%2e/homefile.sqlite',
      '/api/office/../../etc/passwd',
      '/..%2f..%2fpackage.json',
      '/db/..%2ffiles',
      '/db/files%00',
      '/db/%66iles/_all_docs?include_docs=true',
      '/db/FILES/_all_docs?include_docs=true',
      '/db//files/_all_docs',
      '/db/files/%2e%2e/_changes',
      '/db/files/_all_docs/?include_docs=true',
      '/api/pack?name=files&since=0',
      '/api/pack?name=files&name=files',
      '/api/pack?name=../files&since=0',
    ])('by a crooked address gets nothing: %s', async (url) => {
      for (const by of [phone, await Browser.signedIn(server, server.world.administrator)]) {
        const answer = await by.call('GET', url);
        expect(answer.statusCode).toBeGreaterThanOrEqual(400);
        expect(answer.body).not.toMatch(/Example Street|sqlite|"dependencies"|record_index/);
      }
    });

    it('puts no header of its own into an answer', async () => {
      const split = 'x%0d%0aset-cookie:%20stolen=1%0d%0a%0d%0a<script>';
      const address = await server.app.listen({ host: '127.0.0.1', port: 0 });
      const urls = [
        `/db/${split}`,
        `/db/${pack}/${split}`,
        `/db/${pack}/_local/${split}`,
        `/photos/${split}`,
        `/api/pack?name=${split}`,
        `/api/office/homes?q=${split}`,
        `/${split}`,
      ];
      for (const method of ['GET', 'PUT', 'DELETE', 'COPY']) {
        for (const path of urls) {
          const raw = await rawAnswer(address, method, path, phone);
          expect(raw).not.toMatch(/\r?\nset-cookie: ?stolen/i);
          expect(raw).not.toContain('<script>');
        }
      }
    });
  });

  it('is told nothing of what it typed: no error text and no log repeats a word', async () => {
    const word = 'Agnieszka07700900123';
    const { home } = server.world;
    const desk = await Browser.signedIn(server, server.world.office);
    const note = phone.record('note', { words: 'x' }, { home });
    const tries: readonly (readonly [Browser, 'GET' | 'POST' | 'PUT' | 'DELETE', string, unknown?])[] = [
      [phone, 'GET', `/db/${word}`],
      [phone, 'GET', `/db/${pack}/${word}`],
      [phone, 'GET', `/db/${pack}/${anId()}?rev=${word}`],
      [phone, 'GET', `/db/${pack}/_changes?filter=${word}/x`],
      [phone, 'GET', `/db/${pack}/_changes?since=${word}&feed=${word}`],
      [phone, 'GET', `/db/${pack}/_all_docs?limit=${word}&keys=${word}`],
      [phone, 'PUT', `/db/${pack}/${word}`, { ...note, [word]: word }],
      [phone, 'PUT', `/db/${pack}/${anId()}`, { ...note, kind: word }],
      [phone, 'PUT', `/db/${pack}/${anId()}`, `{"${word}":`],
      [phone, 'POST', `/db/${pack}/_bulk_docs`, { docs: word }],
      [phone, 'GET', `/photos/${word}`],
      [phone, 'PUT', `/photos/${word}`, Buffer.from(word)],
      [phone, 'POST', '/api/receipts', { records: [{ id: word, rev: 1 }] }],
      [phone, 'POST', '/api/concerns', { _id: word, words: word }],
      [phone, 'POST', '/api/rescue', { what: word, content: word }],
      [phone, 'GET', `/api/versions/${word}`],
      [phone, 'POST', '/api/session', { name: word, password: word }],
      [desk, 'GET', `/api/office/cases/${word}`],
      [desk, 'POST', `/api/office/cases/${anId()}/events`, { id: word, kind: word, body: word }],
      [desk, 'POST', '/api/office/reports', { id: word, body: { words: word }, home: word }],
      [desk, 'POST', '/api/office/visits', { surveyor: word, onDate: word }],
      [desk, 'POST', '/api/office/orders', { contractor: word, instructions: word }],
      [desk, 'POST', '/api/office/requests', { asker: word, asks: [word], note: word }],
      [desk, 'POST', '/api/office/clearings', { notes: [{ note: anId(), words: word }] }],
      [desk, 'POST', `/api/office/phones/${word}/wipe`, {}],
      [desk, 'GET', `/api/office/${word}`],
      [desk, 'GET', `/${word}`],
    ];
    for (const [by, method, url, body] of tries) {
      const answer = await by.call(method, url, body);
      expect([url, answer.statusCode >= 400]).toEqual([url, true]);
      expect([url, `${JSON.stringify(answer.headers)} ${answer.body}`]).toEqual([
        url,
        expect.not.stringMatching(/agnieszka|07700900123/i),
      ]);
    }
    const noted = [...server.log, ...stderr.mock.calls.map(([line]) => String(line))].join('\n');
    expect(server.log.length).toBeGreaterThan(tries.length);
    expect(noted).not.toMatch(/agnieszka|07700900123/i);
  });

  it('puts no record of its own over what the office tells it to do', async () => {
    const { lead, home, storage } = server.world;
    await storage.write((tx) =>
      issue(tx, lead, 'safeguarding-concern', { visitorMust: ['ring-ahead'] }, { home }),
    );
    const told = async () => (await phone.documents(pack)).filter((doc) => doc['disclosed'] === 'surveyor');
    const before = await told();
    expect(before).toHaveLength(1);
    const id = String(before[0]?.['_id']);
    const over = phone.record('room', { roomKind: 'hall' }, { home });
    const rev = String(before[0]?.['_rev']).replace(/^\d+-/, '');
    for (const path of [[anId()], [anId(), rev]]) {
      const answer = await phone.push(pack, [pushed(id, over, path.length, path)]);
      expect(answer.json<{ error?: string }[]>().map(({ error }) => error)).toEqual(['forbidden']);
    }
    expect(await told()).toEqual(before);
    expect(storage.read((view) => view.documents.document('files', id))).toBeNull();
  });

  it('finds no refused worry about somebody in the inbox: that is for the lead alone too', async () => {
    const { otherHome, office, lead } = server.world;
    const body = { visitorMust: [], words: 'What I saw next door.' };
    const concern = phone.record('safeguarding-concern', body, { home: otherHome, subjects: [anId()] });
    await phone.push(pack, [pushed(anId(), concern), { ...pushed(anId(), concern), author: anId() }]);
    const items = async (who: Browser) =>
      (await who.call('GET', '/api/office/inbox'))
        .json<{ items: { id: string }[] }>()
        .items.map(({ id }) => id);
    const [desk, theirs] = [await Browser.signedIn(server, office), await Browser.signedIn(server, lead)];
    const refused = await items(theirs);
    expect(refused).toHaveLength(2);
    expect(await items(desk)).toEqual([]);
    for (const id of refused) {
      expect((await desk.call('GET', `/api/office/inbox/${id}`)).statusCode).toBe(404);
      expect((await theirs.call('GET', `/api/office/inbox/${id}`)).body).toContain('next door');
    }
  });

  it('keeps nothing by a new role: sessions, pack and feeds end with the role that they were given for', async () => {
    const { storage, otherSurveyor, office, home } = server.world;
    await storage.write((tx) => issue(tx, office, 'visit', aVisit(otherSurveyor), { home }));
    const before = await Browser.signedIn(server, otherSurveyor);
    const name = await before.pack();
    const change = { account: otherSurveyor.id, by: null, at: server.clock.now };
    await storage.write((tx) => changeRole(tx, change, 'administrator'));
    for (const url of ['/api/me', '/api/office/cases', `/db/${name}/_all_docs?include_docs=true`])
      expect([url, (await before.call('GET', url)).statusCode]).toEqual([url, 401]);
    const after = await Browser.signedIn(server, otherSurveyor);
    expect((await after.call('GET', '/api/me')).json<{ pack: unknown }>().pack).toBeNull();
    expect((await after.call('GET', `/db/${name}/_all_docs`)).statusCode).toBe(404);
    expect((await after.call('GET', '/api/office/cases')).statusCode).toBe(403);
  });

  it('reaches nobody else’s pack with a right name and password of its own', async () => {
    const { contractor, otherContractor, administrator } = server.world;
    const mine = await (await Browser.signedIn(server, contractor)).pack();
    for (const account of [otherContractor, administrator]) {
      const basic = Buffer.from(`${account.name}:${PASSWORD}`).toString('base64');
      for (const database of [mine, pack, 'files'])
        for (const what of ['', '/_all_docs?include_docs=true', '/_changes?include_docs=true']) {
          const answer = await server.app.inject({
            method: 'GET',
            url: `/db/${database}${what}`,
            headers: { authorization: `Basic ${basic}`, host: 'localhost' },
          });
          expect(answer.statusCode).toBe(404);
        }
    }
  });
});

function reissued(
  tx: Parameters<typeof issue>[0],
  by: Parameters<typeof issue>[1],
  id: OpaqueId,
  raw: object,
): void {
  const { home, body } = raw as { home: OpaqueId; body: object };
  issue(tx, by, 'works-order', body, { home }, id);
}

function rawAnswer(address: string, method: string, path: string, by: Browser): Promise<string> {
  const cookie = [...by.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  return new Promise((resolve, reject) => {
    const asked = httpRequest(`${address}${path}`, {
      method,
      headers: { cookie, destination: 'x%0d%0aset-cookie:stolen=1' },
    });
    asked.once('error', reject);
    asked.once('response', (answer) => {
      const parts: Buffer[] = [];
      answer.on('data', (part: Buffer) => parts.push(part));
      answer.once('end', () => {
        const heads = answer.rawHeaders.map((one, at) => one + (at % 2 === 0 ? ': ' : '\r\n')).join('');
        resolve(`${answer.statusCode}\r\n${heads}\r\n${Buffer.concat(parts).toString('latin1')}`);
      });
    });
    asked.end();
  });
}
