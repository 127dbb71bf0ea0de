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

export interface CopiesRead {
  copyOf(request: OpaqueId): SealedCopy | null;
  /** Null once it was destroyed: then nobody opens the copy again, and its hash stays. */
  copyKey(disclosure: OpaqueId): Uint8Array | null;
}

export interface CopiesWrite extends CopiesRead {
  keepCopy(copy: SealedCopy, key: Uint8Array): void;
  /** Nobody opens the copy of this line of the log, or of this request, again. */
  destroyCopy(of: { readonly disclosure: string } | { readonly request: string }): void;
}
