import { hasVault } from '#domain/access/verbs.ts';
import type { OpaqueId } from '#domain/ids.ts';
import { fail, ok, type Result } from '#domain/result.ts';
import type { Api } from '../device/api.ts';
import type { Identity, RememberedAccount } from '../device/identity.ts';
import type { Phone, PhoneParts } from '../device/phone.ts';
import type { Reserve } from '../device/reserve.ts';
import type { StoreFate } from '../device/storage-health.ts';
import { isKnownTraining } from '../device/training.ts';
import type { Cleared } from '../device/vault/cleared-note.ts';
import { forgetHeldKey } from '../device/vault/held-key.ts';
import type { Try } from '../device/vault/locksmith.ts';
import type { Opened } from '../device/vault/opened-vault.ts';
import { deviceLockPossible, makePasskey, passkeySecret } from '../device/vault/passkey.ts';
import { newSessionSecret } from '../device/vault/session-secret.ts';
import { noteStandingPin } from '../device/vault/standing-pin.ts';
import { VaultDoor } from '../device/vault/vault-door.ts';
import type { Vault } from '../device/vault/vault.ts';
import { passphraseOf, type Secret } from '../device/vault/way-in.ts';
import { whoAmI, type Me } from '../device/who-am-i.ts';
import { ChangedPassword, type NewPassword } from './changed-password.ts';
import { Clearing } from './clearing.svelte.ts';
import type { Gate } from './gate.ts';
import { OpenAccount } from './open-account.svelte.ts';
import {
  NO_DEVICE_LOCK,
  NOT_BY_DEVICE,
  notOpenedSentence,
  notTriedSentence,
  SEALED_UNREAD,
  sealedSentence,
  signInSentence,
  triesSentence,
  PIN_IS_OVER,
  type SessionProblem,
} from './session-words.ts';
import type { SyncStatus } from './sync-status.svelte.ts';
import { WaitingVault } from './waiting-vault.ts';

type Outcome = Result<null, SessionProblem>;

/** What belongs to the phone, and the room on it that an opening may use up. */
export interface SessionParts extends PhoneParts {
  readonly reserve: Reserve;
}

/** Who works on this phone now. Opening it needs no signal; signing in does. */
export class Session {
  gate = $state.raw<Gate>({ at: 'sign-in' });
  /** What the start found out about the phone's store. */
  fate = $state.raw<StoreFate>({ fate: 'whole' });
  readonly api: Api;
  readonly #identity: Identity;
  readonly #parts: SessionParts;
  readonly #door: VaultDoor;
  readonly #waiting: WaitingVault;
  readonly #changed: ChangedPassword;
  readonly #held: OpenAccount;
  readonly #clearing: Clearing;

