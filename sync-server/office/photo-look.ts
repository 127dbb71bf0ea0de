import { project } from '#domain/disclosure/disclose.ts';
import type { OpaqueId } from '#domain/ids.ts';
import { photoToCheck } from '#domain/sharing/photo-check.ts';
import { humans } from '../accounts/one-human.ts';
import { filedRecord } from '../files/filed-record.ts';
import { londonToday } from '../packs/london-today.ts';
import type { ReadView, WriteTx } from '../storage/storage.ts';
import { notFound, type DeskCall } from './desk.ts';
import { journalLook } from './journal-look.ts';
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
  const today = londonToday(now);
  const human = humans(tx);
  const people = {
    sentBy: human(filed.entry.author),
    checker: { account: account.id, person: human(account.id) },
  };
  const release = photoToCheck(id, people, today);
  if (release === null) throw notFound();
  const context = {
    ...officeContext(tx, { viewer: account.id, now, onOpenCase: true, guardedClosed: false }),
    recipient: account.id,
    purpose: release.purpose,
    releases: [release],
  };
  const picture = pictureOf(project(id, filed.record, context).shown?.body);
  journalLook(tx, call, id, 'photo to-check');
  return picture;
}

function pictureOf(body: Readonly<Record<string, unknown>> | undefined): string {
  const picture = body?.['picture'];
  if (typeof picture !== 'string') throw notFound();
  return picture;
}
