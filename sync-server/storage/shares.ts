import type { ShareEvent } from '#domain/shares/share-state.ts';
import type { Audience } from '#domain/disclosure/audiences.ts';
import type { OpaqueId } from '#domain/ids.ts';

/**
 * One page that was frozen for somebody without an account. Its id is that of the disclosure record that logs it. What may
 * stay when the frozen words are destroyed stands here in the clear; the words themselves are sealed under a key of their own.
 */
export interface Share {
  readonly id: OpaqueId;
  readonly audience: Audience;
  readonly recipient: OpaqueId | null;
  readonly recipientName: string;
  readonly purpose: string;
  /** An adviser who was said to act for the landlord. */
  readonly ownAdviser: boolean;
  readonly home: OpaqueId;
  readonly tenancy: OpaqueId | null;
  readonly case: OpaqueId | null;
  readonly order: OpaqueId | null;
  /** The request that it answers. */
  readonly request: OpaqueId | null;
  /** SHA-256 of what is told, whenever it is drawn: the same when nothing has changed. */
  readonly contentSha256: string;
  /** SHA-256 of the frozen bytes. */
  readonly pageSha256: string;
  /** JSON: the fields told with the rules of the day, as `domain/shares/told-verdicts.ts` reads them. */
  readonly told: string;
  /** SHA-256 of all the rules. */
  readonly rules: string;
  readonly by: OpaqueId;
  readonly at: number;
}

/** A way to a share. The newest one of a share counts alone. */
export interface ShareLink {
  readonly share: OpaqueId;
  /** SHA-256 of the token; the token itself is nowhere. */
  readonly tokenHash: string;
  /** HMAC of the code under the token, so that nobody can try all codes against what is stored. */
  readonly codeHash: string | null;
  readonly by: OpaqueId;
  readonly at: number;
  readonly expiresAt: number;
}

/** Something that happened to a disclosure, in its order. `detail` is a code or an id, never words. */
export interface StoredShareEvent extends ShareEvent {
  readonly share: OpaqueId;
  readonly by: OpaqueId | null;
  readonly detail: string;
}

export interface SharesRead {
  share(id: string): Share | null;
  shares(filter: { readonly case?: OpaqueId; readonly request?: OpaqueId }): readonly Share[];
  /** The newest link of a share. */
  link(share: string): ShareLink | null;
  /** The link of this token, if no newer one stands for it. */
  linkOf(tokenHash: string): ShareLink | null;
  events(share: string): readonly StoredShareEvent[];
  /** The disclosures, by link or told otherwise, that something was put right of since. */
  touched(): readonly OpaqueId[];
  /** The frozen bytes, sealed; null when they were destroyed. */
  sealed(share: string): Buffer | null;
  /** The key of the frozen bytes, in hex; null when it was destroyed. */
  key(share: string): string | null;
  /** The disclosures, shared by link or told otherwise, that hold a record. */
  holding(record: string): readonly OpaqueId[];
  /** Whom something was shared with for an audience before, the latest first. */
  recipients(audience: Audience): readonly { readonly id: OpaqueId; readonly name: string }[];
}

/** Append-only but for the key and the sealed bytes, which die with what they hold, and the rest with its line of the log. */
export interface SharesWrite extends SharesRead {
  add(share: Share, frozen: { readonly sealed: Buffer; readonly key: string }): void;
  addLink(link: ShareLink): void;
  addEvent(event: StoredShareEvent): void;
  /** Remembers which records a disclosure was made of. */
  hold(disclosure: OpaqueId, records: readonly OpaqueId[]): void;
  /** Nobody reads the frozen bytes again: hash, fields and rules stay. */
  destroyFrozen(share: string): void;
  /** The whole share with its links, once its line of the log is destroyed. */
  forget(share: string): void;
}
