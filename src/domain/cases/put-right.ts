import type { OpaqueId } from '../ids.ts';
import { kindNamed, type KindName, type SurveyRecord } from '../records/registry.ts';
import { ofKind, type FiledRecord } from './filed-record.ts';

/*
 * A correction says that a record is wrong, and mostly which one is right instead. The original stays in the file; whoever
 * is told facts is told what is right. All that follows from corrections is said here, once, for pages, packs and phones.
 */

/** What a correction says. */
export interface Said {
  readonly id: OpaqueId;
  readonly corrects: OpaqueId;
  /** The record that is right; null where nothing stands for what was wrong. */
  readonly replacement: OpaqueId | null;
}

/** A form that was checked to be told, and the photo or the note that it was made from. */
export interface Cleared {
  readonly id: OpaqueId;
  readonly from: OpaqueId;
}

/** What follows from all corrections of a home. */
export interface PutRight {
  /** Every record that is held to be right no longer. */
  readonly wrong: ReadonlySet<OpaqueId>;
  /** Whether a record is held to be right no longer. */
  readonly isWrong: (id: OpaqueId) => boolean;
  /**
   * The record that stands for one since; itself where it is right, or where nothing stands for it. Of several that are right it is
   * always the same one, whichever came first: what names the record must name one.
   */
  readonly standsFor: (id: OpaqueId) => OpaqueId;
  /**
   * The records that are right and are not alone in it, each with the others that stand for the same: two corrections of one record
   * hold, from two phones perhaps, and each says something else. Somebody must say which it is.
   */
  readonly rivals: ReadonlyMap<OpaqueId, readonly OpaqueId[]>;
  /** What a record stands for: what a correction that holds says was wrong, and is put right by it. */
  readonly earlierOf: (id: OpaqueId) => readonly OpaqueId[];
  /** Whether any correction names a record, as wrong or as right. */
  readonly names: (id: OpaqueId) => boolean;
}

/** Nothing was corrected. */
export const NOTHING_WRONG: PutRight = {
  wrong: new Set(),
  isWrong: () => false,
  standsFor: (id) => id,
  rivals: new Map(),
  earlierOf: () => [],
  names: () => false,
};

/**
 * The kinds that others hang on: a home has its own id, and a tenancy says who lives there. The office changes them where they
 * stand, and no correction is taken of one: what it took away would leave a job without an address.
 */
export const CHANGED_WHERE_THEY_STAND: ReadonlySet<KindName> = new Set(['property', 'tenancy']);

/** Nothing was cleared: for what is asked of records that no checked form is made from. */
export const NO_FORMS = (): readonly Cleared[] => [];

/**
 * What all these corrections come to, in whatever order they came. A correction of a correction undoes it: its record is right
 * again, and what stood for it by that alone is not. Where corrections undo each other in a ring all of them hold: nothing is
 * told as a fact of which somebody says that it is wrong. What was cleared from a wrong note or photo tells the same wrong thing in
 * other words, so it is wrong with it, and what was cleared from the right one stands for it. `clearedFrom` is asked only where
 * something is wrong.
 */
export function putRight(
  said: readonly Said[],
  clearedFrom: (wrong: ReadonlySet<OpaqueId>) => readonly Cleared[],
): PutRight {
  if (said.length === 0) return NOTHING_WRONG;
  const holding = holdingOf(said);
  const held = new Set(holding);
  const undone = said.filter((one) => !held.has(one));
  const standing = new Set(holding.flatMap(({ replacement }) => replacement ?? []));
  const wrong = new Set<OpaqueId>([
    ...holding.map(({ corrects }) => corrects),
    ...undone.flatMap(({ replacement }) =>
      replacement === null || standing.has(replacement) ? [] : [replacement],
    ),
  ]);
  // What stood for a record by an undone correction alone gives its links back to that record.
  const next = new Map<OpaqueId, readonly OpaqueId[]>();
  for (const { corrects, replacement } of holding)
    if (replacement !== null) next.set(corrects, [...(next.get(corrects) ?? []), replacement].sort());
  const linked = new Set(next.keys());
  for (const { corrects, replacement } of undone)
    if (replacement !== null && wrong.has(replacement) && !linked.has(replacement))
      next.set(replacement, [...(next.get(replacement) ?? []), corrects].sort());
  const named = new Set(said.flatMap(({ corrects, replacement }) => [corrects, replacement]));
  const cleared = clearedFrom(wrong);
  const from = new Map(cleared.map((one) => [one.id, one.from]));
  const withForms = new Set([...wrong, ...cleared.flatMap((one) => (wrong.has(one.from) ? [one.id] : []))]);
  const standsFor = (id: OpaqueId) => rightFor(id, wrong, next)[0] ?? lastOf(id, wrong, next);
  return {
    wrong: withForms,
    isWrong: (id) => withForms.has(id),
    standsFor: (id) => {
      const last = standsFor(id);
      const original = from.get(last);
      if (original === undefined || !wrong.has(original)) return last;
      const right = standsFor(original);
      return cleared.find((one) => one.from === right && !withForms.has(one.id))?.id ?? last;
    },
    rivals: rivalsAmong(wrong, next),
    earlierOf: (id) => holding.flatMap(({ corrects, replacement }) => (replacement === id ? [corrects] : [])),
    names: (id) => named.has(id),
  };
}

