import type { UncheckedItem } from '#domain/cases/office-views.ts';
import { answersOf } from '#domain/cases/answers.ts';
import { momentInWords } from '#domain/cases/date-words.ts';
import { roomName } from '#domain/cases/visit-rooms.ts';
import { room as roomKind } from '#domain/records/room.ts';
import { disclose } from '#domain/disclosure/disclose.ts';
import { filedRecord, type FiledRecord } from '../files/filed-record.ts';
import { londonToday } from '../packs/london-today.ts';
import type { ReadView } from '../storage/storage.ts';
import { householdGuard } from '../tenancies/household-guard.ts';
import { gathered, homeLine } from './case-records.ts';
import { uncheckedIn } from './case-summary.ts';
import { staffNames } from './names.ts';
import { officeContext, shownRecords, type Looking } from './shown-records.ts';

/** Photos and notes among these records that wait for somebody to look at them. */
export function uncheckedItems(
  view: ReadView,
  records: readonly FiledRecord[],
  looking: Looking,
): UncheckedItem[] {
  const waiting = new Set(uncheckedIn(records.map(gathered)).map(({ id }) => id));
  const names = staffNames(view);
  return records
    .filter(({ entry }) => waiting.has(entry.id))
    .map((filed) => {
      const [one] = shownRecords(view, [filed], looking);
      const body = filed.record.body as Readonly<Record<string, unknown>>;
      return {
        id: filed.entry.id,
        what: filed.record.kind === 'photo' ? 'photo' : 'note',
        home: homeLine(view, filed.entry.home)?.line ?? '',
        author: names.account(filed.entry.author),
        recorded: one === undefined ? '' : momentInWords(one.at, looking.now),
        place: placeOf(view, body['room'], looking) ?? (body['order'] === undefined ? '' : 'From the job'),
        words: typeof one?.shown.body['words'] === 'string' ? one.shown.body['words'] : null,
        here: one?.pictureHere ?? pictureHere(view, filed),
        keptBack: keptBackWords(view, filed, one !== undefined, looking),
      };
    });
}

/**
 * Who kept it in the office, and when. Why is somebody's words about it: they are read by whoever is shown the note, or handles
 * the open case of the household whose photo it is.
 */
function keptBackWords(
  view: ReadView,
  { entry, record }: FiledRecord,
  isShown: boolean,
  { onOpenCase, now }: Looking,
): string | null {
  const kept = view.deskSteps.about(entry.id).find(({ step }) => step === 'kept-back');
  if (kept === undefined) return null;
  const by = `Kept in the office by ${staffNames(view).account(kept.account)}, ${momentInWords(kept.at, now)}`;
  const isOfPresent = () => householdGuard(view, entry.home, londonToday(now))(entry);
  const mayRead = isShown || (record.kind === 'photo' && onOpenCase && isOfPresent());
  return kept.reason === null || !mayRead ? by : `${by}: ${kept.reason}`;
}

function pictureHere(view: ReadView, { record }: FiledRecord): boolean {
  return record.kind === 'photo' && view.photos.photo(record.body.picture)?.state === 'held';
}

/** "Bedroom 2", by neutral name. */
export function placeOf(view: ReadView, room: unknown, looking: Looking): string | null {
  const filed = typeof room === 'string' ? filedRecord(view, room) : null;
  if (filed?.record.kind !== 'room') return null;
  const shown = disclose(filed.entry.id, filed.record, officeContext(view, looking));
  return shown === null ? null : roomName(answersOf(roomKind, shown.body, looking.now));
}
