import { putRight, saidBy, type Cleared, type PutRight, type Said } from '#domain/cases/put-right.ts';
import { casesByTenancy } from '#domain/retention/due.ts';
import { barAlong, ERASURE_BARS, erasureBar, type ErasureBar } from '#domain/retention/erasing.ts';
import type { OpaqueId } from '#domain/ids.ts';
import { kindNamed } from '#domain/records/registry.ts';
import { mayBeRestricted } from '#domain/rights/restricting.ts';
import { filedRecord, filedRecords } from '../files/filed-record.ts';
import { clearedAt, putRightAt } from '../files/put-right-at.ts';
import { photoLinksAt } from '../files/replaced-photo.ts';
import type { FiledRights } from '../rights/filed-rights.ts';
import type { ReadView } from '../storage/storage.ts';
import { beside, listDigest, type Listed } from './dry-run.ts';
import { filesForErasure } from './files-now.ts';

/** What a granted request has deleted, and what of it cannot go now. `digest` names exactly this list in these versions. */
export interface ErasureRun extends Listed {
  readonly bars: ReadonlyMap<OpaqueId, ErasureBar>;
  readonly digest: string;
}

/**
 * Lists what a request's decision names, as far as it is still here, with the earlier versions that it stands for: whoever has
 * something deleted does not want what was wrong before it back. It changes nothing.
 */
export function erasureRun(view: ReadView, request: FiledRights, now: number): ErasureRun {
  const records = erasedWith(view, request).flatMap((id) => {
    const entry = view.records.entry(id);
    return entry === null ? [] : [{ id, kind: entry.kind, home: entry.home, as: `asked by ${request.id}` }];
  });
  const listed = {
    records,
    ...beside(
      view,
      records.map(({ id }) => id),
    ),
  };
  const homes = new Set(records.map(({ home }) => home));
  const chosen = new Set<OpaqueId>(request.progress.decision?.records ?? []);
  const barOf: typeof erasureBar = (record, ...files) =>
    record.madeFrom !== null && !chosen.has(record.id)
      ? barAlong(record, ...files)
      : erasureBar(record, ...files);
  const known = new Map([...homes].flatMap((home) => [...erasureBars(view, home, now, barOf)]));
  const bars = new Map(
    records.flatMap(({ id }) => {
      const bar = known.get(id);
      return bar === undefined ? [] : [[id, bar] as const];
    }),
  );
  return { ...listed, bars, digest: listDigest(view, listed) };
}

/** What of a home cannot be deleted now, whoever asks for it, and why. */
export function erasureBars(
  view: ReadView,
  home: OpaqueId,
  now: number,
  barOf: typeof erasureBar = erasureBar,
): ReadonlyMap<OpaqueId, ErasureBar> {
  const files = filesForErasure(view, home, now);
  const ofTenancy = casesByTenancy(files.records);
  return new Map(
    files.records.flatMap((record) => {
      const bar = barOf(record, files, ofTenancy);
      return bar === null ? [] : [[record.id, bar] as const];
    }),
  );
}

/** What a request's decision names, with what goes along: ids of what is here and of what is gone. */
export function erasedWith(view: ReadView, request: FiledRights): readonly OpaqueId[] {
  const { home } = request.filed.entry;
  const right = putRightAt(view, home);
  const going = withEarlier(view, request, right);
  for (const form of formsGoing(view, home, going, right)) going.add(form);
  for (const retag of retagsGoing(view, home, going)) going.add(retag);
  const corrections = correctionsGoing(view, home, going);
  return [...going, ...corrections, ...retagsGoing(view, home, new Set(corrections))];
}

/** What says in words about something that goes how it is to be treated. What it holds of what stays is said again without them. */
function retagsGoing(view: ReadView, home: OpaqueId, going: ReadonlySet<OpaqueId>): readonly OpaqueId[] {
  return filedRecords(view, { home, kind: 'reclassification' }).flatMap(({ entry, record }) => {
    if (record.kind !== 'reclassification' || record.body.reason === undefined) return [];
    return going.has(record.body.record) ? [entry.id] : [];
  });
}

