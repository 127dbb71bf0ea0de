import type { BreachBegun, Withdrawn } from '#domain/breaches/breach-case.ts';
import { reachOf } from '#domain/breaches/reach.ts';
import type { OpaqueId } from '#domain/ids.ts';
import type { ShareState } from '#domain/shares/share-state.ts';
import { logReader } from '../disclosures/log-reader.ts';
import { logRef } from '../disclosures/log-refs.ts';
import { clearPhone } from '../devices/wipe.ts';
import { filedRecord } from '../files/filed-record.ts';
import { endOrderGrant } from '../grants/order-grants.ts';
import { tenanciesOf, tenancyAt } from '../office/case-records.ts';
import { notFound } from '../office/desk.ts';
import { issueOrderState } from '../office/order-state.ts';
import { takeBack } from '../shares/change-share.ts';
import { standing } from '../shares/standing.ts';
import { isOpenJob } from '../sharing/emergency-case.ts';
import type { Account } from '../storage/accounts.ts';
import type { Share } from '../storage/shares.ts';
import type { ReadView, WriteTx } from '../storage/storage.ts';
import { isOver } from '../rights/past-jobs.ts';
import { reachOfLine, recordsOfJob, recordsOfPastJob, recordsOnPhone } from './reached-records.ts';
import { unfinished, type ToldBreach } from './read-told.ts';
import { toldLine } from './told-line.ts';
import { isOnPhone } from './withdrawn-releases.ts';

type Found = Pick<BreachBegun, 'target' | 'account' | 'pack' | 'reach' | 'withdrawn'>;
/** Who tells it, on which device, and when. */
export interface By {
  readonly account: Account;
  readonly device: OpaqueId;
  readonly now: number;
}

/** Finds what a breach reached and takes back what can be taken back, in the caller's one write. */
export function findAndWithdraw(tx: WriteTx, told: ToldBreach, by: By): Found {
  switch (told.what) {
    case 'disclosure':
      return ofDisclosure(tx, told, by);
    case 'order':
      return ofOrder(tx, told, by);
    case 'phone':
      return ofPhone(tx, told, by);
    case 'told':
      return ofWhatWasTold(tx, told);
  }
}

/**
 * Refuses a line of the log that whoever tells of it may not read as one that is not there: what is answered, joined or listed
 * of it would say what it holds.
 */
export function demandSeen(view: ReadView, { what, target }: ToldBreach, by: By): void {
  if (what === 'disclosure' && (target === null || !maySeeLine(view, target, by))) throw notFound();
}

/** Whether somebody may know that a line of the log is there, so that they can tell that it went wrong. */
export function maySeeLine(view: ReadView, line: OpaqueId, looking: Pick<By, 'account' | 'now'>): boolean {
  if (looking.account.role === 'lead') return true;
  const ref = logRef(view, line);
  return ref !== null && logReader(view, looking).read(ref) !== null;
}

function ofDisclosure(tx: WriteTx, { target }: ToldBreach, by: By): Found {
  const line = target === null ? null : toldLine(tx, target);
  if (line === null) throw notFound();
  const { entry, body } = line;
  if (body.decision === 'refused') throw unfinished('Nothing was told: this was refused.');
  const reach = reachOfLine(tx, line);
  const share = tx.shares.share(entry.id);
  const withdrawn: readonly Withdrawn[] =
    share === null ? (isOnPhone(body) ? ['release'] : []) : takenBack(tx, withSuccessors(tx, share), by);
  return { target, account: null, pack: null, reach, withdrawn };
}

/** A page, and those that took its place since: as long as they went to the same person, who has what it told. */
function withSuccessors(view: ReadView, share: Share): readonly Share[] {
  const replaced = view.shares.events(share.id).findLast(({ kind }) => kind === 'replaced');
  const next = replaced === undefined ? null : view.shares.share(replaced.detail);
  return next?.recipient === share.recipient ? [share, ...withSuccessors(view, next)] : [share];
}

/** Closes links with their codes; what was closed already is not told as taken back. */
function takenBack(tx: WriteTx, shares: readonly Share[], by: By): readonly Withdrawn[] {
  const open = shares.filter((share) => !BACK.has(standing(tx, share, by.now)));
  for (const share of open) takeBack(tx, share, by, 'desk');
  return open.length === 0 ? [] : ['link'];
}

