import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { OpaqueId } from '#domain/ids.ts';
import type { KindName } from '#domain/records/registry.ts';
import type { MadeLink, ShareLine, SharePreview } from '#domain/shares/share-views.ts';
import { aServer, Browser, type TestServer } from '../border/http.fixture.ts';
import { fileRecord } from '../files/file-record.ts';
import {
  anId,
  anOrder,
  aRecord,
  asJson,
  instantAt,
  issue,
  NOW,
  PROPERTY,
  reissue,
} from '../files/filing.fixture.ts';
import { londonToday } from '../packs/london-today.ts';
import { officeRoutes } from '../routes/api-office.ts';

let server: TestServer;
let desk: Browser;
let caseId: OpaqueId;
let order: OpaqueId;
const text = { 'content-type': 'application/x-www-form-urlencoded' };
beforeAll(async () => {
  server = await aServer({ moreRoutes: [officeRoutes] });
  desk = await Browser.signedIn(server, server.world.office);
});
afterAll(() => server.close());
beforeEach(async () => {
  const { storage, office, contractor, home } = server.world;
  [caseId, order] = [anId(), anId()];
  await storage.write((tx) => {
    const aware = { awareAt: instantAt(NOW - 60_000), hazard: 'damp-and-mould' };
    issue(tx, office, 'report-fact', aware, { home, case: caseId });
    issue(
      tx,
      office,
      'works-order',
      anOrder(contractor, { dueOn: '2026-12-01' }),
      { home, case: caseId },
      order,
    );
  });
});

const file = (kind: KindName, body: object) =>
  server.world.storage.write((tx) =>
    issue(tx, server.world.office, kind, body, { home: server.world.home, case: caseId, tenancy: anId() }),
  );
async function wish(audience: string, again?: string) {
  const at = `/api/office/cases/${caseId}`;
  const recipient = { id: server.world.contractor.id, name: 'Fallow and Reed' };
  const look = await desk.call('GET', `${at}/share/${audience}?recipient=${recipient.id}`);
  const { sha256, until } = look.json<SharePreview>();
  const sent = { id: anId(), audience, recipient, order: audience === 'contractor' ? order : undefined };
  return desk.call('POST', `${at}/shares`, {
    ...sent,
    sha256,
    until,
    ...(again === undefined ? {} : { again }),
  });
}
const share = async (audience = 'contractor', again?: string) => {
  const answer = await wish(audience, again);
  expect(answer.statusCode, answer.body).toBe(200);
  return answer.json<MadeLink>();
};
const open = async ({ path, code }: MadeLink) =>
  (await server.app.inject({ method: 'POST', url: path, headers: text, payload: `code=${code ?? ''}` }))
    .statusCode;
const look = async ({ path }: MadeLink) => (await server.app.inject({ method: 'GET', url: path })).statusCode;
const line = async ({ share: id }: MadeLink) => {
  const { shares } = (await desk.call('GET', `/api/office/shares?case=${caseId}`)).json<{
    shares: ShareLine[];
  }>();
  return shares.find((one) => one.id === id);
};