/**
 * The checked forms of what was wrong or covered: they tell the same in other words, or show the picture before it was covered, and
 * nothing that stays would say so any more. A form of what is right stays: it is about the building.
 */
function formsGoing(
  view: ReadView,
  home: OpaqueId,
  going: ReadonlySet<OpaqueId>,
  right: PutRight,
): readonly OpaqueId[] {
  const links = photoLinksAt(view, home);
  const gone: ReadonlySet<string> = going;
  return clearedAt(view, home).flatMap(({ id, from }) => {
    const covers = links.filter((one) => one.replaces === from && one.id !== from);
    const isSaid = right.isWrong(id) || covers.length > 0;
    const isUncovered = covers.length > 0 && covers.every((one) => gone.has(one.id));
    return isSaid && (going.has(from) || isUncovered) ? [id] : [];
  });
}

/**
 * What each named record stands for, by a correction that holds: whoever has something deleted does not want what was wrong
 * before it back. A correction comes from any phone and may name anything as what is right instead, so only an earlier version
 * goes along: of the same kind, at the same home, and about whoever asks alone.
 */
function withEarlier(view: ReadView, { filed, person, progress }: FiledRights, right: PutRight) {
  const { home } = filed.entry;
  const going = new Set(progress.decision?.records ?? []);
  for (const id of going) {
    const named = filedRecord(view, id);
    if (named === null) continue;
    const { record } = named;
    const covered = record.kind === 'photo' ? (record.body.replaces ?? []) : [];
    for (const earlier of right.earlierOf(id).concat(covered)) {
      const one = filedRecord(view, earlier);
      const isVersion = one?.entry.home === home && one.record.kind === record.kind;
      if (isVersion && mayBeRestricted(one.record, person)) going.add(earlier);
    }
  }
  return going;
}

/**
 * The corrections that hold words about what goes. One that holds none stays, and shows that something was put right; and so
 * does one without which a record that stays would be told as right again.
 */
function correctionsGoing(view: ReadView, home: OpaqueId, going: ReadonlySet<OpaqueId>): readonly OpaqueId[] {
  const corrections = filedRecords(view, { home, kind: 'correction' }).flatMap(({ entry, record }) =>
    record.kind === 'correction'
      ? [{ said: saidBy(entry.id, record), hasWords: record.body.reason !== undefined }]
      : [],
  );
  const forms = clearedAt(view, home);
  let left = corrections.map(({ said }) => said);
  const taken = new Set<OpaqueId>();
  // One that undoes another goes after it.
  for (let before = -1; before !== taken.size;) {
    before = taken.size;
    for (const { said, hasWords } of corrections) {
      const isOf = going.has(said.corrects) || taken.has(said.corrects);
      if (!hasWords || !isOf || taken.has(said.id)) continue;
      const [now, then] = [left, left.filter((one) => one !== said)];
      if (isRightAgain(now, then, forms, (id) => going.has(id) || taken.has(id) || id === said.id)) continue;
      taken.add(said.id);
      left = then;
    }
  }
  return [...taken];
}

/** Whether something that stays, a checked form too, would be held to be right again by these corrections, and is not by those. */
function isRightAgain(
  now: readonly Said[],
  then: readonly Said[],
  forms: readonly Cleared[],
  goes: (id: OpaqueId) => boolean,
): boolean {
  const [before, after] = [now, then].map((said) => putRight(said, () => forms));
  return [...(before?.wrong ?? [])].some((id) => !goes(id) && after?.isWrong(id) !== true);
}

/** Why something that is on a list cannot go now, in one sentence; null where nothing stands in the way. */
export function barredWords(run: ErasureRun): string | null {
  const [first] = run.records.flatMap(({ id, kind }) => {
    const bar = run.bars.get(id);
    return bar === undefined ? [] : [`${kindNamed(kind)?.title ?? kind} must stay for now. ${barWords(bar)}`];
  });
  return first ?? null;
}

/** A reason with its citation: "A legal hold is on (UK GDPR Art. 17(3)(e))." */
export function barWords(bar: ErasureBar): string {
  const { words, citation } = ERASURE_BARS[bar];
  return `${words} (${citation}).`;
}
