import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { OpaqueId } from '#domain/ids.ts';
import type { KindName } from '#domain/records/registry.ts';
import type { SharedAudience } from '#domain/shares/share-audiences.ts';
import type { MadeLink, SharePreview } from '#domain/shares/share-views.ts';
import { aServer, Browser, type TestServer } from '../border/http.fixture.ts';
import { fileRecord } from '../files/file-record.ts';
import { anId, aRecord, asJson, DAY, instantAt, issue, NOW } from '../files/filing.fixture.ts';
import { officeRoutes } from '../routes/api-office.ts';
import type { Account } from '../storage/accounts.ts';

/*
 * "What was known, when, and by whom": what the Ombudsman and an adviser are told of how each record came to be known, and what
 * nobody is told of it who may not see it.
 */

let server: TestServer;
let desk: Browser;
let caseId: OpaqueId;
let tenancy: OpaqueId;
const ids: Record<string, OpaqueId> = {};
const pages = new Map<SharedAudience, SharePreview>();
const AT_FIRST = NOW - 3 * DAY;
const SECOND = NOW - DAY;

beforeAll(async () => {
  server = await aServer({ moreRoutes: [officeRoutes] });
  desk = await Browser.signedIn(server, server.world.office);
  const { office, lead, surveyor, home, contractor } = server.world;
  [caseId, tenancy] = [anId(), anId()];
  await server.world.storage.write((tx) => {
    issue(tx, office, 'tenancy', { occupancy: 'tenancy', startedOn: '2020-01-01' }, { home }, tenancy);
    const aware = { awareAt: instantAt(AT_FIRST), hazard: 'damp-and-mould' };
    issue(tx, office, 'report-fact', aware, { home, case: caseId }, anId(), AT_FIRST);
  });
  const inspection = anId();
  const place = { home, case: caseId, inspection };
  const file = (name: string, by: Account, kind: KindName, body: object, at: number, more: object = {}) =>
    server.world.storage.write((tx) => {
      const id = (ids[name] = name === 'visit' ? inspection : anId());
      const record = { ...aRecord(by.id, kind, body, { ...place, ...more }), recordedAt: instantAt(at) };
      // It reaches the office seven hours later.
      fileRecord(tx, { id, raw: asJson(record), by: by.id, via: 'db', at: at + 7 * 3_600_000 });
      return id;
    });
  const started = { visitKind: 'repair', investigation: 'standard', manner: 'in-person' };
  await file('visit', surveyor, 'inspection', { ...started, startedAt: instantAt(AT_FIRST) }, AT_FIRST);
  const hall = await file('hall', surveyor, 'room', { roomKind: 'hall' }, AT_FIRST);
  const number = {
    quantity: 'relative-humidity',
    scale: 'percent',
    room: hall,
    takenAt: instantAt(AT_FIRST),
  };
  const wrong = await file('wrong', surveyor, 'reading', { ...number, value: 83 }, AT_FIRST);
  const right = await file('right', surveyor, 'reading', { ...number, value: 63 }, SECOND);
  const corrects = { corrects: wrong, replacement: right, because: 'typed-wrongly', reason: 'TYPED WORDS' };
  await file('correction', surveyor, 'correction', corrects, SECOND, { case: null });
  const gone = await file(
    'gone',
    surveyor,
    'finding',
    { room: hall, findingKind: 'damp', element: 'wall' },
    AT_FIRST,
  );
  await file('taken back', office, 'correction', { corrects: gone, because: 'wrong-place' }, SECOND);
  const money = await file('money', lead, 'money-note', { words: 'ARREARS' }, AT_FIRST, {
    tenancy,
    subjects: [anId()],
  });
  await file('of money', lead, 'correction', { corrects: money, because: 'resident-says' }, SECOND);
  const told = (more: object) => ({
    ...{ at: instantAt(SECOND), purpose: 'repair', records: [], categories: ['defect'], decision: 'shared' },
    ...more,
  });
  await server.world.storage.write((tx) => {
    const log = (more: object, at: object = {}) =>
      issue(tx, office, 'disclosure', told(more), { home, case: caseId, tenancy, ...at });
    log({
      audience: 'contractor',
      recipient: contractor.id,
      recipientName: 'Fallow and Reed',
      fields: ['finding/defect'],
    });
    log({
      at: instantAt(NOW),
      audience: 'neighbour',
      recipientName: 'NEXT DOOR',
      decision: 'refused',
      words: 'REASON TYPED',
    });
    log({ audience: 'legal-adviser', recipientName: 'SECRET FIRM', categories: ['safeguarding'] });
    log({ audience: 'contractor', recipientName: 'EARLIER FIRM' }, { tenancy: anId() });
  });
  for (const audience of ['ombudsman', 'legal-adviser', 'tenant-summary', 'contractor'] as const) {
    const answer = await desk.call('GET', `/api/office/cases/${caseId}/share/${audience}`);
    pages.set(audience, answer.json<SharePreview>());
  }
});
afterAll(() => server.close());

