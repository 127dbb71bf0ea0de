import { canonicalJson } from '../records/canonical-json.ts';
import type { Json } from '../records/json.ts';

/** The answers of one version of a record. */
export type Body = Readonly<Record<string, unknown>>;

/** A newest version of a record: one end of its tree. */
export interface Leaf {
  readonly rev: string;
  /** Its own revision and those it follows, the newest first. */
  readonly ancestors: readonly string[];
  readonly body: Body;
}

/** Two sides that do not say the same, and what both came from. */
export interface TwoSides {
  /** Leaves that say the same; the side of CouchDB's winner stands first, on every phone. */
  readonly one: readonly Leaf[];
  readonly other: readonly Leaf[];
  /** The answers that both sides began from; null where no version here says. */
  readonly base: Body | null;
}

/** Whether two versions say the same. */
export function saysTheSame(one: Body, other: Body): boolean {
  return canonicalJson(one as Json) === canonicalJson(other as Json);
}

/** The winner of the leaves, as CouchDB chooses it: the most changes, then the greater hash. */
export function winnerFirst(leaves: readonly Leaf[]): readonly Leaf[] {
  return [...leaves].sort(
    (a, b) => generationOf(b.rev) - generationOf(a.rev) || (hashOf(a.rev) < hashOf(b.rev) ? 1 : -1),
  );
}

/**
 * The two sides to be joined first, or null where all leaves say the same: that is how a joined record looks, since what
 * was agreed on is written at the end of each side. `bodies` are earlier versions, as far as they are here.
 */
export function twoSides(leaves: readonly Leaf[], bodies: ReadonlyMap<string, Body>): TwoSides | null {
  const sides: Leaf[][] = [];
  for (const leaf of winnerFirst(leaves)) {
    const side = sides.find(([first]) => first && saysTheSame(first.body, leaf.body));
    if (side) side.push(leaf);
    else sides.push([leaf]);
  }
  const [one, other] = sides;
  return one && other ? { one, other, base: baseOf(one, other, bodies) } : null;
}

// The nearest version that both sides share. Where an earlier choice was made differently on two phones there are several
// such, which do not agree: then what all of them share is the base, so that nothing is decided silently.
function baseOf(
  one: readonly Leaf[],
  other: readonly Leaf[],
  bodies: ReadonlyMap<string, Body>,
): Body | null {
  const shared = one.flatMap((a) => other.flatMap((b) => sharedBy([a, b]) ?? []));
  const nearest = Math.max(...shared.map(generationOf));
  const near = shared
    .filter((rev) => generationOf(rev) === nearest)
    .map((rev) => bodies.get(rev))
    .filter((body) => body !== undefined);
  const [first] = near;
  if (first && near.every((body) => saysTheSame(body, first))) return first;
  const root = sharedBy([...one, ...other]);
  return root === null ? null : (bodies.get(root) ?? null);
}

function sharedBy(leaves: readonly Leaf[]): string | null {
  const [first, ...rest] = leaves;
  return first?.ancestors.find((rev) => rest.every(({ ancestors }) => ancestors.includes(rev))) ?? null;
}

/** How many versions up to this one. */
export function generationOf(rev: string): number {
  return Number(rev.split('-', 1)[0]);
}

function hashOf(rev: string): string {
  return rev.slice(rev.indexOf('-') + 1);
}
