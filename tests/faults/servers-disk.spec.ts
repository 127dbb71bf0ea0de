import { spawnSync } from 'node:child_process';
import { rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { startPlainServer, type PlainServer } from './support/plain-server.ts';

test.skip(
  spawnSync('prlimit', ['--version']).status !== 0,
  'without prlimit no file can be kept from growing',
);

test('with a full disk writes are refused in plain words, reading goes on, and all goes on once there is room', async () => {
  const server = await startPlainServer();
  try {
    await server.ask('PUT', '/db/plain');
    const kept = await writeUntilRefused(server, () => undefined, 3);
    expect(kept).toHaveLength(3);
    filesMayGrowTo(server, String(statSync(join(server.data, 'homefile.sqlite')).size + 3_000_000));
    kept.push(...(await writeUntilRefused(server, expectRefused, 100)));
    expect(kept.length).toBeLessThan(100);
    // Full is full: also for what is small, and for whoever signs in.
    filesMayGrowTo(server, '4096');
    await expectRefused(await server.ask('PUT', '/db/other'));
    await expectRefused(
      await server.ask('POST', '/api/session', { name: 'admin', password: 'a-password-of-tests' }),
    );
    await expectAllThere(server, kept);
    expect((await server.ask('GET', '/health')).status).toBe(200);

    filesMayGrowTo(server, 'unlimited');
    kept.push(...(await writeUntilRefused(server, () => undefined, 2)));
    await expectAllThere(server, kept);
    server.process.kill('SIGKILL');
    await server.ended;
    const again = await startPlainServer({ data: server.data });
    await expectAllThere(again, kept);
    // A server that can write nothing ends as any other; its log of writes is read by the next.
    filesMayGrowTo(again, '4096');
    again.process.kill('SIGTERM');
    expect(await again.ended).toBe(0);
  } finally {
    server.process.kill('SIGKILL');
    rmSync(server.data, { recursive: true, force: true });
  }
});

/** Sets how large any file of the process may grow: what is beyond fails as on a full disk. */
function filesMayGrowTo(server: PlainServer, bytes: string): void {
  const { status } = spawnSync('prlimit', ['--pid', String(server.process.pid), `--fsize=${bytes}:`]);
  expect(status).toBe(0);
}

/** The ids that were acknowledged, of at most so many documents of half a megabyte. */
async function writeUntilRefused(
  server: PlainServer,
  refused: (answer: Response) => Promise<void> | void,
  most: number,
): Promise<string[]> {
  const kept: string[] = [];
  while (kept.length < most) {
    const answer = await server.ask('POST', '/db/plain', { text: 'x'.repeat(500_000) });
    if (answer.status !== 201) {
      await refused(answer);
      break;
    }
    kept.push(((await answer.json()) as { id: string }).id);
  }
  return kept;
}

async function expectRefused(answer: Response): Promise<void> {
  expect([answer.status, Number(answer.headers.get('retry-after')) > 0]).toEqual([503, true]);
  expect(await answer.json()).toEqual({
    error: 'service_unavailable',
    reason: expect.stringContaining('cannot save anything at the moment'),
  });
}

async function expectAllThere(server: PlainServer, kept: readonly string[]): Promise<void> {
  const answer = await server.ask('GET', '/db/plain/_all_docs');
  expect(answer.status).toBe(200);
  const { rows } = (await answer.json()) as { rows: readonly { id: string }[] };
  expect(rows.map(({ id }) => id).sort()).toEqual([...kept].sort());
}