const section = (audience: SharedAudience, title: string) =>
  pages.get(audience)?.page.sections.find((one) => one.title === title)?.entries ?? [];
const linesOf = (audience: SharedAudience, title: string) =>
  section(audience, title).map(({ lines }) =>
    Object.fromEntries(lines.map(({ label, words }) => [label, words])),
  );
const text = (audience: SharedAudience) => JSON.stringify(pages.get(audience)?.page);

describe('how each thing came to be known', () => {
  it('is told to the Ombudsman: seen, entered, by whom, when it reached the office, and what became of it', () => {
    const name = server.world.surveyor.displayName;
    const entered = `Sat 21 Nov, 09:00, by ${name}; at the office Sat 21 Nov, 16:00`;
    expect(linesOf('ombudsman', 'What was measured')).toMatchObject([
      {
        Reading: '83',
        Seen: 'Sat 21 Nov',
        Entered: entered,
        'How it stands': 'Not held to be right any more. What is right stands beside it.',
        Corrected: `Mon 23 Nov, 09:00, by ${name}; at the office Mon 23 Nov, 16:00. It was typed or tapped wrongly`,
      },
      { Reading: '63' },
    ]);
    expect(linesOf('ombudsman', 'What was found')).toMatchObject([
      { 'How it stands': 'Not held to be right any more. Nothing stands in its place.', Seen: 'Sat 21 Nov' },
    ]);
    expect(section('ombudsman', 'What was measured').map(({ heading }) => heading)).toEqual(['Hall', 'Hall']);
  });

  it('is told to an adviser without how a record was made: both values, which holds, and the day of the visit', () => {
    const [wrong, right] = linesOf('legal-adviser', 'What was measured');
    expect(wrong).toMatchObject({ Reading: '83', Seen: 'Sat 21 Nov' });
    expect(wrong?.['How it stands']).toMatch(/^Not held to be right any more/);
    expect(right?.['How it stands']).toBeUndefined();
    for (const one of [wrong, right])
      expect(Object.keys(one ?? {})).not.toEqual(expect.arrayContaining(['Entered']));
    expect(text('legal-adviser')).not.toContain('tapped wrongly');
    expect(text('legal-adviser')).not.toContain(server.world.surveyor.displayName);
  });

  it('is told to nobody who is told what is right now', () => {
    for (const audience of ['tenant-summary', 'contractor'] as const) {
      expect(text(audience)).not.toMatch(/"83"|Entered|How it stands|Who was told/);
      expect(text(audience)).toContain('"63"');
    }
  });

  it('tells of no guarded record, of no correction of one, and nothing that somebody typed', () => {
    for (const audience of ['ombudsman', 'legal-adviser'] as const) {
      expect(text(audience)).not.toMatch(/ARREARS|The resident says it is wrong|TYPED|REASON/);
      const fields = pages.get(audience)?.compared.filter(({ seen }) => seen.length > 0) ?? [];
      expect(fields.map(({ record }) => record)).not.toContain(ids['of money']);
    }
  });

  it('is logged by the fields that were told, how a record was made too', async () => {
    const { sha256, until } = pages.get('ombudsman') ?? {};
    const recipient = { id: anId(), name: 'Housing Ombudsman' };
    const look = await desk.call(
      'GET',
      `/api/office/cases/${caseId}/share/ombudsman?recipient=${recipient.id}`,
    );
    const sent = {
      id: anId(),
      audience: 'ombudsman',
      recipient,
      until,
      sha256: look.json<SharePreview>().sha256,
    };
    expect(sha256).not.toBe(sent.sha256);
    const made = await desk.call('POST', `/api/office/cases/${caseId}/shares`, sent);
    expect(made.statusCode, made.body).toBe(200);
    const { share } = made.json<MadeLink>();
    const body = server.world.storage.read((view) => view.documents.get('files', share)?.body['body']);
    expect(body).toMatchObject({
      fields: expect.arrayContaining([
        'record/recordedAt',
        'record/author',
        'correction/because',
        'disclosure/at',
      ]) as unknown,
      records: expect.arrayContaining([ids['wrong'], ids['correction']]) as unknown,
    });
    // Its own line is not told on the next page to the same reader: what has not changed stays unchanged.
    const again = await desk.call(
      'GET',
      `/api/office/cases/${caseId}/share/ombudsman?recipient=${recipient.id}`,
    );
    expect(again.json<SharePreview>().sha256).toBe(sent.sha256);
  });
});

describe('the lines of the log', () => {
  it.each(['ombudsman', 'legal-adviser'] as const)(
    'are told to the %s, narrowed as the log is',
    (audience) => {
      expect(linesOf(audience, 'Who was told')).toMatchObject([
        { To: 'Contractor: Fallow and Reed', Decision: 'Shared' },
        { To: 'Neighbour', Decision: 'Refused' },
      ]);
      expect(text(audience)).not.toMatch(/NEXT DOOR|SECRET FIRM|EARLIER FIRM|afeguarding/);
    },
  );
});
