import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { sealedRescue } from '../../src/device/vault/sealed-rescue.ts';
import { boxOf, type BoxContent } from '../../src/device/vault/unsent.ts';
import { rescue } from '../../sync-server/cli/rescue.ts';
import { LandlordKey } from '../../sync-server/sealed/landlord-key.ts';
import { openSqliteStorage } from '../../sync-server/storage/sqlite/open.ts';

/** A copy that a phone saved, and the command that opens it at the office: two programs, one form. */

const ACCOUNT = 'a'.repeat(32);
const BY = { account: ACCOUNT, device: 'd'.repeat(32), madeAt: '2026-11-25T10:00:00.000Z' };
const RECORD = {
  what: 'record',
  id: 'b'.repeat(32),
  content: '{"_id":"b","_rev":"1-c","text":"Kittiwake"}',
} as const;
const PICTURE = { what: 'photo', id: 'e'.repeat(64), content: 'a2l0dGl3YWtl' } as const;
const DRAFTS = { what: 'drafts', content: '[{"draft":"Fieldfare"}]' } as const;

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'homefile-rescue-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

async function saved(
  contents: readonly (BoxContent | null)[],
  data = folder,
  before: readonly BoxContent[] = [],
): Promise<string> {
  const storage = openSqliteStorage(data);
  const point = await new LandlordKey(storage).publicHalf();
  await storage.close();
  const key = Uint8Array.from(Buffer.from(point, 'base64')).buffer;
  const reads = contents.map((content) => () => Promise.resolve(content));
  const sealed = before.map((content) => () => boxOf(key, content));
  return (await sealedRescue(key, BY, reads, sealed)).join('');
}

async function handIn(text: string, args: readonly string[] = ['--data', folder]) {
  const [out, errors]: [string[], string[]] = [[], []];
  const file = join(folder, 'copy.txt');
  writeFileSync(file, text);
  const status = await rescue({
    args: [...args, file],
    environment: {},
    stdout: { write: (said: string) => out.push(said) },
    stderr: { write: (said: string) => errors.push(said) },
    told: Promise.resolve(),
    packageFolder: folder,
  });
  return { status, out: out.join(''), errors: errors.join('') };
}

async function inbox() {
  const storage = openSqliteStorage(folder);
  const items = storage.read((view) => view.inbox.items(10));
  await storage.close();
  return items;
}

test('a rescue copy can be read by nobody, and all of it lies in the inbox once, under its author', async () => {
  const copy = await saved([RECORD, null, PICTURE, DRAFTS]);
  const bytes = copy.split('\n').map((line) => Buffer.from(line, 'base64').toString('latin1'));
  for (const word of ['Kittiwake', 'Fieldfare', 'kittiwake', ACCOUNT, RECORD.id]) {
    expect(copy).not.toContain(word);
    expect(bytes.join('')).not.toContain(word);
  }
  expect(await handIn(copy)).toMatchObject({
    status: 0,
    out: 'In the inbox now: 3. There already: 0. Could not be opened: 0.\n',
  });
  expect((await handIn(copy)).out).toBe('In the inbox now: 0. There already: 3. Could not be opened: 0.\n');
  const items = await inbox();
  expect(items.map(({ raw }) => raw).sort()).toEqual(
    [RECORD.content, DRAFTS.content, JSON.stringify({ sha256: PICTURE.id, base64: PICTURE.content })].sort(),
  );
  expect(items.every(({ account, device }) => account === BY.account && device === BY.device)).toBe(true);
});

test('boxes that were sealed before and did not arrive go along as they are', async () => {
  const copy = await saved([RECORD], folder, [PICTURE, DRAFTS]);
  expect(await handIn(copy)).toMatchObject({
    status: 0,
    out: 'In the inbox now: 3. There already: 0. Could not be opened: 0.\n',
  });
});

test('what of a damaged copy can be opened is kept, and what is missing is said', async () => {
  const lines = (await saved([RECORD, PICTURE, DRAFTS])).split('\n');
  const cut = [...lines.slice(0, 3), `${lines[3]?.slice(0, 100) ?? ''}`].join('\n');
  const { status, out, errors } = await handIn(cut);
  expect([status, out]).toEqual([1, 'In the inbox now: 1. There already: 0. Could not be opened: 2.\n']);
  expect(errors).toContain('save another copy');
});

test('a copy for another office, a file of another kind and a folder without data change nothing', async () => {
  const other = mkdtempSync(join(tmpdir(), 'homefile-other-'));
  const foreign = await saved([RECORD], other);
  expect((await handIn(foreign, ['--data', join(folder, 'nothing')])).status).toBe(2);
  await saved([]);
  for (const text of [foreign, '', 'homefile-rescue 2', '{"format":"homefile-rescue"}'])
    expect((await handIn(text)).status).toBe(2);
  expect((await handIn(foreign, ['--what'])).errors).toMatch(/^Use: /);
  expect(await inbox()).toEqual([]);
  rmSync(other, { recursive: true });
});
