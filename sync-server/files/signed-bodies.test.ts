import { afterAll, beforeAll, expect, it } from 'vitest';
import type { BoardView, CaseView } from '#domain/cases/office-views.ts';
import { isOpaqueId, type OpaqueId } from '#domain/ids.ts';
import { mintingAt, mintRecord } from '#domain/records/mint-record.ts';
import { isInstant } from '#domain/records/moments.ts';
import { finding } from '#domain/records/finding.ts';
import { signOff } from '#domain/records/sign-off.ts';
import { londonIso } from '#domain/time/london.ts';
import { newOpaqueId } from '../new-id.ts';
import { deskTrial, type DeskTrial } from '../office/desk-trial.fixture.ts';
import type { JsonObject } from '../storage/json.ts';
import { fileRecord } from './file-record.ts';

/* What was signed and what is filed may differ, or be on its way still: the desk is told, and nothing is lost for it. */

let trial: DeskTrial;
let cookie: string;
let place: { home: OpaqueId; case: OpaqueId };
const inspection = newOpaqueId();
const author = newOpaqueId();

beforeAll(async () => {
  trial = await deskTrial();
  cookie = await trial.cookie('wren');
  const board = (await trial.get('/api/office/cases', cookie)).json as unknown as BoardView;
  const row = board.rows[0];
  if (!isOpaqueId(row?.home) || !isOpaqueId(row.case)) throw new Error('The demo has an open case.');
  place = { home: row.home, case: row.case };
});
afterAll(() => trial.close());

function minting(more: { tenancy?: OpaqueId } = {}) {
  const recordedAt = londonIso(trial.now - 60_000);
  if (!isInstant(recordedAt)) throw new Error('That is a moment.');
  const device = newOpaqueId();
  return mintingAt({ ...place, author, device, inspection, recordedAt, nonce: newOpaqueId(), ...more });
}

function file(id: OpaqueId, record: object): Promise<string> {
  const raw = record as JsonObject;
  return trial.storage.write((tx) => fileRecord(tx, { id, raw, by: author, via: 'api', at: trial.now }).rev);
}

async function ending(): Promise<string> {
  const view = (await trial.get(`/api/office/cases/${place.case}`, cookie)).json as unknown as CaseView;
  const lines = view.lines.filter(({ title }) => title === 'Visit finished');
  return JSON.stringify(lines.at(-1));
}

it('tells the desk what differs from what was signed and what is not here yet, and keeps the record', async () => {
  const seen = newOpaqueId();
  const body = { room: newOpaqueId(), findingKind: 'damp', element: 'ceiling' } as const;
  const rev = await file(seen, mintRecord(finding, body, minting()));
  const signed = [
    { id: seen, rev, sha256: 'a'.repeat(64) },
    { id: newOpaqueId(), rev: `1-${'b'.repeat(32)}`, sha256: 'c'.repeat(64) },
  ];
  const ended = mintRecord(signOff, { signed, gaps: [] }, minting({ tenancy: newOpaqueId() }));
  await file(newOpaqueId(), ended);
  const line = await ending();
  expect(line).toContain('1 record differs from what was signed');
  expect(line).toContain('1 of the signed records not here yet');
  const view = await trial.get(`/api/office/cases/${place.case}`, cookie);
  expect(view.text).toContain('Damp, ceiling');
  const filed = trial.storage.read((tx) => tx.documents.get('files', seen, rev)?.body['body']);
  expect(filed).toEqual(body);
});
