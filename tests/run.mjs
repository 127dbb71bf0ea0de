// `npm test`: installs what is missing, then proves everything; what takes long with --long alone. Only Node's own modules here, since nothing may be installed yet.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { compilePackages, fetchPackages, markBuilt, nodeProblem } from '../sync-server/cli/prepare.mjs';
import { findOrInstallBrowser } from './browser.mjs';
import { runStep, stopAll } from './step.mjs';

const say = (line) => process.stdout.write(`${line}\n`);
const reports = mkdtempSync(join(tmpdir(), 'homefile-tests-'));
const unitReport = join(reports, 'unit.json');
const journeyReport = join(reports, 'journeys.json');

const isLong = process.argv.includes('--long');
const environment = {
  ...process.env,
  FORCE_COLOR: '0',
  PLAYWRIGHT_JSON_OUTPUT_FILE: journeyReport,
  ...(isLong ? { HOMEFILE_LONG: '1' } : {}),
};

const script = (name, ...args) => ({
  name,
  args: ['run', '--silent', name, ...(args.length > 0 ? ['--', ...args] : [])],
});

/** Steps of one row run two at a time, in this order. Those with `compiled` wait for what is compiled beside them. */
const ROWS = [
  [
    script('build'),
    script('check:types'),
    script('check:lint'),
    {
      ...script('test:unit', '--reporter=default', '--reporter=json', `--outputFile.json=${unitReport}`),
      compiled: true,
    },
    script('check:format'),
    script('check:imports'),
  ],
  [{ ...script('test:journeys', '--reporter=list,json'), compiled: true, browser: true }],
  ...(isLong ? [[script('check:lint:screens')], [script('test:firefox')], [script('test:mutation')]] : []),
];
const AT_ONCE = 2;

for (const signal of ['SIGINT', 'SIGTERM']) {
  process.once(signal, () => {
    stopAll();
    process.exit(1);
  });
}

let failedSteps = 0;
try {
  await proveEverything();
} catch (error) {
  say(error instanceof Error ? error.message : 'The tests stopped for a reason that is not known.');
  failedSteps += 1;
}
const { passed, failed } = counts();
// A step without tests of its own, such as a type check, counts as one failure when it fails.
const allFailed = Math.max(failed, failedSteps);
rmSync(reports, { recursive: true });
say(`${passed} passed, ${allFailed} failed`);
process.exitCode = allFailed > 0 || passed === 0 ? 1 : 0;

async function proveEverything() {
  const problem = nodeProblem();
  if (problem !== null) throw new Error(problem);
  const mustCompile = await fetchPackages(say);
  const ready = {
    compiled: mustCompile ? compilePackages(say) : Promise.resolve(),
    browser: findOrInstallBrowser(say).then((path) => {
      if (path !== null) environment['CHROMIUM_PATH'] = path;
    }),
  };
  // Whoever waits for one of them hears of its failure; until then it must not end the process.
  for (const part of Object.values(ready)) part.catch(() => undefined);
  for (const row of ROWS) await runRow(row, ready);
}

async function runRow(row, ready) {
  const waiting = [...row];
  const worker = async () => {
    for (let step = waiting.shift(); step !== undefined; step = waiting.shift()) {
      if (step.compiled) await ready.compiled;
      if (step.browser) await ready.browser;
      const outcome = await runStep(step, environment, say);
      if (!outcome.ok) {
        waiting.length = 0;
        stopAll();
        throw new Error(`${outcome.output}\nThe step ${step.name} failed.`);
      }
      if (step.name === 'build') markBuilt();
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
}

function counts() {
  const unit = readReport(unitReport);
  const journeys = readReport(journeyReport)?.stats;
  return {
    passed: (unit?.numPassedTests ?? 0) + (journeys?.expected ?? 0) + (journeys?.flaky ?? 0),
    failed: (unit?.numFailedTests ?? 0) + (journeys?.unexpected ?? 0),
  };
}

function readReport(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    // The step that writes it has not run, or was stopped: then it counts nothing.
    return null;
  }
}
