/** Which build runs here: the package's version, and the content hash that the build gave to the first script. */
export function appVersion(page: Document = document): string {
  const first = page.querySelector('script[type="module"][src]')?.getAttribute('src') ?? '';
  const hash = /-([\w-]{8})\.js$/.exec(first)?.[1];
  return hash === undefined ? VERSION : `${VERSION}.${hash}`;
}

const VERSION = '0.1';
