import { createSubscriber } from 'svelte/reactivity';
import type { FiledRecord } from '#domain/cases/filed-record.ts';
import type { ToldRules } from '#domain/disclosure/told-rules.ts';
import type { LandlordNumbers } from '#domain/landlord/numbers.ts';
import { isOpaqueId, type OpaqueId } from '#domain/ids.ts';
import type { Json } from '#domain/records/json.ts';
import type { KindName, RecordNamed, SurveyRecord } from '#domain/records/registry.ts';
import type { Instant } from '#domain/records/moments.ts';
import type { EpochMs } from '#domain/time/instants.ts';
import { londonIso } from '#domain/time/london.ts';
import { currentTenancy } from '#domain/inspections/belonging.ts';
import type { RecordPlace } from '../device/minting.ts';
import type { Phone as WholePhone } from '../device/phone.ts';
import type { PicturesHere } from '../device/photos/earlier-pictures.ts';
import type { PlannedVisit } from '../device/kept-document.ts';
import type { HeldRecord } from '../device/record-index.ts';
import type { RegisterHome } from '../device/register.ts';

export type { RecordPlace };

/** What the surveyor's work needs of what the open account has on this phone. */
export type Phone = Pick<
  WholePhone,
  | 'account'
  | 'records'
  | 'drafts'
  | 'photos'
  | 'mint'
  | 'register'
  | 'health'
  | 'now'
  | 'numbers'
  | 'toldRules'
  | 'heardAt'
  | 'earlierPictures'
  | 'concerns'
  | 'mishaps'
>;

const TICK_MS = 20_000;

/** The surveyor's work on this phone: reads follow every change of a record, and clocks move on by themselves. */
export class Survey {
  readonly phone: Phone;
  readonly #changed: () => void;
  readonly #tick: () => void;

