import { timesLocked } from './held-key.ts';

/** How long the app may be out of sight before it locks, in minutes. */
export const HIDDEN_MINUTES = [1, 5, 15] as const;
export type HiddenMinutes = (typeof HIDDEN_MINUTES)[number];
const DEFAULT_MINUTES: HiddenMinutes = 5;
const LOOK_EVERY_MS = 20_000;
const MINUTE_MS = 60_000;
const SETTING = 'homefile-lock-after';

/** What the clock is told when it is started. */
export interface LockClockParts {
  readonly now: () => number;
  /** When the shift ends; null where no PIN was chosen for one. */
  readonly shiftEnds: number | null;
  /** Locks. */
  readonly lock: () => void;
  /** The app is in use: it may stay open until this moment without another sign of life. */
  readonly stayOpen: (until: number) => void;
}

/** Locks the vault when nobody has looked at the app for some minutes, when another window did, and as the shift ends. */
export class LockClock {
  readonly #parts: LockClockParts;
  readonly #locked = timesLocked();
  #hiddenSince: number | null = null;
  #timer: ReturnType<typeof setInterval> | undefined;
  readonly #seen = () => this.#look();

  constructor(parts: LockClockParts) {
    this.#parts = parts;
  }

  start(): void {
    document.addEventListener('visibilitychange', this.#seen);
    // A browser slows the clock of a page that nobody sees, so the moment of return is looked at too.
    this.#timer = setInterval(this.#seen, LOOK_EVERY_MS);
    this.#look();
  }

  stop(): void {
    document.removeEventListener('visibilitychange', this.#seen);
    clearInterval(this.#timer);
  }

  #look(): void {
    const now = this.#parts.now();
    const allowed = lockAfterMinutes() * MINUTE_MS;
    const since = this.#hiddenSince;
    this.#hiddenSince = document.visibilityState === 'hidden' ? (since ?? now) : null;
    // The browser may have put this window to sleep while another one locked the phone.
    const elsewhere = timesLocked() !== this.#locked;
    const over = elsewhere || (since !== null && (now - since >= allowed || now < since - MINUTE_MS));
    const { shiftEnds } = this.#parts;
    if (over || (shiftEnds !== null && now >= shiftEnds)) this.#parts.lock();
    else this.#parts.stayOpen(Math.min((this.#hiddenSince ?? now) + allowed, shiftEnds ?? Infinity));
  }
}

/** The person's choice. */
export function lockAfterMinutes(): HiddenMinutes {
  const chosen = Number(localStorage.getItem(SETTING));
  return HIDDEN_MINUTES.find((minutes) => minutes === chosen) ?? DEFAULT_MINUTES;
}

/** Keeps the person's choice. */
export function chooseLockAfter(minutes: HiddenMinutes): void {
  try {
    localStorage.setItem(SETTING, String(minutes));
  } catch {
    console.error('The choice could not be kept.'); // a full or closed localStorage: it stays as it was
  }
}
