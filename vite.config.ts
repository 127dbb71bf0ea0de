import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { svelte, type Options } from '@sveltejs/vite-plugin-svelte';
import { build, runnerImport, type Plugin } from 'vite';
import { defineConfig } from 'vitest/config';

/**
 * The most script that a phone may need, in bytes after gzip: for its first screen, and for the list of its day. The build
 * fails beyond it.
 */
const LOAD_LIMITS = { first: 120_000, day: 310_000 } as const;

/** Builds `sw.js` last, with the list of the app's own files and a content hash for each unhashed one. */
function serviceWorker(outDir = 'dist/app'): Plugin {
  return {
    name: 'service-worker',
    apply: 'build',
    async closeBundle() {
      const files = readdirSync(outDir, { recursive: true, withFileTypes: true })
        .filter((file) => file.isFile() && /\.(js|css|html|svg|png|woff2|webmanifest)$/.test(file.name))
        .map((file) =>
          join(file.parentPath, file.name)
            .slice(outDir.length + 1)
            .replaceAll('\\', '/'),
        )
        .filter((url) => url !== 'sw.js')
        .sort();
      const manifest = files.map((url) => ({
        url: `/${url}`,
        revision: /^assets\/.*-[\w-]{8}\.\w+$/.test(url)
          ? null
          : createHash('sha256')
              .update(readFileSync(join(outDir, url)))
              .digest('hex')
              .slice(0, 16),
      }));
      await build({
        configFile: false,
        publicDir: false,
        logLevel: 'warn',
        define: {
          'self.__WB_MANIFEST': JSON.stringify(manifest),
          'process.env.NODE_ENV': '"production"',
        },
        build: {
          outDir,
          emptyOutDir: false,
          target: 'es2022',
          rollupOptions: {
            input: 'src/service-worker.ts',
            output: { format: 'iife', entryFileNames: 'sw.js' },
          },
        },
      });
    },
  };
}

/** The classes of a screen's own styles: the same in the app and in what is drawn at the build. */
const SCREENS = {
  compilerOptions: { cssHash: ({ hash, css }) => `svelte-${hash(css)}` },
} satisfies Options;

/** Puts the early lock (src/early-lock) into index.html: drawn from the lock's own screen, and the script that shows it. */
function earlyLock(): Plugin {
  let script = () => '';
  return {
    name: 'early-lock',
    apply: 'build',
    async buildStart() {
      const built = await build({
        configFile: false,
        publicDir: false,
        logLevel: 'warn',
        build: {
          write: false,
          target: 'es2022',
          rolldownOptions: { input: 'src/early-lock/show.ts', output: { format: 'iife' } },
        },
      });
      const [whole] = [built].flat();
      if (!whole || !('output' in whole)) throw new Error('The script of the early lock was not built.');
      const asset = this.emitFile({ type: 'asset', name: 'early-lock.js', source: whole.output[0].code });
      script = () => this.getFileName(asset);
    },
    transformIndexHtml: {
      order: 'post',
      async handler(html) {
        const { module } = await runnerImport<typeof import('./src/early-lock/draw.ts')>(
          './src/early-lock/draw.ts',
          { configFile: false, logLevel: 'warn', plugins: [svelte({ ...SCREENS, emitCss: false })] },
        );
        // The reading of the page waits for this script: no program that has come meanwhile runs before it.
        const shown = `<template id="early-lock">${module.drawLock()}</template><script src="/${script()}"></script>`;
        // What the lock needs is asked for before the program, which is a hundred times as long.
        const program = /\s*<script type="module"[^>]*><\/script>/;
        return html
          .replace('<div id="app"></div>', `${shown}\n    $&`)
          .replace(
            /<meta charset="utf-8" \/>/,
            `$&\n    <link rel="preload" as="script" href="/${script()}" />`,
          )
          .replace(program, '')
          .replace(/\s*<\/head>/, `${program.exec(html)?.[0] ?? ''}$&`);
      },
    },
  };
}

/**
 * Fails the build when the program's scripts that index.html needs at once, or those that a phone's day needs, weigh more
 * than the limit. One import of a long list is enough for it, and is seen by nobody: the page still works, only later. The
 * early lock's two kilobytes are not among them.
 */
