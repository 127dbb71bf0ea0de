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

export interface DevicesRead {
  device(account: OpaqueId, device: OpaqueId): KnownDevice | null;
  /** Every phone of an account, the last heard first. */
  devicesOf(account: OpaqueId): readonly KnownDevice[];
  /** What a phone deleted, the newest first. */
  deletionsOf(account: OpaqueId, device: OpaqueId, limit: number): readonly DeviceDeletion[];
}

export interface DevicesWrite extends DevicesRead {
  /** Keeps the newest report of a phone; what is known of a lost store stays. */
  report(report: DeviceReport): void;
  noteLostStore(account: OpaqueId, device: OpaqueId, lost: LostStore): void;
  /** A line that lies there already is left as it is. */
  addDeletions(account: OpaqueId, device: OpaqueId, store: string, lines: readonly DeviceDeletion[]): void;
}
