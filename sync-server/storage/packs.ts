import type { OpaqueId } from '#domain/ids.ts';
import type { LocalDate } from '#domain/records/moments.ts';

/** The database that one account's devices replicate, in its present generation. */
export interface Pack {
  readonly account: OpaqueId;
  /** The database's name: opaque and new in every generation. */
  readonly name: string;
  readonly generation: number;
  /** 32 random bytes as hex, the same in every generation: mints the ids of what the server itself puts in. */
  readonly key: string;
  /** The day in London for which it was last made up. */
  readonly madeUpOn: LocalDate;
  /** From this day on it must not be read as it is: something in it was for earlier days only. Null when nothing was. */
  readonly staleFrom: LocalDate | null;
  /** The disclosure policy it was made up with. */
  readonly policy: string;
}

/** An id as a grant's recipient knows it. `order` is the grant it was minted for. */
export interface MintedId {
  readonly minted: string;
  readonly real: string;
  readonly order: OpaqueId;
  readonly account: OpaqueId;
}

export interface PacksRead {
  packOf(account: OpaqueId): Pack | null;
  packNamed(name: string): Pack | null;
  minted(id: string): MintedId | null;
}

export interface PacksWrite extends PacksRead {
  /** Adds the account's pack or puts it in the place of the one before. */
  setPack(pack: Pack): void;
  forgetPack(account: OpaqueId): void;
  remember(minted: MintedId): void;
  /** Forgets every id that was minted for this one. */
  forgetMinted(real: string): void;
}
