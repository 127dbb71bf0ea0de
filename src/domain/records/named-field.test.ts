import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { howMade, namedField, partsOfName } from './named-field.ts';

it('reads the two halves of a name, and of what is none an empty one', () => {
  expect(partsOfName('finding/defect')).toEqual({ kind: 'finding', field: 'defect' });
  expect(partsOfName('instruction')).toEqual({ kind: 'instruction', field: '' });
  expect(partsOfName('')).toEqual({ kind: '', field: '' });
});

it('knows each field of a kind, how a record was made, and nothing that no kind has', () => {
  expect(namedField('person/name')).toEqual({ title: 'Resident', label: 'Name', category: 'person-name' });
  expect(namedField(howMade('author'))).toMatchObject({ title: 'Any record', category: 'staff-name' });
  for (const none of ['person/nothing', 'nothing/name', 'person', 'person/constructor'])
    expect(namedField(none)).toBeNull();
});

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));
const sources = (folder: string) =>
  readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
    .map((file) => join(folder, file));

it('is the one place that takes such a name apart', () => {
  // Addresses and options of the command line have slashes too.
  const others = new Set(['metrics/metrics.ts', 'cli/serve-options.ts', 'records/named-field.ts']);
  const found = [...sources('src/domain'), ...sources('sync-server')].filter(
    (file) =>
      ![...others].some((one) => file.endsWith(one)) &&
      /\.split\('\/'/.test(readFileSync(join(ROOT, file), 'utf8')),
  );
  expect(found).toEqual([]);
});