function loadBudget(): Plugin {
  return {
    name: 'load-budget',
    apply: 'build',
    generateBundle(_options, bundle) {
      const chunks = Object.values(bundle).filter((part) => part.type === 'chunk');
      const needed = new Set<string>();
      const need = (fileName: string) => {
        const chunk = chunks.find((one) => one.fileName === fileName);
        if (!chunk || needed.has(fileName)) return;
        needed.add(fileName);
        chunk.imports.forEach(need);
      };
      const within = (what: string, limit: number) => {
        const scripts = chunks.filter(({ fileName }) => needed.has(fileName));
        const bytes = scripts.reduce((sum, { code }) => sum + gzipSync(code, { level: 9 }).length, 0);
        this.info(`${what}: ${(bytes / 1000).toFixed(1)} kB gzip of script in ${scripts.length} files`);
        if (bytes > limit)
          this.error(`The ${what} is ${bytes} bytes of script after gzip; the limit is ${limit}.`);
      };
      for (const { fileName, isEntry } of chunks) if (isEntry) need(fileName);
      within('first load', LOAD_LIMITS.first);
      for (const { fileName, name } of chunks) if (name === 'phone') need(fileName);
      within('load of the day', LOAD_LIMITS.day);
    },
  };
}

/**
 * Few files in place of a hundred small ones: each costs a phone a round trip at the first visit, and a message to the
 * service worker at every cold start. What sign-in needs comes first and alone; a phone never runs the desk's screens; the
 * drills come when training is opened. The word lists of the notes' screen belong to its worker alone.
 */
const DESK = /[\\/]src[\\/](?:screens[\\/]office(?![\\/]Training)|state[\\/]office)/;
const PHONE =
  /[\\/](?:src[\\/](?!domain[\\/](?:screening|training)|(?:screens|state)[\\/](?:office|training))|node_modules[\\/](?:pouchdb|transform-pouch|idb|events|spark-md5|uuid|valibot|svelte|workbox))/;
const TRAINING = /[\\/]src[\\/](?:domain|state)[\\/]training/;
// A chunk takes along whatever its files need: the phone's comes before the desk's, or the phone would need the desk's.
const CHUNKS = [
  { name: 'start', tags: ['$initial' as const], priority: 3 },
  { name: 'phone', test: PHONE, priority: 2 },
  { name: 'desk', test: DESK, priority: 1 },
  // Named, or the builder puts what both screens of training share into the phone's chunk.
  { name: 'training', test: TRAINING, priority: 0 },
];

/** Behind `npm run dev`, as `npm start` serves it. The page's own Host goes along: the server answers no other site's page. */
const DEMO_SERVER = { target: 'http://127.0.0.1:8420', changeOrigin: false };

export default defineConfig({
  plugins: [svelte(SCREENS), earlyLock(), loadBudget(), serviceWorker()],
  build: {
    target: 'es2022',
    outDir: 'dist/app',
    emptyOutDir: true,
    assetsInlineLimit: 0,
    rolldownOptions: { output: { codeSplitting: { groups: CHUNKS } } },
  },
  worker: { format: 'es' },
  server: {
    proxy: {
      '/api': DEMO_SERVER,
      '/db': DEMO_SERVER,
      '/photos': DEMO_SERVER,
      // Pages for people outside; as a pattern, or the app's own sources would go there too.
      '^/[sr]/': DEMO_SERVER,
    },
  },
  test: {
    environment: 'node',
    globalSetup: ['sync-server/office/desk-trial.setup.ts'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // Of two processors it would leave one idle.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    projects: [
      {
        extends: true,
        // Domain and server keep nothing between calls, so their files share what was loaded: loading took longer than testing.
        test: {
          name: 'shared',
          include: ['src/domain/**/*.test.ts', 'sync-server/**/*.test.ts'],
          isolate: false,
          restoreMocks: true,
        },
      },
      {
        extends: true,
        test: {
          name: 'alone',
          include: ['src/**/*.test.ts', 'tests/{conformance,disclosure,faults,mutation}/**/*.test.ts'],
          exclude: ['src/domain/**'],
        },
      },
    ],
  },
});
