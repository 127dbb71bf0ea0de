import { metersAfter, type Meter, type MeterUse } from '#domain/inspections/meters.ts';
import { isLocalDate } from '#domain/records/moments.ts';

const KEY = 'homefile-meters';
const MOST = 40;
const USES: readonly MeterUse[] = ['pin', 'radio', 'surface', 'air'];

/**
 * The meters that were used on this phone. Instruments are shared by a team and say nothing about a person, so they stay
 * here when a pack or an account changes. A full or closed store costs the list alone: readings carry their meter.
 */
export class PhoneMeters {
  readonly #storage: Pick<Storage, 'getItem' | 'setItem'>;

  constructor(storage: Pick<Storage, 'getItem' | 'setItem'> = localStorage) {
    this.#storage = storage;
  }

  /** The last used first. */
  all(): readonly Meter[] {
    try {
      const kept: unknown = JSON.parse(this.#storage.getItem(KEY) ?? '[]');
      return Array.isArray(kept) ? kept.flatMap(asMeter) : [];
    } catch {
      return []; // a store that is closed, or a text of another hand
    }
  }

  /** Notes one more use. */
  remember(meter: Meter): void {
    try {
      this.#storage.setItem(KEY, JSON.stringify(metersAfter(this.all(), meter).slice(0, MOST)));
    } catch {
      console.error('The meter was not remembered.'); // a full localStorage; the reading itself carries it
    }
  }
}

function asMeter(kept: unknown): Meter[] {
  if (typeof kept !== 'object' || kept === null || !('name' in kept) || typeof kept.name !== 'string') {
    return [];
  }
  const uses = 'uses' in kept && Array.isArray(kept.uses) ? kept.uses : [];
  const dueOn = 'dueOn' in kept && isLocalDate(kept.dueOn) ? kept.dueOn : null;
  return [{ name: kept.name, uses: USES.filter((use) => uses.includes(use)), dueOn }];
}
