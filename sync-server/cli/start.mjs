// `npm start`: from a fresh copy to the demo landlord in a browser, with Node and nothing else. Only Node's own modules here.
import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build, install, nodeProblem, PROJECT } from './prepare.mjs';

const DEMO_PORT = 8420;

const say = (sentence) => process.stderr.write(`${sentence}\n`);

try {
  process.exitCode = await start(process.argv.slice(2));
} catch (error) {
  say(error instanceof Error ? error.message : 'The start failed for a reason that is not known.');
  process.exitCode = 1;
}

async function start(args) {
  const problem = nodeProblem() ?? (await portProblem(portIn(args)));
  if (problem !== null) {
    say(problem);
    return 1;
  }
  await install(say);
  await build(say);
  printAccounts();
  // Ctrl+C reaches this process twice, from the terminal and from npm: the second must not cut the server's ending short.
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => {});
  const { run } = await import(pathToFileURL(join(PROJECT, 'dist/server/main.js')).href);
  const demo = ['serve', '--demo', '--port', String(DEMO_PORT), '--data', join(PROJECT, 'data/demo')];
  // What is given last holds, so every choice can be made otherwise: npm start -- --port 8421
  return run([...demo, ...args], PROJECT);
}

// By hand: parseArgs is younger than some of the Nodes that must be told to be renewed.
function portIn(args) {
  const at = args.lastIndexOf('--port');
  const joined = args.findLast?.((arg) => arg.startsWith('--port='));
  return Number(joined?.slice('--port='.length) ?? (at === -1 ? DEMO_PORT : args[at + 1]));
}

/** Tries the port before a minute is spent on installing. */
function portProblem(port) {
  const isPort = Number.isInteger(port) && port >= 0 && port < 65_536;
  if (!isPort) return null;
  return new Promise((resolve) => {
    const trial = createServer();
    trial.once('error', (error) => resolve(error.code === 'EADDRINUSE' ? inUse(port) : null));
    trial.listen(port, '127.0.0.1', () => trial.close(() => resolve(null)));
  });
}

function inUse(port) {
  return `Port ${port} is in use, perhaps by another Homefile. End that program, or choose another port: npm start -- --port ${port + 1}`;
}

function printAccounts() {
  const accounts = JSON.parse(readFileSync(join(PROJECT, 'sync-server/demo/accounts.json'), 'utf8'));
  const widest = (key) => Math.max(...accounts.map((account) => account[key].length));
  const lines = accounts.map(
    (account) =>
      `  ${account.name.padEnd(widest('name'))}  ${account.password.padEnd(widest('password'))}  ${account.displayName}. ${account.try}`,
  );
  say(
    [
      '',
      'Mossbury Homes, a landlord that does not exist. Sign in with a name and its password:',
      ...lines,
      '',
    ].join('\n'),
  );
}
