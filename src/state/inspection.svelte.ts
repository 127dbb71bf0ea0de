import { awarenessOf } from '#domain/cases/awareness.ts';
import { timeInWords } from '#domain/cases/date-words.ts';
import { ofKind, type FiledOf, type FiledRecord } from '#domain/cases/filed-record.ts';
import { asPutRight, putRightIn, withRightLinks, type PutRight } from '#domain/cases/put-right.ts';
import type { HazardKey } from '#domain/deadlines/hazards.ts';
import { casesOf, type CaseOfHome } from '#domain/inspections/belonging.ts';
import type { Gap } from '#domain/inspections/completeness/gap.ts';
import { gapsOf } from '#domain/inspections/completeness/gaps-of.ts';
import { lookedAt, roomsOfVisit } from '#domain/inspections/completeness/rooms-seen.ts';
import { toCompare, type ToCompare } from '#domain/inspections/earlier-visit.ts';
import { roomName } from '#domain/inspections/room-names.ts';
import { visitShape, type VisitShape } from '#domain/inspections/visit-shapes.ts';
import type { RecordNamed } from '#domain/records/registry.ts';
import type { DraftPlace, KeptDraft } from '../device/drafts.ts';
import type { RecordPlace } from '../device/minting.ts';
import type { HeldRecord } from '../device/record-index.ts';
import { roomRow, type RoomRow } from './room-row.ts';
import { filed, inOrder, isKind, opaque, type Survey } from './survey.svelte.ts';
import { isUnfinished } from './unfinished.ts';

