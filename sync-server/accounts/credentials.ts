import { createHmac, randomBytes } from 'node:crypto';
import { Refusal } from '../errors.ts';
import type { Account } from '../storage/accounts.ts';
import type { Storage } from '../storage/storage.ts';
import { couchUser, isPasswordOf, userHolds, type CouchUser } from '../users/users-database.ts';
import { hashPassword, isPassword, PASSWORD_ROUNDS } from './password.ts';
import { Throttle } from './throttle.ts';

/** A verified pair of name and password is believed so long without hashing it again. */
const BELIEVED_MS = 5 * 60_000;
const MOST_BELIEVED = 1000;
const FREE_BY_NAME = 5;
/** An office, or everybody behind one proxy, may share an address. */
const FREE_BY_ADDRESS = 100;

interface Believed {
  readonly known: Known;
  readonly derivedKey: string;
  readonly until: number;
}

/** Whose name and password it was: somebody with an account of Homefile, or a user of ordinary databases alone. */
export type Known = { readonly account: Account } | { readonly user: CouchUser };

/** Checks names and passwords, slowly on purpose, and slows down whoever guesses. */
export class Credentials {
  readonly #storage: Storage;
  readonly #clock: () => number;
  readonly #throttle: Throttle;
  readonly #rounds: number;
  /** Of this process alone: a remembered pair is a keyed hash, so that memory holds no password. */
  readonly #key = randomBytes(32);
  readonly #believed = new Map<string, Believed>();
  readonly #checking = new Map<string, Promise<Known>>();
  #nobody: ReturnType<typeof hashPassword> | null = null;

  constructor(storage: Storage, clock: () => number, rounds = PASSWORD_ROUNDS) {
    this.#storage = storage;
    this.#clock = clock;
    this.#throttle = new Throttle(clock);
    this.#rounds = rounds;
  }

  /** The account of this name and password. Throws 401, or 429 when there were too many wrong ones. */
  async verify(name: string, password: string, address: string): Promise<Account> {
    const known = await this.verifyAny(name, password, address);
    if ('user' in known) throw wrong();
    return known.account;
  }

  /** As `verify`, for CouchDB's own doors: a user of `_users` too. Where a name is both, it is the account's. */
  async verifyAny(name: string, password: string, address: string): Promise<Known> {
    const byName = { key: this.#hash('name', name, address), free: FREE_BY_NAME };
    const byAddress = { key: this.#hash('address', address), free: FREE_BY_ADDRESS };
    this.#throttle.demand([byName, byAddress]);
    const { account, hash, user } = this.#storage.read((view) => {
      const named = view.accounts.accountNamed(name);
      return {
        account: named,
        hash: named && view.accounts.password(named.id),
        user: named ? null : couchUser(view, name),
      };
    });
    const isRight =
      user === null
        ? await isPassword(password, hash ?? (await this.#nobodysHash()))
        : await isPasswordOf(user, password);
    const known = user !== null ? { user } : account !== null && !account.disabled ? { account } : null;
    if (!isRight || known === null) throw wrong();
    this.#throttle.forgive(byName, byAddress);
    return known;
  }

  /**
   * As `verifyAny`, for what is sent with every request: a pair that was right a moment ago is believed. Requests that come
   * at once with one pair are one try: or a replicator's own handful of connections would be taken for guesses.
   */
  async verifyBasic(name: string, password: string, address: string): Promise<Known> {
    const key = this.#hash(name, password);
    const believed = this.#believed.get(key);
    const before = believed && this.#stillTrue(believed);
    if (before) return before;
    const from = this.#hash(key, address);
    const checking = this.#checking.get(from) ?? this.#believe(key, name, password, address);
    this.#checking.set(from, checking);
    try {
      return await checking;
    } finally {
      if (this.#checking.get(from) === checking) this.#checking.delete(from);
    }
  }

  async #believe(key: string, name: string, password: string, address: string): Promise<Known> {
    const known = await this.verifyAny(name, password, address);
    const derivedKey =
      'user' in known
        ? known.user.derivedKey
        : this.#storage.read((view) => view.accounts.password(known.account.id)?.derivedKey ?? '');
    this.#believed.delete(key);
    this.#believed.set(key, { known, derivedKey, until: this.#clock() + BELIEVED_MS });
    const [oldest] = this.#believed.keys();
    if (this.#believed.size > MOST_BELIEVED && oldest !== undefined) this.#believed.delete(oldest);
    return known;
  }

  #stillTrue({ known, derivedKey, until }: Believed): Known | null {
    if (until <= this.#clock()) return null;
    return this.#storage.read((view) => {
      if ('user' in known) {
        const isShadowed = view.accounts.accountNamed(known.user.name) !== null;
        return !isShadowed && userHolds(known.user)(view) ? known : null;
      }
      const account = view.accounts.account(known.account.id);
      const unchanged = view.accounts.password(known.account.id)?.derivedKey === derivedKey;
      return account && !account.disabled && unchanged ? { account } : null;
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
