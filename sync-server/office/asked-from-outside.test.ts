import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { HomeLine } from '#domain/cases/office-views.ts';
import type { OpaqueId } from '#domain/ids.ts';
import type { DraftView, RequestView } from '#domain/requests/request-views.ts';
import { filedRecord, filedRecords } from '../files/filed-record.ts';
import { newOpaqueId } from '../new-id.ts';
import { deskTrial, type DeskTrial } from './desk-trial.fixture.ts';

let trial: DeskTrial;
let wren: string;
let below: HomeLine;
let above: HomeLine;
beforeAll(async () => {
  trial = await deskTrial();
  wren = await trial.cookie('wren');
  below = await homeAt('Flat 7, Larkspur House');
  above = await homeAt('Flat 14, Larkspur House');
});
afterAll(() => trial.close());

async function homeAt(line: string): Promise<HomeLine> {
  const found = await get<{ homes: HomeLine[] }>(`/homes?q=${encodeURIComponent(line)}`);
  const home = found.homes.find((one) => one.line === line);
  if (!home) throw new Error(`The demo has ${line}.`);
  return home;
}
const get = async <T>(path: string) => (await trial.get(`/api/office${path}`, wren)).json as T;
const post = (path: string, body: object) => trial.post(`/api/office${path}`, body, wren);

const ASKS = ['where-from', 'what-was-done', 'what-next', 'my-home'];

async function kept(more: object): Promise<OpaqueId> {
  const id = newOpaqueId();
  const sent = { id, home: below.id, asker: 'neighbour', asks: ASKS, ...more };
  expect((await post('/requests', sent)).status).toBe(200);
  return id;
}

describe.each(['not-registered', 'none'])('whoever asks about Flat 7 and lives elsewhere (%s)', (ownHome) => {
  it('is drafted the facts of Flat 7, and neither its job nor its day as theirs', async () => {
    const draft = await get<DraftView>(`/homes/${below.id}/answer?own-home=${ownHome}`);
    expect(draft.source).toMatchObject({ home: { id: below.id }, where: 'the home you asked about' });
    expect(draft.words).not.toMatch(/\byour home\b|We come to/);
    expect(draft.others.map(({ home, where }) => [home.id, where])).toContainEqual([
      above.id,
      'the flat above the home you asked about',
    ]);
    // The same home as their own: the facts of the flat above, and what is planned at home.
    const own = await get<DraftView>(`/homes/${below.id}/answer`);
    expect(own.source?.home.id).toBe(above.id);
    expect(own.words).toMatch(/\byour home\b/);
  });

  it('is kept, answered and told the very words, with the flat above once it is chosen', async () => {
    const request = await kept({ ownHome });
    const filed = trial.storage.read((view) => filedRecord(view, request));
    expect(filed?.record.body).toMatchObject({ ownHome });
    const view = await get<RequestView>(`/requests/${request}`);
    expect(view.line.elsewhere).not.toBeNull();
    expect(view.draft?.words).not.toMatch(/\byour home\b|We come to/);
    const { draft } = await get<RequestView>(`/requests/${request}?about=${above.id}`);
    expect(draft?.words).toContain('The water comes from the flat above the home you asked about:');
    expect(draft?.words).not.toMatch(/\byour home\b|We come to/);
    const sent = { id: newOpaqueId(), sha256: draft?.sha256, channel: 'sent', about: above.id };
    expect((await post(`/requests/${request}/answer`, sent)).status).toBe(200);
    const told = trial.storage
      .read((tx) => filedRecords(tx, { kind: 'disclosure' }))
      .flatMap(({ record }) =>
        record.kind === 'disclosure' && record.body.request === request ? [record] : [],
      );
    expect(told.map(({ body }) => body.told)).toEqual([draft?.words]);
    expect((await get<RequestView>(`/requests/${request}`)).told).toBe(draft?.words);
  });
});

it('keeps nothing of where somebody lives who asks for somebody else, and takes no answer off the list', async () => {
  const request = await kept({ asker: 'insurer', ownHome: 'none' });
  const filed = trial.storage.read((view) => filedRecord(view, request));
  expect(filed?.record.body).not.toHaveProperty('ownHome');
  const sent = { id: newOpaqueId(), home: below.id, asker: 'neighbour', asks: ASKS, ownHome: 'constructor' };
  expect((await post('/requests', sent)).status).toBe(400);
  const looked = await trial.get(`/api/office/homes/${below.id}/answer?own-home=constructor`, wren);
  expect(looked.status).toBe(400);
});
