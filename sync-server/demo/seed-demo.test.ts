import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { isPassword } from '../accounts/password.ts';
import { filedRecords } from '../files/filed-record.ts';
import { FILES } from '../files/files-database.ts';
import { packFor } from '../packs/generation.ts';
import { openSqliteStorage } from '../storage/sqlite/open.ts';
import type { Storage } from '../storage/storage.ts';
import { parseDay } from '#domain/time/calendar-day.ts';
import { startOfLondonDay } from '#domain/time/london.ts';
import { demoLandlord } from './demo-landlord.ts';
import { demoMark, isUnused } from './demo-mark.ts';
import { seedDemo } from './seed-demo.ts';

const landlord = demoLandlord({ today: '2026-11-24' });
const now = startOfLondonDay(parseDay('2026-11-24') ?? 0) + 9 * 3_600_000;
const kept = new Map<string, number>();
let folder: string;
let storage: Storage;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'homefile-demo-'));
  storage = openSqliteStorage(folder);
  expect(storage.read(isUnused)).toBe(true);
  await seedDemo(storage, landlord, {
    drawn: fileURLToPath(new URL('pictures', import.meta.url)),
    keep: async (sha256, bytes) => void kept.set(sha256, bytes.length),
  });
});

afterAll(async () => {
  await storage.close();
  rmSync(folder, { recursive: true });
});

/** The documents of somebody's pack as it is made at nine this morning. */
async function packOf(name: string) {
  const id = landlord.accounts.find((account) => account.name === name)?.id;
  if (id === undefined) throw new Error('There is no such demo account.');
  const pack = await storage.write((tx) => packFor(tx, id, now));
  return storage.read((view) => {
    const rows = pack ? view.documents.allDocs(pack.name, { limit: 100_000 }).rows : [];
    return rows.flatMap((row) => {
      const stored = pack && view.documents.get(pack.name, row.id);
      return stored ? [stored.body] : [];
    });
  });
}

const asText = (documents: readonly unknown[]) => JSON.stringify(documents);

it('marks the folder as a demo for ever, with the day it was made for', () => {
  expect(storage.read(demoMark)).toEqual({ seed: 'mossbury', today: '2026-11-24' });
  expect(storage.read(isUnused)).toBe(false);
});

it('files every record, in the order of arrival', () => {
  const ids = new Set([...landlord.records()].map(({ id }) => id));
  expect(storage.read((view) => view.documents.database(FILES)?.liveCount)).toBeGreaterThanOrEqual(ids.size);
  const received = storage.read((view) =>
    [...ids].map((id) => view.records.entry(id)?.receivedAt ?? Number.NaN),
  );
  expect(received.every((at) => at < now)).toBe(true);
});

it('lets everybody sign in with the password that is printed', async () => {
  for (const { id, name, password } of landlord.accounts) {
    const known = storage.read((view) => [view.accounts.accountNamed(name)?.id, view.accounts.password(id)]);
    expect(known[0]).toBe(id);
    const hash = known[1];
    expect(hash && typeof hash === 'object' && (await isPassword(password, hash))).toBe(true);
  }
});

it('packs for a surveyor the homes of their visits, and for another other homes', async () => {
  const asha = asText(await packOf('asha'));
  const robin = asText(await packOf('robin'));
  expect(asha).toContain('Flat 14, Larkspur House');
  expect(robin).not.toContain('Flat 14, Larkspur House');
  expect(robin).toContain('Flat 9, Kestrel Point');
  expect(asha).not.toContain('Flat 9, Kestrel Point');
});

it('packs for a contractor the jobs, and nobody’s name, words or needs', async () => {
  const text = asText(await packOf('tidewell'));
  expect(text).toContain('7 Plover Row');
  expect(text).toContain('compression-joint-failed');
  const names = [...landlord.records()].flatMap(({ record }) =>
    record.kind === 'person' ? [record.body.name] : [],
  );
  const words = [...landlord.records()].flatMap(({ record }) =>
    record.kind === 'report' && record.body.words !== undefined ? [record.body.words] : [],
  );
  expect([...names, ...words].filter((one) => text.includes(one))).toEqual([]);
});

it('lets the office read what a contractor sent under the real home and job', () => {
  const reports = storage.read((view) => filedRecords(view, { kind: 'work-report' }));
  expect(reports.length).toBeGreaterThan(3);
  const orders = new Set(
    [...landlord.records()].filter(({ record }) => record.kind === 'works-order').map(({ id }) => id),
  );
  for (const { record } of reports) {
    expect(record.kind === 'work-report' && orders.has(record.body.order)).toBe(true);
  }
});

it('holds every picture that a record names', () => {
  const named = [...landlord.records()].flatMap(({ record }) =>
    record.kind === 'photo' || record.kind === 'cleared-photo' ? [record.body.picture] : [],
  );
  for (const sha256 of new Set(named)) {
    const held = storage.read((view) => view.photos.photo(sha256));
    expect([held?.state, held?.bytes]).toEqual(['held', kept.get(sha256)]);
  }
});
