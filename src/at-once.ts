const here = new WeakMap<() => Promise<object>, object>();

/** A part of the program: at once where it was fetched before, so that nothing is drawn in between. */
export function atOnce<Part extends object>(fetch: () => Promise<Part>): Part | Promise<Part> {
  // What lies under a way to fetch something is what it fetched.
  const known = here.get(fetch) as Part | undefined;
  if (known) return known;
  return fetch().then((part) => {
    here.set(fetch, part);
    return part;
  });
}
