#!/usr/bin/env node
// Pictures of every screen in its main states, to be looked at by a person: npm run pictures -- FOLDER
import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';

const [folder, ...filter] = process.argv.slice(2);
if (folder === undefined) {
  console.error('Say where the pictures go: npm run pictures -- FOLDER');
  process.exit(2);
}
const args = ['playwright', 'test', '--config', 'tests/accessibility/pictures.config.ts', ...filter];
const env = { ...process.env, HOMEFILE_PICTURES: resolve(folder) };
process.exit(spawnSync('npx', args, { stdio: 'inherit', env }).status ?? 1);
