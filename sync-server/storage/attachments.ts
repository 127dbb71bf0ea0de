/** What is kept of an attachment beside its bytes. */
export interface Attached {
  readonly name: string;
  readonly contentType: string;
  /** The generation of the revision that it came with. */
  readonly revpos: number;
  /** `md5-` and the digest, in base64, of the bytes as they are kept. */
  readonly digest: string;
  /** How many bytes it has for whoever reads it. */
  readonly length: number;
  /** How its bytes are kept; null where they are kept as they are read. */
  readonly encoding: 'gzip' | null;
  /** How many bytes are kept. */
  readonly keptLength: number;
  /** Under which number its bytes are kept. Several revisions of a document share them. */
  readonly blob: number;
}

/** An attachment that comes with a revision. */
export interface NewAttachment extends Omit<Attached, 'revpos' | 'blob'> {
  /** Null: the generation of the revision that it comes with. */
  readonly revpos: number | null;
  /** Its bytes, or the number of a blob in which they were kept ahead of it. */
  readonly kept: { readonly bytes: Uint8Array } | { readonly blob: number };
}

/** An attachment that stays what it was in the revision before. */
export interface StubAttachment {
  readonly name: string;
  readonly stub: true;
  /** Where it is given, it must be that of the attachment that stays. */
  readonly revpos: number | null;
}

export type OfferedAttachment = NewAttachment | StubAttachment;

/** The most that one part of a blob holds. */
export const BLOB_PART_BYTES = 1024 * 1024;

export interface AttachmentsRead {
  /** One part of a blob's bytes, from 0 on; null when there is no such part (any more). */
  blobPart(blob: number, part: number): Buffer | null;
}

export interface AttachmentsWrite extends AttachmentsRead {
  /** A new blob without bytes, for a document that has yet to come. */
  stageBlob(database: string): number;
  /** Adds one part to a staged blob, of at most `BLOB_PART_BYTES`. */
  addToBlob(blob: number, part: number, bytes: Uint8Array): void;
  /**
   * Forgets what was kept ahead of documents that never came, and returns how many attachments that were: before anything is
   * served, since one may be coming.
   */
  dropStaged(): number;
  /** Forgets a blob that no revision uses; any other stays. */
  dropUnused(blob: number): void;
}
