import { fail, ok, type Result } from '#domain/result.ts';
import type { Account } from '../device/identity.ts';
import type { Opened } from '../device/vault/opened-vault.ts';
import type { VaultDoor } from '../device/vault/vault-door.ts';
import { passphraseOf } from '../device/vault/way-in.ts';
import { triesSentence, type SessionProblem } from './session-words.ts';

/** What the server has just accepted. */
export interface NewPassword {
  readonly name: string;
  readonly password: string;
  readonly account: Account;
  /** Of the session that the new password began: kept in whichever vault opens. */
  readonly secret: string | null;
}

/** A password that was changed at the office: the vault on this phone knows only the one before. */
export class ChangedPassword {
  readonly #door: VaultDoor;
  #waiting: NewPassword | null = null;

  constructor(door: VaultDoor) {
    this.#door = door;
  }

  /** Keeps the new password in memory until the one before opens the vault. */
  wait(changed: NewPassword): void {
    this.#waiting = changed;
  }

  /** Lets go of the new password. */
  forget(): void {
    this.#waiting = null;
  }

  /** Opens by the password before, and by the new one from now on. After the last wrong try the vault is made anew. */
  async useOld(before: string): Promise<Result<Opened | null, SessionProblem>> {
    if (!this.#waiting) return ok(null);
    const { account, name, password, secret } = this.#waiting;
    const tried = await this.#door.try(account.id, passphraseOf(name, before));
    if (tried.outcome === 'open') {
      await tried.opened.changePassphrase(name, password);
      if (secret !== null) await tried.opened.vault.keepSessionSecret(secret);
      return ok(tried.opened);
    }
    if (tried.outcome === 'wrong' && tried.triesLeft > 0)
      return fail({ sentence: triesSentence(tried.triesLeft, 'password') });
    return ok(await this.startAnew());
  }

  /** What lies here cannot be opened any more: destroys it, and makes a vault for the new password. */
  async startAnew(): Promise<Opened | null> {
    if (!this.#waiting) return null;
    const { account, name, password, secret } = this.#waiting;
    await this.#door.destroy(account.id, 'secret-forgotten');
    const passphrase = passphraseOf(name, password);
    const opened = await this.#door.locksmith.create(account.id, account.displayName, passphrase);
    if (secret !== null) await opened.vault.keepSessionSecret(secret);
    return opened;
  }
}
