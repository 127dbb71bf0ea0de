import type { OpaqueId } from '#domain/ids.ts';
import type { BodyOfFields, Fields, RecordKind } from '#domain/records/define-record.ts';
import { mintingAt, mintRecord } from '#domain/records/mint-record.ts';
import type { Instant } from '#domain/records/moments.ts';
import type { SurveyRecord } from '#domain/records/registry.ts';
import { parseInstant, type EpochMs } from '#domain/time/instants.ts';
import { startOfLondonDay } from '#domain/time/london.ts';
import type { DemoAccount, DemoStaff } from './accounts.ts';
import { chanceFor, type Chance } from './chance.ts';
import type { DemoDays } from './demo-days.ts';
import type { DemoHome } from './estates.ts';

/**
 * A record of the demo and how it reached the landlord: issued at a desk, or recorded on a phone. One whose id has come
 * before is the next revision of that record.
 */
export interface DemoRecord {
  readonly id: OpaqueId;
  readonly record: SurveyRecord;
  readonly author: DemoAccount;
  readonly via: 'desk' | 'phone';
  /** When it reached the office: from a phone some time after it was recorded, and always before today. */
  readonly arrivedAt: EpochMs;
}

/** Who lives in a home now. */
export interface Residents {
  readonly tenancy: OpaqueId;
  /** Never empty; the first is the named tenant. */
  readonly people: readonly OpaqueId[];
}

/** What stands in an envelope. Absent parts are null; a tenancy-file record is of the residents of now unless it says otherwise. */
export interface Making {
  readonly at: Instant;
  readonly by: DemoAccount;
  readonly id?: OpaqueId;
  readonly case?: OpaqueId | null;
  readonly inspection?: OpaqueId | null;
  readonly tenancy?: OpaqueId | null;
  readonly subjects?: readonly OpaqueId[];
}

/** What the stories of one home need to be told. */
export interface DemoScene {
  readonly seed: string;
  readonly days: DemoDays;
  readonly staff: DemoStaff;
  readonly home: DemoHome;
}

/** Writes the records of one home, in the order in which they can be filed. */
export class HomeScribe {
  readonly scene: DemoScene;
  readonly chance: Chance;
  readonly written: DemoRecord[] = [];
  residents: Residents | null = null;
  readonly #ids: Chance;
  readonly #sendingMs: number;

  constructor(scene: DemoScene) {
    this.scene = scene;
    this.chance = chanceFor(scene.seed, 'story', scene.home.index);
    this.#ids = chanceFor(scene.seed, 'records', scene.home.index);
    this.#sendingMs = this.#ids.whole(60, 2_400) * 1000;
  }

  /** An id for something that is not a record of its own, such as a case. */
  newId(): OpaqueId {
    return this.#ids.id();
  }

  /** Writes a record and returns its id. */
  write<K extends string, F extends Fields>(
    kind: RecordKind<K, F>,
    body: BodyOfFields<F>,
    made: Making,
  ): OpaqueId {
    const id = made.id ?? this.#ids.id();
    const via = made.by.role === 'surveyor' || made.by.role === 'contractor' ? 'phone' : 'desk';
    const personal = kind.file === 'tenancy' ? this.residents : null;
    const subjects = made.subjects ?? (kind.namesSubject ? personal?.people.slice(0, 1) : undefined);
    const minting = mintingAt({
      home: this.scene.home.id,
      author: made.by.id,
      device: made.by.device,
      recordedAt: made.at,
      nonce: this.#ids.id(),
      case: made.case ?? null,
      inspection: made.inspection ?? null,
      tenancy: made.tenancy === undefined ? (personal?.tenancy ?? null) : made.tenancy,
      clock: via === 'desk' ? { differenceMs: 0, ageMs: 0 } : this.#phoneClock(),
      ...(subjects === undefined ? {} : { subjects }),
    });
    const record = mintRecord(kind, body, minting) as unknown as SurveyRecord;
    this.written.push({ id, record, author: made.by, via, arrivedAt: this.#arrival(made.at, via) });
    return id;
  }

  /** Writes the next revision of a record: some answers differ, and its making stays what it was. */
  revise<K extends string, F extends Fields>(
    kind: RecordKind<K, F>,
    id: OpaqueId,
    changes: Partial<BodyOfFields<F>>,
    at: Instant,
  ): void {
    const known = this.written.findLast((one) => one.id === id);
    if (known?.record.kind !== kind.kind) throw new RangeError('There is no such record to revise.');
    const record = { ...known.record, body: { ...known.record.body, ...changes } } as SurveyRecord;
    this.written.push({ ...known, record, arrivedAt: this.#arrival(at, known.via) });
  }

  /** A phone sends within forty minutes, and what was made yesterday evening has come by midnight. */
  #arrival(at: Instant, via: DemoRecord['via']): EpochMs {
    const made = parseInstant(at);
    if (!made.ok) throw new RangeError(made.problem.sentence);
    const midnight = startOfLondonDay(this.scene.days.today);
    if (via === 'desk') return made.value;
    return Math.min(made.value + this.#sendingMs, midnight - 1000);
  }

  // A phone that met the office within the last day: a second or two apart.
  #phoneClock() {
    return {
      differenceMs: this.#ids.whole(-1500, 1500),
      ageMs: this.#ids.whole(5, 1200) * 60_000,
    };
  }
}
