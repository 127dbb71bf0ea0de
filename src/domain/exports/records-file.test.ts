import { describe, expect, it } from 'vitest';
import type { ShownRecord } from '../cases/shown-record.ts';
import { OF_THE_BUILDING, recordsAsJson, recordsAsTable, type FileRecord } from './records-file.ts';

const AT = Date.UTC(2026, 10, 24, 9);
const idOf = (one: number) => String(one).padStart(32, '0');

function record(number: number, kind: string, body: object, more: Partial<FileRecord> = {}): FileRecord {
  const shown = { id: idOf(number), kind, home: idOf(99), body };
  const around = { at: AT + number * 60_000, doubt: null, arrivedAt: AT, author: idOf(98) };
  const rest = { inspection: null, pictureHere: null, restrictedSince: null };
  // The brand of what was disclosed is given by `disclose` alone: here it is a table's input.
  const one = { shown, ...around, ...rest } as unknown as ShownRecord;
  return { record: one, belongsTo: OF_THE_BUILDING, by: 'Wren', ...more };
}

const rowsOf = (table: string) => table.trimEnd().split('\r\n');

describe('records as a table', () => {
  it('runs nothing in a table program, whoever typed it', () => {
    const typed = ['=HYPERLINK("//x")', '+1', '-1', '@x', '\t=1', ' =1', '＝1'];
    const table = recordsAsTable(
      typed.map((words, at) => record(at, 'cleared-note', { words })),
      AT,
    );
    const cells = rowsOf(table)
      .slice(1)
      .map((row) => row.split(',')[7] ?? '');
    expect(cells).toHaveLength(typed.length);
    for (const cell of cells) expect(cell).toMatch(/^"'/);
  });

  it('keeps households apart, tells the building first, names other records by their number, and holds no id', () => {
    const [before, now] = ['Tenancy from 2012-05-04 (household 1)', 'Tenancy from 2020-03-02 (household 2)'];
    const table = recordsAsTable(
      [
        record(4, 'contact', { words: 'now' }, { belongsTo: now }),
        record(3, 'contact', { words: 'before' }, { belongsTo: before }),
        record(2, 'finding', { element: 'wall', room: idOf(1) }),
        record(1, 'room', { roomKind: 'bedroom' }),
      ],
      AT,
    );
    const rows = rowsOf(table).map((row) => row.split('","'));
    expect(
      rows.slice(1).map(([number, part]) => `${number?.replaceAll('"', '') ?? ''} ${part ?? ''}`),
    ).toEqual([
      `1 ${OF_THE_BUILDING}`,
      `2 ${OF_THE_BUILDING}`,
      `2 ${OF_THE_BUILDING}`,
      `3 ${before}`,
      `4 ${now}`,
    ]);
    expect(table).toContain('"Room","Number 1"');
    expect(table).not.toMatch(/[0-9a-f]{32}/);
  });

  it('says of what is only kept that it is', () => {
    const only = record(1, 'cleared-note', { words: 'x' });
    const table = recordsAsTable([{ ...only, record: { ...only.record, restrictedSince: AT } }], AT);
    expect(table).toContain('"Only kept since 2026-11-24T09:00:00+00:00"');
  });
});

it('gives JSON in the form that is described, with its version', () => {
  const head = { of: 'case', id: idOf(7), madeAt: AT } as const;
  const home = { id: idOf(99), line: '1 Example Street', postcode: 'AA1 1AA' };
  const file: unknown = JSON.parse(
    recordsAsJson({ ...head, home }, [record(1, 'room', { roomKind: 'bedroom' })]),
  );
  expect(file).toEqual({
    ...{ format: 'homefile-case', version: 1, madeAt: '2026-11-24T09:00:00+00:00', case: idOf(7), home },
    records: [
      {
        ...{ id: idOf(1), kind: 'room', title: 'Room', belongsTo: OF_THE_BUILDING },
        ...{ happenedAt: '2026-11-24T09:01:00+00:00', arrivedAt: '2026-11-24T09:00:00+00:00', by: 'Wren' },
        onlyKeptSince: null,
        fields: { roomKind: 'bedroom' },
        words: { roomKind: { label: 'Room', words: 'Bedroom' } },
      },
    ],
  });
});
