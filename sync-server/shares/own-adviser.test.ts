import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DisclosureDetail } from '#domain/disclosures/disclosure-views.ts';
import type { OpaqueId } from '#domain/ids.ts';
import type { AskForm } from '#domain/sharing/sharing-views.ts';
import type { MadeLink, ShareLine, SharePreview } from '#domain/shares/share-views.ts';
import { aServer, Browser, type TestServer } from '../border/http.fixture.ts';
import { anId, aRecord, asJson, instantAt, issue, NOW } from '../files/filing.fixture.ts';
import { fileRecord } from '../files/file-record.ts';
import { officeRoutes } from '../routes/api-office.ts';
import { recipientOfMatter } from '../sharing/recipients.ts';

/*
 * Advice that the landlord was given in a case. Its own adviser reads it; the adviser of anybody else does not, whatever the
 * desk ticked before, and neither does any other reader.
 */

const ADVICE = 'CANARYADVICE settle before the hearing';
const MONEY = 'CANARYMONEY three weeks behind';

let server: TestServer;
let office: Browser;
let lead: Browser;
let matter: OpaqueId;
let money: OpaqueId;
beforeAll(async () => {
  server = await aServer({ moreRoutes: [officeRoutes] });
  office = await Browser.signedIn(server, server.world.office);
  lead = await Browser.signedIn(server, server.world.lead);
  const { storage, home } = server.world;
  const tenancy = anId();
  matter = anId();
  money = await storage.write((tx) => {
    const place = { home, case: matter, tenancy };
    const by = server.world.office;
    const advice = anId();
    const record = aRecord(
      by.id,
      'legal-advice',
      { words: ADVICE },
      { ...place, inspection: null, subjects: [anId()] },
    );
    issue(tx, by, 'tenancy', { occupancy: 'tenancy', startedOn: '2020-01-01' }, { home, tenancy }, tenancy);
    issue(tx, by, 'report-fact', { awareAt: instantAt(NOW - 60_000), hazard: 'damp-and-mould' }, place);
    fileRecord(tx, { id: advice, raw: asJson(record), by: by.id, via: 'api', at: NOW });
    return issue(tx, by, 'money-note', { words: MONEY }, place);
  });
});
afterAll(() => server.close());

interface Wish {
  readonly id?: OpaqueId;
  readonly name?: string;
  readonly own?: boolean;
  readonly audience?: string;
  readonly again?: string;
  readonly of?: OpaqueId;
}

const looked = async (
  browser: Browser,
  { id = anId(), own, audience = 'legal-adviser', of = matter }: Wish,
) =>
  browser.call(
    'GET',
    `/api/office/cases/${of}/share/${audience}?recipient=${id}${own === true ? '&ownAdviser=true' : ''}`,
  );

async function sent(browser: Browser, wish: Wish, press = anId()) {
  const { name = 'Fallow and Reed', own, audience = 'legal-adviser', again, of = matter } = wish;
  const recipient = { id: wish.id ?? anId(), name };
  const look = await looked(browser, { ...wish, id: recipient.id });
  const { sha256, until } = look.json<SharePreview>();
  const body = {
    id: press,
    audience,
    recipient,
    sha256,
    until,
    ...(own === undefined ? {} : { ownAdviser: own }),
  };
  const answer = await browser.call('POST', `/api/office/cases/${of}/shares`, { ...body, again });
  return { press, recipient, body, answer, made: answer.json<MadeLink>() };
}

const text = async (wish: Wish) => JSON.stringify((await looked(office, wish)).json<SharePreview>().page);

