import type { OpaqueId } from '#domain/ids.ts';

/** A page on which one person sees what kinds of things are held about them. Its address is kept as a hash alone. */
export interface DataReceipt {
  readonly id: OpaqueId;
  readonly tokenHash: string;
  readonly person: OpaqueId;
  readonly madeAt: number;
  readonly endsAt: number;
  /** Null while it holds. */
  readonly revokedAt: number | null;
}

export interface DataReceiptsRead {
  receiptBy(tokenHash: string): DataReceipt | null;
  receiptsOf(person: OpaqueId): readonly DataReceipt[];
  /** Every receipt that was ever made. */
  receipts(): readonly DataReceipt[];
}

export interface DataReceiptsWrite extends DataReceiptsRead {
  /** Keeps it once: a known id changes nothing. */
  keepReceipt(receipt: Omit<DataReceipt, 'revokedAt'>): void;
  revokeReceipts(person: OpaqueId, at: number): void;
}
