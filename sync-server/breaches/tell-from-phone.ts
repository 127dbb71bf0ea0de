import type { OwnPhoneLine } from '#domain/breaches/breach-views.ts';
import { hasVault } from '#domain/access/verbs.ts';
import { momentInWords } from '#domain/cases/date-words.ts';
import { isOpaqueId, type OpaqueId } from '#domain/ids.ts';
import { DAY_MS } from '#domain/time/calendar-day.ts';
import type { SignedIn } from '../accounts/sessions.ts';
import { openWipe } from '../devices/open-wipe.ts';
import { Refusal } from '../errors.ts';
import type { ReadView, WriteTx } from '../storage/storage.ts';
import { readTold, unfinished } from './read-told.ts';
import { recordBreach } from './record-breach.ts';

/** The other phones of whoever asks: one of them may be lost. */
export function ownPhones(view: ReadView, who: SignedIn, now: number): readonly OwnPhoneLine[] {
  demandPhone(who);
  return view.devices
    .devicesOf(who.account.id)
    .filter(({ device }) => device !== who.device)
    .map(({ device, heardAt }) => ({
      device,
      heard: momentInWords(heardAt, now),
      ordered: openWipe(view, who.account.id, device) !== null,
    }));
}

/**
 * Somebody in the field tells the office that they told or sent the wrong thing, or that a phone of theirs is lost. They name
 * only their own other phones, and a home only as far as it was ever opened to them: any other is left out, and they are
 * answered the same.
 */
export function tellFromPhone(
  tx: WriteTx,
  who: SignedIn,
  given: Readonly<Record<string, unknown>>,
  now: number,
): void {
  demandPhone(who);
  const told = readTold({ ...given, awareAt: awareAt(tx, given, now) }, now);
  const by = { account: who.account, device: who.device, now };
  if (told.what === 'phone') {
    const target = told.target ?? onlyOther(tx, who);
    if (target === who.device)
      throw unfinished('This is the phone in your hand. Choose the one that is lost.');
    recordBreach(tx, { ...told, target, account: who.account.id }, by);
  } else if (told.what === 'told') {
    recordBreach(tx, { ...told, home: openedHome(tx, who.account.id, told.home) }, by);
  } else {
    throw new Refusal(403, 'forbidden', 'The office takes this back. Ring the office.');
  }
}

/** Told without signal, nobody could choose: it is the only other phone that they have. */
function onlyOther(view: ReadView, { account, device }: SignedIn): OpaqueId {
  const [only, ...more] = view.devices.devicesOf(account.id).filter((one) => one.device !== device);
  if (only === undefined) throw unfinished('You have no other phone that the office knows. Ring the office.');
  if (more.length > 0) throw unfinished('Choose which of your phones is lost.');
  return only.device;
}

function demandPhone({ account }: SignedIn): void {
  if (!hasVault(account.role))
    throw new Refusal(403, 'forbidden', 'This is for phones. At the desk there is a place for it.');
}

/**
 * The moment of the press, as far as it can be believed: a phone's clock may run ahead or stand at its beginning, and that is
 * no reason to refuse what it tells. The same sent twice is read the same.
 */
function awareAt(
  view: ReadView,
  { id, awareAt: given }: Readonly<Record<string, unknown>>,
  now: number,
): number | undefined {
  if (typeof given !== 'number' || !Number.isSafeInteger(given) || given < now - LONGEST_WAIT_MS)
    return undefined;
  const known = isOpaqueId(id) ? (view.breaches.breach(id) ?? view.breaches.step(id)) : null;
  return Math.min(given, known?.at ?? now);
}

/** Told without signal, it waits on a phone for this long at the most; what says it is older comes of a clock that is wrong. */
const LONGEST_WAIT_MS = 366 * DAY_MS;

/** A contractor names a home by the id of their own pack. */
function openedHome(view: ReadView, account: OpaqueId, named: OpaqueId | null): OpaqueId | null {
  if (named === null) return null;
  const minted = view.packs.minted(named);
  const id = minted?.account === account ? minted.real : named;
  const grants = [...view.grants.homeGrantsOf(account), ...view.grants.orderGrantsOf(account)];
  return grants.find(({ home }) => home === id)?.home ?? null;
}
