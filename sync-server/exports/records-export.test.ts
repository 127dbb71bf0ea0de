import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CaseView } from '#domain/cases/office-views.ts';
import type { DisclosuresView, SavedFile } from '#domain/disclosures/disclosure-views.ts';
import type { OpaqueId } from '#domain/ids.ts';
import { kindNamed, type KindName } from '#domain/records/registry.ts';
import { aServer, Browser, type TestServer } from '../border/http.fixture.ts';
import { fileRecord } from '../files/file-record.ts';
import { anId, aRecord, asJson, instantAt, issue, NOW } from '../files/filing.fixture.ts';
import { officeRoutes } from '../routes/api-office.ts';

let server: TestServer;
let office: Browser;
let lead: Browser;
const [caseId, earlier, present] = [anId(), anId(), anId()];
beforeAll(async () => {
  server = await aServer({ moreRoutes: [officeRoutes] });
  const { storage, home } = server.world;
  [office, lead] = [
    await Browser.signedIn(server, server.world.office),
    await Browser.signedIn(server, server.world.lead),
  ];
  await storage.write((tx) => {
    const by = server.world.office;
    const place = { home, case: caseId };
    const then = { occupancy: 'tenancy', startedOn: '2012-05-04', endedOn: '2019-06-05' };
    issue(tx, by, 'tenancy', then, { home, tenancy: earlier }, earlier);
    const now = { occupancy: 'tenancy', startedOn: '2020-03-02' };
    issue(tx, by, 'tenancy', now, { home, tenancy: present }, present);
    issue(tx, by, 'report-fact', { awareAt: instantAt(NOW - 60_000), hazard: 'damp-and-mould' }, place);
    const seen = (kind: KindName, body: object, more: object = {}) => {
      const raw = asJson(aRecord(by.id, kind, body, { ...place, ...more }));
      fileRecord(tx, { id: anId(), raw, by: by.id, via: 'api', at: NOW });
    };
    const notice = { at: instantAt(NOW - 40_000), how: 'shown', notice: '2026-11', language: 'en' };
    for (const [tenancy, name] of [
      [earlier, 'Earlier household'],
      [present, 'Present household'],
    ] as const) {
      seen('person', { name, part: 'tenant' }, { tenancy, subjects: [anId()] });
      seen('privacy-notice', notice, { tenancy });
    }
    seen('cleared-note', { note: anId(), words: '=The wall is wet.' });
    seen('note', { words: 'Nobody has read this.' });
    seen('health-need', { answer: 'need', needs: ['dust-harms'] }, { tenancy: present, subjects: [anId()] });
  });
});
afterAll(() => server.close());

const take = (of: string, id: OpaqueId, sent: object, by = office) =>
  by.call('POST', `/api/office/${of}/${id}/export`, { id: anId(), format: 'csv', ...sent });
const file = async (of: string, id: OpaqueId, sent: object = {}) =>
  (await take(of, id, sent)).json<SavedFile>();

