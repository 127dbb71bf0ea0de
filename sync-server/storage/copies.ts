import type { OpaqueId } from '#domain/ids.ts';

/** A copy that was frozen for somebody, sealed under a key of its own. */
export interface SealedCopy {
  /** The line of the disclosure log. */
  readonly disclosure: OpaqueId;
  readonly request: OpaqueId;
  /** SHA-256 of the bytes before they were sealed. */
  readonly sha256: string;
  readonly frozenAt: number;
  /** AES-256-GCM: nonce, bytes, tag. */
  readonly copy: Uint8Array;
  /** What was not given and why, for the lead alone; sealed in the same way. */
  readonly notGiven: Uint8Array;
}

/** A picture of a frozen copy, sealed under the copy's key. */
export interface SealedPicture {
  /** From 1, as the copy numbers it. */
  readonly number: number;
  readonly type: string;
  readonly picture: Uint8Array;
}

/** What was decided about one record while a copy was read: JSON, until the copy is frozen. */
export interface StoredReading {
  readonly record: OpaqueId;
  readonly value: string;
}

export interface CopiesRead {
  copyOf(request: OpaqueId): SealedCopy | null;
  /** The pictures of a copy, in the order of their numbers. */
  picturesOf(disclosure: OpaqueId): readonly SealedPicture[];
  /** Null once it was destroyed: then nobody opens the copy again, and its hash stays. */
  copyKey(disclosure: OpaqueId): Uint8Array | null;
  /** What was read so far for a copy that is not frozen yet. */
  readings(request: OpaqueId): readonly StoredReading[];
}

export interface CopiesWrite extends CopiesRead {
  /** Keeps a copy. What was decided on the way stands in it, and is kept nowhere else. */
  keepCopy(copy: SealedCopy, pictures: readonly SealedPicture[], key: Uint8Array): void;
  /** Keeps what was decided about one record; what was decided of it before gives way. */
  keepReading(request: OpaqueId, reading: StoredReading): void;
  /** Nobody opens the copy of this line of the log, or of this request, again. */
  destroyCopy(of: { readonly disclosure: string } | { readonly request: string }): void;
}
