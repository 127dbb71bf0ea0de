import type { OpaqueId } from '#domain/ids.ts';

/** A document that was refused, exactly as it came. It counts as received; the office alone reads it. */
export interface InboxItem {
  readonly id: OpaqueId;
  readonly receivedAt: number;
  readonly account: OpaqueId;
  readonly device: string;
  readonly database: string;
  /** As the document names itself; either may be missing or foreign. */
  readonly documentId: string | null;
  readonly rev: string | null;
  /** What its author was told. */
  readonly sentence: string;
  /** The JSON text. */
  readonly raw: string;
  /** SHA-256 of `raw`, so that the same thing sent again is kept once. */
  readonly digest: string;
}

export interface InboxRead {
  /** Newest first. */
  items(limit: number): readonly InboxItem[];
  item(id: string): InboxItem | null;
  ids(): readonly OpaqueId[];
  /** What an account was told about a revision that it sent and that was refused, and when it came; null when none was. */
  refusal(
    account: OpaqueId,
    documentId: string,
    rev: string,
  ): Pick<InboxItem, 'sentence' | 'receivedAt'> | null;
  /** Whether a refused document of this account names this picture. */
  namesPicture(account: OpaqueId, sha256: string): boolean;
  /** The items that name this picture. */
  itemsNaming(sha256: string): readonly OpaqueId[];
  /** When what the person handed over whole came, in milliseconds since 1970; null when they did not. `name` as {@link handedName} makes it. */
  handedAt(account: OpaqueId, name: string): number | null;
}

export interface InboxWrite extends InboxRead {
  /** False when this very document already lies there. */
  keep(item: InboxItem, pictures: readonly string[]): boolean;
  /** Removes an item, the pictures it names and the note that it was handed over. */
  remove(id: OpaqueId): void;
  /** Notes that an item holds what the person handed over under this name. */
  noteHanded(account: OpaqueId, name: string, item: OpaqueId): void;
}

/** The name of one revision of a record, or of a picture, that was handed over. */
export function handedName(id: string, rev: string | null): string {
  return rev === null ? id : `${id} ${rev}`;
}
