import { fileURLToPath } from 'node:url';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vitest/config';
import { GUARDS } from './guards.mjs';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const removed = GUARDS.find(({ name }) => name === process.env['HOMEFILE_GUARD']);

/** The unit tests over sources in which one guard is missing. Nothing on disk changes. */
export default defineConfig({
  root: ROOT,
  plugins: [
    svelte(),
    {
      name: 'one-guard-less',
      enforce: 'pre',
      transform: (code, id) =>
        removed && id.endsWith(`/${removed.file}`) ? code.replace(removed.from, () => removed.to) : null,
    },
  ],
  test: {
    include: ['src/**/*.test.ts', 'sync-server/**/*.test.ts', 'tests/disclosure/**/*.test.ts'],
    environment: 'node',
    // As the whole run has it: without it, no trial at the desk begins, and nothing is noticed by one.
    globalSetup: ['sync-server/office/desk-trial.setup.ts'],
    testTimeout: 120_000,
    hookTimeout: 600_000,
  },
});
