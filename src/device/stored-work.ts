/** What one account keeps on this phone beside its records, as it lies on the disk. */

/** Which draft: the id that its record will have, and the kind and version it is being filled in for. */
export interface DraftKey {
  readonly id: string;
  readonly kind: string;
  readonly version: number;
}

/** Where a draft belongs, so that the screen it came from can find it again. */
export type DraftPlace = Readonly<Record<string, string | null>>;

/** A draft as it lies on the phone. */
export interface KeptDraft extends DraftKey {
  readonly place: DraftPlace;
  /** Any JSON-like value; `DraftOf<Kind>` for forms. */
  readonly draft: unknown;
  /** Milliseconds since 1970 by this phone's clock. */
  readonly savedAt: number;
}

/** A picture as it lies on the phone: bytes, never a Blob or a file handle, which some phones lose. */
export interface StoredPhoto {
  readonly sha256: string;
  readonly bytes: ArrayBuffer;
  readonly width: number;
  readonly height: number;
  /** Milliseconds since 1970 by this phone's clock. */
  readonly storedAt: number;
}

/** Written before the camera opens: if the camera ends the tab, the next start offers to take the photo again. */
export interface ExpectedPhoto {
  /** The id that the photo's record will have. */
  readonly id: string;
  /** What it is for: home, inspection, room, order. */
  readonly place: Readonly<Record<string, string | null>>;
  readonly openedAt: number;
}

/**
 * How something that this phone made stands, in the four words a person reads. kept: on this phone. sent: it left the
 * phone. receipt: the office proved that it holds it. refused: the office said no; it is safe here.
 */
export type RecordState = 'kept' | 'sent' | 'receipt' | 'refused';

/** What the office said about one revision of a record, or about one photo. */
export interface Receipt {
  readonly state: Exclude<RecordState, 'kept'>;
  /** The office's sentence when it refused, else null. */
  readonly sentence: string | null;
  /** The office has destroyed it: what is here of it goes with the next generation of the pack. */
  readonly destroyed?: true;
  /**
   * Whether the office's newest backup holds it too, also where it was refused and lies in the inbox. False: a sealed copy stays on
   * this phone until one does. Missing where the office did not say: it makes no backups that it knows of.
   */
  readonly backedUp?: boolean;
  /** The server that said so. A receipt of another server proves nothing. */
  readonly server: string;
  /** Milliseconds since 1970 by this phone's clock. */
  readonly at: number;
}

/** One home of the address register: nothing but how to find it. */
export interface RegisterHome {
  readonly id: string;
  readonly line: string;
  readonly postcode: string;
}

/** The landlord's addresses, as the server last gave them. */
export interface AddressRegister {
  readonly version: string;
  readonly homes: readonly RegisterHome[];
}
