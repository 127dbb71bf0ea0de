#!/usr/bin/env node
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const packageFolder = join(dirname(fileURLToPath(import.meta.url)), '../..');
const main = join(packageFolder, 'dist/server/main.js');

if (existsSync(main)) {
  const { run } = await import(pathToFileURL(main).href);
  process.exitCode = await run(process.argv.slice(2), packageFolder);
} else {
  process.stderr.write('Homefile is not built yet: run npm run build\n');
  process.exitCode = 2;
}
