import type { SurveyRecord } from '../records/registry.ts';

/** A photo, and the one that it stands for: it was covered, marked or taken again. */
export interface PhotoLink {
  readonly id: string;
  readonly replaces: string | null;
}

/** The links among records, as this phone or the office's file holds them. */
export function photoLinks(
  records: readonly { readonly id: string; readonly record: SurveyRecord }[],
): readonly PhotoLink[] {
  return records.flatMap(({ id, record }) =>
    record.kind === 'photo' ? [{ id, replaces: record.body.replaces ?? null }] : [],
  );
}

/**
 * The photos for which another one stands. Nobody clears them, and a cleared form made of one before is shown to nobody
 * outside any more.
 */
export function replacedPhotos(links: readonly PhotoLink[]): ReadonlySet<string> {
  return new Set(
    links.flatMap(({ id, replaces }) => (replaces === null || replaces === id ? [] : [replaces])),
  );
}

/** The photo that stands for one in the end: itself, what was made of it, or what was made of that. */
export function standingFor(links: readonly PhotoLink[]): (id: string) => string {
  const made = new Map(
    links.flatMap(({ id, replaces }) => (replaces === null ? [] : [[replaces, id] as const])),
  );
  return (id) => {
    const seen = new Set<string>();
    let last = id;
    for (let next = made.get(id); next !== undefined && !seen.has(next); next = made.get(next)) {
      seen.add(next);
      last = next;
    }
    return last;
  };
}

/** The same list with the later of each pair right behind its earlier one. */
export function inPairs<One>(all: readonly One[], beforeOf: (one: One) => One | null): One[] {
  const isIn = (one: One | null): boolean => one !== null && all.includes(one);
  const behind = (before: One): One[] =>
    all.filter((one) => one !== before && beforeOf(one) === before).flatMap((one) => [one, ...behind(one)]);
  const listed = all.filter((one) => !isIn(beforeOf(one))).flatMap((one) => [one, ...behind(one)]);
  // Two that name each other stand under nobody: they are listed all the same.
  return [...listed, ...all.filter((one) => !listed.includes(one))];
}