describe('legal advice that the landlord was given', () => {
  it('is read by its own adviser and by nobody else', async () => {
    expect(await text({ own: true })).toContain(ADVICE);
    expect(await text({ own: false })).not.toContain('CANARYADVICE');
    for (const audience of ['ombudsman', 'contractor', 'tenant-summary']) {
      expect(await text({ audience })).not.toContain('CANARYADVICE');
      // Nobody else is made our own adviser by saying so.
      expect((await looked(office, { audience, own: true })).statusCode).toBe(400);
    }
  });

  it('leaves only as what was looked at: a page for our own adviser is no page for another', async () => {
    const { body } = await sent(office, { own: true, name: 'Looked At' });
    for (const ownAdviser of [false, undefined, 'yes']) {
      const other = { ...body, id: anId(), recipient: { id: anId(), name: 'Other Firm' }, ownAdviser };
      const answer = await office.call('POST', `/api/office/cases/${matter}/shares`, other);
      expect([400, 409]).toContain(answer.statusCode);
    }
  });

  it('is kept with the share, named in the log, and issued again as it was', async () => {
    const { press, recipient, made, answer } = await sent(office, { own: true, name: 'Ours LLP' });
    expect(answer.statusCode, answer.body).toBe(200);
    expect(server.world.storage.read((view) => view.shares.share(press)?.ownAdviser)).toBe(true);
    const { shares } = (await office.call('GET', `/api/office/shares?case=${matter}`)).json<{
      shares: ShareLine[];
    }>();
    expect(shares.find(({ id }) => id === press)?.audienceTitle).toBe('Our own legal adviser');
    const { line } = (await lead.call('GET', `/api/office/disclosures/${press}`)).json<DisclosureDetail>();
    expect(line.to).toBe('Our own legal adviser: Ours LLP');
    // Somebody else was sent a page since; the form of the first one is still about the first one.
    await sent(office, { name: 'Other Side' });
    const first = await office.call(
      'GET',
      `/api/office/cases/${matter}/share/legal-adviser?again=${made.share}`,
    );
    expect(first.json<SharePreview>()).toMatchObject({ ownAdviser: true, recipient: { id: recipient.id } });
    const again = await sent(office, { own: true, id: recipient.id, again: press });
    expect(again.made).toMatchObject({ share: press, unchanged: true });
  });

  it('does not go to an adviser who was sent a page as somebody else’s, by name or by id, but by the lead', async () => {
    const { recipient } = await sent(office, { name: 'Opposing & Co' });
    const ticked = await looked(office, { id: recipient.id, own: true });
    expect(ticked.statusCode).toBe(422);
    expect(ticked.body).not.toContain('CANARYADVICE');
    for (const to of [{ id: recipient.id }, { name: ' opposing & co ' }]) {
      const { answer, press } = await sent(office, { ...to, own: true });
      expect([answer.statusCode, answer.json<{ reason: string }>().reason]).toEqual([
        422,
        expect.stringContaining('Take the tick away'),
      ]);
      expect(server.world.storage.read((view) => view.shares.share(press))).toBeNull();
    }
    expect((await sent(lead, { id: recipient.id, own: true })).answer.statusCode).toBe(200);
  });

  it('is another page for another side, though nothing in it differs', async () => {
    const plain = anId();
    const { storage, otherHome: home, office: by } = server.world;
    await storage.write((tx) => {
      const aware = { awareAt: instantAt(NOW - 60_000), hazard: 'damp-and-mould' };
      issue(tx, by, 'report-fact', aware, { home, case: plain });
    });
    const ours = await sent(office, { own: true, name: 'Plain LLP', of: plain });
    const looks = [true, false].map((own) => looked(lead, { id: ours.recipient.id, own, of: plain }));
    const [as, not] = (await Promise.all(looks)).map((one) => one.json<SharePreview>());
    expect(as?.page).toEqual(not?.page);
    expect(as?.sha256).not.toBe(not?.sha256);
    const to = { id: ours.recipient.id, name: 'Plain LLP', of: plain };
    const theirs = await sent(office, { ...to, again: ours.press });
    expect(theirs.made).toMatchObject({ share: theirs.press, unchanged: false });
    // A lost answer is not found again with another tick either.
    const last = await sent(lead, { own: true, name: 'Last LLP', of: plain });
    const unticked = { ...last.body, ownAdviser: false };
    expect((await lead.call('POST', `/api/office/cases/${plain}/shares`, unticked)).statusCode).toBe(409);
  });
});

it('what a second person opened to our own adviser is not open to the other side’s, nor the other way round', async () => {
  const form = (await office.call('GET', `/api/office/records/${money}/words/ask`)).json<AskForm>();
  const offered = form.audiences.find(({ value }) => value === 'legal-adviser')?.recipients;
  expect(offered?.map(({ label }) => label)).toEqual([
    'Our own legal adviser',
    'Legal adviser who is not ours',
  ]);
  const ask = async (own: boolean) => {
    const necessity = {
      ...{ purpose: 'legal-advice', basis: 'legal-obligation', until: form.latest, couldLessDo: 'no' },
      ...{ tells: form.tells[0]?.value ?? 'neither', condition: null },
      recipient: recipientOfMatter('legal-adviser', matter, own),
      whyThisField: 'The claim is about what is written in this field.',
      harmIfShared: 'It could be told on, or be used against them.',
      harmIfNotShared: 'The adviser cannot say what the claim is worth.',
      whyNotLess: 'We tried a summary of it, and nobody could use it.',
    };
    const request = { id: anId(), record: money, field: 'words', audience: 'legal-adviser', necessity };
    const asked = await office.call('POST', '/api/office/sharing', request);
    expect(asked.statusCode, asked.body).toBe(200);
    const waits = await lead.call('GET', `/api/office/sharing/${request.id}`);
    expect(waits.body).toContain(own ? 'Our own legal adviser' : 'Legal adviser who is not ours');
    const yes = { id: anId(), answer: 'approved', reason: '' };
    expect((await lead.call('POST', `/api/office/sharing/${request.id}/answer`, yes)).statusCode).toBe(200);
  };
  for (const own of [true, false]) expect(await text({ own })).not.toContain('CANARYMONEY');
  await ask(true);
  expect(await text({ own: true })).toContain(MONEY);
  expect(await text({ own: false })).not.toContain('CANARYMONEY');
});
