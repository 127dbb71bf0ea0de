import { afterEach, beforeEach, describe, expect, it } from 'vitest';
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
  aVisit,
  instantAt,
  issue,
  NOW,
  reissue,
} from '../files/filing.fixture.ts';
import { officeRoutes } from '../routes/api-office.ts';

/** Ann, who works nights, and Ben, whose baby is at home; a job of which a contractor has a link and a pack. */
let server: TestServer;
let desk: Browser;
let van: Browser;
const [tenancy, ann, ben, caseId, order] = [anId(), anId(), anId(), anId(), anId()];
beforeEach(async () => {
  server = await aServer({ moreRoutes: [officeRoutes] });
  const { storage, home, office, contractor, surveyor } = server.world;
  van = await Browser.signedIn(server, contractor);
  desk = await Browser.signedIn(server, office);
  await storage.write((tx) => {
    const place = { home, tenancy };
    issue(tx, office, 'tenancy', { occupancy: 'tenancy', startedOn: '2020-01-01' }, place, tenancy);
    for (const [id, name] of [
      [ann, 'Ann Brown'],
      [ben, 'Ben Green'],
    ] as const)
      issue(tx, office, 'person', { name, part: 'joint-tenant' }, { ...place, subjects: [id] }, id);
    issue(
      tx,
      office,
      'report-fact',
      { awareAt: instantAt(NOW - 60_000), hazard: 'damp-and-mould' },
      { home, case: caseId },
    );
    issue(tx, office, 'visit', aVisit(surveyor), { home, case: caseId });
    issue(
      tx,
      office,
      'works-order',
      anOrder(contractor, { dueOn: '2026-12-01' }),
      { home, case: caseId },
      order,
    );
  });
  await file('household-need', { answer: 'need', needs: ['works-nights'] }, [ann]);
  await file('household-need', { answer: 'need', needs: ['baby-at-home'] }, [ben]);
});
afterEach(() => server.close());

async function file(kind: KindName, body: object, subjects: readonly OpaqueId[] = [], id = anId()) {
  const { storage, office, home } = server.world;
  const raw = asJson(aRecord(office.id, kind, body, { home, tenancy, case: caseId, subjects }));
  await storage.write((tx) => fileRecord(tx, { id, raw, by: office.id, via: 'api', at: NOW }));
  return id;
}
const correct = (corrects: OpaqueId, replacement?: OpaqueId) =>
  file('correction', {
    ...{ corrects, because: 'typed-wrongly' },
    ...(replacement === undefined ? {} : { replacement }),
  });
const annUntil = (until: string | undefined, id = anId()) =>
  file(
    'person',
    { name: 'Ann Brown', part: 'joint-tenant', ...(until === undefined ? {} : { until }) },
    [ann],
    id,
  );
const movesOut = async () => {
  const out = { is: 'moves-out', tenancy, on: '2026-11-20', person: ann };
  const answer = await desk.call('POST', `/api/office/homes/${server.world.home}/tenancy`, out);
  expect(answer.statusCode, answer.body).toBe(200);
};
async function share(again?: string): Promise<MadeLink> {
  const at = `/api/office/cases/${caseId}`;
  const recipient = { id: server.world.contractor.id, name: 'Fallow and Reed' };
  const preview = await desk.call('GET', `${at}/share/contractor?recipient=${recipient.id}`);
  const { sha256, until } = preview.json<SharePreview>();
  const more = again === undefined ? {} : { again };
  const sent = { id: anId(), audience: 'contractor', recipient, order, sha256, until, ...more };
  const answer = await desk.call('POST', `${at}/shares`, sent);
  expect(answer.statusCode, answer.body).toBe(200);
  return answer.json<MadeLink>();
}
const isOpen = async ({ path }: MadeLink) =>
  (await server.app.inject({ method: 'GET', url: path })).statusCode === 200;
