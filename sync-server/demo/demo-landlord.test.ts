import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { DATA_CATEGORIES, isGuarded } from '#domain/disclosure/categories.ts';
import { kindNamed, RECORD_KINDS } from '#domain/records/registry.ts';
import { demoLandlord } from './demo-landlord.ts';
import { PICTURE_SIZE, PICTURES } from './pictures.ts';
import { firstRevision } from './sign-off-file.ts';
import type { DemoRecord } from './scribe.ts';

const tuesday = demoLandlord({ today: '2026-11-24' });
const records = [...tuesday.records()];
const bodyOf = ({ record }: DemoRecord): Readonly<Record<string, unknown>> => record.body;

function digest(all: Iterable<DemoRecord>): string {
  const hash = createHash('sha256');
  for (const { id, record, author, arrivedAt } of all) {
    // `categories` are the schema's and not the demo's.
    const own = { ...record, categories: null };
    hash.update(JSON.stringify([id, own, author.id, arrivedAt]));
  }
  return hash.digest('hex');
}

describe('the demo landlord', () => {
  it('is the same to the last byte whenever it is made from the same seed and day', () => {
    const known = digest(records);
    expect(digest(demoLandlord({ today: '2026-11-24' }).records())).toBe(known);
    expect(known).toBe('5f12180c3fc3928edf2ef1b71a82cc74061d27584384e2eb434b932a14a773f4');
    expect(digest(demoLandlord({ today: '2026-11-25' }).records())).not.toBe(known);
    expect(digest(demoLandlord({ today: '2026-11-24', seed: 'other' }).records())).not.toBe(known);
  });

  it('has 60 homes under addresses that nobody else has, in a postcode area that does not exist', () => {
    const homes = Array.from({ length: tuesday.homes }, (_, index) => tuesday.home(index).body);
    expect(homes).toHaveLength(60);
    expect(new Set(homes.map((home) => home.line)).size).toBe(60);
    expect(homes.every((home) => home.postcode.startsWith('ZZ'))).toBe(true);
    const far = [59, 60, 61, 9_999, 99_999].map((index) => tuesday.home(index).body);
    expect(new Set(far.map((home) => `${home.line} ${home.postcode}`)).size).toBe(far.length);
  });

  it('names nobody who could be rung or written to', () => {
    for (const { record } of records) {
      if (record.kind !== 'person') continue;
      expect(record.body.phone ?? '01632 960000').toMatch(/^(01632 960|07700 900)\d{3}$/);
      expect(record.body.email ?? 'a@example.org').toMatch(/@example\.org$/);
    }
  });

  it('has a record of every kind that a person writes, and of every guarded category', () => {
    const kinds = new Set(records.map(({ record }) => record.kind));
    const writtenByTheServer = new Set(['training-result']);
    const missing = RECORD_KINDS.filter(({ kind }) => !kinds.has(kind) && !writtenByTheServer.has(kind));
    expect(missing.map(({ kind }) => kind)).toEqual([]);
    const categories = new Set(
      records.flatMap((one) =>
        Object.keys(bodyOf(one)).map((name) => kindNamed(one.record.kind)?.fields[name]?.category),
      ),
    );
    expect(DATA_CATEGORIES.filter((one) => isGuarded(one) && !categories.has(one))).toEqual([]);
  });

  it('has every answer of the needs of a household somewhere', () => {
    for (const kind of ['household-need', 'health-need', 'adjustment-need', 'vulnerability-need']) {
      const given = records.flatMap((one) =>
        one.record.kind === kind ? (bodyOf(one)['needs'] as string[]) : [],
      );
      const shape = kindNamed(kind)?.fields['needs']?.shape;
      const options = shape?.as === 'choice' ? [...shape.options.keys()] : [];
      expect(options.filter((option) => !given.includes(option))).toEqual([]);
    }
  });

  it('links to nothing that does not exist, and to nothing that comes later', () => {
    const known = new Set<string>(tuesday.accounts.map((account) => account.id));
    for (let index = 0; index < tuesday.homes; index += 1) known.add(tuesday.home(index).id);
    const blocks = new Set(records.map((one) => bodyOf(one)['block']));
    for (const one of records) {
      const { record, id } = one;
      known.add(id);
      const envelope = [record.home, record.tenancy, record.inspection, ...record.subjects];
      const links = Object.entries(kindNamed(record.kind)?.fields ?? {}).flatMap(([name, field]) =>
        field.shape.as === 'link' ? [bodyOf(one)[name]].flat() : [],
      );
      for (const link of [...envelope, ...links]) {
        if (link === null || link === undefined || blocks.has(link)) continue;
        expect([record.kind, known.has(String(link))]).toEqual([record.kind, true]);
      }
    }
  });

  it('gives every id to one record, and revises only what may be revised at a desk', () => {
    const first = new Map<string, DemoRecord>();
    for (const one of records) {
      const before = first.get(one.id);
      if (before) expect([one.record.kind, one.record.nonce]).toEqual(['works-order', before.record.nonce]);
      else first.set(one.id, one);
    }
    expect(new Set([...first.values()].map(({ record }) => record.nonce)).size).toBe(first.size);
  });

  it('signs off every visit that was made, by the revisions that are filed', () => {
    const revisions = new Map(records.map(({ id, record }) => [id, firstRevision(record)]));
    const signOffs = records.flatMap(({ record }) => (record.kind === 'sign-off' ? [record] : []));
    const inspections = records.filter(({ record }) => record.kind === 'inspection');
    expect(signOffs.map((one) => one.inspection).sort()).toEqual(inspections.map(({ id }) => id).sort());
    for (const { body } of signOffs) {
      expect(body.signed.length).toBeGreaterThan(1);
      for (const { id, rev } of body.signed) expect(revisions.get(id)).toBe(rev);
    }
  });

  it('opens a home to a surveyor by a visit before anything is recorded there', () => {
    const opened = new Set<string>();
    for (const { record, author } of records) {
      if (record.kind === 'visit') opened.add(`${record.body.surveyor} ${record.home}`);
      if (author.role === 'surveyor') expect(opened.has(`${author.id} ${record.home}`)).toBe(true);
    }
  });

  it('has pictures whose digests and sizes are as recorded, small and without metadata', () => {
    for (const [name, { sha256 }] of Object.entries(PICTURES)) {
      const bytes = readFileSync(new URL(`pictures/${name}.jpg`, import.meta.url));
      expect(createHash('sha256').update(bytes).digest('hex')).toBe(sha256);
      expect(bytes.length).toBeLessThan(40_000);
      const { markers, size } = readJpeg(bytes);
      expect(markers.filter((marker) => marker > 0xe0 && marker <= 0xef)).toEqual([]);
      expect(size).toEqual(PICTURE_SIZE);
    }
  });

  it('makes 2,000 homes without keeping them', () => {
    setFlagsFromString('--expose-gc');
    const collect = runInNewContext('gc') as () => void;
    const used = () => {
      collect();
      return process.memoryUsage().heapUsed;
    };
    const before = used();
    let made = 0;
    let most = 0;
    for (const { id } of demoLandlord({ today: '2026-11-24', homes: 2_000 }).records()) {
      made += id.length / 32;
      if (made % 10_000 === 0) most = Math.max(most, used() - before);
    }
    expect(made).toBeGreaterThan(30_000);
    expect(most).toBeLessThan(8_000_000);
  });
});

function readJpeg(bytes: Buffer): { markers: number[]; size: { width: number; height: number } } {
  const markers: number[] = [];
  let size = { width: 0, height: 0 };
  for (let at = 2; bytes[at + 1] !== 0xda; at += 2 + bytes.readUInt16BE(at + 2)) {
    const marker = bytes[at + 1] ?? 0;
    markers.push(marker);
    if (marker === 0xc0) size = { height: bytes.readUInt16BE(at + 5), width: bytes.readUInt16BE(at + 7) };
  }
  return { markers, size };
}