  constructor(phone: Phone) {
    this.phone = phone;
    this.#changed = createSubscriber((update) => phone.records.onChange(update));
    this.#tick = createSubscriber((update) => {
      const timer = setInterval(update, TICK_MS);
      return () => {
        clearInterval(timer);
      };
    });
  }

  /** Now, for clocks and words. What is recorded takes its stamp from the mint. */
  get now(): EpochMs {
    this.#tick();
    return this.phone.now();
  }

  /** Whom to ring at the landlord's, as the office last said. */
  get numbers(): LandlordNumbers {
    this.#changed();
    return this.phone.numbers();
  }

  /** What this phone was told of the landlord's matrix; null until the office has said. */
  get toldRules(): ToldRules | null {
    this.#changed();
    return this.phone.toldRules();
  }

  /** Whether the office's pack has come whole; until then a home may lack its warnings, and a visit its end. */
  get packIsWhole(): boolean {
    this.#changed();
    return this.phone.records.whole;
  }

  /** When the office was last reached, or null. */
  get heardAt(): EpochMs | null {
    this.#changed();
    return this.phone.heardAt();
  }

  /** How the earlier pictures of the day's homes stand. */
  get earlierPictures(): PicturesHere {
    this.#changed();
    return this.phone.earlierPictures.state;
  }

  /** One record, or null. */
  record(id: string): HeldRecord | null {
    this.#changed();
    return this.phone.records.index.record(id);
  }

  /** One record of a kind, or null. */
  recordOf<K extends KindName>(id: string, kind: K): HeldRecord<RecordNamed<K>> | null {
    this.#changed();
    const held = this.phone.records.index.record(id);
    return held && isKind(kind)(held) ? held : null;
  }

  /** The records of which two versions ask for a choice. */
  twoVersions(): readonly HeldRecord[] {
    this.#changed();
    return this.phone.records.index.asked();
  }

  /** The records that were joined from two versions. */
  joined(): readonly HeldRecord[] {
    this.#changed();
    return this.phone.records.index.joined();
  }

  /** All records of a kind. */
  ofKind<K extends KindName>(kind: K): readonly HeldRecord<RecordNamed<K>>[] {
    this.#changed();
    return this.phone.records.index.ofKind(kind);
  }

  /** The records of a kind that were made or changed on this phone and have no receipt. */
  unsent<K extends KindName>(kind: K): readonly HeldRecord<RecordNamed<K>>[] {
    this.#changed();
    return this.phone.records.index.unsent(kind);
  }

  /** The inspections that were begun for a planned visit, the first first. */
  inspectionsOf(visit: string): readonly HeldRecord<RecordNamed<'inspection'>>[] {
    this.#changed();
    return this.phone.records.index.ofVisit(visit);
  }

  /** Whether a planned visit was made and signed. */
  isFinished(visit: string): boolean {
    this.#changed();
    return this.phone.records.index.finished(visit);
  }

  /** The visits that are planned for this surveyor, unread. */
  planned(): readonly { readonly id: string; readonly planned: PlannedVisit }[] {
    this.#changed();
    return this.phone.records.index.plannedFor(this.phone.account.id);
  }

  /** One's own inspections that nobody had planned. */
  unplanned(): readonly HeldRecord<RecordNamed<'inspection'>>[] {
    this.#changed();
    return this.phone.records.index.unplanned();
  }

  /** When an inspection was first signed, in milliseconds since 1970; null while it is not. */
  signedAt(inspection: string): EpochMs | null {
    this.#changed();
    const [first] = this.phone.records.index.signOffsOf(inspection);
    return first ? Date.parse(first.record.recordedAt) : null;
  }

  /** All records of a home. */
  ofHome(home: string): readonly HeldRecord[] {
    this.#changed();
    return this.phone.records.index.ofHome(home);
  }

  /** Changes whenever a record of this home does. */
  versionOf(home: string): number {
    this.#changed();
    return this.phone.records.index.versionOf(home);
  }

  /** All records of an inspection, itself among them. */
  ofInspection(inspection: string): readonly HeldRecord[] {
    this.#changed();
    return this.phone.records.index.ofInspection(inspection);
  }

  /** What the office tells a visitor of a home without saying why. */
  toldFor(home: string): readonly Readonly<Record<string, Json>>[] {
    this.#changed();
    return this.phone.records.index
      .projections('instruction')
      .flatMap(({ document }) => (document.home === home ? [document.body] : []));
  }

  /** A home by its address; null when neither the pack nor the register knows it. */
  address(home: string): { readonly line: string; readonly postcode: string } | null {
    const property = this.record(home)?.record;
    if (property?.kind === 'property') return property.body;
    return this.phone.register.home(home);
  }

  /** Whether the landlord's addresses are on this phone at all. */
  get hasRegister(): boolean {
    this.#changed();
    return this.phone.register.size > 0;
  }

  /** The landlord's homes that this text finds, the best first. */
  searchRegister(text: string, most: number): readonly RegisterHome[] {
    this.#changed();
    return this.phone.register.search(text, most);
  }

  /** Where a record about this visit and these people belongs. */
  place(inspection: HeldRecord<RecordNamed<'inspection'>>, more: Partial<RecordPlace> = {}): RecordPlace {
    return {
      home: inspection.record.home,
      case: inspection.record.case,
      inspection: opaque(inspection.id),
      ...more,
    };
  }

  /** The tenancy that a personal record of this home belongs to, or null. */
  tenancyOf(home: string): OpaqueId | null {
    return currentTenancy(filed(this.ofHome(home), this.phone.now()))?.id ?? null;
  }

  /** The address of a picture's small form for `<img>`; null when it is not on this phone. */
  thumbnail(picture: string): Promise<string | null> {
    return this.phone.photos.thumbnailUrl(picture);
  }

  /** As {@link thumbnail}, of the whole picture. */
  whole(picture: string): Promise<string | null> {
    return this.phone.photos.url(picture);
  }

  /** This moment as a record takes it. */
  instant(): Instant {
    return this.phone.mint.instant();
  }
}

/** Records as the rules about cases read them. What has not arrived anywhere yet counts as arriving now. */
export function filed(held: readonly HeldRecord[], now: EpochMs): readonly FiledRecord[] {
  const arrivedAt = londonIso(now);
  return held.map(({ id, record }) => ({ id: opaque(id), record, arrivedAt }));
}

/** As {@link filed}, of one record. */
export function filedOne<R extends SurveyRecord>(id: string, record: R, now: EpochMs): FiledRecord<R> {
  return { id: opaque(id), record, arrivedAt: londonIso(now) };
}

/** By the device's own stamps, first made first. */
export function inOrder<R extends { readonly record: SurveyRecord }>(held: readonly R[]): readonly R[] {
  return [...held].sort(
    (one, other) => Date.parse(one.record.recordedAt) - Date.parse(other.record.recordedAt),
  );
}

/** An id that came from a route or from the store. Anything else is a mistake of ours. */
export function opaque(id: string): OpaqueId {
  if (!isOpaqueId(id)) throw new TypeError('That is not the id of a record.');
  return id;
}

/** One of a kind in a list of records. */
export function isKind<K extends KindName>(
  kind: K,
): (held: HeldRecord) => held is HeldRecord<RecordNamed<K>> {
  return (held): held is HeldRecord<RecordNamed<K>> => held.record.kind === kind;
}
