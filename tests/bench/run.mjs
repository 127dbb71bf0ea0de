// `npm run bench`: figures of this machine, each beside what the same machine does at best in the same run.
import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { runnerImport } from 'vite';

const { values } = parseArgs({
  options: {
    homes: { type: 'string', default: '300' },
    packs: { type: 'string', default: '2000' },
    only: { type: 'string', default: '' },
  },
});
const homes = Number(values.homes);
const packs = Number(values.packs);
if (!Number.isInteger(homes) || homes < 1) {
  process.stderr.write('Give the number of homes, like: npm run bench -- --homes 1000\n');
  process.exit(2);
}
if (!Number.isInteger(packs) || packs < 200) {
  process.stderr.write('Give the number of packs, 200 or more, like: npm run bench -- --packs 2000\n');
  process.exit(2);
}
const PARTS = {
  filing: [],
  phone: ['start', 'search', 'capture', 'day'],
  server: [
    ...['push', 'push-into-pack', 'pull', 'replicate', 'attachments', 'fan-out', 'clients', 'memory'],
    ...['feeds', 'packs', 'no-change'],
  ],
};
const all = Object.entries(PARTS).flatMap(([part, within]) => [
  part,
  ...within.map((one) => `${part}/${one}`),
]);
const wanted = values.only === '' ? Object.keys(PARTS) : values.only.split(',');
if (wanted.some((part) => !all.includes(part))) {
  process.stderr.write(`The parts are ${all.join(', ')}, like: npm run bench -- --only phone/search\n`);
  process.exit(2);
}
if (wanted.includes('filing')) await filing();
const ofPhone = within('phone');
if (ofPhone.length > 0) await phone(ofPhone);
const ofServer = within('server');
if (ofServer.length > 0) await server(ofServer);

function within(part) {
  return PARTS[part].filter((one) => wanted.includes(part) || wanted.includes(`${part}/${one}`));
}

async function filing() {
  const { measureFiling } = await load('./tests/bench/filing.ts');
  const done = await measureFiling(homes);
  const whole = (number) => Math.round(number).toLocaleString('en-GB');
  say(
    `Filing ${whole(done.records)} records of ${whole(homes)} homes (${(done.bytes / 1e6).toFixed(1)} MB), 100 at a time:`,
    `  ${whole(done.filedPerSecond)} records a second; a bare SQLite insert of the same bytes ${whole(done.barePerSecond)}`,
    `  ${done.ratio.toFixed(1)} times the bare insert`,
  );
}

/** The phone with its main thread slowed four times: its first fill, and these parts. `npm run build` must have run. */
async function phone(parts) {
  const { measurePhone } = await load('./tests/bench/phone/measure-phone.ts');
  const chromium = [process.env['CHROMIUM_PATH'], '/usr/bin/chromium'].find(
    (path) => path && existsSync(path),
  );
  say('A phone with a full day on it, its main thread slowed 4 times (workers and storage are not):');
  for (const { what, measured, bare, ratio, target, met } of await measurePhone(chromium, parts)) {
    const beside = bare === null ? '' : `; ${bare}: ${ratio.toFixed(1)} times`;
    say(`  ${met ? 'met    ' : 'NOT MET'} ${what}: ${measured}${beside} [${target}]`);
  }
}

/** The sync server as it is built, beside pouchdb-server and the bare limits. `npm run build` must have run. */
async function server(parts) {
  const { measureServer } = await load('./tests/bench/server/measure-server.ts');
  say(
    `The sync server with ${packs.toLocaleString('en-GB')} packs, beside pouchdb-server 4.2 in the same run:`,
  );
  const tell = (line) => {
    const verdict = line.met === null ? '       ' : line.met ? 'met    ' : 'NOT MET';
    const beside =
      line.theirs === null ? '' : `; pouchdb-server ${line.theirs}: ${line.ratio.toFixed(1)} times`;
    const limits = line.limits === '' ? '' : ` (${line.limits})`;
    say(`  ${verdict} ${line.what}: ${line.ours}${beside} [${line.target}]${limits}`);
  };
  await measureServer({ parts, packs, say, tell });
}

async function load(path) {
  const { module } = await runnerImport(path, { configFile: false, logLevel: 'warn' });
  return module;
}

function say(...lines) {
  process.stdout.write(`${lines.join('\n')}\n`);
}
