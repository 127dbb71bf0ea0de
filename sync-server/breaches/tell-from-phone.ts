import type { OwnPhoneLine } from '#domain/breaches/breach-views.ts';
import { hasVault } from '#domain/access/verbs.ts';
import { momentInWords } from '#domain/cases/date-words.ts';
import type { OpaqueId } from '#domain/ids.ts';
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
  const told = readTold(given, now);
  const by = { account: who.account, device: who.device, now };
  if (told.what === 'phone') {
    if (told.target === who.device)
      throw unfinished('This is the phone in your hand. Choose the one that is lost.');
    recordBreach(tx, { ...told, account: who.account.id }, by);
  } else if (told.what === 'told') {
    recordBreach(tx, { ...told, home: openedHome(tx, who.account.id, told.home) }, by);
  } else {
    throw new Refusal(403, 'forbidden', 'The office takes this back. Ring the office.');
  }
}

function demandPhone({ account }: SignedIn): void {
  if (!hasVault(account.role))
    throw new Refusal(403, 'forbidden', 'This is for phones. At the desk there is a place for it.');
}

/** A contractor names a home by the id of their own pack. */
function openedHome(view: ReadView, account: OpaqueId, named: OpaqueId | null): OpaqueId | null {
  if (named === null) return null;
  const minted = view.packs.minted(named);
  const id = minted?.account === account ? minted.real : named;
  const grants = [...view.grants.homeGrantsOf(account), ...view.grants.orderGrantsOf(account)];
  return grants.find(({ home }) => home === id)?.home ?? null;
}
