import { joinVersions, type Joined } from '#domain/conflicts/join-versions.ts';
import {
  generationOf,
  twoSides,
  type Body,
  type Leaf,
  type TwoSides,
} from '#domain/conflicts/version-tree.ts';
import { canonicalJson } from '#domain/records/canonical-json.ts';
import type { Json } from '#domain/records/json.ts';
import { parseRecord } from '#domain/records/parse-record.ts';
import { kindNamed, type SurveyRecord } from '#domain/records/registry.ts';
import { ancestryOf, type RawDocument } from './kept-document.ts';
import type { RecordDatabase } from './records.ts';
import { sha256Hex } from './sha256.ts';

/** The versions of a record as far as they lie on this phone. */
export interface RecordVersions {
  readonly id: string;
  /** The one that is shown. */
  readonly record: SurveyRecord;
  readonly leaves: readonly Leaf[];
  /** Earlier versions by revision. */
  readonly bodies: ReadonlyMap<string, Body>;
  /** The sides that are to be joined and what they give; null where all newest versions say the same. */
  readonly differing: { readonly sides: TwoSides; readonly joined: Joined } | null;
}

/** Finds an earlier version that is not on this phone; null where nobody can tell. */
export type FindVersion = (id: string, rev: string) => Promise<SurveyRecord | null>;

/** Reads the versions of a record. Null where one of the newest cannot be read by this version of the app. */
export async function readVersions(
  database: RecordDatabase,
  id: string,
  revs: readonly string[],
  find: FindVersion = () => Promise.resolve(null),
): Promise<RecordVersions | null> {
  const leaves: Leaf[] = [];
  let record: SurveyRecord | null = null;
  for (const rev of revs) {
    const document = await database.readWithAncestry(id, rev);
    const read = document && recordIn(document);
    if (!document || !read) return null;
    record ??= read;
    leaves.push({ rev, ancestors: ancestryOf(document), body: bodyOf(read) });
  }
  const kind = record && kindNamed(record.kind);
  if (!record || !kind) return null;
  const bodies = new Map<string, Body>();
  for (const rev of new Set(leaves.flatMap(({ ancestors }) => ancestors.slice(1)))) {
    const document = await database.readWithAncestry(id, rev);
    const isShared = leaves.filter(({ ancestors }) => ancestors.includes(rev)).length > 1;
    const read = document ? recordIn(document) : isShared ? await find(id, rev) : null;
    if (read) bodies.set(rev, bodyOf(read));
  }
  const sides = twoSides(leaves, bodies);
  const differing = sides && { sides, joined: joinVersions(sidesOf(sides), kind) };
  return { id, record, leaves, bodies, differing };
}

/** The two versions to be joined, as the rules read them. */
export function sidesOf({ one, other, base }: TwoSides): { one: Body; other: Body; base: Body | null } {
  return { one: one[0]?.body ?? {}, other: other[0]?.body ?? {}, base };
}

/**
 * A next version at the end of each of these leaves, all saying the same. Their revisions follow from what stands before
 * them and from what they say: two phones that join the same versions write the same.
 */
export function nextOfEach(
  id: string,
  record: SurveyRecord,
  leaves: readonly Leaf[],
): Promise<readonly RawDocument[]> {
  return Promise.all(
    leaves.map(async ({ rev, ancestors }) => {
      const said = canonicalJson({ after: rev, body: bodyOf(record) as Json });
      const hash = (await sha256Hex(new TextEncoder().encode(said))).slice(0, 32);
      const start = generationOf(rev) + 1;
      const ids = [hash, ...ancestors.map((one) => one.slice(one.indexOf('-') + 1))];
      return { ...record, _id: id, _rev: `${String(start)}-${hash}`, _revisions: { start, ids } };
    }),
  );
}

/** The record in a stored document, or null. */
export function recordIn(document: Readonly<Record<string, unknown>>): SurveyRecord | null {
  const parsed = parseRecord(document);
  return parsed.ok ? parsed.value : null;
}

function bodyOf(record: SurveyRecord): Body {
  return { ...record.body };
}
