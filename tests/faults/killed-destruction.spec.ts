import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import type { RetentionView } from '../../src/domain/retention/retention-views.ts';
import { addHouseholdThatLeft, type HouseholdThatLeft } from './support/household-that-left.ts';
import { filesHolding } from '../journeys/support/raw-files.ts';
import { newId, protocolPhone, signedInCookie } from '../journeys/support/phone-protocol.ts';
import { startDemoServer, type DemoServer } from '../journeys/support/server.ts';
import { chanceFrom } from './support/chance.ts';

/**
 * The server is killed at moments that nobody chose in the middle of a destruction. After its start the destruction is wholly
 * undone or wholly done: files, pictures, log of writes, certificate and register say the same. An older copy of the folder
 * that is put back is cleaned before it serves, and a phone that still has a record of it is told so.
 */
const ROUNDS = Number(process.env['HOMEFILE_KILLS'] ?? 16);
const SEED = 20261126;
const CANARY = 'Kanarfall';

test.setTimeout(120_000 + ROUNDS * 60_000);
test.skip(process.env['HOMEFILE_LONG'] !== '1', 'many starts of the server: only in the long run');

let server: DemoServer;
let whole: string;
let old: HouseholdThatLeft;
test.beforeAll(async () => {
  server = await startDemoServer();
  await server.stop();
  old = await addHouseholdThatLeft(server.data, CANARY);
  whole = join(mkdtempSync(join(tmpdir(), 'homefile-whole-')), 'data');
  cpSync(server.data, whole, { recursive: true });
});
test.afterAll(async () => {
  await server.remove();
  rmSync(register(), { force: true });
  rmSync(whole, { recursive: true, force: true });
});

const register = () => `${server.data}.destroyed`;
const holding = () => filesHolding(server.data, CANARY);

async function putBack(): Promise<void> {
  await server.stop('SIGKILL');
  rmSync(server.data, { recursive: true });
  cpSync(whole, server.data, { recursive: true });
}

async function call<T>(cookie: string, path: string, body?: object): Promise<{ status: number; json: T }> {
  const answer = await fetch(`${server.address}/api/office/retention${path}`, {
    method: body === undefined ? 'GET' : 'POST',
    headers: { cookie, 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  return { status: answer.status, json: (await answer.json()) as T };
}

/** One lead asks for what is due; the way to have it confirmed by the other. */
async function asked(): Promise<{ readonly id: string; confirm(): Promise<number> }> {
  const [first, second] = [
    await signedInCookie(server.address, 'linnet'),
    await signedInCookie(server.address, 'teal'),
  ];
  const { json } = await call<RetentionView>(first, '');
  expect(json.totals.records).toBe(old.records);
  const id = newId();
  expect((await call(first, '/destructions', { id, digest: json.digest })).status).toBe(200);
  return {
    id,
    confirm: async () => (await call(second, `/destructions/${id}/confirmation`, {})).status,
  };
}

interface Told {
  readonly state: string;
  readonly certificate: { readonly records: readonly { readonly count: number }[] } | null;
}

/** What the folder, the certificate and the register say after a start: gone, or there. Anything in between fails. */
async function standing(id: string): Promise<'gone' | 'there'> {
  const lead = await signedInCookie(server.address, 'linnet');
  const { json: view } = await call<RetentionView>(lead, '');
  const line = view.destructions.find((one) => one.id === id);
  const inRegister = existsSync(register()) && readFileSync(register(), 'utf8').includes(id);
  if (line?.state === 'asked') {
    expect([view.totals.records, inRegister]).toEqual([old.records, false]);
    expect(holding()).not.toEqual([]);
    expect(existsSync(join(server.data, old.pictureAt))).toBe(true);
    return 'there';
  }
  expect([line?.state, view.totals.records, inRegister]).toEqual(['clean', 0, true]);
  const { json: told } = await call<Told>(lead, `/destructions/${id}`);
  const counted = told.certificate?.records.reduce((sum, { count }) => sum + count, 0);
  expect([told.state, counted]).toEqual(['clean', old.records]);
  expect([holding(), existsSync(join(server.data, old.pictureAt))]).toEqual([[], false]);
  return 'gone';
}

test(`a destruction that is killed in the middle is wholly undone or wholly done, ${String(ROUNDS)} times`, async () => {
  await server.start();
  const calm = await asked();
  const asking = Date.now();
  expect(await calm.confirm()).toBe(200);
  const takes = Date.now() - asking;
  expect(await standing(calm.id)).toBe('gone');

  const chance = chanceFrom(SEED);
  const ended = { gone: 0, there: 0, cut: 0, unclean: 0 };
  for (let round = 0; round < ROUNDS; round += 1) {
    await test.step(`round ${String(round)}`, async () => {
      await putBack();
      rmSync(register(), { force: true });
      await server.start();
      const { id, confirm } = await asked();
      const answered = confirm().catch(() => null);
      // Every other time not before it is committed: then it must be brought to its end.
      if (round % 2 === 1) await expect.poll(() => existsSync(register()), { intervals: [1] }).toBe(true);
      await new Promise((resolve) => setTimeout(resolve, (chance() * takes) / (1 + (round % 2) * 9)));
      await server.stop('SIGKILL');
      if ((await answered) === null) ended.cut += 1;
      if (existsSync(register()) && holding().length > 0) ended.unclean += 1;
      await server.start();
      ended[await standing(id)] += 1;
    });
  }
  test.info().annotations.push({ type: 'ended', description: JSON.stringify(ended) });
  if (process.env['HOMEFILE_KILLS'] !== undefined) console.log(JSON.stringify(ended), takes);
  expect(ended.cut).toBeGreaterThan(ROUNDS / 2);
  expect(ended.gone).toBeGreaterThan(0);
  expect(ended.unclean).toBeGreaterThan(0);
});

test('an older copy is cleaned before it serves, and a late push of what is gone is refused and kept nowhere', async () => {
  await putBack();
  rmSync(register(), { force: true });
  await server.start();
  const { id, confirm } = await asked();
  expect(await confirm()).toBe(200);
  await putBack();
  expect(holding()).not.toEqual([]);
  await server.start();
  expect(await standing(id)).toBe('gone');

  const phone = await protocolPhone(server.address, 'asha');
  const answer = await fetch(`${phone.address}/db/${phone.pack}/_bulk_docs`, {
    method: 'POST',
    headers: { cookie: phone.cookie, 'content-type': 'application/json' },
    body: JSON.stringify({ new_edits: false, docs: [{ ...old.sent, remarks: CANARY }, old.sent] }),
  });
  expect(await answer.json()).toContainEqual(expect.objectContaining({ error: 'destroyed' }));
  expect(holding()).toEqual([]);
});
