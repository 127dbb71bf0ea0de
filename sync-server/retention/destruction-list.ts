import { dayInWords } from '#domain/cases/date-words.ts';
import { happened } from '#domain/cases/filed-record.ts';
import { kindNamed, type KindName } from '#domain/records/registry.ts';
import type { DestructionList, ListedRecord } from '#domain/retention/retention-views.ts';
import { londonDay } from '#domain/time/london.ts';
import { filedRecord } from '../files/filed-record.ts';
import { gathered, homeLine } from '../office/case-records.ts';
import { demandId, notFound, type DeskCall } from '../office/desk.ts';
import { journalLook } from '../office/journal-look.ts';
import { demandLead } from '../office/lead-only.ts';
import { filedRights } from '../rights/filed-rights.ts';
import { personName } from '../rights/people.ts';
import type { WriteTx } from '../storage/storage.ts';
import { erasureRun, type ErasureRun } from './erasure.ts';

/**
 * What a granted deletion would take, record by record, with whose each is and why it is on the list: the lead who confirms it
 * has not seen it before. Names are shown, so looking is journalled. 404 where no such list waits.
 */
export function destructionList(tx: WriteTx, call: DeskCall): DestructionList {
  demandLead(call);
  const one = tx.retention.destruction(demandId(call.params['destruction']));
  if (one?.state !== 'asked' || one.request === null) throw notFound();
  const request = filedRights(tx, one.request);
  const run = erasureRun(tx, request, call.now);
  const chosen = new Set<string>(request.progress.decision?.records ?? []);
  return {
    records: run.records.map((record) => lineOf(tx, record, chosen.has(record.id), call)),
    pictures: run.pictures.length,
    refused: run.refused.length,
    digest: run.digest,
  };
}

function lineOf(
  tx: WriteTx,
  { id, kind, home }: ErasureRun['records'][number],
  isChosen: boolean,
  call: DeskCall,
): ListedRecord {
  const filed = filedRecord(tx, id);
  const whose = (filed?.record.subjects ?? []).flatMap((subject) => {
    journalLook(tx, call, subject, 'person');
    return personName(tx, subject, call) ?? [];
  });
  const day = filed === null ? '' : dayInWords(londonDay(happened(gathered(filed)).at), call.now);
  return {
    id,
    title: `${kindNamed(kind)?.title ?? kind} of ${day}`,
    whose: whose.length === 0 ? 'Names nobody' : `About ${whose.join(' and ')}`,
    where: homeLine(tx, home)?.line ?? 'A home not in the register',
    why: isChosen ? WHY.chosen : (WHY_ALONG.get(kind) ?? WHY.earlier),
  };
}

const WHY = {
  chosen: 'Chosen when it was decided',
  earlier: 'An earlier version of what was chosen',
} as const;

/** Why a record of these kinds goes along; of every other it is an earlier version. */
const WHY_ALONG: ReadonlyMap<string, string> = new Map<KindName, string>([
  ['correction', 'Says in words why it was put right'],
  ['reclassification', 'Says in words why it was treated as more'],
  ['cleared-note', 'Checked form of what was wrong'],
  ['cleared-photo', 'Checked form of what was wrong or covered'],
]);
