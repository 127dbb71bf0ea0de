import type { OpaqueId } from '#domain/ids.ts';

/** What waits for one home, in numbers and moments: never what it says. Times in milliseconds since 1970, the office's clock. */
export interface WaitingAtHome {
  /** Null for what belongs to no home. */
  readonly home: OpaqueId | null;
  readonly count: number;
  /** When the oldest and the newest of it were recorded. */
  readonly since: number;
  readonly until: number;
}

/** What a phone says of itself at the end of each round with the office. */
export interface DeviceReport {
  readonly device: OpaqueId;
  readonly account: OpaqueId;
  readonly heardAt: number;
  /** How much has no receipt, by home; and how many answers are unfinished. */
  readonly waiting: readonly WaitingAtHome[];
  readonly drafts: number;
  readonly freeBytes: number | null;
  /** Whether the browser promised to keep the store; null when it was not asked. */
  readonly persistent: boolean | null;
  readonly appVersion: string;
  /** A mark of the phone's store. Another one from the same phone means that the store was lost in between. */
  readonly store: string;
}

/** A store that was lost: what was in it without a receipt. */
export interface LostStore {
  readonly noticedAt: number;
  readonly lost: readonly WaitingAtHome[];
}

/** What the office knows of one phone as one account uses it. */
export interface KnownDevice extends DeviceReport {
  readonly lostStore: LostStore | null;
}

/** One line of a phone's log of deletions: codes and numbers alone. */
export interface DeviceDeletion {
  /** Its place in the phone's own log. */
  readonly line: number;
  readonly at: number;
  readonly what: string;
  readonly because: string;
  readonly count: number;
  readonly withoutReceipt: number;
}

/** An order to destroy what an account has on a phone that was lost. */
export interface WipeOrder {
  /** The order's own id: the confirmation of an earlier one confirms nothing else. */
  readonly id: OpaqueId;
  readonly account: OpaqueId;
  readonly device: OpaqueId;
  readonly orderedAt: number;
  readonly orderedBy: OpaqueId;
  /** When the phone said that it is done; null while it was not in contact. */
  readonly confirmedAt: number | null;
  /** Sealed boxes that the office did not take from it; they open to nobody else. */
  readonly boxesLeft: number;
}

export interface DevicesRead {
  /** The newest order to wipe a phone; null when there never was one. */
  wipe(account: OpaqueId, device: OpaqueId): WipeOrder | null;
  device(account: OpaqueId, device: OpaqueId): KnownDevice | null;
  /** Every phone of an account, the last heard first. */
  devicesOf(account: OpaqueId): readonly KnownDevice[];
  /** What a phone deleted, the newest first. */
  deletionsOf(account: OpaqueId, device: OpaqueId, limit: number): readonly DeviceDeletion[];
}

export interface DevicesWrite extends DevicesRead {
  /** Keeps the newest report of a phone; what is known of a lost store stays. */
  report(report: DeviceReport): void;
  /** Takes the place of an earlier order for the same phone. */
  orderWipe(order: Omit<WipeOrder, 'confirmedAt' | 'boxesLeft'>): void;
  confirmWipe(id: OpaqueId, confirmedAt: number, boxesLeft: number): void;
  noteLostStore(account: OpaqueId, device: OpaqueId, lost: LostStore): void;
  /** A line that lies there already is left as it is. */
  addDeletions(account: OpaqueId, device: OpaqueId, store: string, lines: readonly DeviceDeletion[]): void;
}
