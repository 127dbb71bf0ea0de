import type { OpaqueId } from '#domain/ids.ts';

/** `held`: a clean picture. `quarantined`: kept for the office, and shown to nobody else. */
export type PhotoState = 'held' | 'quarantined';
export type PhotoType = 'image/jpeg' | 'image/png' | 'image/webp';

/** The bytes that lie on the disk under a SHA-256. */
export interface HeldPhoto {
  readonly sha256: string;
  readonly bytes: number;
  readonly state: PhotoState;
  /** Null when it is no picture that is known here. */
  readonly type: PhotoType | null;
  /** What its sender was told, when it is quarantined. */
  readonly sentence: string | null;
  readonly receivedAt: number;
}

export interface PhotosRead {
  photo(sha256: string): HeldPhoto | null;
  /** Whether this account itself sent these bytes. Naming a digest proves nothing; having the bytes does. */
  wasSentBy(account: OpaqueId, sha256: string): boolean;
  /** In order of their digests. */
  page(range: { readonly after: string; readonly limit: number }): readonly HeldPhoto[];
  sendersOf(sha256: string): readonly OpaqueId[];
}

export interface PhotosWrite extends PhotosRead {
  hold(photo: HeldPhoto): void;
  /** Forgets a picture and who sent it. Its bytes are a file of their own. */
  forget(sha256: string): void;
  recordSender(account: OpaqueId, sha256: string, at: number): void;
}
