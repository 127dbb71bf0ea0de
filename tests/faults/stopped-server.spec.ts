import { connect } from 'node:net';
import { rmSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { startPlainServer, type PlainServer } from './support/plain-server.ts';

const WRITERS = 8;

test('a server that is told to end finishes what was begun, and keeps what it answered', async () => {
  const server = await startPlainServer();
  try {
    await server.ask('PUT', '/db/plain');
    const feed = await server.ask('GET', '/db/plain/_changes?feed=continuous&heartbeat=60000');
    const kept: string[] = [];
    const writing = Array.from({ length: WRITERS }, () => writeUntilGone(server, kept));
    await expect.poll(() => kept.length, { intervals: [5] }).toBeGreaterThan(40);
    server.process.kill('SIGTERM');
    // Refused, or too late for anybody to answer; nothing else.
    for (const status of await Promise.all(writing)) expect([null, 503]).toContain(status);
    expect(await feed.text()).toMatch(/"pending":0\}\n$/);
    expect(await server.ended).toBe(0);
    const again = await startPlainServer({ data: server.data });
    const { rows } = (await (await again.ask('GET', '/db/plain/_all_docs')).json()) as {
      rows: readonly { id: string }[];
    };
    const held = new Set(rows.map(({ id }) => id));
    expect(kept.filter((id) => !held.has(id))).toEqual([]);
    again.process.kill('SIGKILL');
    await again.ended;
  } finally {
    server.process.kill('SIGKILL');
    rmSync(server.data, { recursive: true, force: true });
  }
});

test('whoever is too slow is cut off, and a second signal ends at once', async () => {
  const limits = { HOMEFILE_LIMITS: 'stopSeconds=1' };
  for (const second of [null, 'SIGTERM', 'SIGINT'] as const) {
    const environment = second === null ? limits : { HOMEFILE_LIMITS: 'stopSeconds=9999' };
    const server = await startPlainServer({ environment });
    const socket = connect(Number(new URL(server.address).port), '127.0.0.1');
    try {
      socket.on('error', () => undefined);
      socket.write(
        'PUT /db/half HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 9\r\n\r\n{',
      );
      await inProgress(server);
      server.process.kill('SIGTERM');
      if (second !== null) {
        // The first is heard once no new connection is taken.
        await expect.poll(() => server.ask('GET', '/health').catch(() => null)).toBeNull();
        server.process.kill(second);
      }
      expect(await server.ended).toBe(second ?? 0);
    } finally {
      socket.destroy();
      server.process.kill('SIGKILL');
      rmSync(server.data, { recursive: true, force: true });
    }
  }
});

/** Writes one document after another; resolves with the status of the first that is refused, or null when nobody answers. */
async function writeUntilGone(server: PlainServer, kept: string[]): Promise<number | null> {
  for (;;) {
    try {
      const answer = await server.ask('POST', '/db/plain', { text: 'a reading' });
      if (answer.status !== 201) return answer.status;
      kept.push(((await answer.json()) as { id: string }).id);
    } catch (error) {
      if (error instanceof TypeError) return null;
      throw error;
    }
  }
}

/** What was sent before is read before this is answered. */
async function inProgress(server: PlainServer): Promise<void> {
  for (let times = 0; times < 3; times += 1) await server.ask('GET', '/health');
}
