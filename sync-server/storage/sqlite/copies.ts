import type { CopiesWrite, SealedCopy, SealedPicture, StoredReading } from '../copies.ts';
import type { Connection } from './connection.ts';
import type { Migration } from './migrate.ts';

export const copiesMigrations: readonly Migration[] = [
  {
    name: 'copies-1',
    sql: `
      CREATE TABLE own_copy (
        disclosure TEXT PRIMARY KEY, request TEXT NOT NULL UNIQUE, sha256 TEXT NOT NULL, frozen_at INTEGER NOT NULL,
        copy BLOB NOT NULL, not_given BLOB NOT NULL
      ) STRICT;
      CREATE TABLE own_copy_key (disclosure TEXT PRIMARY KEY, value BLOB NOT NULL) STRICT;
    `,
  },
];

/** Tables that came later: a migration is only ever added, behind all that there are. */
export const copyReadingMigrations: readonly Migration[] = [
  {
    name: 'copies-2',
    sql: `
      CREATE TABLE own_copy_picture (
        disclosure TEXT NOT NULL, number INTEGER NOT NULL, type TEXT NOT NULL, picture BLOB NOT NULL,
        PRIMARY KEY (disclosure, number)
      ) STRICT;
      CREATE TABLE own_copy_reading (
        request TEXT NOT NULL, record TEXT NOT NULL, value TEXT NOT NULL, PRIMARY KEY (request, record)
      ) STRICT;
    `,
  },
];

/** Copies that were frozen for the people whom they are about. A sealed copy is written once; its key lies apart. */
export function copies(connection: Connection): CopiesWrite {
  const read = connection.prepare<[string], SealedCopy>(
    `SELECT disclosure, request, sha256, frozen_at AS frozenAt, copy, not_given AS notGiven FROM own_copy WHERE request = ?`,
  );
  const pictures = connection.prepare<[string], SealedPicture>(
    'SELECT number, type, picture FROM own_copy_picture WHERE disclosure = ? ORDER BY number',
  );
  const key = connection
    .prepare<[string], Uint8Array>('SELECT value FROM own_copy_key WHERE disclosure = ?')
    .pluck();
  const readings = connection.prepare<[string], StoredReading>(
    'SELECT record, value FROM own_copy_reading WHERE request = ? ORDER BY record',
  );
  const add = connection.prepare<[SealedCopy]>(`
    INSERT INTO own_copy (disclosure, request, sha256, frozen_at, copy, not_given)
    VALUES (@disclosure, @request, @sha256, @frozenAt, @copy, @notGiven)`);
  const addPicture = connection.prepare<[string, number, string, Uint8Array]>(
    'INSERT INTO own_copy_picture (disclosure, number, type, picture) VALUES (?, ?, ?, ?)',
  );
  const addKey = connection.prepare<[string, Uint8Array]>(
    'INSERT INTO own_copy_key (disclosure, value) VALUES (?, ?)',
  );
  const addReading = connection.prepare<[string, string, string]>(`
    INSERT INTO own_copy_reading (request, record, value) VALUES (?, ?, ?)
    ON CONFLICT (request, record) DO UPDATE SET value = excluded.value`);
  const ofRequest = connection
    .prepare<[string], string>('SELECT disclosure FROM own_copy WHERE request = ?')
    .pluck();
  const lose = connection.prepare<[string]>('DELETE FROM own_copy WHERE disclosure = ?');
  const losePictures = connection.prepare<[string]>('DELETE FROM own_copy_picture WHERE disclosure = ?');
  const loseKey = connection.prepare<[string]>('DELETE FROM own_copy_key WHERE disclosure = ?');
  const loseReadings = connection.prepare<[string]>('DELETE FROM own_copy_reading WHERE request = ?');
  const loseReadingsOf = connection.prepare<[string]>('DELETE FROM own_copy_reading WHERE record = ?');
  return {
    copyOf: (request) => read.get(request) ?? null,
    picturesOf: (disclosure) => pictures.all(disclosure),
    copyKey: (disclosure) => key.get(disclosure) ?? null,
    readings: (request) => readings.all(request),
    keepCopy(copy, sealed, value) {
      add.run(copy);
      for (const { number, type, picture } of sealed) addPicture.run(copy.disclosure, number, type, picture);
      addKey.run(copy.disclosure, value);
      loseReadings.run(copy.request);
    },
    keepReading: (request, { record, value }) => void addReading.run(request, record, value),
    destroyCopy(of) {
      if ('request' in of) {
        loseReadings.run(of.request);
        // Called for every record that is destroyed, whatever it is: what was decided about it goes as well.
        loseReadingsOf.run(of.request);
      }
      const disclosure = 'disclosure' in of ? of.disclosure : ofRequest.get(of.request);
      if (disclosure === undefined) return;
      loseKey.run(disclosure);
      losePictures.run(disclosure);
      lose.run(disclosure);
    },
  };
}
