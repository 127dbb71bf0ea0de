import { dateInWords, momentInWords } from '#domain/cases/date-words.ts';
import { isTellingWay, readTelling, TELLING_WAYS } from '#domain/disclosures/telling.ts';
import { isOpaqueId, type OpaqueId } from '#domain/ids.ts';
import { Refusal } from '../errors.ts';
import { record as journal } from '../journal/chain.ts';
import { demandId, notFound, type DeskCall } from '../office/desk.ts';
import { savedOtherwise } from '../office/saved-before.ts';
import { staffNames } from '../office/names.ts';
import { jobToTell } from '../rights/past-jobs.ts';
import type { ReadView, WriteTx } from '../storage/storage.ts';
import { logReader, type LogReader } from './log-reader.ts';
import { logRef } from './log-refs.ts';

/** What is recorded when an earlier recipient was told. */
export interface TellingGiven {
  /** Made where it was typed: the same one sent twice is one. */
  readonly id: OpaqueId;
  /** The line of the disclosure log, or the job that is over, whose recipient was told. */
  readonly disclosure: OpaqueId;
  /** The day, as `2026-11-24`. */
  readonly on: unknown;
  readonly way: unknown;
}

/**
 * Records for good that whoever got a disclosure was told what was put right since (UK GDPR art. 19), and takes it off the list
 * of those to tell. To be called by whatever puts something right; the desk's own form calls it too. A second telling of the
 * same is kept beside the first.
 */
export function recordTelling(
  tx: WriteTx,
  { id, disclosure, on, way }: TellingGiven,
  { account, now }: Pick<DeskCall, 'account' | 'now'>,
): void {
  const known = tx.disclosures.telling(id);
  if (known !== null) {
    if (known.disclosure !== disclosure || known.account !== account.id)
      throw new Refusal(409, 'conflict', 'This was saved by somebody else. Open it again.');
    if (known.on !== on || known.way !== way) throw savedOtherwise();
    return;
  }
  const events = tx.shares.events(disclosure);
  const touched = events.findLast(({ kind }) => kind === 'touched');
  if (touched === undefined)
    throw new Refusal(409, 'conflict', 'Nothing of this was put right since. There is nothing to tell.');
  const read = readTelling({ on, way }, { touchedAt: touched.at, now });
  if (!read.ok) throw new Refusal(422, 'unfinished', read.problem);
  tx.disclosures.addTelling({ id, disclosure, ...read.value, account: account.id, at: now });
  tx.shares.addEvent({ share: disclosure, kind: 'told', at: now, by: account.id, detail: 'desk' });
  const action = 'share-told';
  journal(tx, {
    at: now,
    action,
    account: account.id,
    subject: disclosure,
    detail: `telling ${id}`,
    digest: null,
  });
}

/** The desk records that somebody was told; of a line that they may not see it says what it says of none. */
export function tellRecipient(tx: WriteTx, call: DeskCall): { readonly ok: true } {
  const disclosure = demandId(call.params['disclosure']);
  const ref = logRef(tx, disclosure);
  const reader = logReader(tx, call);
  const isSeen = ref === null ? isJobSeen(tx, disclosure, call, reader) : reader.read(ref) !== null;
  if (!isSeen) throw notFound();
  const { id, on, way } = call.body;
  recordTelling(tx, { id: demandId(id), disclosure, on, way }, call);
  return { ok: true };
}

/** Whether it stands for a job that is over and that whoever looks finds on their list, or told of a moment ago. */
function isJobSeen(
  view: ReadView,
  job: OpaqueId,
  { account, now, body }: DeskCall,
  reader: LogReader,
): boolean {
  if (jobToTell(view, job, reader, now) !== null) return true;
  const sent = isOpaqueId(body['id']) ? view.disclosures.telling(body['id']) : null;
  return sent?.disclosure === job && sent.account === account.id;
}

/** Who told them, on which day and how: "By letter on Tue 24 Nov, recorded by Wren Ashdown". */
export function tellingWords(view: ReadView, disclosure: string, now: number): readonly string[] {
  const names = staffNames(view);
  const kept = view.disclosures.tellings(disclosure);
  const told = kept.map(({ on, way, account }) => {
    const how = isTellingWay(way) ? TELLING_WAYS[way] : 'Told';
    return `${how} on ${dateInWords(on, now)}, recorded by ${names.account(account)}`;
  });
  // An earlier version recorded it beside the link too, where nobody was asked how.
  const beside = view.shares
    .events(disclosure)
    .filter(({ kind, at, by }) => kind === 'told' && !kept.some((one) => one.at === at && one.account === by))
    .map(
      ({ at, by }) =>
        `Recorded as told ${momentInWords(at, now)}${by === null ? '' : `, by ${names.account(by)}`}`,
    );
  return [...told, ...beside];
}
