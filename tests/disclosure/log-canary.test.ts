import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DATA_CATEGORIES, type DataCategory } from '#domain/disclosure/categories.ts';
import type { DisclosuresView, SavedFile } from '#domain/disclosures/disclosure-views.ts';
import type { OpaqueId } from '#domain/ids.ts';
import { RECORD_KINDS } from '#domain/records/registry.ts';
import { aServer, Browser, type TestServer } from '../../sync-server/border/http.fixture.ts';
import { anId, instantAt, issue, NOW } from '../../sync-server/files/filing.fixture.ts';
import { officeRoutes } from '../../sync-server/routes/api-office.ts';
import type { Account } from '../../sync-server/storage/accounts.ts';
import { isWrittenShown, writtenCategory } from './written-matrix.ts';

/*
 * The disclosure log as a channel: a line about each field of each kind, each to a recipient of its own name. Somebody of the
 * office finds that name nowhere (list, search, filters, detail, file, history, links, what waits) unless the page of
 * categories shows the office such a field. See docs/decisions/0130.
 */

let server: TestServer;
let office: Browser;
let lead: Browser;
/** An open case; and a case that nobody opened. */
let matter: OpaqueId;
let tenancy: OpaqueId;

interface Line {
  readonly id: OpaqueId;
  /** "person/phone". */
  readonly field: string;
  readonly category: DataCategory;
  /** The name of its recipient, which stands nowhere else. */
  readonly name: string;
  readonly why: string;
  readonly case: OpaqueId | null;
}
const lines: Line[] = [];
const HEX = 'ab'.repeat(32);

const FIELDS = RECORD_KINDS.flatMap((kind) =>
  Object.keys(kind.fields).map((name) => ({
    field: `${kind.kind}/${name}`,
    category: writtenCategory(kind.kind, name),
  })),
);
const categoryOf = (name: string): DataCategory => {
  const found = DATA_CATEGORIES.find((one) => one === name);
  if (found === undefined) throw new Error('It is on the page.');
  return found;
};

beforeAll(async () => {
  server = await aServer({ moreRoutes: [officeRoutes] });
  const { world } = server;
  const { storage, home } = world;
  office = await Browser.signedIn(server, world.office);
  lead = await Browser.signedIn(server, world.lead);
  [matter, tenancy] = [anId(), anId()];
  await storage.write((tx) => {
    issue(
      tx,
      world.office,
      'tenancy',
      { occupancy: 'tenancy', startedOn: '2020-01-01' },
      { home, tenancy },
      tenancy,
    );
    const aware = { awareAt: instantAt(NOW - 60_000), hazard: 'damp-and-mould' };
    issue(tx, world.office, 'report-fact', aware, { home, case: matter });
    const file = (by: Account, { field, category }: (typeof FIELDS)[number], of: OpaqueId | null) => {
      const [id, count] = [anId(), String(lines.length).padStart(4, '0')];
      const [name, why] = [`Name${count}q`, `Reason${count}q`];
      const body = {
        ...{ at: instantAt(NOW), audience: 'ombudsman', purpose: 'ombudsman-investigation', records: [] },
        ...{ decision: 'part', channel: 'sent', recipientName: name, words: why },
        ...{ categories: [category], fields: [field] },
      };
      issue(tx, by, 'disclosure', body, { home, tenancy, case: of }, id);
      const at = NOW + lines.length;
      const who = {
        recipient: anId(),
        recipientName: name,
        ownAdviser: false,
        by: by.id,
        at,
        request: null,
        order: null,
      };
      const made = { contentSha256: HEX, pageSha256: HEX, told: '[]', rules: HEX, home, tenancy, case: of };
      const page = {
        id,
        audience: 'ombudsman',
        purpose: 'ombudsman-investigation',
        ...who,
        ...made,
      } as const;
      tx.shares.add(page, { sealed: Buffer.from('sealed'), key: HEX });
      // Something in it was put right since: its link is on hold, and whoever has it is to be told.
      for (const kind of ['opened', 'touched'] as const)
        tx.shares.addEvent({ share: id, kind, at, by: null, detail: kind === 'opened' ? '' : 'corrected' });
      lines.push({ id, field, category: categoryOf(category), name, why, case: of });
    };
    for (const one of FIELDS) file(world.lead, one, matter);
    // Beside an open case the same is told of a matter that is over.
    for (const one of FIELDS.filter(
      ({ category }, at) => FIELDS.findIndex((first) => first.category === category) === at,
    ))
      file(world.lead, one, anId());
  });
}, 120_000);
afterAll(() => server.close());

/** Whether the office may find a line, by the page that people read. Links between records name nothing. */
function isOffices({ field, category, case: of }: Line): boolean {
  const [kind = '', name = ''] = field.split('/');
  return (
    category === 'record-keeping' ||
    isWrittenShown(kind, name, 'office', new Set(of === matter ? ['open-case'] : []))
  );
}

const text = async (who: Browser, path: string) => (await who.call('GET', `/api/office${path}`)).body;

async function pages(who: Browser, query = ''): Promise<string> {
  const all: string[] = [];
  for (let next: string | null = ''; next !== null;) {
    const body = await text(who, `/disclosures?after=${next}${query}`);
    all.push(body);
    ({ next } = JSON.parse(body) as DisclosuresView);
  }
  return all.join('\n');
}

async function file(who: Browser, format: 'csv' | 'json', filters: object = {}): Promise<string> {
  const body = { id: anId(), format, ...filters };
  const answer = await who.call('POST', '/api/office/disclosures/export', body);
  expect(answer.statusCode, answer.body).toBe(200);
  return answer.json<SavedFile>().text;
}