/**
 * The job leaves the contractor who has it now: their phone loses it at its next contact, and what was sent of it by a link
 * opens no more. Of a job that is over nothing is left to take back but such links. The job itself is taken back, so that
 * nobody takes it for work that somebody is on their way to.
 */
function ofOrder(tx: WriteTx, { target }: ToldBreach, by: By): Found {
  const filed = target === null ? null : filedRecord(tx, target);
  if (filed?.record.kind !== 'works-order') throw notFound();
  const grants = tx.grants.orderGrantsBy(filed.entry.id);
  const open = grants.findLast((one) => !isOver(one, by.now));
  // Found out too late to take it back: it was told all the same.
  const grant = open ?? [...grants].sort((a, b) => a.grantedAt - b.grantedAt).at(-1);
  if (grant === undefined) throw unfinished('No contractor ever had this job.');
  const { home, tenancy } = filed.entry;
  const order = { home, tenancy, kind: 'works-order', fields: Object.keys(filed.record.body) };
  const had = open === undefined ? recordsOfPastJob(tx, grant, by.now) : recordsOfJob(tx, grant);
  const reach = reachOf([order, ...had]);
  const { id } = filed.entry;
  const pages = tx.shares.shares({}).filter(({ order: of }) => of === id);
  const links = takenBack(tx, pages, by);
  // Work that was done stays done, whoever did it.
  if (isOpenJob(tx, id)) issueOrderState(tx, by, filed.entry.id, filed.record, 'taken-back');
  else if (grant.endedAt === null) endOrderGrant(tx, grant, by.account.id, by.now);
  const pack: readonly Withdrawn[] = open === undefined ? [] : ['pack'];
  return { target, account: grant.account, pack: null, reach, withdrawn: [...pack, ...links] };
}

function ofPhone(tx: WriteTx, { target, account }: ToldBreach, by: By): Found {
  if (target === null || account === null) throw notFound();
  const pack = tx.packs.packOf(account);
  const reach = reachOf(recordsOnPhone(tx, account));
  clearPhone(tx, { account, device: target }, { by: by.account.id, at: by.now });
  return {
    ...{ target, account, reach },
    pack: pack === null ? null : { generation: pack.generation, madeUpOn: pack.madeUpOn },
    withdrawn: ['wipe', 'session'] satisfies readonly Withdrawn[],
  };
}

/** Nobody can take back what was said. Where a home is named, it is of the household that lived there when it was known. */
function ofWhatWasTold(tx: WriteTx, { home, categories, awareAt }: ToldBreach): Found {
  if (home !== null && tx.records.entry(home)?.kind !== 'property') throw notFound();
  const tenancy = home === null ? null : (tenancyAt(tenanciesOf(tx, home), awareAt)?.id ?? null);
  const parts = home === null ? [] : [{ home, tenancy, categories }];
  return { target: null, account: null, pack: null, reach: { records: 0, fields: [], parts }, withdrawn: [] };
}

/**
 * Whether what an earlier breach took back is out again: a link that was issued again, a job that somebody has again, a phone
 * that was cleared and is in use. Then what is told is a breach of its own, and is taken back anew.
 */
export function isOutAgain(
  view: ReadView,
  { what, target, account }: Pick<ToldBreach, 'what' | 'target' | 'account'>,
  now: number,
): boolean {
  if (target === null) return false;
  if (what === 'disclosure') {
    const share = view.shares.share(target);
    return share !== null && withSuccessors(view, share).some((one) => !BACK.has(standing(view, one, now)));
  }
  if (what === 'order') return view.grants.orderGrantsBy(target).some(({ endedAt }) => endedAt === null);
  if (what !== 'phone' || account === null) return false;
  const cleared = view.devices.wipe(account, target)?.confirmedAt ?? null;
  return cleared !== null && (view.devices.device(account, target)?.heardAt ?? 0) > cleared;
}

const BACK: ReadonlySet<ShareState> = new Set(['revoked', 'replaced']);
