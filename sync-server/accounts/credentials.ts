import { createHmac, randomBytes } from 'node:crypto';
import { Refusal } from '../errors.ts';
import type { Account } from '../storage/accounts.ts';
import type { Storage } from '../storage/storage.ts';
import { hashPassword, isPassword, PASSWORD_ROUNDS } from './password.ts';
import { Throttle } from './throttle.ts';

/** A verified pair of name and password is believed so long without hashing it again. */
const BELIEVED_MS = 5 * 60_000;
const MOST_BELIEVED = 1000;
const FREE_BY_NAME = 5;
/** An office, or everybody behind one proxy, may share an address. */
const FREE_BY_ADDRESS = 100;

interface Believed {
  readonly account: Account['id'];
  readonly derivedKey: string;
  readonly until: number;
}

/** Checks names and passwords, slowly on purpose, and slows down whoever guesses. */
export class Credentials {
  readonly #storage: Storage;
  readonly #clock: () => number;
  readonly #throttle: Throttle;
  readonly #rounds: number;
  /** Of this process alone: a remembered pair is a keyed hash, so that memory holds no password. */
  readonly #key = randomBytes(32);
  readonly #believed = new Map<string, Believed>();
  #nobody: ReturnType<typeof hashPassword> | null = null;

  constructor(storage: Storage, clock: () => number, rounds = PASSWORD_ROUNDS) {
    this.#storage = storage;
    this.#clock = clock;
    this.#throttle = new Throttle(clock);
    this.#rounds = rounds;
  }

  /** The account of this name and password. Throws 401, or 429 when there were too many wrong ones. */
  async verify(name: string, password: string, address: string): Promise<Account> {
    const byName = { key: this.#hash('name', name, address), free: FREE_BY_NAME };
    const byAddress = { key: this.#hash('address', address), free: FREE_BY_ADDRESS };
    this.#throttle.demand([byName, byAddress]);
    const found = this.#storage.read((view) => {
      const account = view.accounts.accountNamed(name);
      return account && { account, hash: view.accounts.password(account.id) };
    });
    const hash = found?.hash ?? (await this.#nobodysHash());
    const isRight = await isPassword(password, hash);
    if (!isRight || !found || found.account.disabled) throw wrong();
    this.#throttle.forgive(byName, byAddress);
    return found.account;
  }

  /** As `verify`, for what is sent with every request: a pair that was right a moment ago is believed. */
  async verifyBasic(name: string, password: string, address: string): Promise<Account> {
    const key = this.#hash(name, password);
    const known = this.#believed.get(key);
    const account = known && this.#stillTrue(known);
    if (account) return account;
    const verified = await this.verify(name, password, address);
    const derivedKey = this.#storage.read((view) => view.accounts.password(verified.id)?.derivedKey ?? '');
    this.#believed.delete(key);
    this.#believed.set(key, { account: verified.id, derivedKey, until: this.#clock() + BELIEVED_MS });
    const [oldest] = this.#believed.keys();
    if (this.#believed.size > MOST_BELIEVED && oldest !== undefined) this.#believed.delete(oldest);
    return verified;
  }

  #stillTrue(known: Believed): Account | null {
    if (known.until <= this.#clock()) return null;
    return this.#storage.read((view) => {
      const account = view.accounts.account(known.account);
      const unchanged = view.accounts.password(known.account)?.derivedKey === known.derivedKey;
      return account && !account.disabled && unchanged ? account : null;
    });
  }

  /** A name that nobody has must take as long as one that somebody has. */
  #nobodysHash(): ReturnType<typeof hashPassword> {
    this.#nobody ??= hashPassword(randomBytes(16).toString('hex'), this.#rounds);
    return this.#nobody;
  }

  #hash(...parts: readonly string[]): string {
    return createHmac('sha256', this.#key).update(JSON.stringify(parts)).digest('hex');
  }
}

const wrong = () => new Refusal(401, 'unauthorized', 'Name or password is incorrect.');
