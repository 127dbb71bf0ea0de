import { project } from '#domain/disclosure/disclose.ts';
import type { OpaqueId } from '#domain/ids.ts';
import { photoToCheck, type PhotoPeople } from '#domain/sharing/photo-check.ts';
import { humans } from '../accounts/one-human.ts';
import { Refusal } from '../errors.ts';
import { filedRecord, type FiledRecord } from '../files/filed-record.ts';
import { londonToday } from '../packs/london-today.ts';
import type { ReadView, WriteTx } from '../storage/storage.ts';
import { notFound, type DeskCall } from './desk.ts';
import { journalLook, lookDetail } from './journal-look.ts';
import { officeContext } from './shown-records.ts';

/** The SHA-256 of a cleared photo that the office may look at. */
export function clearedPicture(view: ReadView, id: OpaqueId, call: DeskCall): string {
  const filed = filedRecord(view, id);
  if (filed?.record.kind !== 'cleared-photo') throw notFound();
  const context = officeContext(view, {
    ...{ viewer: call.account.id, now: call.now, onOpenCase: false },
    // A picture of the building is a fact, and one to be checked is kept from nobody who checks it.
    guardedClosed: false,
  });
  return pictureOf(project(id, filed.record, context).shown?.body);
}

/**
 * The SHA-256 of a photo that nobody has checked, for the one purpose of checking it. The matrix withholds it from the
 * office without an approval by a second person: whoever took it and sent it to be checked is that human, for this one
 * photo and this one day, and each look is journalled.
 */
export function pictureToCheck(tx: WriteTx, id: OpaqueId, call: DeskCall): string {
  const { account, now } = call;
  const filed = filedRecord(tx, id);
  if (filed?.record.kind !== 'photo') throw notFound();
  const release = photoToCheck(id, peopleOf(tx, filed.entry.author, call), londonToday(now));
  if (release === null) throw notFound();
  const context = {
    ...officeContext(tx, { viewer: account.id, now, onOpenCase: true, guardedClosed: false }),
    recipient: account.id,
    purpose: release.purpose,
    releases: [release],
  };
  const picture = pictureOf(project(id, filed.record, context).shown?.body);
  journalLook(tx, call, id, LOOK);
  return picture;
}

const LOOK = 'photo to-check';

function peopleOf(view: ReadView, author: OpaqueId, { account }: DeskCall): PhotoPeople {
  const human = humans(view);
  return { sentBy: human(author), checker: { account: account.id, person: human(account.id) } };
}

/**
 * Refuses whoever would clear a photo that they may not check, or have not looked at: what is cleared goes outside by nobody's
 * further look.
 * @throws Refusal 422, in words for whoever clears.
 */
export function demandLooked(view: ReadView, { entry }: FiledRecord, call: DeskCall): void {
  if (photoToCheck(entry.id, peopleOf(view, entry.author, call), londonToday(call.now)) === null)
    throw unfinished('You took this photo. Somebody else at the desk checks it.');
  const hasLooked = view.journal
    .about(entry.id)
    .some(({ account, detail }) => account === call.account.id && detail === lookDetail(LOOK));
  if (!hasLooked) throw unfinished('Look at the photo first. Then say that it can be shared.');
}

const unfinished = (reason: string) => new Refusal(422, 'unfinished', reason);

function pictureOf(body: Readonly<Record<string, unknown>> | undefined): string {
  const picture = body?.['picture'];
  if (typeof picture !== 'string') throw notFound();
  return picture;
}
