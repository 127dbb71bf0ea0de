import type { PutRight } from '#domain/cases/put-right.ts';
import type { Standing } from '#domain/shares/how-known.ts';
import { isOfThePresent, isToldHowKnown } from '#domain/shares/share-audiences.ts';
import type { OpaqueId } from '#domain/ids.ts';
import { isListedBeside, belongsToMatter, type Matter } from '#domain/shares/share-scope.ts';
import { filedRecords, type FiledRecord } from '../files/filed-record.ts';
import { isInDoubt } from '../files/files-database.ts';
import { isStillTold, putRightAt } from '../files/put-right-at.ts';
import { replacedAt } from '../files/replaced-photo.ts';
import { londonToday } from '../packs/london-today.ts';
import { householdGuard } from '../tenancies/household-guard.ts';
import { keptAbout, keptSteps } from '../sharing/kept-steps.ts';
import { recipientOfMatter } from '../sharing/recipients.ts';
import type { RecordEntry } from '../storage/record-index.ts';
import type { ReadView } from '../storage/storage.ts';

/** A record of a matter, and why it is not told of whatever the rules say; null where the rules decide. */
export interface MatterRecord {
  readonly filed: FiledRecord;
  readonly held: string | null;
  /** It belongs here by an approval alone: of no other field of it is anything told. */
  readonly onlyApproved: boolean;
  /** Whether it is still held to be right. */
  readonly stands: Standing['is'];
}

/**
 * The records beside a matter, in the order in which they came, with those of no case or another of which a second person
 * opened a field to the adviser or the body of this very matter. What stands in doubt is told to nobody until it is settled,
 * and what is of an earlier household to nobody who deals with the home as it is lived in now.
 */
export function matterRecords(view: ReadView, matter: Matter, now: number): readonly MatterRecord[] {
  const all = filedRecords(view, { home: matter.home });
  const guard = isOfThePresent(matter.audience) ? householdGuard(view, matter.home, londonToday(now)) : null;
  const right = putRightAt(view, matter.home);
  const replaced = replacedAt(view, matter.home);
  const approved = approvedFor(view, matter);
  const belonging = belongingTo(all, matter);
  const isToldWrong = isToldHowKnown(matter.audience);
  // A contractor heeds a need on paper as on their phone: until what is right has come.
  const isHeededYet = (entry: RecordEntry) =>
    matter.audience === 'contractor' && isStillTold(view, right, entry);
  return all.flatMap((filed): MatterRecord[] => {
    const { entry, record } = filed;
    const scoped = { id: entry.id, record, minted: entry.minted };
    const belongs = belongsToMatter(scoped, matter) || corrects(filed, matter, belonging);
    const onlyApproved = !belongs && approved.has(entry.id);
    if (!belongs && !onlyApproved && !isListedBeside(scoped, matter)) return [];
    if (guard?.(entry) === false) return [];
    const stands = standingOf(right, entry.id);
    const held =
      !belongs && !onlyApproved
        ? 'It does not belong to what they do.'
        : stands !== 'right' && !isToldWrong && !isHeededYet(entry)
          ? HELD_AS_WRONG[stands]
          : record.kind === 'cleared-photo' && replaced.has(record.body.photo)
            ? 'Another photo stands for it.'
            : isInDoubt(view, entry)
              ? 'There are two versions of it: it is being checked.'
              : null;
    return [{ filed, held, onlyApproved, stands }];
  });
}

/** Why a record is not told of that somebody has said is wrong. */
const HELD_AS_WRONG = {
  'put-right': 'It was put right: another record stands for it.',
  'taken-back': 'It is held to be right no longer, and nothing stands for it.',
} as const;

function standingOf(right: PutRight, id: OpaqueId): Standing['is'] {
  if (!right.isWrong(id)) return 'right';
  return right.standsFor(id) === id ? 'taken-back' : 'put-right';
}

function belongingTo(all: readonly FiledRecord[], matter: Matter): ReadonlySet<OpaqueId> {
  return new Set(
    all.flatMap(({ entry, record }) =>
      belongsToMatter({ id: entry.id, record, minted: entry.minted }, matter) ? [entry.id] : [],
    ),
  );
}

/** Whether a record corrects one of the matter, for those who are told how things came to be known. */
function corrects({ record }: FiledRecord, { audience }: Matter, belonging: ReadonlySet<OpaqueId>): boolean {
  return record.kind === 'correction' && isToldHowKnown(audience) && belonging.has(record.body.corrects);
}

/** The records of the home of which a second person opened a field to the adviser or the body of this matter. */
function approvedFor(
  view: ReadView,
  { audience, home, case: caseId, ownAdviser }: Matter,
): ReadonlySet<OpaqueId> {
  if (audience !== 'legal-adviser' && audience !== 'ombudsman') return new Set();
  const recipient = recipientOfMatter(audience, caseId, ownAdviser);
  const asked = keptSteps(view, 'request', home).filter(
    (request) => request.audience === audience && request.necessity.recipient === recipient,
  );
  const approved = asked.filter(({ id }) =>
    keptAbout(view, 'answer', id).some(({ answer }) => answer === 'approved'),
  );
  return new Set(approved.map(({ field }) => field.record));
}
