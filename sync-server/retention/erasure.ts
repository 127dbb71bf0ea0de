import { casesByTenancy } from '#domain/retention/due.ts';
import { ERASURE_BARS, erasureBar, type ErasureBar } from '#domain/retention/erasing.ts';
import type { OpaqueId } from '#domain/ids.ts';
import { kindNamed } from '#domain/records/registry.ts';
import { Refusal } from '../errors.ts';
import { filedRecords } from '../files/filed-record.ts';
import { record as journal } from '../journal/chain.ts';
import { newOpaqueId } from '../new-id.ts';
import type { DeskCall } from '../office/desk.ts';
import type { FiledRights } from '../rights/filed-rights.ts';
import type { ReadView, WriteTx } from '../storage/storage.ts';
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
  const { home } = request.filed.entry;
  const ids = withEarlier(view, home, request.progress.decision?.records ?? []);
  const records = ids.flatMap((id) => {
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
  const known = erasureBars(view, home, now);
  const bars = new Map(
    records.flatMap(({ id }) => {
      const bar = known.get(id);
      return bar === undefined ? [] : [[id, bar] as const];
    }),
  );
  return { ...listed, bars, digest: listDigest(view, listed) };
}

/** What of a home cannot be deleted now, whoever asks for it, and why. */
export function erasureBars(view: ReadView, home: OpaqueId, now: number): ReadonlyMap<OpaqueId, ErasureBar> {
  const files = filesForErasure(view, home, now);
  const ofTenancy = casesByTenancy(files.records);
  return new Map(
    files.records.flatMap((record) => {
      const bar = erasureBar(record, files, ofTenancy);
      return bar === null ? [] : [[record.id, bar] as const];
    }),
  );
}

/** What each stands for, and the corrections of it that hold words: what holds none stays, and shows that it was put right. */
function withEarlier(view: ReadView, home: OpaqueId, named: readonly OpaqueId[]): readonly OpaqueId[] {
  const corrections = filedRecords(view, { home, kind: 'correction' });
  const photos = filedRecords(view, { home, kind: 'photo' });
  const ids = new Set(named);
  for (const id of ids) {
    for (const { entry, record } of corrections) {
      if (record.kind !== 'correction') continue;
      const { corrects, replacement, reason } = record.body;
      if (replacement === id) ids.add(corrects);
      if (reason !== undefined && (corrects === id || replacement === id)) ids.add(entry.id);
    }
    for (const { entry, record } of photos)
      if (entry.id === id && record.kind === 'photo' && record.body.replaces !== undefined)
        ids.add(record.body.replaces);
  }
  return [...ids];
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

/**
 * The lead who has granted a deletion asks with it that exactly those records be destroyed: nothing goes until another lead
 * confirms it. A record that must stay for now is decided about otherwise, and is told so.
 */
export function askErasure(tx: WriteTx, { account, now: at }: DeskCall, request: FiledRights): void {
  const run = erasureRun(tx, request, at);
  if (run.records.length === 0) throw new Refusal(422, 'unfinished', 'Choose what is deleted.');
  const barred = barredWords(run);
  if (barred !== null)
    throw new Refusal(422, 'unfinished', `${barred} Leave it out, and tell them that it stays.`);
  const id = newOpaqueId();
  tx.retention.setDestruction({
    ...{ id, request: request.id, digest: run.digest, askedBy: account.id, askedAt: at, state: 'asked' },
    ...{ decidedBy: null, decidedAt: null, reason: null, cleanAt: null, certificate: null, pictures: [] },
  });
  journal(tx, {
    ...{ at, action: 'destruction-asked', account: account.id, subject: id },
    ...{ detail: run.digest, digest: null },
  });
}
