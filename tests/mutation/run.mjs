// Takes each guard away in turn and sees which test notices. One that none notices fails the run.
// `node tests/mutation/run.mjs`, or with a part of a guard's name for those alone.
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { GUARDS } from './guards.mjs';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const CONFIG = 'tests/mutation/vitest.config.ts';
const say = (line) => process.stdout.write(`${line}\n`);
const reports = mkdtempSync(join(tmpdir(), 'homefile-guards-'));
const [part = '', ...more] = process.argv.slice(2);
const wanted = GUARDS.filter(({ name }) => name.includes(part));
if (more.length > 0 || wanted.length === 0) {
  // Any other word would take away every guard in turn, which takes an hour.
  say(
    `No guard has "${[part, ...more].join(' ')}" in its name. Use: node tests/mutation/run.mjs [PART OF A NAME]`,
  );
  process.exit(2);
}

/** A canary in each field of each kind, four times over: enough to notice, and soon done. */
const environment = { ...process.env, HOMEFILE_CANARIES: '220', HOMEFILE_LONG: '', FORCE_COLOR: '0' };

try {
  const all = [...new Set(wanted.flatMap(({ tests }) => tests))];
  const whole = await failing('', all);
  if (whole.failed.length > 0 || whole.broken)
    throw new Error(`With every guard in place these fail: ${whole.failed.join('; ') || 'the run itself'}`);
  const missed = [];
  for (const { name, tests } of wanted) {
    const { failed, broken } = await failing(name, tests);
    const [first] = failed;
    if (first === undefined) missed.push(name);
    say(
      `${first === undefined ? '✗' : '✓'} ${name.padEnd(58)} ${first ?? (broken ? 'nothing ran' : 'NOTICED BY NOTHING')}`,
    );
  }
  say(`${wanted.length - missed.length} of ${wanted.length} guards are noticed when they are gone`);
  process.exitCode = missed.length > 0 ? 1 : 0;
} catch (error) {
  say(error instanceof Error ? error.message : 'The run of guards stopped for a reason that is not known.');
  process.exitCode = 1;
} finally {
  rmSync(reports, { recursive: true });
}

/** The tests that fail without this guard. A file that does not even load has noticed nothing. */
async function failing(name, tests) {
  const report = join(reports, 'report.json');
  rmSync(report, { force: true });
  // With every guard in place each test runs; without one, the first that fails is enough.
  const bail = name === '' ? [] : ['--bail=1'];
  const args = [
    'run',
    '--config',
    CONFIG,
    '--reporter=json',
    `--outputFile.json=${report}`,
    ...bail,
    ...tests,
  ];
  const vitest = join(ROOT, 'node_modules/vitest/vitest.mjs');
  await new Promise((done) => {
    const child = spawn(process.execPath, [vitest, ...args], {
      cwd: ROOT,
      env: { ...environment, HOMEFILE_GUARD: name },
      stdio: 'ignore',
    });
    child.once('error', done);
    child.once('close', done);
  });
  try {
    const { testResults } = JSON.parse(readFileSync(report, 'utf8'));
    const results = testResults.flatMap(({ assertionResults }) => assertionResults);
    const failed = results.filter(({ status }) => status === 'failed').map(({ title }) => title);
    return {
      failed,
      broken:
        results.length === 0 || testResults.some((file) => file.status === 'failed' && failed.length === 0),
    };
  } catch {
    // No report was written: the run itself broke off.
    return { failed: [], broken: true };
  }
}
