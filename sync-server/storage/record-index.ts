import type { OpaqueId } from '#domain/ids.ts';
import type { KindName } from '#domain/records/registry.ts';

/** What the server knows of a record in `files` without opening it. Homes and orders are real ids, never minted ones. */
export interface RecordEntry {
  readonly id: OpaqueId;
  readonly kind: KindName;
  readonly home: OpaqueId;
  readonly tenancy: OpaqueId | null;
  readonly case: OpaqueId | null;
  readonly inspection: OpaqueId | null;
  /** The works order that a contractor's record answers, or the order itself. */
  readonly order: OpaqueId | null;
  readonly author: OpaqueId;
  readonly device: OpaqueId;
  /** The device's own stamp. */
  readonly recordedAt: string;
  /** When its first revision came, in milliseconds since 1970. */
  readonly receivedAt: number;
  /** The winning revision. */
  readonly rev: string;
  /** Whether the ids inside the stored document are minted ones, so that `home` and `order` here differ from it. */
  readonly minted: boolean;
}

/** A revision that its author has signed. */
export interface Pin {
  readonly record: OpaqueId;
  readonly rev: string;
  readonly signOff: OpaqueId;
  readonly signedBy: OpaqueId;
}

export interface RecordFilter {
  readonly kind?: KindName;
  readonly home?: OpaqueId;
  readonly case?: OpaqueId;
  readonly inspection?: OpaqueId;
  readonly tenancy?: OpaqueId;
  readonly author?: OpaqueId;
  readonly order?: OpaqueId;
}

export interface RecordIndexRead {
  entry(id: string): RecordEntry | null;
  /** Entries that match every given part, in the order in which they came. */
  entries(filter: RecordFilter): readonly RecordEntry[];
  /** Grows whenever a record of this kind comes or changes; 0 while there is none. */
  lastChange(kind: KindName): number;
  pins(record: string): readonly Pin[];
  /** The pictures that a record names. */
  picturesOf(record: string): readonly string[];
  /** The records that name a picture by its SHA-256. */
  naming(sha256: string): readonly OpaqueId[];
}

export interface RecordIndexWrite extends RecordIndexRead {
  /** Adds or replaces; `receivedAt` of a known record stays. */
  put(entry: RecordEntry, pictures: readonly string[]): void;
  pin(pin: Pin): void;
  /** Forgets a record: its entry, its pictures and what was signed of it. */
  forget(id: OpaqueId): void;
}
