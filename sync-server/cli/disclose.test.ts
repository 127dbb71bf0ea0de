import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { AUDIENCE_NAMES } from '#domain/disclosure/audiences.ts';
import { anId, aRecord } from '../files/filing.fixture.ts';
import { runDisclose } from './disclose.ts';

interface Answer {
  readonly shown: readonly { id: string; kind: string; home: string; body: object; record?: object }[];
  readonly withheld: readonly { record: string; path: string; category: string; reason: string }[];
}

function run(args: readonly string[]) {
  const out: string[] = [];
  const errors: string[] = [];
  const status = runDisclose(args, {
    stdout: { write: (text: string) => out.push(text) },
    stderr: { write: (text: string) => errors.push(text) },
  });
  return { status, out: out.join(''), errors: errors.join('') };
}

function disclose(audience: string, content: unknown) {
  const file = join(mkdtempSync(join(tmpdir(), 'homefile-disclose-')), 'records.json');
  writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content));
  const { status, out, errors } = run(['--audience', audience, file]);
  return { status, errors, answer: (out === '' ? null : JSON.parse(out)) as Answer };
}

describe('homefile disclose', () => {
  const home = anId();
  const [person, room, secret] = [anId(), anId(), anId()];
  const records = [
    {
      _id: person,
      _rev: '1-a',
      ...aRecord(anId(), 'person', { name: 'Mary Example', part: 'tenant' }, { home }),
    },
    {
      _id: room,
      ...aRecord(anId(), 'room', { roomKind: 'bedroom', number: 2, privateLabel: 'Ava’s room' }, { home }),
    },
    { _id: secret, ...aRecord(anId(), 'access-secret', { code: 'sill 4711' }, { home }) },
  ];

  it('shows a contractor the building and nothing of the people, under fresh ids', () => {
    const { status, answer } = disclose('contractor', records);
    expect(status).toBe(0);
    expect(answer.shown).toEqual([
      {
        id: expect.stringMatching(/^[0-9a-f]{32}$/) as string,
        kind: 'room',
        home: expect.stringMatching(/^[0-9a-f]{32}$/) as string,
        body: { roomKind: 'bedroom', number: 2 },
      },
    ]);
    for (const id of [home, room]) expect(JSON.stringify(answer.shown)).not.toContain(id);
    expect(answer.withheld).toEqual([
      { record: person, path: '', category: 'person-name', reason: expect.any(String) as string },
      { record: room, path: '/body/privateLabel', category: 'unreviewed', reason: 'not-for-this-audience' },
      { record: secret, path: '', category: 'access-secret', reason: 'needs-approval' },
    ]);
    const again = disclose('contractor', records).answer;
    expect(again.shown[0]?.id).not.toBe(answer.shown[0]?.id);
  });

  it('knows every audience, holds every condition for unmet, and keeps the order', () => {
    for (const audience of AUDIENCE_NAMES) {
      const { status, answer } = disclose(audience, records);
      expect([audience, status]).toEqual([audience, 0]);
      expect(JSON.stringify(answer)).not.toContain('sill 4711');
    }
    const { answer } = disclose('surveyor', records);
    expect(answer.shown.map(({ kind }) => kind)).toEqual(['person', 'room']);
    expect(answer.shown[0]?.record).toBeDefined();
    expect(answer.withheld).toEqual([
      { record: secret, path: '', category: 'access-secret', reason: 'condition-not-met' },
    ]);
  });

  it('withholds an invalid record wholly and answers 1', () => {
    const bad = { ...records[1], categories: {} };
    const { status, answer } = disclose('office', [bad, records[1], 7, { _id: 'x' }]);
    expect(status).toBe(1);
    expect(answer.shown).toHaveLength(1);
    expect(answer.withheld).toMatchObject([
      { record: room, path: '', reason: 'invalid' },
      { record: room, path: '/body/privateLabel', reason: 'condition-not-met' },
      { record: null, path: '', reason: 'invalid' },
      { record: 'x', path: '', reason: 'invalid' },
    ]);
    const twice = JSON.stringify([records[1]]).replace('"number":2', '"number":2,"number":3');
    expect(disclose('contractor', twice)).toMatchObject({ status: 1, answer: { shown: [] } });
  });

  it('says in one sentence how it is used', () => {
    for (const args of [[], ['--audience', 'nobody', 'x'], ['x'], ['--audience', 'office'], ['--what']]) {
      const { status, out, errors } = run(args);
      expect([status, out]).toEqual([2, '']);
      expect(errors).toMatch(/^Use: homefile disclose .*\n$/);
    }
    expect(run(['--audience', 'office', '/no/such/file'])).toMatchObject({ status: 2 });
    for (const content of ['{', '{}']) expect(disclose('office', content).status).toBe(2);
  });
});
