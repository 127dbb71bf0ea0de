import type { AddressRegister, RegisterHome } from './stored-work.ts';
import type { WorkDatabase } from './work-database.ts';

export type { AddressRegister, RegisterHome };

/** The address register, kept on the phone and searched without signal. */
export class Register {
  readonly #database: WorkDatabase;
  #homes: readonly RegisterHome[] = [];
  #words: readonly string[] = [];
  version: string | null = null;

  constructor(database: WorkDatabase) {
    this.#database = database;
  }

  /** Reads the kept register into memory. */
  async load(): Promise<void> {
    const kept = await this.#database.get('register', 'register');
    if (kept) this.#use(kept);
  }

  /** Replaces the register. */
  async keep(register: AddressRegister): Promise<void> {
    await this.#database.write([{ topic: 'register', name: 'register', value: register }]);
    this.#use(register);
  }

  /** How many homes it names. */
  get size(): number {
    return this.#homes.length;
  }

  /** The home with this id, or null. */
  home(id: string): RegisterHome | null {
    return this.#homes.find((home) => home.id === id) ?? null;
  }

  /** Homes whose address has every part of the search, in the register's order. */
  search(text: string, limit = 30): readonly RegisterHome[] {
    const parts = plain(text).split(' ').filter(Boolean);
    if (parts.length === 0) return [];
    const found: RegisterHome[] = [];
    for (const [index, words] of this.#words.entries()) {
      if (!parts.every((part) => words.includes(part))) continue;
      const home = this.#homes[index];
      if (home) found.push(home);
      if (found.length === limit) break;
    }
    return found;
  }

  #use(register: AddressRegister): void {
    this.version = register.version;
    this.#homes = register.homes;
    this.#words = register.homes.map((home) =>
      plain(`${home.line} ${home.postcode} ${home.postcode.replace(' ', '')}`),
    );
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

function plain(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