describe('the records of a case, and a property file, saved as a file', () => {
  it('are facts that anybody at the desk may see at any time, and nothing of who lives or lived there', async () => {
    for (const [of, id] of [
      ['cases', caseId],
      ['homes', server.world.home],
    ] as const)
      for (const format of ['csv', 'json']) {
        const { text, type, lines } = await file(of, id, { format });
        expect(type).toBe(format === 'csv' ? 'text/csv' : 'application/json');
        expect(lines).toBeGreaterThan(1);
        expect(text).toContain('The wall is wet.');
        for (const kept of [
          'Nobody has read this',
          'Dust does harm',
          'dust-harms',
          'Earlier household',
          'Present household',
        ])
          expect(text).not.toContain(kept);
        // Of the household that moved out there is no row; of the one that is there, under its own name.
        expect(text).not.toContain('2012-05-04');
        expect(text).toContain('Tenancy from 2020-03-02 (household 2 of this home)');
      }
    expect((await file('cases', caseId)).text).toContain(`"'=The wall is wet."`);
    expect((await file('homes', server.world.home)).text).toContain('"1 Example Street"');
  });

  it('say nothing of what was asked for by right, of what a record is treated as, nor that something hidden was put right', async () => {
    const { storage, office: by, home } = server.world;
    const [concern, wall, floor, lodger] = [anId(), anId(), anId(), anId()];
    await storage.write((tx) => {
      const seen = (kind: KindName, body: object, id = anId()) => {
        const subjects = kindNamed(kind)?.namesSubject === true ? [anId()] : [];
        const raw = asJson(aRecord(by.id, kind, body, { home, case: caseId, tenancy: present, subjects }));
        fileRecord(tx, { id, raw, by: by.id, via: 'api', at: NOW });
      };
      seen('safeguarding-concern', { visitorMust: ['not-alone'], words: 'Nobody may read this.' }, concern);
      seen('cleared-note', { note: anId(), words: 'The wall was dry.' }, wall);
      seen('cleared-note', { note: anId(), words: 'The floor was wet.' }, floor);
      seen('reclassification', { record: floor, treatAs: 'safeguarding' });
      // Who lives there is on a screen, and in no file: nor is it said there that it was put right.
      seen('person', { name: 'Rowan Ashdown', part: 'tenant' }, lodger);
      seen('correction', { corrects: lodger, because: 'seen-later' });
      seen('correction', { corrects: concern, because: 'wrong-place' });
      seen('correction', { corrects: wall, because: 'typed-wrongly' });
    });
    for (const [of, id] of [
      ['cases', caseId],
      ['homes', home],
    ] as const)
      for (const format of ['csv', 'json']) {
        const { text } = await file(of, id, { format });
        expect(text.toLowerCase()).not.toContain('safeguarding');
        expect(text).not.toContain(concern);
        expect(text).toContain('The wall was dry.');
        expect(text).not.toContain('It was put in the wrong place');
        expect(text).not.toContain('measured again later');
        expect(text).toContain('It was typed or tapped wrongly');
      }
    const { lines } = (await office.call('GET', `/api/office/cases/${caseId}`)).json<CaseView>();
    const corrections = lines.filter(({ kind }) => kind === 'correction');
    expect(corrections.map(({ title, detail }) => [title, ...detail].join('. ')).sort()).toEqual([
      'Put right: cleared note. Because: it was typed or tapped wrongly',
      'Put right: resident. Because: it was seen or measured again later',
    ]);
  });

  it('have a name that says nothing of whose they are', async () => {
    expect((await file('cases', caseId)).name).toBe('case-2026-11-24.csv');
    expect((await file('homes', server.world.home, { format: 'json' })).name).toBe('home-2026-11-24.json');
  });

  it('are kept as taken out, by whom and how many, once for an id, for the lead to see', async () => {
    const id = anId();
    expect((await take('cases', caseId, { id })).statusCode).toBe(200);
    expect((await take('cases', caseId, { id })).statusCode).toBe(409);
    expect((await take('homes', server.world.home, { id }, lead)).statusCode).toBe(409);
    const { exports } = (await lead.call('GET', '/api/office/disclosures')).json<DisclosuresView>();
    expect(exports[0]).toMatch(/The office, CSV, the records of one case, lines: \d+$/);
    const noted = server.world.storage.read((view) => view.journal.about(caseId));
    expect(noted.filter(({ action }) => action === 'records-exported').length).toBeGreaterThan(0);
  });

  it('are refused in plain words where they are of nothing, or of no form that there is', async () => {
    expect((await take('cases', anId(), {})).statusCode).toBe(404);
    expect((await take('homes', anId(), {})).statusCode).toBe(404);
    const wrong = await take('cases', caseId, { format: 'xls' });
    expect([wrong.statusCode, wrong.json<{ reason: string }>().reason]).toEqual([400, 'Choose CSV or JSON.']);
  });
});
