import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { OpaqueId } from '#domain/ids.ts';
import type { MadeLink, ShareLine, SharePreview } from '#domain/shares/share-views.ts';
import type { JobReleases, LifeTold } from '#domain/sharing/sharing-views.ts';
import { Browser } from '../border/http.fixture.ts';
import { fileRecord } from '../files/file-record.ts';
import { anId, anOrder, aRecord, asJson, DAY, instantAt } from '../files/filing.fixture.ts';
import { twoHouseholds, type TwoHouseholds } from './two-households.fixture.ts';

/*
 * Another household has moved in. Whatever is asked of the home, its case and its job by the desk, by the lead, by whoever is
 * sent a page and by those who live there now holds no word of the household before.
 */

let all: TwoHouseholds;
let earlier: SharePreview;
let told: LifeTold;
let offered: JobReleases;
let link: MadeLink;
let receipt: string;
let opened: number;
beforeAll(async () => {
  all = await twoHouseholds();
  earlier = await preview('contractor');
  link = await shared('contractor', earlier);
  opened = (await page(link.path)).statusCode;
  receipt = await receiptOf(all.old.tenant);
  told = await toSaveALife();
  offered = (await all.desk.call('GET', releases())).json<JobReleases>();
  all.server.clock.now += 60_000;
  await all.handOver();
});
afterAll(() => all.server.close());

const releases = () => `/api/office/orders/${all.order}/releases`;
const previewAt = (audience: string) => `/api/office/cases/${all.caseId}/share/${audience}`;
const preview = async (audience: string) =>
  (await all.desk.call('GET', previewAt(audience))).json<SharePreview>();

/** Sends the page and returns its way in. */
async function shared(audience: string, seen: SharePreview): Promise<MadeLink> {
  const { recipient, sha256, until, order } = seen;
  const form = { id: anId(), audience, order, recipient, sha256, until };
  const made = await all.desk.call('POST', `/api/office/cases/${all.caseId}/shares`, form);
  if (made.statusCode !== 200) throw new Error(made.body);
  return made.json<MadeLink>();
}

async function receiptOf(person: OpaqueId): Promise<string> {
  const made = await all.desk.call('POST', '/api/office/data-receipts', { id: anId(), person });
  if (made.statusCode !== 200) throw new Error(made.body);
  return made.json<{ token: string }>().token;
}

async function page(url: string, form?: Record<string, string>) {
  const stranger = new Browser(all.server.app, all.server.world.office);
  if (form === undefined) return stranger.call('GET', url);
  const type = { 'content-type': 'application/x-www-form-urlencoded' };
  return stranger.call('POST', url, new URLSearchParams(form).toString(), type);
}

async function toSaveALife(): Promise<LifeTold> {
  const { home } = all.server.world;
  const decided = { id: anId(), service: 'ambulance', whyNoConsent: 'unconscious' };
  const made = await all.desk.call('POST', `/api/office/homes/${home}/life`, decided);
  if (made.statusCode !== 200) throw new Error(made.body);
  return (await all.desk.call('GET', `/api/office/life/${decided.id}`)).json<LifeTold>();
}

/**
 * Doors that lead to an earlier household on purpose, each by what it is asked for and none by the home as it is lived in:
 * the rights of those who have left, the matter of then for its adviser and its Ombudsman, the lead's own concerns, and
 * the lead's log of who was told what, which outlives every tenancy (the office reads no line of an earlier household there).
 */
const ON_PURPOSE = ['/homes/:home/people', '/rights', '/concerns', '/disclosures'];

describe('after another household has moved in', () => {
  it('no door of the desk that is asked by the home, its case or its job tells of the one before', async () => {
    const { home } = all.server.world;
    let asked = 0;
    for (const { method, url } of all.routes) {
      if (![method].flat().includes('GET') || !url.startsWith('/api/office')) continue;
      if (ON_PURPOSE.some((one) => url.endsWith(one))) continue;
      const path = url.replace(':home', home).replace(':case', all.caseId).replace(':order', all.order);
      // Asked for by an id of its own: of somebody's record, request, share or decision.
      if (path.includes(':')) continue;
      // Nobody at the desk sees more than the lead.
      const answer = await all.lead.call('GET', path);
      asked += 1;
      expect([path, all.found(answer.body)]).toEqual([path, []]);
    }
    expect(asked).toBeGreaterThan(15);
  });

  it.each(['contractor', 'tenant-summary'])('a page for the %s holds nothing of it', async (audience) => {
    if (audience === 'contractor') expect(all.found(JSON.stringify(earlier))).not.toEqual([]);
    const seen = await preview(audience);
    expect(all.found(JSON.stringify(seen))).toEqual([]);
    const { path, code } = await shared(audience, seen);
    const shown = await page(path, { code: code ?? '' });
    expect([shown.statusCode, all.found(shown.body)]).toEqual([200, []]);
  });

  it('a page for the resident goes to those who live there now', async () => {
    const { recipients } = await preview('tenant-summary');
    expect(recipients.map(({ id }) => id)).toEqual([all.fresh.tenant]);
  });

  it('what the contractor was sent of it before is on hold', async () => {
    expect([opened, (await page(link.path)).statusCode]).toEqual([200, 404]);
    const why = async (who: Browser) =>
      (await who.call('GET', `/api/office/shares?case=${all.caseId}`))
        .json<{ shares: readonly ShareLine[] }>()
        .shares.find(({ id }) => id === link.share)?.stateWords;
    expect(await why(all.lead)).toContain('another household lives there');
    // As it is no line of the log to the office any more.
    expect(await why(all.desk)).toBeUndefined();
  });

  it('the matter of then is whole for its adviser and its Ombudsman', async () => {
    for (const audience of ['legal-adviser', 'ombudsman']) {
      const { compared, page: words } = await preview(audience);
      expect(all.found(JSON.stringify(compared)).length).toBeGreaterThan(3);
      expect(JSON.stringify(words)).toContain('2020');
    }
  });

  it('nobody releases a name, a number or a key code of it to the job, nor to an emergency service', async () => {
    expect(all.found(JSON.stringify([told, offered]))).toContain('access-secret');
    const now = (await all.desk.call('GET', releases())).json<JobReleases>();
    expect([now.closed, all.found(JSON.stringify(now))]).toEqual([null, []]);
    expect(now.offers.map(({ record }) => record)).toContain(all.fresh.tenant);
    expect(all.found(JSON.stringify(await toSaveALife()))).toEqual([]);
  });

  it('the receipt and the copy of those who live there now hold nothing of it', async () => {
    const mine = await page(`/r/${await receiptOf(all.fresh.tenant)}`, { what: 'told' });
    expect([mine.statusCode, all.found(mine.body)]).toEqual([200, []]);
    expect(mine.body).not.toContain('A neighbour');
  });

  it('the receipt of those who have left tells nothing of what came after', async () => {
    const before = (await page(`/r/${receipt}`, { what: 'told' })).body;
    expect(before).toContain('A firm that mends');
    const { storage, office, contractor, home } = all.server.world;
    const job = aRecord(office.id, 'works-order', anOrder(contractor), { home });
    const at = all.server.clock.now + 2 * DAY;
    const raw = asJson({ ...job, recordedAt: instantAt(at) });
    await storage.write((tx) => fileRecord(tx, { id: anId(), raw, by: office.id, via: 'api', at }));
    all.server.clock.now = at + 60_000;
    expect((await page(`/r/${receipt}`, { what: 'told' })).body).toBe(before);
  });
});
