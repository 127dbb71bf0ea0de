/** How sending stands. Screens put it into words. */
export type SyncState =
  /** Not tried yet since the app was opened. */
  | { readonly state: 'starting' }
  | {
      readonly state: 'sending';
      readonly what: 'records' | 'photos' | 'receiving';
      readonly done: number;
      readonly of: number;
      /** For photos: bytes that left the phone, of how many. */
      readonly bytes?: { readonly done: number; readonly of: number };
    }
  /** Reached the office at this time; what is counted as waiting has no receipt yet. */
  | { readonly state: 'done'; readonly at: number; readonly waiting: number }
  /** Will be tried by itself. Times in milliseconds since 1970 by this phone's clock. */
  | {
      readonly state: 'waiting';
      readonly because: 'no-signal' | 'busy' | 'phone' | 'not-the-office';
      readonly nextTryAt: number;
      /** When everything was last done, since the app was opened; null when it was not. */
      readonly doneAt: number | null;
    }
  /** The session has ended or belongs to somebody else. Nothing is lost; nothing is sent until the person signs in. */
  | { readonly state: 'signed-out' };

/** Why a round of sending ended before its end. */
export type RoundEnd =
  | { readonly because: 'no-signal' | 'busy' | 'phone' | 'signed-out' | 'not-the-office' }
  /** The pack is no longer there under this name: ask again which one is. */
  | { readonly because: 'pack-gone' };

/** Ends a round from anywhere inside it. */
export class RoundEnded extends Error {
  readonly end: RoundEnd;

  constructor(end: RoundEnd) {
    super(`The round of sending ended: ${end.because}.`);
    this.end = end;
  }
}
