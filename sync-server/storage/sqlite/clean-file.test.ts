import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { cleanFile, openReader, openWriter, type Connection } from './connection.ts';

/*
 * Three things take a deleted row off the disk: secure_delete overwrites it, VACUUM leaves out whatever is not in use, and
 * emptying the log drops the pages as they were. Each has a test that fails without it.
 */

const CANARY = 'KANARSLACK';
let folder: string;
let connection: Connection;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'homefile-clean-'));
  connection = openWriter(join(folder, 'file.sqlite'));
  connection.exec('CREATE TABLE thing (id INTEGER PRIMARY KEY, words TEXT NOT NULL) STRICT');
  const add = connection.prepare<[string]>('INSERT INTO thing (words) VALUES (?)');
  for (let at = 0; at < 300; at += 1) add.run(`${at % 3 === 0 ? CANARY : 'kept'} ${'long '.repeat(at)}`);
});
afterEach(() => {
  connection.close();
  rmSync(folder, { recursive: true });
});

const files = () => readdirSync(folder).filter((name) => readFileSync(join(folder, name)).includes(CANARY));
const destroy = () => connection.exec(`DELETE FROM thing WHERE words LIKE '${CANARY}%'`);

it('overwrites what is deleted at once', () => {
  destroy();
  connection.pragma('wal_checkpoint(TRUNCATE)');
  expect(files()).toEqual([]);
});

it('leaves nothing of what another program deleted without overwriting it', () => {
  connection.pragma('secure_delete = OFF');
  destroy();
  connection.pragma('wal_checkpoint(TRUNCATE)');
  expect(files()).toEqual(['file.sqlite']);
  cleanFile(connection);
  expect(files()).toEqual([]);
});

it('empties the log of writes, in which the pages lie as they were', () => {
  destroy();
  expect(files()).toContain('file.sqlite-wal');
  cleanFile(connection);
  expect(files()).toEqual([]);
});

it('says so when somebody who reads keeps the log from being emptied', () => {
  const reader = openReader(join(folder, 'file.sqlite'));
  reader.pragma('busy_timeout = 1');
  connection.pragma('busy_timeout = 1');
  const reading = reader.prepare('SELECT words FROM thing').iterate();
  reading.next();
  destroy();
  expect(() => cleanFile(connection)).toThrow('Another program holds the data file');
  reading.return?.();
  reader.close();
  cleanFile(connection);
  expect(files()).toEqual([]);
});
