import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runScreen } from './screen.ts';

function screen(lines: readonly string[]) {
  const file = join(mkdtempSync(join(tmpdir(), 'homefile-screen-')), 'notes.jsonl');
  writeFileSync(file, lines.join('\n'));
  const out: string[] = [];
  const errors: string[] = [];
  const status = runScreen(file, {
    stdout: { write: (text: string) => out.push(text) },
    stderr: { write: (text: string) => errors.push(text) },
  });
  return { status, answers: out.map((line) => JSON.parse(line) as unknown), errors: errors.join('') };
}

describe('homefile screen', () => {
  it('answers each note on a line of its own, in order, with offsets in UTF-16 code units', () => {
    const text = '😷 Zubaida rang';
    const { status, answers, errors } = screen([
      JSON.stringify({
        id: 'b',
        context: { tenant_names: [], other_names: [], phones: [], address: '' },
        text,
      }),
      '',
      JSON.stringify({ id: 'a', text: 'Slate slipped, 2 no.' }),
    ]);
    expect(answers).toEqual([
      { id: 'b', spans: [{ start: 3, end: 10, category: 'identity' }] },
      { id: 'a', spans: [] },
    ]);
    expect({ status, errors }).toEqual({ status: 0, errors: '' });
  });

  it.each([
    '{"id":"x"',
    '[]',
    '{"text":"a"}',
    '{"id":"x","text":7}',
    '{"id":"x","text":"a","context":{"phones":"1"}}',
  ])('names the line that is no note: %s', (bad) => {
    const { status, answers, errors } = screen(['{"id":"a","text":"Gulley blocked"}', bad]);
    expect(status).toBe(1);
    expect(answers).toHaveLength(1);
    expect(errors).toMatch(/^Line 2 /);
  });

  it('says so when there is no such file', () => {
    const errors: string[] = [];
    const io = { stdout: { write: () => true }, stderr: { write: (text: string) => errors.push(text) } };
    expect(runScreen('/nowhere/notes.jsonl', io)).toBe(2);
    expect(errors.join('')).toContain('could not be read');
  });
});
