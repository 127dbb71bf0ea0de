import { momentInWords } from '#domain/cases/date-words.ts';
import { ROLE_WORDS, type KnownPhone, type PhoneLine } from '#domain/cases/office-views.ts';
import type { Account } from '../storage/accounts.ts';
import type { DeviceDeletion, KnownDevice, WaitingAtHome, WipeOrder } from '../storage/devices.ts';
import type { ReadView } from '../storage/storage.ts';
import { mayOpen } from '../inbox/for-the-lead.ts';
import { homeLine } from './case-records.ts';
import type { DeskCall } from './desk.ts';

/** Whoever works with a pack, one line a phone: how it stands as it last told, what was refused, and what was lost. */
export function phoneLines(
  view: ReadView,
  { account: reader, now }: Pick<DeskCall, 'account' | 'now'>,
): PhoneLine[] {
  return view.accounts
    .accounts()
    .filter(({ role, disabled }) => !disabled && (role === 'surveyor' || role === 'contractor'))
    .flatMap((account): PhoneLine[] => {
      const who = whoLine(view, account, reader, now);
      const phones = view.devices.devicesOf(account.id);
      if (phones.length === 0) return [{ ...who, phone: null }];
      return phones.map((device) => ({
        ...who,
        lastHeard: momentInWords(device.heardAt, now),
        phone: knownPhone(view, device, now),
      }));
    });
}

function whoLine(
  view: ReadView,
  { id, displayName, role }: Account,
  reader: Account,
  now: number,
): Omit<PhoneLine, 'phone'> {
  // What they may not open is not counted either: a number would tell that it came.
  const refused = view.inbox.items(INBOX_PAGE).filter((item) => item.account === id && mayOpen(reader, item));
  const heard = view.records.entries({ author: id }).map(({ receivedAt }) => receivedAt);
  const last = [...heard, ...refused.map(({ receivedAt }) => receivedAt)].reduce(
    (one, other) => Math.max(one, other),
    0,
  );
  const homes = new Set(
    [...view.grants.homeGrantsOf(id), ...view.grants.orderGrantsOf(id)]
      .filter(({ endedAt }) => endedAt === null)
      .map(({ home }) => home),
  );
  return {
    account: id,
    name: displayName,
    roleWords: ROLE_WORDS[role],
    homes: homes.size,
    lastHeard: last === 0 ? 'Nothing has come yet' : momentInWords(last, now),
    waiting: refused.length,
  };
}

function knownPhone(view: ReadView, known: KnownDevice, now: number): KnownPhone {
  const { device, account, freeBytes, persistent, appVersion, drafts, lostStore } = known;
  return {
    device,
    unsent: unsentWords(known.waiting, now),
    freeRoom: freeBytes === null ? 'Not told' : roomWords(freeBytes),
    promised: persistent === null ? 'Not asked' : persistent ? 'Promised' : 'Not promised',
    version: appVersion,
    drafts,
    lost: lostStore && {
      noticed: momentInWords(lostStore.noticedAt, now),
      lines: lostStore.lost.map((group) => lostLine(view, account, group, now)),
    },
    wipe: wipeWords(view.devices.wipe(account, device), known.heardAt, now),
    deletions: view.devices
      .deletionsOf(account, device, DELETIONS_PAGE)
      .map((one) => deletionWords(one, now)),
  };
}

/** Null while the phone is in use: never ordered, or heard of again since it was wiped. */
export function wipeWords(order: WipeOrder | null, heardAt: number, now: number): string | null {
  if (order === null) return null;
  const { confirmedAt, boxesLeft } = order;
  if (confirmedAt === null) return 'Waits for contact';
  if (heardAt > confirmedAt) return null;
  const left = boxesLeft === 0 ? '' : `, ${boxesLeft} sealed ${boxesLeft === 1 ? 'box' : 'boxes'} left on it`;
  return `Wiped ${momentInWords(confirmedAt, now)}${left}`;
}

/** What had no receipt when the phone was last heard of. */
export function unsentWords(waiting: readonly WaitingAtHome[], now: number): string {
  const total = waiting.reduce((sum, { count }) => sum + count, 0);
  if (total === 0) return 'None';
  const oldest = waiting.reduce((first, { since }) => Math.min(first, since), Number.MAX_SAFE_INTEGER);
  return `${total}, the oldest from ${momentInWords(oldest, now)}`;
}

/** "2 at Flat 14, Larkspur House, recorded Tue 24 Nov, 09:10 to Tue 24 Nov, 11:02". */
function lostLine(
  view: ReadView,
  account: string,
  { home, count, since, until }: WaitingAtHome,
  now: number,
): string {
  const line = home === null ? null : addressOf(view, account, home);
  const when =
    since === until
      ? momentInWords(since, now)
      : `${momentInWords(since, now)} to ${momentInWords(until, now)}`;
  return `${count} ${line === null ? 'at a home the office cannot name' : `at ${line}`}, recorded ${when}`;
}

/** A contractor's phone names homes by the ids of its own pack. */
function addressOf(view: ReadView, account: string, home: string): string | null {
  const minted = view.packs.minted(home);
  const real = minted?.account === account ? minted.real : home;
  return homeLine(view, real)?.line ?? null;
}

function roomWords(bytes: number): string {
  return bytes < 1e9 ? `${(bytes / 1e6).toFixed(0)} MB free` : `${(bytes / 1e9).toFixed(1)} GB free`;
}

function deletionWords({ at, what, because, count, withoutReceipt }: DeviceDeletion, now: number): string {
  const [one, many] = WHAT.get(what) ?? ['thing', 'things'];
  const things = `${count} ${count === 1 ? one : many}`;
  const why = WHY.get(because) ?? 'for a reason that this version does not know';
  const lost = withoutReceipt > 0 ? `, ${withoutReceipt} of them without a receipt` : '';
  return `${momentInWords(at, now)}: ${things}, ${why}${lost}`;
}

const WHAT = new Map<string, readonly [one: string, many: string]>([
  ['draft', ['unfinished answer', 'unfinished answers']],
  ['photo', ['picture', 'pictures']],
  ['expected-photo', ['photo that never came', 'photos that never came']],
  ['records', ['record', 'records']],
  ['work', ['unfinished answer', 'unfinished answers']],
  ['vault', ['locked store, with its keys', 'locked stores, with their keys']],
  ['shown-pictures', ['picture that the office shows', 'pictures that the office shows']],
]);
const WHY = new Map([
  ['thrown-away-by-the-person', 'thrown away by the person'],
  ['new-generation', 'because the phone was packed anew'],
  ['signed-out-with-receipts', 'at signing out'],
  ['ten-wrong-tries', 'after ten wrong tries'],
  ['secret-forgotten', 'because nobody knew the password before'],
  ['wiped-by-the-office', 'because the office ordered it'],
  ['not-heard-for-days', 'because the office was not reached for too long'],
  ['older-version', 'because it is encrypted now'],
  ['destroyed-at-the-office', 'because the office had it destroyed'],
  ['no-longer-in-the-pack', 'because the home or job left the phone'],
]);
const INBOX_PAGE = 200;
const DELETIONS_PAGE = 50;