describe('what is put right after it was shared', () => {
  it.each([
    ['a correction', () => file('correction', { corrects: order, because: 'typed-wrongly' })],
    ['a stricter category', () => file('reclassification', { record: order, treatAs: 'opinion' })],
    [
      'another answer',
      () =>
        server.world.storage.write((tx) =>
          reissue(tx, server.world.office, order, anOrder(server.world.contractor, { dueOn: '2026-12-08' })),
        ),
    ],
  ])('%s puts the link on hold until the office issues it again', async (_what, change) => {
    const made = await share();
    expect(await look(made)).toBe(200);
    await change();
    expect(await look(made)).toBe(404);
    expect(await open(made)).toBe(404);
    expect(await line(made)).toMatchObject({ state: 'suspended', tell: false });
    const again = await share('contractor', made.share);
    expect(await look(again)).toBe(200);
    expect(await look(made)).toBe(404);
  });

  it.each(['the re-tag', 'the correction'])(
    'what stands for a re-tagged record puts its link on hold, where %s comes last',
    async (last) => {
      const words = () => file('cleared-note', { note: anId(), words: 'The stopcock sticks.' });
      const [wrong, right] = [await words(), await words()];
      const steps = [
        () => file('correction', { corrects: wrong, replacement: right, because: 'typed-wrongly' }),
        () => file('reclassification', { record: wrong, treatAs: 'opinion' }),
      ];
      const [first, then] = last === 'the re-tag' ? steps : steps.toReversed();
      await first?.();
      const { storage } = server.world;
      // Only what stands for it is told.
      const made = anId();
      await storage.write((tx) => tx.shares.hold(made, [right]));
      await then?.();
      expect(storage.read((view) => view.shares.events(made).map(({ detail }) => detail))).toEqual([
        'treated-otherwise',
      ]);
    },
  );

  it('another picture puts the link on hold', async () => {
    const { storage, office, home } = server.world;
    const facts = { takenOn: '2026-11-24', width: 32, height: 16 };
    const filed = (kind: KindName, body: object, id = anId()) =>
      storage.write((tx) => {
        const raw = asJson(aRecord(office.id, kind, { ...facts, ...body }, { home, case: caseId }));
        fileRecord(tx, { id, raw, by: office.id, via: 'api', at: NOW });
        return id;
      });
    const picture = 'ab'.repeat(32);
    const photo = await filed('photo', { picture });
    await filed('cleared-photo', { picture, photo });
    const made = await share();
    await filed('photo', { picture: 'cd'.repeat(32) });
    expect(await look(made)).toBe(200);
    await filed('photo', { picture: 'ef'.repeat(32), replaces: photo });
    expect(await look(made)).toBe(404);
    expect((await line(made))?.stateWords).toContain('a photo in it was replaced');
  });

  it('leaves alone the links that hold nothing of it', async () => {
    const made = await share();
    await file('correction', { corrects: anId(), because: 'typed-wrongly' });
    await server.world.storage.write((tx) =>
      reissue(tx, server.world.office, server.world.otherHome, { ...PROPERTY, line: '9 Elsewhere' }),
    );
    expect(await look(made)).toBe(200);
  });

  it('lists who read the earlier words, until somebody says that they were told', async () => {
    const made = await share();
    expect(await open(made)).toBe(200);
    await file('correction', { corrects: order, because: 'typed-wrongly' });
    expect(await line(made)).toMatchObject({ tell: true });
    const telling = { id: anId(), on: londonToday(NOW), way: 'phone' };
    const told = await desk.call('POST', `/api/office/disclosures/${made.share}/tellings`, telling);
    expect(told.statusCode).toBe(200);
    expect(await line(made)).toMatchObject({ tell: false });
  });

  it('freezes a new page where it changes, and the old share gives way to it', async () => {
    const made = await share('legal-adviser');
    await server.world.storage.write((tx) =>
      reissue(tx, server.world.office, order, anOrder(server.world.contractor, { dueOn: '2026-12-15' })),
    );
    const again = await share('legal-adviser', made.share);
    expect(again).toMatchObject({ unchanged: false });
    expect(again.share).not.toBe(made.share);
    expect((await line(made))?.state).toBe('replaced');
    expect((await wish('legal-adviser', made.share)).statusCode).toBe(409);
  });

  it('keeps the earlier page as it was, under the rules it was made by', async () => {
    const made = await share();
    const sealed = () => server.world.storage.read((view) => view.shares.sealed(made.share)?.toString('hex'));
    const before = sealed();
    await server.world.storage.write((tx) =>
      reissue(tx, server.world.office, order, anOrder(server.world.contractor, { dueOn: '2026-12-22' })),
    );
    await share('contractor', made.share);
    expect(sealed()).toBe(before);
  });

  it('ends the contractor’s link with the job', async () => {
    const made = await share();
    await server.world.storage.write((tx) =>
      reissue(
        tx,
        server.world.office,
        order,
        anOrder(server.world.contractor, { dueOn: '2026-12-01', state: 'closed' }),
      ),
    );
    expect(await look(made)).toBe(404);
    expect((await line(made))?.stateWords).toContain('as the job is over');
  });
});