/** A visit at hand: the plan, if the office made one, and the inspection, once it has begun. */
export class Inspection {
  readonly survey: Survey;
  /** Of the address: the id of the planned visit, or of an inspection that nobody planned. */
  readonly key: string;
  /** What was typed in this visit and is no record yet, the newest first. */
  begun = $state.raw<readonly KeptDraft[]>([]);
  readonly visit: HeldRecord<RecordNamed<'visit'>> | null = $derived.by(() =>
    this.survey.recordOf(this.key, 'visit'),
  );
  readonly held: HeldRecord<RecordNamed<'inspection'>> | null = $derived.by(() => this.#held());
  readonly #records: readonly HeldRecord[] = $derived.by(() =>
    this.held ? this.survey.ofInspection(this.held.id) : [],
  );
  /** All that was recorded in this visit, with what was put right since: what was recorded first stays readable. */
  readonly recorded: readonly FiledRecord[] = $derived.by(() =>
    withRightLinks(filed(this.#records, this.survey.now), this.#right),
  );
  /** The records of this visit, as rules read them: as they were put right. */
  readonly records: readonly FiledRecord[] = $derived.by(() =>
    this.recorded.filter(({ id }) => !this.#right.isWrong(id)),
  );
  readonly #ofHome: readonly FiledRecord[] = $derived.by(() =>
    this.home === null ? [] : filed(this.survey.ofHome(this.home), this.survey.now),
  );
  /** A correction is filed with whoever lives there, so it may stand outside the visit that it is about. */
  readonly #right: PutRight = $derived.by(() => putRightIn(this.#ofHome));
  /** Everything that this phone holds of the home, as it was put right. */
  readonly homeRecords: readonly FiledRecord[] = $derived.by(() => asPutRight(this.#ofHome));
  readonly gaps: readonly Gap[] = $derived.by(() => gapsOf(this.records, this.caseHazard, this.earlier));
  /** What earlier visits of the case found and asked for; a check after works looks at it again. */
  readonly earlier: ToCompare = $derived.by(() =>
    this.held
      ? toCompare(this.homeRecords, opaque(this.held.id), this.held.record.case)
      : { findings: [], orders: [] },
  );
  readonly #rooms: readonly FiledOf<'room'>[] = $derived.by(() => inOrder(roomsOfVisit(this.records)));
  /** A line for each room: to know what is missing in it is to go through the whole visit. */
  readonly rooms: readonly RoomRow[] = $derived.by(() => this.#rooms.map((room) => roomRow(room, this)));
  readonly signOff = $derived.by(() => this.#records.find(isKind('sign-off')) ?? null);

  constructor(survey: Survey, key: string) {
    this.survey = survey;
    this.key = key;
  }

  /** The id of the home, or null when this phone knows neither the visit nor the inspection. */
  get home(): string | null {
    return this.held?.record.home ?? this.visit?.record.home ?? null;
  }

  /** The home's address on one line. */
  get address(): string {
    const found = this.home === null ? null : this.survey.address(this.home);
    return found?.line ?? 'A home that is not on this phone';
  }

  /** "Visit started 10:34", "Visit finished, 11:20". */
  get stateWords(): string {
    if (this.leftEarly && !this.signOff)
      return `Left early, ${timeInWords(Date.parse(this.leftEarly.record.body.at))}`;
    if (this.signOff) return `Visit finished, ${timeInWords(Date.parse(this.signOff.record.recordedAt))}`;
    return this.held
      ? `Visit started ${timeInWords(Date.parse(this.held.record.body.startedAt))}`
      : 'Not started yet';
  }

  /** What this kind of visit asks. */
  get shape(): VisitShape {
    return visitShape(this.held?.record.body.visitKind ?? this.visit?.record.body.visitKind ?? 'repair');
  }

  /** That it was broken off, and why: the newest time. Null while it was not. */
  get leftEarly(): FiledOf<'access-attempt'> | null {
    return (
      this.of('access-attempt')
        .filter(({ record }) => record.body.result === 'left-early')
        .at(-1) ?? null
    );
  }

  get href(): string {
    return `/visits/${this.key}`;
  }

  get cases(): readonly CaseOfHome[] {
    return casesOf(this.homeRecords);
  }

  /** What the visit was about, when its case begins on this phone. */
  get caseHazard(): HazardKey | null {
    const caseId = this.held?.record.case ?? this.visit?.record.case ?? null;
    if (caseId === null) return null;
    return awarenessOf(this.homeRecords.filter(({ record }) => record.case === caseId))?.hazard ?? null;
  }

  /** Records of one kind made in this visit, the first made first. */
  of<K extends Parameters<typeof ofKind>[1]>(kind: K): readonly FiledOf<K>[] {
    return inOrder(ofKind(this.records, kind));
  }

  /** Where a new record of this visit belongs. */
  place(more: Partial<RecordPlace> = {}): RecordPlace {
    if (!this.held) throw new Error('A record of a visit needs the visit to have begun.');
    const { home, case: caseId } = this.held.record;
    return { home, case: caseId, inspection: opaque(this.held.id), ...more };
  }

  /** As {@link place}, for a record in the tenancy file. */
  personalPlace(more: Partial<RecordPlace> = {}): RecordPlace {
    return this.place({ tenancy: this.home === null ? null : this.survey.tenancyOf(this.home), ...more });
  }

  /** Where a draft of this visit belongs, so that its screen finds it again. */
  draftPlace(room: string | null = null): DraftPlace {
    return { inspection: this.held?.id ?? null, home: this.home, room, visit: this.key };
  }

  /** Forms begun and not finished. */
  get unfinished(): readonly KeptDraft[] {
    return this.begun.filter(isUnfinished);
  }

  /** Looks for forms that were begun and not finished. */
  async look(): Promise<void> {
    const all = await this.survey.phone.drafts.list();
    this.begun = all.filter(({ place }) => place['inspection'] === this.held?.id);
  }

  /** The room by its id, or null when it is not of this visit. */
  room(id: string): FiledOf<'room'> | null {
    return this.#rooms.find((room) => room.id === id) ?? null;
  }

  /** What everybody calls the room, or null when it is not of this visit. */
  nameOf(id: string): string | null {
    const room = this.room(id);
    return room && roomName(room.record.body);
  }

  /** Whether anything was seen in any room. */
  get hasBegunRooms(): boolean {
    return this.#rooms.some((room) => lookedAt(room, this.records));
  }

  #held(): HeldRecord<RecordNamed<'inspection'>> | null {
    const all = this.survey.ofKind('inspection').filter(({ mine }) => mine);
    return all.find(({ id, record }) => id === this.key || record.body.visit === this.key) ?? null;
  }
}
