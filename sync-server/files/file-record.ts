import type { OpaqueId } from '#domain/ids.ts';
import { clearedBy, otherwiseSince } from '#domain/cases/put-right.ts';
import { HEEDED_KINDS } from '#domain/packs/pack-scope.ts';
import { parseRecord } from '#domain/records/parse-record.ts';
import { kindNamed, type SurveyRecord } from '#domain/records/registry.ts';
import { badRequest, Refusal } from '../errors.ts';
import { keyedDigest, record as journal } from '../journal/chain.ts';
import { changesWhatStands, packRecord } from '../packs/packer.ts';
import { londonToday } from '../packs/london-today.ts';
import { carryToVersions } from '../rights/carry-restriction.ts';
import type { RecordEntry } from '../storage/record-index.ts';
import { revisionOf, type Ancestry } from '../storage/revision.ts';
import type { JsonObject } from '../storage/json.ts';
import type { WriteTx } from '../storage/storage.ts';
import { holdLinks, touchShares } from '../shares/touch-shares.ts';
import { whoHasLeft } from '../tenancies/household-guard.ts';
import { ensureFiles, FILES, readRecord } from './files-database.ts';
import type { Filed, Filing } from './filing.ts';
import { fileHazardSeen } from './hazard-seen.ts';
import { putRightAt } from './put-right-at.ts';
import { askAgain } from './taken-away.ts';

/**
 * The one way into `files`: the document, its index row, its line in the journal and the packs it concerns, all in the
 * caller's transaction. A revision that is there already changes nothing.
 */
export function fileRecord(tx: WriteTx, filing: Filing): Filed {
  const record = filing.record ?? readRaw(filing.raw);
  const text = filing.text ?? JSON.stringify(filing.raw);
  ensureFiles(tx);
  const path = filing.path ?? nextPath(tx, filing);
  const { id } = filing;
  const rev = revisionOf(path);
  const before = readRecord(tx, id);
  const home = filing.under?.home ?? record.home;
  const saidOtherwise = otherwiseBy(tx, { id, home, record, isKnown: before !== null });
  const hasMoved = movedBy(tx, home, record, londonToday(filing.at));
  const isNew = tx.documents.graft(FILES, { id, path, deleted: false, body: text });
  const entry = entryFor(tx, filing, record, rev);
  if (!isNew) return { rev, record, entry };
  tx.records.put(entry, picturesIn(record));
  pinSigned(tx, id, record);
  journal(tx, {
    at: filing.at,
    action: 'record-filed',
    account: filing.by,
    subject: id,
    detail: `${filing.via} ${record.kind} ${rev}`,
    digest: keyedDigest(tx, id, text),
  });
  const otherwise = saidOtherwise();
  const moved = hasMoved();
  // Before packs are asked: they never hold what is only kept.
  const says = changesWhatStands(tx, entry) || clearedBy(id, record) !== null;
  const kept = says ? carryToVersions(tx, home, filing.at) : [];
  const touched = { id, home: entry.home, record, before, otherwise, moved };
  touchShares(tx, { ...touched, by: filing.by, at: filing.at });
  for (const one of kept) holdLinks(tx, one, 'restricted', { by: filing.by, at: filing.at });
  packRecord(tx, entry, filing.at, moved);
  const { at, under } = filing;
  if (before === null) askAgain(tx, entry, at);
  fileHazardSeen(tx, { entry, record, at, ...(under ? { under } : {}) }, fileRecord);
  return { rev, record, entry };
}

/**
 * Asked before a record is filed, tells afterwards of which records of its home something else is said since: what is wrong by it
 * now or right again, and what it names as wrong once more. A correction says nothing of a record of another home. What is right
 * may come after the correction that names it: a need that was heeded until then is laid down by it alone.
 */
function otherwiseBy(
  tx: WriteTx,
  filing: {
    readonly id: OpaqueId;
    readonly home: OpaqueId;
    readonly record: SurveyRecord;
    readonly isKnown: boolean;
  },
): () => readonly OpaqueId[] {
  const { id, home, record, isKnown } = filing;
  if (record.kind !== 'correction') {
    if (isKnown || !HEEDED_KINDS.has(record.kind)) return () => [];
    return () => {
      const { wrong, standsFor } = putRightAt(tx, home);
      return [...wrong].filter((one) => one !== id && standsFor(one) === id);
    };
  }
  // Nothing else says that a record is wrong, and reading them all takes long.
  const before = putRightAt(tx, home);
  return () =>
    [...new Set([record.body.corrects, ...otherwiseSince(before, putRightAt(tx, home))])].filter(
      (id) => tx.records.entry(id)?.home === home,
    );
}

/**
 * Asked before a record is filed, tells afterwards whether other people of the home count as moved out since: by a change of
 * somebody's own record, or by a day that was put right, whichever half of that came last.
 */
function movedBy(tx: WriteTx, home: OpaqueId, { kind }: SurveyRecord, today: string): () => boolean {
  if (kind !== 'person' && kind !== 'correction') return () => false;
  const before = whoHasLeft(tx, home, today);
  return () => {
    const now = whoHasLeft(tx, home, today);
    return now.size !== before.size || [...now].some((one) => !before.has(one));
  };
}

function readRaw(raw: JsonObject): SurveyRecord {
  const parsed = parseRecord(raw);
  if (!parsed.ok) throw badRequest('The record does not have the form of its kind. Nothing was saved.');
  return parsed.value;
}

/** The pictures that a record names, by SHA-256. */
export function picturesIn(record: SurveyRecord): string[] {
  const body: Readonly<Record<string, unknown>> = record.body;
  const fields = Object.entries(kindNamed(record.kind)?.fields ?? {});
  return fields.flatMap(([name, field]) => {
    const value = body[name];
    return field.shape.as === 'picture' && typeof value === 'string' ? [value] : [];
  });
}

function nextPath(tx: WriteTx, { id, raw: body }: Filing): Ancestry {
  const parent = tx.records.entry(id)?.rev ?? null;
  const path = tx.documents.plan(FILES, { id, parent, deleted: false, body });
  if (path === 'conflict')
    throw new Refusal(409, 'conflict', 'Somebody else changed this at the same time. Look again.');
  return path;
}

/** `rev` is the revision that was filed: the winner, where it is the first. */
function entryFor(tx: WriteTx, filing: Filing, record: SurveyRecord, rev: string): RecordEntry {
  const { id, under, at } = filing;
  const known = tx.records.entry(id);
  if (known) return { ...known, rev: tx.documents.document(FILES, id)?.winner.rev ?? rev };
  const { kind, author, device, recordedAt } = record;
  return {
    id,
    kind,
    home: under?.home ?? record.home,
    tenancy: under ? null : record.tenancy,
    case: under ? under.case : record.case,
    inspection: under ? under.inspection : record.inspection,
    order: under?.order ?? (kind === 'works-order' ? id : null),
    author,
    device,
    recordedAt,
    receivedAt: at,
    rev,
    minted: under !== undefined,
  };
}

function pinSigned(tx: WriteTx, signOff: OpaqueId, record: SurveyRecord): void {
  if (record.kind !== 'sign-off') return;
  for (const { id, rev } of record.body.signed) {
    tx.records.pin({ record: id, rev, signOff, signedBy: record.author });
  }
}
