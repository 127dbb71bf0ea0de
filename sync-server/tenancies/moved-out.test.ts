import { afterAll, beforeAll, expect, it } from 'vitest';
import type { BoardView } from '#domain/cases/office-views.ts';
import type { OpaqueId } from '#domain/ids.ts';
import type { KindName } from '#domain/records/registry.ts';
import { kindNamed } from '#domain/records/registry.ts';
import { instantAt } from '#domain/records/moments.ts';
import { mintingAt, mintRecord } from '#domain/records/mint-record.ts';
import type { PersonLine } from '#domain/rights/rights-views.ts';
import type { SharePreview } from '#domain/shares/share-views.ts';
import { fileRecord } from '../files/file-record.ts';
import { filedRecord } from '../files/filed-record.ts';
import { newOpaqueId } from '../new-id.ts';
import { deskTrial, type DeskTrial } from '../office/desk-trial.fixture.ts';
import type { JsonObject } from '../storage/json.ts';

const DAY_MS = 86_400_000;

let trial: DeskTrial;
let wren: string;
/** An open case at the home of two tenants, of whom one has moved out. */
let home: OpaqueId;
let tenancy: OpaqueId;
let caseId: string;
const [stays, left] = [newOpaqueId(), newOpaqueId()];

const get = async <T>(path: string) => (await trial.get(`/api/office${path}`, wren)).json as T;
const post = (path: string, body: object) => trial.post(`/api/office${path}`, body, wren);

async function file(name: KindName, body: object, id: OpaqueId, at: number, subjects: readonly OpaqueId[]) {
  const kind = kindNamed(name);
  const author = trial.landlord.staff.surveyors[0].id;
  if (!kind) throw new Error('A known kind.');
  const place = { home, tenancy, author, device: author, nonce: newOpaqueId(), subjects };
  const minted = mintRecord(kind, body as never, mintingAt({ ...place, recordedAt: instantAt(at) }));
  const raw = minted as unknown as JsonObject;
  await trial.storage.write((tx) => fileRecord(tx, { id, raw, by: author, via: 'db', at: trial.now }));
}

beforeAll(async () => {
  trial = await deskTrial();
  wren = await trial.cookie('wren');
  const { rows } = await get<BoardView>('/cases');
  for (const row of rows) {
    const { people } = await get<{ people: PersonLine[] }>(`/homes/${row.home}/people`);
    const known = people.flatMap(({ id }) => {
      const filed = trial.storage.read((view) => filedRecord(view, id as OpaqueId));
      const of = filed?.entry.tenancy ?? null;
      const span = of === null ? null : trial.storage.read((view) => filedRecord(view, of))?.record;
      return span?.kind === 'tenancy' && span.body.endedOn === undefined && of !== null ? [of] : [];
    });
    if (known[0] === undefined) continue;
    [home, tenancy, caseId] = [row.home as OpaqueId, known[0], row.case];
    const day = (days: number) => instantAt(trial.now - days * DAY_MS).slice(0, 10);
    const ana = { name: 'Ana Stays', part: 'tenant' };
    const ben = { name: 'Ben Left', part: 'joint-tenant', until: day(10) };
    await file('person', ana, stays, trial.now - 60 * DAY_MS, [stays]);
    await file('person', ben, left, trial.now - 60 * DAY_MS, [left]);
    return;
  }
  throw new Error('The demo has an open case in a home where somebody lives.');
});
afterAll(() => trial.close());

it('the page for the resident goes to those who live there now, and not to whoever has moved out', async () => {
  const path = `/cases/${caseId}/share/tenant-summary`;
  const { recipients, sha256, until } = await get<SharePreview>(path);
  const names = recipients.map(({ name }) => name);
  expect(names).toContain('Ana Stays');
  expect(names).not.toContain('Ben Left');
  const sent = { id: newOpaqueId(), audience: 'tenant-summary', sha256, until };
  const answer = await post(`/cases/${caseId}/shares`, {
    ...sent,
    recipient: { id: left, name: 'Ben Left' },
  });
  expect(answer.status, answer.text).toBe(422);
});

it('the data receipt of somebody who has moved out ends with their own days, not with the tenancy', async () => {
  const told = (on: number) =>
    file(
      'disclosure',
      {
        ...{ at: instantAt(trial.now - on * DAY_MS), audience: 'neighbour', purpose: 'property-facts' },
        ...{ records: [], categories: ['defect'], decision: 'shared', fields: [] },
      },
      newOpaqueId(),
      trial.now - on * DAY_MS,
      [],
    );
  await told(3);
  await told(20);
  const read = async (person: OpaqueId) => {
    const made = await post('/data-receipts', { id: newOpaqueId(), person });
    expect(made.status).toBe(200);
    const answer = await trial.app.inject({
      method: 'POST',
      url: `/r/${String(made.json['token'])}`,
      headers: { host: 'localhost', 'content-type': 'application/x-www-form-urlencoded' },
      payload: 'what=told',
    });
    expect(answer.statusCode, answer.payload).toBe(200);
    return answer.payload.split('A neighbour').length - 1;
  };
  const whole = await read(stays);
  expect(whole).toBeGreaterThanOrEqual(2);
  expect(await read(left)).toBe(whole - 1);
});
