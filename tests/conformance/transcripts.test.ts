import { readFileSync, readdirSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aServer, type TestServer } from '../../sync-server/border/http.fixture.ts';
import { PASSWORD } from '../../sync-server/files/filing.fixture.ts';
import { diffScenario, newRunId, pool, runScenario, type Scenario } from '../data/couchdb/lib.mjs';

const FOLDER = new URL('../data/couchdb/', import.meta.url);

/** What this server does not do, and says so in docs/couchdb-compatibility.md. */
const NOT_OFFERED = new Set([
  // It runs no JavaScript: a design document's functions are kept and never run.
  'design/validate',
]);

describe('what Apache CouchDB 3.5 answered, this server answers', () => {
  let server: TestServer;
  let base: string;
  beforeAll(async () => {
    server = await aServer();
    base = `${await server.app.listen({ host: '127.0.0.1', port: 0 })}/db`;
  });
  afterAll(() => server.close());

  const recorded = readdirSync(new URL('scenarios/', FOLDER)).map((name) => {
    const scenarios: readonly Scenario[] = JSON.parse(
      readFileSync(new URL(`scenarios/${name}`, FOLDER), 'utf8'),
    );
    const { scenarios: answers } = JSON.parse(readFileSync(new URL(`golden/${name}`, FOLDER), 'utf8')) as {
      readonly scenarios: Readonly<Record<string, unknown>>;
    };
    return { group: name.replace('.json', ''), scenarios, answers };
  });

  it.each(recorded)('$group', { timeout: 120_000 }, async ({ scenarios, answers }) => {
    const admin = `${server.world.administrator.name}:${PASSWORD}`;
    const runId = newRunId();
    const differences = await pool(scenarios, 8, async (scenario, index) => {
      const actual = await runScenario(scenario, { base, admin, runId, index, wait: 0 });
      return { id: scenario.id, lines: diffScenario(scenario, answers[scenario.id], actual) };
    });
    const different = differences.filter(({ id, lines }) => lines.length > 0 && !NOT_OFFERED.has(id));
    expect(different).toEqual([]);
  });

  it('has scenarios of every kind', () => {
    expect(recorded.reduce((sum, { scenarios }) => sum + scenarios.length, 0)).toBeGreaterThan(200);
  });
});