  constructor(parts: SessionParts) {
    this.#parts = parts;
    this.api = parts.api;
    this.#identity = parts.identity;
    this.#door = new VaultDoor(parts);
    this.#changed = new ChangedPassword(this.#door);
    this.#waiting = new WaitingVault({ now: parts.now, over: () => this.#shut() });
    this.#held = new OpenAccount({
      phone: parts,
      shiftEnds: async (account) => (await this.#door.locksmith.facts(account))?.shiftEnds ?? null,
      lock: () => void this.lock(),
      signedOut: () => void this.#clearing.look(),
    });
    this.#clearing = new Clearing({
      ...{ phone: parts, door: this.#door, held: this.#held },
      shut: () => this.#shut(),
    });
  }

  /** Everything of the open account, or null when nobody is signed in or the vault is locked. */
  get phone(): Phone | null {
    return this.#held.phone;
  }

  /** Why what lay here is gone, until somebody signs in again. */
  get cleared(): Cleared | null {
    return this.#clearing.because;
  }

  /** How the open account stands with the office. */
  get sync(): SyncStatus | null {
    return this.#held.sync;
  }

  /** As `resume`, at the start of the app; from then on a lost phone learns that it is to be cleared. */
  async begin(): Promise<void> {
    await this.resume();
    this.#clearing.start();
  }

  /** Opens what the last start left open, or stands before its lock. Without the network, but for a desk. */
  async resume(): Promise<void> {
    const [fate, remembered] = await Promise.all([this.#parts.health.inspect(), this.#identity.current()]);
    this.fate = fate;
    if (!remembered) return noteStandingPin(null);
    const standing = await this.#door.stand(remembered.account.id);
    if (standing.is === 'open') await this.#open(remembered, standing.vault);
    else if (!hasVault(remembered.account.role)) await this.#askForDesk();
    else if (standing.is === 'locked')
      this.gate = {
        ...{ at: 'locked', pin: standing.pin, passkey: standing.passkey },
        waiting: this.#parts.health.waiting(remembered.account.id),
        office: remembered.numbers?.office ?? null,
      };
    if (standing.is === 'locked') void this.#held.makeReady(remembered);
    if (standing.is === 'absent' || (standing.is === 'locked' && !standing.pin)) noteStandingPin(null);
  }

  /** Asks the server for the key of this desk, and opens it. */
  openDesk(): Promise<Outcome> {
    return this.#told(() => this.#askForDesk());
  }

  async #askForDesk(): Promise<Outcome> {
    const remembered = await this.#identity.current();
    const me = await whoAmI(this.api, this.#parts.now);
    if (me.ok && remembered?.account.id === me.value.account.id) await this.#openDesk(remembered, me.value);
    else this.gate = { at: me.ok || me.problem.because === 'signed-out' ? 'sign-in' : 'desk-waits' };
    return ok(null);
  }

  /**
   * Signs in at the office's server and opens the account here. Unsent work of the same account is found again. Without
   * signal, a name and password open what they opened before on this phone.
   */
  signIn(name: string, password: string): Promise<Outcome> {
    return this.#told(() => this.#parts.reserve.during(() => this.#signIn(name, password)));
  }

  async #signIn(name: string, password: string): Promise<Outcome> {
    const device = await this.#identity.device();
    const { secret, hash } = await newSessionSecret();
    const signed = await this.api.post('/api/session', { name, password, device, secretHash: hash });
    if (!signed.ok && signed.problem.because === 'no-signal') return this.#signInHere(name, password);
    if (!signed.ok && signed.problem.code === 'wipe_ordered') await this.#clearing.look();
    if (!signed.ok) return fail({ sentence: signInSentence(signed.problem) });
    const me = await whoAmI(
      this.api.showing(() => Promise.resolve(secret)),
      this.#parts.now,
    );
    if (!me.ok) return fail({ sentence: me.problem.sentence });
    const { account, pack, server, demo, clock, numbers, landlordKey, rules } = me.value;
    const known = await this.#identity.remembered(account.id);
    if (this.phone && this.phone.account.id !== account.id) await this.#held.close();
    await this.#identity.open({
      account,
      device: me.value.device ?? device,
      // A pack that lies here is left by the next round, which sends what has no receipt first.
      pack: known ? known.pack : pack,
      ...{ leaving: known?.leaving ?? null, filling: known?.filling ?? null },
      // What lies here of the same account is the same as before: it was looked at already.
      ...(known?.allSealed === true ? { allSealed: true } : {}),
      ...{ server, demo, clock, numbers, landlordKey, rules },
    });
    this.#clearing.wasTold();
    if (!hasVault(account.role)) await this.#reopenDesk(me.value);
    else await this.#openVault({ account, name, password, secret: isBound(signed.value) ? secret : null });
    // Asked in the moment of a tap, when browsers are most willing; the answer is shown under Sending.
    void this.#parts.health.askToPersist();
    return ok(null);
  }

  /** Opens the vault by a PIN or a passkey. */
  unlock(secret: Secret): Promise<Outcome> {
    return this.#told(() => this.#unlock(secret));
  }

  async #unlock(secret: Secret): Promise<Outcome> {
    const remembered = await this.#identity.current();
    if (!remembered) return fail({ sentence: triesSentence(0) });
    let tried: Try;
    try {
      tried = await this.#parts.reserve.during(() => this.#door.try(remembered.account.id, secret));
    } catch (error) {
      return fail({ sentence: notTriedSentence(error) });
    }
    if (tried.outcome === 'open') {
      tried.opened.forget();
      await this.#open(remembered, tried.opened.vault);
      return ok(null);
    }
    if (tried.outcome === 'wrong') {
      if (tried.triesLeft === 0) this.gate = { at: 'sign-in' };
      this.#clearing.reread();
      return fail({
        sentence:
          secret.by === 'passkey' && tried.triesLeft > 0 ? NOT_BY_DEVICE : triesSentence(tried.triesLeft),
      });
    }
    await this.resume();
    return fail({ sentence: secret.by === 'pin' ? PIN_IS_OVER : NOT_BY_DEVICE });
  }

  /** Opens the vault by the phone's own lock: fingerprint, face or its code. */
  async unlockByDevice(): Promise<Outcome> {
    const place = this.gate.at === 'locked' ? this.gate.passkey : null;
    const output = place && (await passkeySecret(place));
    if (!output) return fail({ sentence: NOT_BY_DEVICE });
    try {
      return await this.unlock({ by: 'passkey', output });
    } finally {
      new Uint8Array(output).fill(0);
    }
  }

  /** Shows the sign-in screen in front of a lock: the PIN is forgotten, or somebody else works with this phone. */
  signInInstead(): void {
    this.gate = { at: 'sign-in' };
  }

  /** Keeps a PIN for this shift and goes on. */
  choosePin(digits: string): Promise<Outcome> {
    return this.#told(() => this.#goOn((opened) => opened.choosePin(digits)));
  }

  /** From now on the phone's own lock opens the vault, and no PIN is needed. */
  async chooseDeviceLock(): Promise<Outcome> {
    const made = await makePasskey();
    if (!made) return fail({ sentence: NO_DEVICE_LOCK });
    return this.#told(() => this.#goOn((opened) => opened.addPasskey(made)));
  }

  /** The password was changed: the old one opens what lies here, and the new one from now on. */
  useOldPassword(password: string): Promise<Outcome> {
    return this.#told(async () => {
      const used = await this.#changed.useOld(password);
      if (!used.ok) return used;
      if (used.value) await this.#askForPin(used.value);
      return ok(null);
    }, notTriedSentence);
  }

  /** Nobody knows the old password: what lies here cannot be opened. What is sealed for the office is still sent. */
  startAnew(): Promise<Outcome> {
    return this.#told(async () => {
      const opened = await this.#changed.startAnew();
      if (opened) await this.#askForPin(opened);
      return ok(null);
    }, notTriedSentence);
  }

  /** Locks: nothing can be read and nothing is sent until somebody opens it again. */
  async lock(): Promise<void> {
    const { phone } = this;
    if (!phone || !hasVault(phone.account.role)) return;
    this.#held.stopClock();
    await forgetHeldKey();
    phone.tellTabsLeft();
    // The lock stands before the stores are closed: what they still have to write is no reason to show anything.
    try {
      await this.resume();
    } catch {
      this.gate = { at: 'sign-in' }; // a store that cannot be read is no reason either
    }
    await this.#held.close();
  }

  /**
   * Signs out. Only when nothing waits, or after the person took a rescue copy (`rescued`): then what waits stays on the
   * phone under this account. Needs signal, because the server must end the session too. What lies here sealed for the office
   * is sent first; where it did not arrive it waits too, and stays sealed whatever is chosen.
   */
  async signOut(rescued: boolean): Promise<Outcome> {
    const { phone } = this;
    if (!phone) return ok(null);
    await phone.training.send(); // a set that waits goes with this signal, rather than bar the way
    if (!rescued && !(await nothingWaits(phone))) {
      return fail({
        sentence: 'Not signed out: some work is only here. Send and finish it, or save a rescue copy first.',
      });
    }
    await phone.sealed.settle().catch(() => 0); // whatever it did not bring through is counted next
    const sealed = rescued ? 0 : await phone.sealed.notArrived().then(({ length }) => length, unreadable);
    if (sealed !== 0) return fail({ sentence: sealed === null ? SEALED_UNREAD : sealedSentence(sealed) });
    const left = await phone.api.delete('/api/session');
    if (!left.ok && left.problem.because !== 'signed-out') {
      return fail({
        sentence: 'Signing out needs signal, so that the office ends it too. Try again when you have some.',
      });
    }
    this.#held.letGo();
    this.gate = { at: 'sign-in' };
    await this.#identity.leave();
    noteStandingPin(null);
    await forgetHeldKey();
    phone.tellTabsLeft();
    // Another window may have kept something while the office was being asked.
    await phone.records.load();
    if (await nothingWaits(phone)) {
      await phone.destroy();
      await this.#door.forget(phone.account.id);
    } else await phone.close();
    return ok(null);
  }

  async #signInHere(name: string, password: string): Promise<Outcome> {
    const found = await this.#door.find(name, password);
    if (!found) return fail({ sentence: signInSentence({ because: 'no-signal', status: 0, sentence: '' }) });
    await this.#identity.open(found.account);
    await this.#askForPin(found.opened);
    return ok(null);
  }

  /** Opens the vault by the password that the server has just accepted, or makes it. It keeps the session's secret. */
  async #openVault({ account, name, password, secret }: NewPassword): Promise<void> {
    const { locksmith } = this.#door;
    const enter = async (opened: Opened) => {
      if (secret !== null) await opened.vault.keepSessionSecret(secret);
      await this.#askForPin(opened);
    };
    const before = this.phone;
    const facts = await locksmith.facts(account.id);
    if (!facts || facts.triesLeft === 0) {
      if (facts) await this.#door.destroy(account.id, 'ten-wrong-tries');
      await enter(await locksmith.create(account.id, account.displayName, passphraseOf(name, password)));
      return;
    }
    const tried = await locksmith.open(account.id, passphraseOf(name, password));
    if (tried.outcome === 'open' && before && (facts.pin || facts.passkey)) {
      // Only the session had ended: the shift and what opens it go on.
      tried.opened.forget();
      if (secret !== null) await tried.opened.vault.keepSessionSecret(secret);
      await this.#reopen(account.id, tried.opened.vault);
    } else if (tried.outcome === 'open') await enter(tried.opened);
    else if (before) await enter(await locksmith.renew(before.vault, name, password));
    else {
      this.#changed.wait({ name, password, account, secret });
      this.#waiting.hold(null);
      this.gate = { at: 'changed-password' };
    }
  }

  async #askForPin(opened: Opened): Promise<void> {
    this.#changed.forget();
    this.#waiting.hold(opened);
    this.gate = { at: 'choose-pin', deviceLock: await deviceLockPossible() };
  }

  /** Nothing waits for anybody any more: the sign-in screen stands before the rest. */
  #shut(): void {
    this.#waiting.letGo();
    this.#changed.forget();
    this.gate = { at: 'sign-in' };
  }

  /** Adds a way in to the vault that was just opened, and goes on to the work. */
  async #goOn(addWay: (opened: Opened) => Promise<void>): Promise<Outcome> {
    const { opened } = this.#waiting;
    const remembered = await this.#identity.current();
    // It waited too long, or another window has signed somebody else in.
    if (!opened || remembered?.account.id !== opened.vault.account) {
      this.#shut();
      return ok(null);
    }
    await this.#parts.reserve.during(() => addWay(opened));
    await this.#held.close();
    await this.#open(remembered, opened.vault);
    this.#waiting.letGo(); // last: where the stores did not open, the person tries again with the same vault
    return ok(null);
  }

  async #reopenDesk(me: Me): Promise<void> {
    await this.#held.close();
    const remembered = await this.#identity.current();
    if (remembered) await this.#openDesk(remembered, me);
  }

  async #openDesk(remembered: RememberedAccount, me: Me): Promise<void> {
    const { id, displayName } = me.account;
    if (me.deskKey !== null) await this.#open(remembered, await this.#door.desk(id, displayName, me.deskKey));
  }

  async #reopen(account: OpaqueId, vault: Vault): Promise<void> {
    await this.#held.close();
    const remembered = await this.#identity.remembered(account);
    if (remembered) await this.#open(remembered, vault);
  }

  /** Answers a store that fails with a sentence: an exception would leave the screen that asked busy for ever. */
  async #told(work: () => Promise<Outcome>, sentence = notOpenedSentence): Promise<Outcome> {
    try {
      return await work();
    } catch (error) {
      return fail({ sentence: sentence(error) });
    }
  }

  async #open(remembered: RememberedAccount, vault: Vault): Promise<void> {
    if (!(await this.#parts.reserve.during(() => this.#held.open(remembered, vault)))) return;
    this.gate = { at: 'open' };
    this.#held.begin();
    this.#parts.reserve.plan();
  }
}

/** What is sealed here could not be counted: it may be all that is left of something. */
const unreadable = () => null;

/** Whether nothing that can be read here would be lost with the phone's stores: what is sealed outlives them. A set of training that waits is counted in the outbox. */
async function nothingWaits({ outbox, drafts }: Phone): Promise<boolean> {
  return outbox.count().waiting === 0 && (await drafts.list()).every(isKnownTraining);
}

/** Whether the server will demand the secret with this session: not that of a desk, nor one of an older server. */
function isBound(signed: unknown): boolean {
  return typeof signed === 'object' && signed !== null && 'bound' in signed && signed.bound === true;
}
