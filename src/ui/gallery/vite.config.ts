import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vite';

const here = (path: string) => decodeURIComponent(new URL(path, import.meta.url).pathname);

// The gallery alone, for the accessibility test and for looking at the kit without the app.
export default defineConfig({
  root: here('.'),
  base: './',
  publicDir: false,
  plugins: [svelte()],
  build: { target: 'es2022', outDir: here('../../../dist/gallery'), emptyOutDir: true },
});
