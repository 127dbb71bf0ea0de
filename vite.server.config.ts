import { defineConfig } from 'vite';

/** Bundles the server: Node 20 cannot load the `.ts` files that `#domain/*` points at. */
export default defineConfig({
  publicDir: false,
  build: {
    ssr: true,
    target: 'node20',
    outDir: 'dist/server',
    emptyOutDir: true,
    rollupOptions: {
      input: { main: 'sync-server/main.ts' },
      output: { entryFileNames: '[name].js' },
    },
  },
});
