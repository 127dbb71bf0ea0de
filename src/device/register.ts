import { AddressSearch } from '#domain/homes/address-search.ts';
import { nextDoor } from '#domain/homes/address-words.ts';
import { untilNextTask } from './idle.ts';
import type { AddressRegister, RegisterHome } from './stored-work.ts';
import type { WorkDatabase } from './work-database.ts';

export type { AddressRegister, RegisterHome };

/** So many homes are made searchable at a time: a long book must not hold a tap up. */
const PART = 500;

/** The address register, kept on the phone and searched without signal. */
export class Register {
  readonly #database: WorkDatabase;
  #search = new AddressSearch<RegisterHome>();
  #places = new Map<string, number>();
  #size = 0;
  #filling: Promise<void> = Promise.resolve();
  #loading: Promise<void> | null = null;
  version: string | null = null;

  constructor(database: WorkDatabase) {
    this.#database = database;
  }

  /** Reads the kept register, once. It becomes searchable by itself, bit by bit: see {@link ready}. */
  load(): Promise<void> {
    this.#loading ??= this.#database.get('register', 'register').then((kept) => {
      if (kept && this.version === null) this.#use(kept);
    });
    return this.#loading;
  }

  /** Replaces the register. */
  async keep(register: AddressRegister): Promise<void> {
    await this.#database.write([{ topic: 'register', name: 'register', value: register }]);
    this.#use(register);
  }

  /** Resolves when every home can be found. */
  async ready(): Promise<void> {
    await this.load();
    await this.#filling;
  }

  /** How many homes it names. */
  get size(): number {
    return this.#size;
  }

  /** The home with this id, or null. */
  home(id: string): RegisterHome | null {
    return this.#search.homes[this.#places.get(id) ?? -1] ?? null;
  }

  /** The homes that fit best, the best first. */
  search(text: string, limit = 30): readonly RegisterHome[] {
    return this.#search.find(text, limit);
  }

  /** The homes beside one, in the order of addresses. */
  nextTo(id: string): readonly RegisterHome[] {
    return nextDoor(this.#search.homes, this.#places.get(id) ?? -1);
  }

  #use({ version, homes }: AddressRegister): void {
    const [search, places] = [new AddressSearch<RegisterHome>(), new Map<string, number>()];
    this.version = version;
    this.#size = homes.length;
    const fill = async () => {
      for (let at = 0; at < homes.length; at += PART) {
        if (at > 0) await untilNextTask();
        if (this.version !== version) return; // a newer one came meanwhile
        const part = homes.slice(at, at + PART);
        search.add(part);
        for (const [index, { id }] of part.entries()) places.set(id, at + index);
        // The first register is searchable as it grows; a later one takes over when it is whole.
        if (at === 0 && this.#places.size === 0) [this.#search, this.#places] = [search, places];
      }
      [this.#search, this.#places] = [search, places];
    };
    this.#filling = fill();
  }
}

/** Reads an answer of `/api/register`; null when it is none. */
export function readRegister(raw: unknown): AddressRegister | null {
  if (typeof raw !== 'object' || raw === null) return null;
  const { version, homes } = raw as Readonly<Record<string, unknown>>;
  if ((typeof version !== 'string' && typeof version !== 'number') || !Array.isArray(homes)) return null;
  return {
    version: String(version),
    homes: homes.filter(isHome).map(({ id, line, postcode }) => ({ id, line, postcode })),
  };
}

function isHome(value: unknown): value is RegisterHome {
  if (typeof value !== 'object' || value === null) return false;
  const { id, line, postcode } = value as Readonly<Record<string, unknown>>;
  return typeof id === 'string' && typeof line === 'string' && typeof postcode === 'string';
}