const line = async ({ share: id }: MadeLink) => {
  const answer = await desk.call('GET', `/api/office/shares?case=${caseId}`);
  return answer.json<{ shares: ShareLine[] }>().shares.find((one) => one.id === id);
};
const told = async (by: Browser) => JSON.stringify(await by.documents(await by.pack()));
const residents = async () => {
  const answer = await desk.call('GET', `/api/office/cases/${caseId}/share/tenant-summary`);
  return answer.json<SharePreview>().recipients.map(({ name }) => name);
};

describe('the day on which somebody moved out', () => {
  const MOVES: readonly (readonly [string, () => Promise<unknown>])[] = [
    ['is recorded', movesOut],
    ['is put right', async () => correct(ann, await annUntil('2026-11-20'))],
    [
      'is put right, and what is right comes last',
      async () => {
        const right = anId();
        await correct(ann, right);
        await annUntil('2026-11-20', right);
      },
    ],
  ];

  it.each(MOVES)('%s: a contractor’s link is on hold until it is issued again', async (_how, moves) => {
    const made = await share();
    expect(await isOpen(made)).toBe(true);
    await moves();
    expect(await isOpen(made)).toBe(false);
    expect((await line(made))?.stateWords).toContain('who lives there has changed');
    const again = await share(made.share);
    expect(await isOpen(again)).toBe(true);
  });

  it.each(MOVES)('%s: packs begin anew without what was theirs', async (_how, moves) => {
    const phone = await Browser.signedIn(server, server.world.surveyor);
    const packs = await Promise.all([van.pack(), phone.pack()]);
    const before = await told(van);
    await moves();
    const now = await Promise.all([van.pack(), phone.pack()]);
    expect(now.map((name, at) => name === packs[at])).toEqual([false, false]);
    expect(await told(van)).not.toBe(before);
    expect(await told(phone)).not.toContain('works-nights');
    expect(await told(phone)).toContain('baby-at-home');
  });

  it('is taken back: they live there again, and what was told without them is on hold', async () => {
    const correction = await correct(ann, await annUntil('2026-11-20'));
    expect(await residents()).toEqual(['Ben Green']);
    const made = await share();
    await correct(correction);
    expect(await isOpen(made)).toBe(false);
    expect(await residents()).toEqual(['Ann Brown', 'Ben Green']);
  });

  it('also where it was today, they get no page of the home', async () => {
    await correct(ann, await annUntil('2026-11-24'));
    expect(await residents()).toEqual(['Ben Green']);
  });

  it('a name or a number that is put right holds nothing', async () => {
    const made = await share();
    await correct(ann, await file('person', { name: 'Ann Grey', part: 'joint-tenant' }, [ann]));
    expect(await isOpen(made)).toBe(true);
  });
});

describe('a day of what a contractor’s link shows', () => {
  it('the day of the job: put right, the link is on hold', async () => {
    const made = await share();
    await correct(
      order,
      await file('works-order', anOrder(server.world.contractor, { dueOn: '2026-12-08' })),
    );
    expect(await isOpen(made)).toBe(false);
  });

  it('the end of the tenancy: changed where it stands, the link is on hold', async () => {
    const { storage, office } = server.world;
    const ends = (endedOn: string) =>
      storage.write((tx) =>
        reissue(tx, office, tenancy, { occupancy: 'tenancy', startedOn: '2020-01-01', endedOn }),
      );
    await ends('2026-11-20');
    const made = await share();
    await ends('2026-11-22');
    expect(await isOpen(made)).toBe(false);
  });
});

it('a need that was heeded until what is right came takes the link with it when that comes', async () => {
  const need = await file('household-need', { answer: 'need', needs: ['baby-at-home'] }, [ben]);
  const right = anId();
  await correct(need, right);
  const made = await share();
  expect(await isOpen(made)).toBe(true);
  await file('household-need', { answer: 'need', needs: ['works-nights'] }, [ben], right);
  expect(await isOpen(made)).toBe(false);
});
