import { createHash } from 'node:crypto';
import { dayInWords } from '#domain/cases/date-words.ts';
import type { OpaqueId } from '#domain/ids.ts';
import { copyDocument, copyText } from '#domain/rights/copy-document.ts';
import type { PersonFile } from '#domain/rights/copy-records.ts';
import { ownCopy, type OwnCopy } from '#domain/rights/own-copy.ts';
import { parseDay } from '#domain/time/calendar-day.ts';
import { londonDay, startOfLondonDay } from '#domain/time/london.ts';
import { badRequest, Refusal } from '../errors.ts';
import { filedRecord, filedRecords } from '../files/filed-record.ts';
import { landlordRules } from '../matrix/landlord-rules.ts';
import { gathered, homeLine } from '../office/case-records.ts';
import { demandId, notFound, type DeskCall } from '../office/desk.ts';
import { londonToday } from '../packs/london-today.ts';
import type { HeldPhoto } from '../storage/photos.ts';
import type { ReadView } from '../storage/storage.ts';
import { personAt } from '../tenancies/people-at.ts';
import { filedRights, type FiledRights } from './filed-rights.ts';
import { noteScreen } from './note-screen.ts';
import { personName } from './people.ts';
import { samePerson } from './same-person.ts';
import { copyReading } from './stored-reading.ts';

export interface MadeCopy {
  readonly copy: OwnCopy;
  readonly name: string;
  readonly text: string;
  readonly sha256: string;
}

/** The copy of whoever asked, from everything that is held about them in each of their tenancies. */
export function makeCopy(view: ReadView, call: DeskCall, request: FiledRights): MadeCopy {
  const { person } = request;
  const name = personName(view, person, call);
  // A copy is of a day: looked through and frozen on the same one, it is the same bytes.
  const day = startOfLondonDay(londonDay(call.now));
  const bare = samePerson(view, person).flatMap((one) => personFile(view, one, day) ?? []);
  if (name === null || !bare.some((file) => file.person === person)) throw notFound();
  const files = bare.length > 1 ? bare : bare.map((file) => ({ ...file, mark: null }));
  const rules = landlordRules(view, londonToday(call.now));
  const copy = ownCopy(files, copyReading(view, request.id), { rules, screen: noteScreen(), now: day });
  const text = copyText(copyDocument(copy, name, day));
  return { copy, name, text, sha256: createHash('sha256').update(text).digest('hex') };
}

/** The request for a copy that the path names. Only the lead is let in. */
export function copyRequest(view: ReadView, call: DeskCall): FiledRights {
  if (call.account.role !== 'lead')
    throw new Refusal(403, 'forbidden', 'The data-protection lead looks through a copy before it leaves.');
  const request = filedRights(view, demandId(call.params['request']));
  if (request.body.right !== 'access') throw badRequest('This request asks for no copy.');
  return request;
}

/** A picture that is here, or null. */
export function heldPicture(view: ReadView, sha256: string): HeldPhoto | null {
  const held = view.photos.photo(sha256);
  return held?.state === 'held' && held.type !== null ? held : null;
}

/**
 * Everything at somebody's home, with the days of their own in its tenancy: from when they moved in, to when they moved out of
 * it or it ended.
 */
export function personFile(view: ReadView, person: OpaqueId, now: number): PersonFile | null {
  const theirs = personAt(view, person)?.now;
  const { tenancy } = theirs?.entry ?? {};
  const span = tenancy == null ? null : filedRecord(view, tenancy);
  if (theirs === undefined || tenancy == null || span?.record.kind !== 'tenancy') return null;
  const { startedOn, endedOn } = span.record.body;
  const { from, until } = theirs.record.body;
  const days = (...some: readonly (string | undefined)[]) =>
    some.flatMap((one) => (one === undefined ? [] : (parseDay(one) ?? [])));
  const { home } = theirs.entry;
  const ends = days(endedOn, until);
  const began = Math.max(...days(startedOn, from));
  return {
    person,
    tenancy,
    from: began,
    to: ends.length === 0 ? null : Math.min(...ends),
    mark: `${homeLine(view, home)?.line ?? ''}, tenancy from ${dayInWords(began, now)}`,
    isHeld: (sha256) => heldPicture(view, sha256) !== null,
    records: filedRecords(view, { home }).map(gathered),
  };
}