/** Ways to a line of the log: all that somebody at the desk is answered by each. */
const WAYS: Readonly<Record<string, (who: Browser) => Promise<string>>> = {
  'the list, page by page': (who) => pages(who),
  'the list of the home': (who) => pages(who, `&home=${server.world.home}`),
  'a search for a name': (who) => pages(who, '&q=name'),
  'a filter of readers': (who) => pages(who, '&audience=ombudsman&kind=share&state=on-hold'),
  'the table that is saved': (who) => file(who, 'csv'),
  'the table of what is filtered': (who) => file(who, 'csv', { q: 'name', home: server.world.home }),
  'the file for a program': (who) => file(who, 'json'),
  'all links': (who) => text(who, '/shares'),
  'what is to be followed up': (who) => text(who, '/follow-ups'),
  'each line by its id': async (who) =>
    (await Promise.all(lines.map(({ id }) => text(who, `/disclosures/${id}`)))).join('\n'),
};

const answered = new Map<string, string>();
/** What somebody is answered by a way, asked for once. */
async function byWay(way: string, who: Browser): Promise<string> {
  const key = `${way} ${who.account.id}`;
  const found = answered.get(key) ?? (await WAYS[way]?.(who)) ?? '';
  answered.set(key, found);
  return found;
}

const namesIn = (found: string) => new Set(found.match(/Name\d{4}q/g));

describe('the log of what was told', () => {
  it('holds a line about each field of each kind, some that the office reads and some that it does not', () => {
    expect(lines.length).toBeGreaterThan(300);
    expect(new Set(lines.map(({ category }) => category)).size).toBeGreaterThan(30);
    expect(lines.filter((one) => !isOffices(one)).length).toBeGreaterThan(20);
    expect(lines.filter(isOffices).length).toBeGreaterThan(200);
  });

  it.each(Object.keys(WAYS))(
    'tells the office by %s of those lines alone whose fields it is shown',
    async (way) => {
      const names = namesIn(await byWay(way, office));
      const wrong = lines.filter((one) => names.has(one.name) !== isOffices(one));
      expect(
        wrong.map(
          ({ field, category, case: of }) => `${category} ${field} ${of === matter ? 'open' : 'over'}`,
        ),
      ).toEqual([]);
    },
  );

  it.each(Object.keys(WAYS))('tells the lead by %s of every line', async (way) => {
    const names = namesIn(await byWay(way, lead));
    expect(lines.filter(({ name }) => !names.has(name))).toEqual([]);
  });

  it('tells the office of a case what the log tells of it, in its history too', async () => {
    const history = await text(office, `/cases/${matter}`);
    const links = await text(office, `/shares?case=${matter}`);
    const names = namesIn((await pages(office, `&case=${matter}`)) + history + links);
    const wrong = lines.filter((one) => names.has(one.name) !== (one.case === matter && isOffices(one)));
    expect(wrong.map(({ field }) => field)).toEqual([]);
    for (const one of [history, links])
      expect([...namesIn(one)].filter((name) => !names.has(name))).toEqual([]);
    expect([namesIn(history).size, namesIn(links).size].every((size) => size > 100)).toBe(true);
  });

  it.each(['office', 'lead'])(
    'puts nobody who was told into a file of records that the %s saves',
    async (name) => {
      const who = name === 'lead' ? lead : office;
      for (const [of, id] of [
        ['cases', matter],
        ['homes', server.world.home],
      ])
        for (const format of ['csv', 'json']) {
          const saved = await who.call('POST', `/api/office/${of}/${id}/export`, { id: anId(), format });
          expect(saved.statusCode).toBe(200);
          expect(saved.body).not.toMatch(/Name\d{4}q|Reason\d{4}q/);
        }
    },
  );

  it.each(Object.keys(WAYS))('tells the office by %s no reason that somebody else typed', async (way) => {
    expect(await byWay(way, office)).not.toMatch(/Reason\d{4}q/);
  });

  it('is answered of a line that is kept from the office as of one that never was', async () => {
    const never = await office.call('GET', `/api/office/disclosures/${anId()}`);
    const hidden = lines.filter((one) => !isOffices(one));
    for (const { id, field } of hidden) {
      const answer = await office.call('GET', `/api/office/disclosures/${id}`);
      expect([field, answer.statusCode, answer.body]).toEqual([field, 404, never.body]);
    }
  });

  it('writes into journal and log what was taken out and never what was looked for', async () => {
    const { storage } = server.world;
    await file(office, 'csv', { q: 'Wordlooked4q' });
    await pages(office, '&q=Wordlooked4q');
    const journal = JSON.stringify(storage.read((view) => view.journal.lines({ after: 0, limit: 100_000 })));
    expect(journal).toContain('log-exported');
    for (const kept of [journal, server.log.join('\n')])
      expect(kept).not.toMatch(/Wordlooked4q|Name\d{4}q|Reason\d{4}q/);
    expect(server.log.length).toBeGreaterThan(20);
  });

  it('is nothing to anybody who is not at the desk', async () => {
    const { surveyor, contractor, administrator } = server.world;
    for (const account of [surveyor, contractor, administrator]) {
      const who = await Browser.signedIn(server, account);
      for (const path of [
        '/disclosures',
        `/disclosures/${lines[0]?.id ?? ''}`,
        '/follow-ups',
        '/shares',
        '/breaches',
      ])
        expect([path, (await who.call('GET', `/api/office${path}`)).statusCode]).toEqual([path, 403]);
      const asked = { id: anId(), format: 'csv' };
      expect((await who.call('POST', '/api/office/disclosures/export', asked)).statusCode).toBe(403);
    }
  });
});
