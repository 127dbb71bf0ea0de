import { gathered } from '../office/case-records.ts';
import { rightRecords } from '#domain/requests/told-records.ts';
import { isOfThePresent } from '#domain/shares/share-audiences.ts';
import type { OpaqueId } from '#domain/ids.ts';
import { isListedBeside, belongsToMatter, type Matter } from '#domain/shares/share-scope.ts';
import { filedRecords, type FiledRecord } from '../files/filed-record.ts';
import { isInDoubt } from '../files/files-database.ts';
import { replacedAt } from '../files/replaced-photo.ts';
import { londonToday } from '../packs/london-today.ts';
import { householdGuard } from '../tenancies/household-guard.ts';
import type { ReadView } from '../storage/storage.ts';

/** A record of a matter, and why it is not told of whatever the rules say; null where the rules decide. */
export interface MatterRecord {
  readonly filed: FiledRecord;
  readonly held: string | null;
}

/**
 * The records beside a matter, in the order in which they came. What stands in doubt is told to nobody until it is settled,
 * and what is of an earlier household to nobody who deals with the home as it is lived in now.
 */
export function matterRecords(view: ReadView, matter: Matter, now: number): readonly MatterRecord[] {
  const all = filedRecords(view, { home: matter.home });
  const guard = isOfThePresent(matter.audience) ? householdGuard(view, matter.home, londonToday(now)) : null;
  const right = new Set<OpaqueId>(rightRecords(all.map(gathered)).map(({ id }) => id));
  const replaced = replacedAt(view, matter.home);
  return all.flatMap((filed): MatterRecord[] => {
    const { entry, record } = filed;
    const scoped = { id: entry.id, record, minted: entry.minted };
    if (!isListedBeside(scoped, matter) || guard?.(entry) === false) return [];
    const held = !belongsToMatter(scoped, matter)
      ? 'It does not belong to what they do.'
      : !right.has(entry.id)
        ? 'It was put right: another record stands for it.'
        : record.kind === 'cleared-photo' && replaced.has(record.body.photo)
          ? 'Another photo stands for it.'
          : isInDoubt(view, entry)
            ? 'There are two versions of it: it is being checked.'
            : null;
    return [{ filed, held }];
  });
}
