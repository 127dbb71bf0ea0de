import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { runDisclose } from '../../sync-server/cli/disclose.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

interface Told {
  readonly shown: { readonly id: string; readonly kind: string }[];
  readonly withheld: { readonly record: string; readonly category: string }[];
}

it('the table in the README is what the command answers', () => {
  const file = 'docs/examples/damp-visit.json';
  let printed = '';
  const io = { stdout: { write: (text: string) => (printed += text) }, stderr: { write: () => undefined } };
  expect(runDisclose(['--audience', 'contractor', ROOT + file], io)).toBe(0);
  const told = JSON.parse(printed) as Told;
  const records = JSON.parse(readFileSync(ROOT + file, 'utf8')) as { _id: string; kind: string }[];
  const table = readFileSync(`${ROOT}README.md`, 'utf8')
    .split('\n')
    .filter((line) => records.some(({ kind }) => line.startsWith(`| ${kind}`)))
    .map((line) => line.split('|').map((cell) => cell.trim()));
  expect(table).toHaveLength(records.length);
  const shown = table.map((cells) => cells[2]?.split(':')[0] ?? '').filter((kind) => kind !== 'nothing');
  expect(told.shown.map(({ kind }) => kind)).toEqual(shown);
  records.forEach((record, index) => {
    const categories = new Set(
      told.withheld.filter((one) => one.record === record._id).map((one) => one.category),
    );
    expect([...categories].join(', ')).toBe(table[index]?.[3]);
  });
});
