import type { OpaqueId } from '#domain/ids.ts';
import type { Minting } from '#domain/records/mint-record.ts';
import { isInstant, isLocalDate, type Instant, type LocalDate } from '#domain/records/moments.ts';
import { isoDay } from '#domain/time/calendar-day.ts';
import { londonDay, londonIso } from '#domain/time/london.ts';
import { mintId } from './mint-id.ts';
import type { ClockDifference } from './identity.ts';

/** Where a new record belongs. What is left out is null. */
export interface RecordPlace {
  readonly home: OpaqueId;
  readonly tenancy?: OpaqueId | null;
  readonly case?: OpaqueId | null;
  readonly inspection?: OpaqueId | null;
  /** The persons whom a personal record is about. */
  readonly subjects?: readonly OpaqueId[];
}

/** Makes ids, moments and envelopes for records made on this phone. */
export class Mint {
  readonly #author: OpaqueId;
  readonly #device: () => OpaqueId;
  readonly #clock: () => ClockDifference | null;
  readonly #now: () => number;

  constructor(
    author: OpaqueId,
    device: () => OpaqueId,
    clock: () => ClockDifference | null,
    now: () => number = Date.now,
  ) {
    this.#author = author;
    this.#device = device;
    this.#clock = clock;
    this.#now = now;
  }

  /** The device that every record made here names. */
  get device(): OpaqueId {
    return this.#device();
  }

  /** A fresh id. Give it to a draft at once, and to its record when the draft is complete. */
  id(): OpaqueId {
    return mintId();
  }

  /** This moment by the phone's own clock, with London's offset. */
  instant(): Instant {
    const text = londonIso(this.#now());
    if (!isInstant(text)) throw new RangeError('The phone’s clock shows no year that exists.');
    return text;
  }

  /** Today in London by the phone's own clock. */
  today(): LocalDate {
    const text = isoDay(londonDay(this.#now()));
    if (!isLocalDate(text)) throw new RangeError('The phone’s clock shows no year that exists.');
    return text;
  }

  /** The envelope of a new record, stamped now. */
  envelope(place: RecordPlace): Minting {
    return {
      home: place.home,
      tenancy: place.tenancy ?? null,
      case: place.case ?? null,
      inspection: place.inspection ?? null,
      author: this.#author,
      device: this.#device(),
      recordedAt: this.instant(),
      clock: this.#difference(),
      nonce: this.id(),
      subjects: place.subjects ?? [],
    };
  }

  // A clock that was moved back since the comparison makes the comparison worthless: nothing is claimed then.
  #difference(): Minting['clock'] {
    const known = this.#clock();
    if (!known) return null;
    const ageMs = this.#now() - known.measuredAt;
    return ageMs < 0 ? null : { differenceMs: Math.round(known.differenceMs), ageMs };
  }
}
