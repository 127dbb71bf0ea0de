import type { Page } from '@playwright/test';
import { build } from 'vite';

export const GALLERY = 'http://gallery.test/';
export type GalleryFiles = ReadonlyMap<string, string | Uint8Array>;

/** Builds the kit's gallery in memory: no server, no folder, nothing left behind. */
export async function buildGallery(): Promise<GalleryFiles> {
  const built = await build({
    configFile: 'src/ui/gallery/vite.config.ts',
    logLevel: 'error',
    build: { write: false },
  });
  const outputs = Array.isArray(built) ? built : 'output' in built ? [built] : [];
  return new Map(
    outputs
      .flatMap((each) => [...each.output])
      .map((file) => [file.fileName, file.type === 'chunk' ? file.code : file.source]),
  );
}

/** Answers every request of the page from the built files. */
export async function serveGallery(page: Page, files: GalleryFiles): Promise<void> {
  await page.route(`${GALLERY}**`, async (route) => {
    const path = new URL(route.request().url()).pathname.slice(1) || 'index.html';
    const body = files.get(path);
    if (body === undefined) return route.fulfill({ status: 404, body: '' });
    return route.fulfill({ contentType: typeOf(path), body: Buffer.from(body) });
  });
}

function typeOf(path: string): string {
  if (path.endsWith('.html')) return 'text/html';
  return path.endsWith('.css') ? 'text/css' : 'text/javascript';
}
