/**
 * Nothing of the app leads anywhere on paper: an address in it names a record by its id, and a page that is kept as a PDF keeps
 * each one behind its words, for whoever is handed the file. Links to other sites stay.
 */
export function bareOnPaper(window: Window): void {
  const { document } = window;
  const taken: [HTMLAnchorElement, string][] = [];
  window.addEventListener('beforeprint', () => {
    for (const link of document.querySelectorAll<HTMLAnchorElement>('a[href]')) {
      if (link.origin !== window.location.origin && link.protocol !== 'tel:') continue;
      taken.push([link, link.getAttribute('href') ?? '']);
      link.removeAttribute('href');
    }
  });
  window.addEventListener('afterprint', () => {
    for (const [link, href] of taken.splice(0)) link.setAttribute('href', href);
  });
}