/**
 * A record with every other that corrections tie it to, also those that were undone: what it stands or stood for, and what stands or
 * stood for it. What was decided against one of them is asked of all, whichever of them is held to be right by now.
 */
export function versionsOf(said: readonly Said[], id: OpaqueId): ReadonlySet<OpaqueId> {
  const tied = new Map<OpaqueId, OpaqueId[]>();
  const tie = (one: OpaqueId, other: OpaqueId) => {
    const known = tied.get(one);
    if (known === undefined) tied.set(one, [other]);
    else known.push(other);
  };
  for (const { corrects, replacement } of said) {
    if (replacement === null) continue;
    tie(corrects, replacement);
    tie(replacement, corrects);
  }
  const versions = new Set([id]);
  for (const one of versions) for (const other of tied.get(one) ?? []) versions.add(other);
  return versions;
}

/**
 * The records of which one of these says something else than the other: right then and wrong now, or the other way round; and those
 * beside which another is held to be right since.
 */
export function otherwiseSince(before: PutRight, now: PutRight): readonly OpaqueId[] {
  const named = [...new Set([...before.wrong, ...now.wrong])];
  return [
    ...named.filter((id) => before.isWrong(id) !== now.isWrong(id)),
    ...[...now.rivals.keys()].filter((id) => !before.rivals.has(id) && !before.isWrong(id)),
  ];
}

/** Whether a record can be another version of one: it is of its kind, and about the very same people. */
export function isVersionOf(one: SurveyRecord, other: SurveyRecord): boolean {
  const people = new Set(other.subjects);
  return (
    one.kind === other.kind &&
    new Set(one.subjects).size === people.size &&
    one.subjects.every((subject) => people.has(subject))
  );
}

/**
 * The corrections that hold: no other that holds says that they are wrong themselves. Each is looked at once, however long the chain in
 * which they undo each other: whoever sends many must not keep the server busy.
 */
function holdingOf(said: readonly Said[]): readonly Said[] {
  const byId = new Map(said.map((one) => [one.id, one]));
  /** How many say of a correction that it is wrong, and may hold. */
  const against = new Map<OpaqueId, number>();
  for (const { corrects } of said)
    if (byId.has(corrects)) against.set(corrects, (against.get(corrects) ?? 0) + 1);
  const undone = new Set<OpaqueId>();
  const sure = new Set(said.flatMap(({ id }) => (against.has(id) ? [] : [id])));
  for (const id of sure) {
    const wrong = byId.get(byId.get(id)?.corrects ?? id);
    if (wrong === undefined || wrong.id === id || undone.has(wrong.id)) continue;
    undone.add(wrong.id);
    // What it was against has one less against it, and holds where that was the last.
    const left = (against.get(wrong.corrects) ?? 0) - 1;
    against.set(wrong.corrects, left);
    if (left === 0 && byId.has(wrong.corrects) && !undone.has(wrong.corrects)) sure.add(wrong.corrects);
  }
  return said.filter(({ id }) => !undone.has(id));
}

type Next = ReadonlyMap<OpaqueId, readonly OpaqueId[]>;

/** The records that are right and stand for one, in the order of their ids; itself where it is right. */
function rightFor(id: OpaqueId, wrong: ReadonlySet<OpaqueId>, next: Next): readonly OpaqueId[] {
  const reached = new Set([id]);
  for (const one of reached)
    if (wrong.has(one)) for (const instead of next.get(one) ?? []) reached.add(instead);
  return [...reached].filter((one) => !wrong.has(one)).sort();
}

