import { cpSync, existsSync, mkdirSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openSqliteReader } from '../storage/sqlite/open.ts';
import type { CommandContext } from './command.ts';
import { serve } from './serve.ts';

function contextOf(
  args: string[],
  environment: Record<string, string> = { HOMEFILE_ADMIN_PASSWORD: 'secret' },
) {
  const written = { out: '', err: '' };
  let tell: () => void = () => undefined;
  let isReady: () => void = () => undefined;
  const ready = new Promise<void>((resolve) => (isReady = resolve));
  const context: CommandContext = {
    args,
    environment,
    stdout: {
      write(text) {
        written.out += text;
        isReady();
      },
    },
    stderr: { write: (text) => (written.err += text) },
    told: new Promise((resolve) => (tell = resolve)),
    packageFolder: '/nowhere',
  };
  return { context, written, ready, tell };
}

describe('homefile serve', () => {
  it('says in one line where it is ready, and ends when told, keeping its data', async () => {
    const data = join(mkdtempSync(join(tmpdir(), 'homefile-serve-')), 'new', 'data');
    const { context, written, ready, tell } = contextOf(['--port', '0', '--data', data]);
    const ended = serve(context);
    await ready;
    const [, address = ''] = /^Homefile is ready at (http:\/\/127\.0\.0\.1:\d+)\n$/.exec(written.out) ?? [];
    expect(await (await fetch(`${address}/db/`)).json()).toMatchObject({ couchdb: 'Welcome' });
    tell();
    expect(await ended).toBe(0);
    expect(existsSync(join(data, 'homefile.sqlite'))).toBe(true);
    await expect(fetch(`${address}/db/`)).rejects.toThrow();
  });

  it('says at each start in one line what the last run left behind', async () => {
    const data = join(mkdtempSync(join(tmpdir(), 'homefile-serve-')), 'data');
    const lines: string[] = [];
    const run = async (folder: string, meanwhile: () => void = () => undefined) => {
      const { context, written, ready, tell } = contextOf(['--port', '0', '--data', folder]);
      const ended = serve(context);
      await ready;
      meanwhile();
      tell();
      await ended;
      lines.push(...written.err.split('\n').filter((line) => line.startsWith('Start-up check')));
    };
    await run(data, () => cpSync(data, `${data}-killed`, { recursive: true }));
    await run(data);
    await run(`${data}-killed`);
    expect(lines).toEqual([
      expect.stringContaining('the server had ended in the ordinary way'),
      expect.stringContaining('the server had ended in the ordinary way'),
      expect.stringMatching(/had not ended in the ordinary way, and its log of \d+ kilobytes was read/),
    ]);
    for (const line of lines) expect(line).toMatch(/the last \d+ lines? of the journal hold; 0 packs stand/);
  });

  it('has the key to which phones seal before anybody was answered, so that every backup holds it', async () => {
    const data = join(mkdtempSync(join(tmpdir(), 'homefile-serve-')), 'data');
    const { context, ready, tell } = contextOf(['--port', '0', '--data', data]);
    const ended = serve(context);
    await ready;
    tell();
    await ended;
    const reader = openSqliteReader(data);
    expect(reader?.read((view) => view.secrets.secret('landlord'))).toContain('"crv":"P-256"');
    await reader?.close();
  });

  it('does not take the place of a restore that was cut short for a new landlord', async () => {
    const data = join(mkdtempSync(join(tmpdir(), 'homefile-serve-')), 'data');
    mkdirSync(`${data}.restoring`);
    const { context, written } = contextOf(['--port', '0', '--data', data]);
    expect(await serve(context)).toBe(2);
    expect(written.err).toContain('A restore into this data folder was not finished.');
    expect(existsSync(data)).toBe(false);
  });

  it.each([
    ['an unknown argument', ['--colour', 'red'], undefined, 'Use: homefile serve'],
    ['a port that is none', ['--port', 'x'], undefined, 'The port must be a number'],
    ['an outside address without its public one', ['--host', '0.0.0.0'], undefined, 'HOMEFILE_PUBLIC_URL'],
    ['no administrator’s password', [], {}, 'HOMEFILE_ADMIN_PASSWORD'],
  ])('refuses %s with one sentence and status 2', async (_name, args, environment, sentence) => {
    const { context, written } = contextOf(args, environment);
    expect(await serve(context)).toBe(2);
    expect(written.out).toBe('');
    expect(written.err).toContain(sentence);
    expect(written.err.trimEnd().split('\n')).toHaveLength(1);
  });
});
