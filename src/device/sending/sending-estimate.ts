/** Bytes a millisecond on a weak link, until this phone has measured its own. */
const FIRST_SPEED = 30;
/** A record or a photo costs a journey there and back besides its bytes. */
const EACH_MS = 400;
const PHOTO_BYTES = 350_000;
const RECORD_BYTES = 1_500;
/** How much the newest measurement counts. */
const NEWEST = 0.3;

/** How fast this phone sends, as it last was. */
export class SendingSpeed {
  #bytesPerMs = FIRST_SPEED;
  #last: { readonly at: number; readonly bytes: number } | null = null;

  /** So many bytes of this run had left the phone at this moment. */
  note(bytes: number, at: number): void {
    const before = this.#last;
    this.#last = { at, bytes };
    // A clock that jumped, or a new run, measures nothing.
    if (!before || bytes <= before.bytes || at <= before.at) return;
    const measured = (bytes - before.bytes) / (at - before.at);
    this.#bytesPerMs = this.#bytesPerMs * (1 - NEWEST) + measured * NEWEST;
  }

  /** About how many whole minutes it takes to send this; at least 1 while there is anything. */
  minutesFor(waiting: {
    readonly records: number;
    readonly photos: number;
    readonly photoBytes?: number;
  }): number {
    const { records, photos, photoBytes = photos * PHOTO_BYTES } = waiting;
    if (records + photos === 0) return 0;
    const bytes = records * RECORD_BYTES + photoBytes;
    return Math.max(1, Math.ceil((bytes / this.#bytesPerMs + (records / 20 + photos) * EACH_MS) / 60_000));
  }
}