function rivalsAmong(wrong: ReadonlySet<OpaqueId>, next: Next): PutRight['rivals'] {
  const rivals = new Map<OpaqueId, readonly OpaqueId[]>();
  // Hardly ever does a second correction of one record hold.
  if (![...next.values()].some((all) => new Set(all).size > 1)) return rivals;
  const told = new Set<string>();
  for (const one of wrong) {
    const right = rightFor(one, wrong, next);
    const all = right.join();
    if (right.length < 2 || told.has(all)) continue;
    told.add(all);
    for (const id of right) {
      const others = [...(rivals.get(id) ?? []), ...right].filter((other) => other !== id);
      rivals.set(id, [...new Set(others)]);
    }
  }
  return rivals;
}

/** The last that was put in the place of one, where none of them is right. */
function lastOf(id: OpaqueId, wrong: ReadonlySet<OpaqueId>, next: Next): OpaqueId {
  const seen = new Set<OpaqueId>();
  let one = id;
  while (wrong.has(one) && !seen.has(one)) {
    seen.add(one);
    one = next.get(one)?.[0] ?? one;
  }
  return one;
}

/**
 * Whether what a record asks of a visitor is heeded no longer. A need is heeded until what is right has come, which is a record of its
 * own kind: a baby is not left without heating while half of a correction is still on a phone, nor because somebody took the need
 * back and said nothing instead. `kindOf` is null for a record that is not here.
 */
export function isLaidDown(
  right: PutRight,
  id: OpaqueId,
  kindOf: (id: OpaqueId) => KindName | null,
): boolean {
  const instead = right.standsFor(id);
  return right.isWrong(id) && instead !== id && kindOf(instead) !== null && kindOf(instead) === kindOf(id);
}

/** What the corrections among these records come to. */
export function putRightIn(records: readonly FiledRecord[]): PutRight {
  return putRight(
    ofKind(records, 'correction').map(({ id, record }) => saidBy(id, record)),
    () => records.flatMap(({ id, record }) => clearedBy(id, record) ?? []),
  );
}

/** What a record was cleared from; null where it is no cleared form. */
export function clearedBy(id: OpaqueId, record: SurveyRecord): Cleared | null {
  if (record.kind === 'cleared-photo') return { id, from: record.body.photo };
  return record.kind === 'cleared-note' ? { id, from: record.body.note } : null;
}

/** What one correction says. */
export function saidBy(id: OpaqueId, { body }: SurveyRecord & { readonly kind: 'correction' }): Said {
  return { id, corrects: body.corrects, replacement: body.replacement ?? null };
}

/** Records without those that are held to be right no longer, whether or not another stands for them. */
export function rightRecords(records: readonly FiledRecord[]): readonly FiledRecord[] {
  const { isWrong } = putRightIn(records);
  return records.filter(({ id }) => !isWrong(id));
}

/** As {@link rightRecords}; what names a record that was put right names the one that stands for it. */
export function asPutRight(records: readonly FiledRecord[]): readonly FiledRecord[] {
  return withRightLinks(rightRecords(records), putRightIn(records));
}

/** The same records, each naming what is right instead of what it was put right from. A correction names both as it did. */
export function withRightLinks(records: readonly FiledRecord[], right: PutRight): readonly FiledRecord[] {
  if (right === NOTHING_WRONG) return records;
  return records.map((one) => {
    const fields = one.record.kind === 'correction' ? {} : (kindNamed(one.record.kind)?.fields ?? {});
    const body: Readonly<Record<string, unknown>> = one.record.body;
    const renamed = Object.entries(body).flatMap(([name, value]) => {
      if (fields[name]?.shape.as !== 'link') return [];
      const now = Array.isArray(value)
        ? value.map((id: OpaqueId) => right.standsFor(id))
        : right.standsFor(value as OpaqueId);
      return JSON.stringify(now) === JSON.stringify(value) ? [] : [[name, now] as const];
    });
    if (renamed.length === 0) return one;
    const record = { ...one.record, body: { ...body, ...Object.fromEntries(renamed) } };
    return { ...one, record: record as unknown as SurveyRecord };
  });
}
