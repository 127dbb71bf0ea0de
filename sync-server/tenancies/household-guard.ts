import type { OpaqueId } from '#domain/ids.ts';
import {
  goesWithBuilding,
  isOfHousehold,
  isOfPeople,
  type Household,
  type TenancySpan,
} from '#domain/tenancies/household.ts';
import { isLivingThere } from '#domain/tenancies/people-now.ts';
import { readEntry, readRecord, Retags } from '../files/files-database.ts';
import { londonToday } from '../packs/london-today.ts';
import type { RecordEntry } from '../storage/record-index.ts';
import type { ReadView } from '../storage/storage.ts';
import { peopleAt } from './people-at.ts';

/** Whether a record of a home may be told of it as it is lived in now. */
export type HouseholdGuard = (entry: RecordEntry) => boolean;

/**
 * The guard that keeps an earlier tenancy out of everything that tells of the present one: packs, previews and the desk's
 * screens ask it before they project. `today` is the day in London.
 */
export function householdGuard(view: ReadView, home: OpaqueId, today: string): HouseholdGuard {
  let known: Household | null = null;
  const retags = new Retags(view);
  return (entry) => {
    if (!isOfPeople(entry.kind)) return true;
    known ??= householdAt(view, home, today);
    const subjects = known.left.size === 0 ? [] : (readEntry(view, entry, retags)?.record.subjects ?? []);
    return isOfHousehold(entry.id, { ...entry, subjects }, known, today);
  };
}

/**
 * Whether a record goes with the building although it was made under an earlier household: a correction, a triage. The words
 * that somebody typed into it do not go along.
 */
export function isLeftBehind(guard: HouseholdGuard, entry: RecordEntry): boolean {
  return goesWithBuilding(entry.kind) && !guard({ ...entry, kind: 'note' });
}

/** The tenancies of a home, and who of the people in its files has moved out. */
export function householdAt(view: ReadView, home: OpaqueId, today: string): Household {
  return { tenancies: spansAt(view, home), left: whoHasLeft(view, home, today) };
}

/** The tenancies of a home, earlier ones too. */
export function spansAt(view: ReadView, home: OpaqueId): readonly TenancySpan[] {
  return view.records.entries({ home, kind: 'tenancy' }).flatMap(({ id }): TenancySpan[] => {
    const record = readRecord(view, id);
    if (record?.kind !== 'tenancy') return [];
    return [{ id, startedOn: record.body.startedOn, endedOn: record.body.endedOn ?? null }];
  });
}

/** The people of a home who have moved out of it by today, as what is held about them stands now. */
export function whoHasLeft(view: ReadView, home: OpaqueId, today: string): ReadonlySet<OpaqueId> {
  const left = peopleAt(view, home).filter((one) => !isLivingThere(one, today));
  return new Set(left.map(({ id }) => id));
}

/**
 * What its author sends of an earlier household after the home has changed hands is taken, and is in their pack until
 * tonight: the next generation takes it off the phone again.
 */
export function cameLate(view: ReadView, { home, receivedAt }: RecordEntry, today: string): boolean {
  return londonToday(receivedAt) === today && receivedAt > lastHandover(view, home);
}

/** When the last change of who holds the home was recorded, in milliseconds since 1970; 0 when there was none. */
function lastHandover(view: ReadView, home: OpaqueId): number {
  const lines = view.records
    .entries({ home, kind: 'tenancy' })
    .flatMap(({ id }) => view.journal.about(id).filter(({ action }) => action === 'record-filed'));
  return Math.max(0, ...lines.map(({ at }) => at));
}
