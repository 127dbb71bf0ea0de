import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { RULE_VERSION } from '#domain/deadlines/rules.ts';
import { runDeadlines } from './deadlines.ts';

const SHARED = fileURLToPath(new URL('../../tests/data/deadline-examples.json', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'deadlines-'));

type Entry = Record<string, unknown>;

function run(path: string): { status: number; out: string; err: string } {
  let out = '';
  let err = '';
  const status = runDeadlines(path, {
    stdout: { write: (text) => (out += text) },
    stderr: { write: (text) => (err += text) },
  });
  return { status, out, err };
}

function file(content: string): string {
  const path = join(folder, 'examples.json');
  writeFileSync(path, content);
  return path;
}

function answers(examples: readonly unknown[]): { status: number; examples: Entry[] } {
  const { status, out } = run(file(JSON.stringify({ examples })));
  return { status, examples: (JSON.parse(out) as { examples: Entry[] }).examples };
}

const MOULD = {
  rule: 'SIG_INVESTIGATE_10WD',
  aware_at: '2025-11-03T10:15:00+00:00',
  trigger_at: '2025-11-03T10:15:00+00:00',
};
const SCOPED = {
  ...MOULD,
  hazard: 'damp-and-mould',
  severity: 'significant',
  occupancy: 'tenancy',
  found_at: null,
};

describe('homefile deadlines', () => {
  it('counts the twelve shared examples and keeps every member', () => {
    const given = (JSON.parse(readFileSync(SHARED, 'utf8')) as { examples: Entry[] }).examples;
    const { status, out, err } = run(SHARED);
    const shown = (JSON.parse(out) as { examples: Entry[] }).examples;
    expect(given).toHaveLength(12);
    expect(shown).toEqual(
      given.map((entry) => ({ ...entry, due: entry['expected_due'], rule_version: RULE_VERSION })),
    );
    expect({ status, err }).toEqual({ status: 0, err: '' });
  });

  it('counts by the rule alone, and not before the day of commencement', () => {
    const before = { ...MOULD, aware_at: '2025-10-26T23:59:59+00:00' };
    const on = { ...MOULD, aware_at: '2025-10-27T00:00:00+00:00' };
    expect(answers([before, on]).examples.map(({ due }) => due)).toEqual([null, '2025-11-10T23:59:59+00:00']);
  });

  it('decides scope when the facts are given', () => {
    const cold = { ...SCOPED, hazard: 'excess-cold' };
    const { status, examples } = answers([
      SCOPED,
      { ...cold, aware_at: '2026-11-29T23:59:59+00:00' },
      { ...cold, aware_at: '2026-11-30T00:00:00+00:00' },
      { ...SCOPED, occupancy: 'licence' },
      { ...SCOPED, hazard: 'Damp and mould growth', rule: 'OUT_OF_SCOPE' },
    ]);
    expect(examples.map((entry) => [entry['rule_decided'], entry['due']])).toEqual([
      ['SIG_INVESTIGATE_10WD', '2025-11-17T23:59:59+00:00'],
      ['OUT_OF_SCOPE', null],
      ['SIG_INVESTIGATE_10WD', '2026-12-14T23:59:59+00:00'],
      ['OUT_OF_SCOPE', null],
      ['SIG_INVESTIGATE_10WD', '2025-11-17T23:59:59+00:00'],
    ]);
    expect(status).toBe(0);
  });

  it('counts an emergency found later from its finding', () => {
    const found = {
      ...SCOPED,
      rule: 'EMERG_MAKE_SAFE_24H',
      severity: 'emergency',
      found_at: '2025-11-06T12:00:00Z',
    };
    const [late, soon] = answers([found, { ...found, found_at: '2025-11-03T14:00:00Z' }]).examples;
    expect(late).toMatchObject({ rule_decided: 'EMERG_FOUND_LATER_24H', due: '2025-11-07T12:00:00+00:00' });
    expect(soon).toMatchObject({ rule_decided: 'EMERG_MAKE_SAFE_24H', due: '2025-11-04T10:15:00+00:00' });
  });

  it.each([
    ['an unknown rule', { ...MOULD, rule: 'SIG_INVESTIGATE_9WD' }],
    ['a rule named like a member of every object', { ...MOULD, rule: 'constructor' }],
    ['no offset', { ...MOULD, aware_at: '2025-11-03T10:15:00' }],
    ['a day that does not exist', { ...MOULD, trigger_at: '2025-02-29T10:15:00Z' }],
    ['no instant', { rule: MOULD.rule }],
    ['a start that the rule needs', { rule: 'SUMMARY_3WD', aware_at: MOULD.aware_at }],
    ['an unknown hazard', { ...SCOPED, hazard: 'toString' }],
    ['an unknown severity', { ...SCOPED, severity: 'bad' }],
    ['an unknown occupancy', { ...SCOPED, occupancy: 'squat' }],
    ['half the facts of scope', { ...MOULD, hazard: 'excess-cold' }],
    ['a date beyond the bank holidays', { ...MOULD, aware_at: '2029-12-20T10:00:00Z' }],
    ['no object', 7],
  ])('gives the entry an error for %s, and counts the others', (_name, entry) => {
    const { status, examples } = answers([entry, MOULD]);
    expect(status).toBe(1);
    expect(examples[0]).toMatchObject({ error: expect.stringMatching(/\.$/), rule_version: RULE_VERSION });
    expect(examples[0]).not.toHaveProperty('due');
    expect(examples[1]).toEqual({ ...MOULD, due: '2025-11-17T23:59:59+00:00', rule_version: RULE_VERSION });
  });

  it.each([
    ['no file', () => join(folder, 'absent.json')],
    ['no JSON', () => file('{"examples":')],
    ['no examples', () => file('[]')],
  ])('says what to do with %s and prints nothing', (_name, path) => {
    const { status, out, err } = run(path());
    expect({ status, out }).toEqual({ status: 2, out: '' });
    expect(err).toMatch(/^The file .*\.\n$/);
  });
});
