import type { OpaqueId } from '#domain/ids.ts';

/** A legal hold as it was set and taken off. Kept for good. */
export interface Hold {
  readonly id: OpaqueId;
  readonly home: OpaqueId;
  /** Null: every tenancy of the home. */
  readonly tenancy: OpaqueId | null;
  readonly reason: string;
  readonly onBy: OpaqueId;
  readonly onAt: number;
  readonly offBy: OpaqueId | null;
  readonly offAt: number | null;
  readonly offReason: string | null;
}

/**
 * `asked`: a lead wants it. `refused`: another one said no. `cleaning`: what was listed is out of the files, and its bytes
 * are being taken off the disk. `clean`: they are.
 */
export type DestructionState = 'asked' | 'refused' | 'cleaning' | 'clean';

/** A destruction: what a dry run or a request listed, who asked, who decided, and how far it has come. It names kinds and counts alone. */
export interface Destruction {
  readonly id: OpaqueId;
  /** The request by which somebody has their own records deleted; null where their time is over. */
  readonly request: OpaqueId | null;
  /** SHA-256 of the list that was asked for. */
  readonly digest: string;
  readonly askedBy: OpaqueId;
  readonly askedAt: number;
  readonly state: DestructionState;
  readonly decidedBy: OpaqueId | null;
  readonly decidedAt: number | null;
  /** Why it was refused. */
  readonly reason: string | null;
  readonly cleanAt: number | null;
  /** The certificate's JSON text; null until it is decided. */
  readonly certificate: string | null;
  /** Pictures whose files have yet to be taken off the disk, by SHA-256. Empty once it is clean. */
  readonly pictures: readonly string[];
}

export interface RetentionRead {
  /** The latest first, those taken off among them. */
  holds(): readonly Hold[];
  hold(id: string): Hold | null;
  /** The latest first. */
  destructions(): readonly Destruction[];
  destruction(id: string): Destruction | null;
  /** The latest by which what a request asks was to be deleted. */
  destructionFor(request: string): Destruction | null;
  /** Whether what has this mark was destroyed. */
  isDestroyed(mark: string): boolean;
  /** The marks of what one destruction took. */
  destroyedBy(destruction: string): readonly string[];
}

/** Append-only but for the state of a destruction and the end of a hold. */
export interface RetentionWrite extends RetentionRead {
  addHold(hold: Omit<Hold, 'offBy' | 'offAt' | 'offReason'>): void;
  endHold(id: OpaqueId, end: { readonly by: OpaqueId; readonly at: number; readonly reason: string }): void;
  /** Adds a destruction or puts it in the place of what was known of it. */
  setDestruction(destruction: Destruction): void;
  addDestroyed(destruction: OpaqueId, mark: string): void;
}
