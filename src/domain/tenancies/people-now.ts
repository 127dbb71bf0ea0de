import { NO_FORMS, putRight, saidBy, type Said } from '../cases/put-right.ts';
import { isOpaqueId, type OpaqueId } from '../ids.ts';
import type { RecordNamed, SurveyRecord } from '../records/registry.ts';

/** A record about somebody of a tenancy, wherever it was read from. */
export interface PersonRecord {
  readonly id: OpaqueId;
  readonly record: RecordNamed<'person'>;
}

/** Somebody of a home, as what is held about them stands now. */
export interface PersonNow<R extends PersonRecord> {
  /** The id by which everything else names them. It stays when their name or number is put right. */
  readonly id: OpaqueId;
  /** The record that stands for them now. */
  readonly now: R;
  /** Every record about them: what was wrong, and what is right. */
  readonly versions: readonly R[];
}

/** Whom a person's record is about: what stands for another by a correction is about that same person, and has an id of its own. */
function personOf({ id, record }: PersonRecord, instead: ReadonlySet<OpaqueId>): OpaqueId {
  return record.subjects.includes(id) || !instead.has(id) ? id : (record.subjects[0] ?? id);
}

/**
 * The people whom these records are about, each once, as they stand now. Only a correction from one record of somebody to
 * another of theirs counts, or one that undoes a correction: no correction makes one person into another, or nobody.
 */
export function peopleNow<R extends PersonRecord>(
  records: readonly R[],
  said: readonly Said[],
): readonly PersonNow<R>[] {
  const instead = new Set(said.flatMap(({ replacement }) => replacement ?? []));
  const whose = new Map(records.map((one) => [one.id, personOf(one, instead)] as const));
  const corrections = new Set(said.map(({ id }) => id));
  const { isWrong, standsFor } = putRight(
    said.filter(({ corrects, replacement }) => {
      const person = whose.get(corrects);
      if (person === undefined) return corrections.has(corrects);
      return replacement !== null && whose.get(replacement) === person;
    }),
    NO_FORMS,
  );
  const known = new Map<OpaqueId, R[]>();
  for (const one of records) {
    const person = whose.get(one.id) ?? one.id;
    known.set(person, [...(known.get(person) ?? []), one]);
  }
  return [...known].flatMap(([id, versions]): PersonNow<R>[] => {
    const right = versions.filter((one) => !isWrong(one.id));
    // Of two that stand for one, the one by which they have moved out: nobody who may have left is told of a home.
    const left = right.find(({ record }) => record.body.until !== undefined);
    // A phone holds what is right alone: there the first record is not among them.
    const stands = versions.find((one) => one.id === standsFor(id));
    const now = left ?? stands ?? right.at(-1) ?? versions.at(-1);
    return now === undefined ? [] : [{ id, now, versions }];
  });
}

/** As {@link peopleNow}, of everything that is held of a home: a phone holds the corrections beside what they put right. */
export function peopleIn(
  records: readonly { readonly id: string; readonly record: SurveyRecord }[],
): readonly PersonNow<PersonRecord>[] {
  const said: Said[] = [];
  const people: PersonRecord[] = [];
  for (const { id, record } of records) {
    if (!isOpaqueId(id)) continue;
    if (record.kind === 'person') people.push({ id, record });
    if (record.kind === 'correction') said.push(saidBy(id, record));
  }
  return peopleNow(people, said);
}

/** Whether somebody has not moved out by today, as they stand now. A day that has not come changes nothing yet. */
export function isLivingThere({ now }: PersonNow<PersonRecord>, today: string): boolean {
  return hasNotLeft(now.record.body, today);
}

/** Whether these days of somebody say that they have not moved out by today. On the day itself they have. */
export function hasNotLeft({ until }: { readonly until?: string }, today: string): boolean {
  return until === undefined || until > today;
}
