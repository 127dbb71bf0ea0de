#!/usr/bin/env node
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { setFlagsFromString } from 'node:v8';

const packageFolder = join(dirname(fileURLToPath(import.meta.url)), '../..');
const main = join(packageFolder, 'dist/server/main.js');

// A server lives long on short-lived answers: they stay in little memory, and are collected early (docs/decisions/0152).
if (process.argv[2] === 'serve')
  for (const flag of ['--semi-space-growth-factor=1', '--heap-growing-percent=20']) setFlagsFromString(flag);

if (existsSync(main)) {
  const { run } = await import(pathToFileURL(main).href);
  process.exitCode = await run(process.argv.slice(2), packageFolder);
} else {
  process.stderr.write('Homefile is not built yet: run npm run build\n');
  process.exitCode = 2;
}
