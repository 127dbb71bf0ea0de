import type { OpaqueId } from '#domain/ids.ts';

/** Records that are only kept and not used (UK GDPR Art. 18). */
export interface RestrictionsRead {
  /** Whether a restriction of this record holds now. */
  isRestricted(record: string): boolean;
  /** Since when; null where none holds. Of several the first counts. */
  restrictedSince(record: string): number | null;
  restrictedBy(request: OpaqueId): readonly OpaqueId[];
  /** Every record that is only kept now. */
  restricted(): readonly OpaqueId[];
  /** The requests by which a record is only kept now. */
  requestsRestricting(record: string): readonly OpaqueId[];
}

export interface RestrictionsWrite extends RestrictionsRead {
  restrict(record: OpaqueId, request: OpaqueId, at: number): void;
  /** Ends what a request restricted. What another request restricts stays so. */
  endRestriction(request: OpaqueId, at: number): void;
}
