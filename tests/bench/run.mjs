// `npm run bench`: figures of this machine, each beside what the same machine does at best in the same run.
import { parseArgs } from 'node:util';
import { runnerImport } from 'vite';

const { values } = parseArgs({ options: { homes: { type: 'string', default: '300' } } });
const homes = Number(values.homes);
if (!Number.isInteger(homes) || homes < 1) {
  process.stderr.write('Give the number of homes, like: npm run bench -- --homes 1000\n');
  process.exit(2);
}

const { module } = await runnerImport('./tests/bench/filing.ts', { configFile: false, logLevel: 'warn' });
const filing = await module.measureFiling(homes);
const whole = (number) => Math.round(number).toLocaleString('en-GB');
process.stdout.write(
  [
    `Filing ${whole(filing.records)} records of ${whole(homes)} homes (${(filing.bytes / 1e6).toFixed(1)} MB), 100 at a time:`,
    `  ${whole(filing.filedPerSecond)} records a second; a bare SQLite insert of the same bytes ${whole(filing.barePerSecond)}`,
    `  ${filing.ratio.toFixed(1)} times the bare insert`,
    '',
  ].join('\n'),
);
