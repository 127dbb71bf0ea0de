import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { HomeLine } from '#domain/cases/office-views.ts';
import type { OpaqueId } from '#domain/ids.ts';
import { ASKERS, rulesOf, type AskerKey } from '#domain/requests/askers.ts';
import type { DraftView, RequestsView, RequestView } from '#domain/requests/request-views.ts';
import { filedRecords } from '../files/filed-record.ts';
import { newOpaqueId } from '../new-id.ts';
import { deskTrial, type DeskTrial } from './desk-trial.fixture.ts';

let trial: DeskTrial;
let wren: string;
let home: HomeLine;
beforeAll(async () => {
  trial = await deskTrial();
  wren = await trial.cookie('wren');
  const found = await get<{ homes: HomeLine[] }>('/homes?q=Flat%207');
  const flat = found.homes.find(({ line }) => line === 'Flat 7, Larkspur House');
  if (!flat) throw new Error('The demo has Flat 7.');
  home = flat;
});
afterAll(() => trial.close());

const get = async <T>(path: string) => (await trial.get(`/api/office${path}`, wren)).json as T;
const post = (path: string, body: object, cookie = wren) => trial.post(`/api/office${path}`, body, cookie);
const logOf = (request: string) =>
  trial.storage
    .read((view) => filedRecords(view, { kind: 'disclosure' }))
    .flatMap(({ record }) =>
      record.kind === 'disclosure' && record.body.request === request ? [record.body] : [],
    );
const versionsOf = (request: OpaqueId) => trial.storage.read((view) => view.records.entry(request)?.rev);

/** Asks, and sends the answer that was ready. */
async function askedBy(asker: AskerKey, asks: readonly string[]): Promise<OpaqueId> {
  const id = newOpaqueId();
  expect((await post('/requests', { id, home: home.id, asker, asks })).status).toBe(200);
  const { draft } = await get<RequestView>(`/requests/${id}`);
  const sent = { id: newOpaqueId(), sha256: draft?.sha256, channel: 'sent' };
  expect((await post(`/requests/${id}/answer`, sent)).status).toBe(200);
  return id;
}

describe('somebody else than a neighbour asks', () => {
  it.each(Object.keys(ASKERS) as AskerKey[])(
    'is answered at once and logged as who they are: %s',
    async (asker) => {
      const request = await askedBy(asker, ['where-from', 'what-was-done']);
      const { audience, label, title } = rulesOf(asker);
      const [line] = logOf(request);
      expect(line).toMatchObject({ audience, decision: audience === 'public' ? 'part' : 'shared' });
      expect(line?.recipientName).toBe(asker === 'neighbour' ? undefined : label);
      const view = await get<RequestView>(`/requests/${request}`);
      expect(view.line.title).toBe(title);
      expect(view.authority).toBeNull();
      expect(view.told ?? '').toContain(audience === 'public' ? 'in numbers' : 'compression joint');
    },
  );

  it('has a solicitor told what is missing, kept open, and begun as the resident’s own request once it came', async () => {
    const request = await askedBy('solicitor', ['where-from', 'who-lives-there']);
    const before = await get<RequestView>(`/requests/${request}`);
    expect(before.told).toContain('the resident’s signed authority');
    expect(logOf(request)[0]?.decision).toBe('part');
    expect((await get<RequestsView>('/requests')).awaiting.map(({ id }) => id)).toContain(request);
    const evidence = (body: object) => post(`/requests/${request}/evidence`, body);
    expect((await evidence({ seen: ['constructor'] })).status).toBe(400);
    const early = await evidence({ seen: ['identity'], closed: 'passed-on' });
    expect(early.status).toBe(422);
    expect(early.json['reason']).toContain('signed authority');
    expect((await evidence({ seen: ['identity'] })).status).toBe(200);
    const rev = versionsOf(request);
    expect((await evidence({ seen: ['identity'] })).status).toBe(200);
    expect(versionsOf(request)).toBe(rev);
    await evidence({ seen: ['identity', 'authority'] });
    const complete = await get<RequestView>(`/requests/${request}`);
    expect(complete.authority).toMatchObject({
      isComplete: true,
      nextHref: '/office/rights/new',
      closed: null,
    });
    // That all of it was seen tells nobody anything: no new line stands in the log.
    expect(logOf(request)).toHaveLength(1);
    await evidence({ seen: ['identity', 'authority'], closed: 'passed-on' });
    expect((await get<RequestsView>('/requests')).awaiting.map(({ id }) => id)).not.toContain(request);
    expect((await get<RequestView>(`/requests/${request}`)).authority?.closed).toBe('Begun where it belongs');
  });

  it('has an MP answered, and closed in words where nothing came', async () => {
    const request = await askedBy('councillor', ['what-next', 'about-them']);
    const { authority } = await get<RequestView>(`/requests/${request}`);
    expect(authority?.needs.map(({ key, seen }) => [key, seen])).toEqual([
      ['identity', false],
      ['resident-asked', false],
    ]);
    expect(authority?.care).toContain('Parliament publishes');
    const closed = await post(`/requests/${request}/evidence`, { seen: [], closed: 'not-given' });
    expect(closed.status).toBe(200);
    expect((await get<RequestView>(`/requests/${request}`)).authority?.closed).toBe(
      'Closed: it was not given',
    );
  });

  it('shows the police the way for a life in danger, and asks for nothing where only the building is asked', async () => {
    const request = await askedBy('police', ['who-lives-there']);
    const { authority } = await get<RequestView>(`/requests/${request}`);
    expect(authority?.lifeHref).toBe(`/office/homes/${home.id}/life`);
    const facts = await askedBy('police', ['where-from']);
    expect((await post(`/requests/${facts}/evidence`, { seen: ['identity'] })).status).toBe(400);
  });

  it('drafts for whoever asks just now, and for nobody who has a door of their own', async () => {
    const relative = await get<DraftView>(
      `/homes/${home.id}/answer?asker=relative&asks=who-lives-there,my-home`,
    );
    expect(relative.words).toContain('lasting power of attorney');
    for (const other of ['resident', 'adviser', 'ombudsman', 'constructor']) {
      expect((await trial.get(`/api/office/homes/${home.id}/answer?asker=${other}`, wren)).status).toBe(400);
      const sent = { id: newOpaqueId(), home: home.id, asker: other, asks: ['where-from'] };
      expect((await post('/requests', sent)).status).toBe(400);
    }
  });

  it('gives the public’s answer by no link', async () => {
    const request = await askedBy('press', ['where-from']);
    expect((await post(`/requests/${request}/link`, { id: newOpaqueId() })).status).toBe(409);
  });

  it('is kept from everybody who is not at the desk', async () => {
    const request = await askedBy('insurer', ['about-them']);
    for (const [name, status] of [
      ['', 401],
      ['asha', 403],
      ['tidewell', 403],
      ['ellis', 403],
    ] as const) {
      const cookie = name && (await trial.cookie(name));
      expect((await post(`/requests/${request}/evidence`, { seen: [] }, cookie)).status).toBe(status);
    }
  });
});
