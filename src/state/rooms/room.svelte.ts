import { timeInWords } from '#domain/cases/date-words.ts';
import { ofKind, type FiledRecord } from '#domain/cases/filed-record.ts';
import { causeWords, findingWords } from '#domain/inspections/finding-words.ts';
import { markWords, spotWords, unitWords } from '#domain/inspections/reading-words.ts';
import { servicesWords } from '#domain/inspections/services.ts';
import { airOf, degrees, marginWords } from '#domain/inspections/room-air.ts';
import { findingFrame, frameKey } from '#domain/inspections/finding-frame.ts';
import { finding as findingKind } from '#domain/records/finding.ts';
import { inspection as inspectionKind } from '#domain/records/inspection.ts';
import { reading } from '#domain/records/reading.ts';
import { labelOf } from '../field-options.ts';
import type { Inspection } from '../inspection.svelte.ts';
import { shotsOf, type Shot } from '../photos/shot-list.ts';
import { readingPath } from '../reading/reading-path.ts';
import { roomDetail } from '../room-row.ts';
import { inOrder, opaque } from '../survey.svelte.ts';

interface FindingRow {
  readonly id: string;
  readonly href: string;
  readonly title: string;
  readonly detail: string;
}

interface ReadingRow {
  readonly id: string;
  readonly value: string;
  readonly unit: string;
  readonly spot: string;
  readonly detail: string;
  readonly struckOut: boolean;
  readonly href: string;
}

interface NoteRow {
  readonly id: string;
  readonly href: string;
  readonly words: string;
  readonly shared: boolean;
}

/** One room of a visit: what was found, read and photographed in it. Each list is made once a change, however often it is read. */
export class RoomAtHand {
  readonly inspection: Inspection;
  readonly id: string;
  readonly #records: readonly FiledRecord[] = $derived.by(() =>
    this.inspection.records.filter(({ record }) => 'room' in record.body && record.body.room === this.id),
  );
  readonly findings: readonly FindingRow[] = $derived.by(() =>
    inOrder(ofKind(this.#records, 'finding')).map(({ id, record }) => ({
      id,
      href: `${this.href}/findings/${id}`,
      title: findingWords(record.body),
      detail: causeWords(record.body),
    })),
  );
  readonly readings: readonly ReadingRow[] = $derived.by(() =>
    inOrder(ofKind(this.#records, 'reading')).map(({ id, record }) => ({
      id,
      href: `${this.href}/readings/${id}`,
      struckOut: record.body.struckOut !== undefined,
      value: String(record.body.value),
      unit: unitWords(record.body),
      spot: spotWords(record.body),
      detail: this.#readingDetail(record.body),
    })),
  );
  readonly shots: readonly Shot[] = $derived.by(() => shotsOf(this.#records, this.inspection.homeRecords));
  readonly notes: readonly NoteRow[] = $derived.by(() => this.#notes());
  /** Forms begun in this room and not finished. */
  readonly unfinished: readonly { readonly id: string; readonly href: string; readonly title: string }[] =
    $derived.by(() => this.#unfinished());

  constructor(inspection: Inspection, id: string) {
    this.inspection = inspection;
    this.id = id;
  }

  get name(): string {
    return this.inspection.nameOf(this.id) ?? 'Room';
  }

  /** What is recorded of the room itself. */
  get body() {
    return this.inspection.of('room').find(({ id }) => id === this.id)?.record.body;
  }

  /** The surveyor's own name for it; shown to nobody else. */
  get privateLabel(): string | null {
    return this.body?.privateLabel ?? null;
  }

  /** Nothing stands in it, begun or recorded. */
  get isEmpty(): boolean {
    return this.inspection.rooms.find(({ id }) => id === this.id)?.empty ?? true;
  }

  /** Where something was found in the room that this one was copied from, and nothing is recorded here yet. */
  get likeThere(): readonly { readonly id: string; readonly title: string }[] {
    const like = this.body?.likeRoom;
    if (like === undefined) return [];
    const here = ofKind(this.#records, 'finding').map(({ record }) => frameKey(record.body));
    return this.inspection
      .of('finding')
      .flatMap(({ id, record: { body } }) =>
        body.room === like && !here.includes(frameKey(body))
          ? [{ id, title: findingWords(findingFrame(body)) }]
          : [],
      );
  }

  /** Begins a finding in the same place as one of the copied room, and answers its address. */
  async beginLike(finding: string): Promise<string> {
    const { phone } = this.inspection.survey;
    const body = this.inspection.of('finding').find(({ id }) => id === finding)?.record.body;
    const id = phone.mint.id();
    const key = { id, kind: findingKind.kind, version: findingKind.version };
    const answers = { ...(body ? findingFrame(body) : {}), room: opaque(this.id) };
    await phone.drafts.save(key, this.inspection.draftPlace(this.id), { answers, typed: {} });
    return `${this.href}/findings/${id}`;
  }

  get href(): string {
    return `${this.inspection.href}/rooms/${this.id}`;
  }

  /** "2 findings, 3 readings, 4 photos". */
  get subtitle(): string {
    const room = this.inspection.room(this.id);
    return room ? roomDetail(room, this.inspection.records) : '';
  }

  /** Air, humidity, dew point and heating; empty while no air is read in this room. */
  get climate(): readonly { readonly words: string; readonly of: string }[] {
    const read = airOf(this.id, this.inspection.records);
    if (!read?.here) return [];
    const dew = marginWords(read.air, null);
    const heating = this.inspection.held?.record.body.heating;
    return [
      { words: degrees(read.air.celsius), of: 'air' },
      { words: `${read.air.humidityPercent} %`, of: 'humidity' },
      ...(dew ? [{ words: degrees(dew.dewPointCelsius), of: 'dew point' }] : []),
      ...(heating ? [{ words: labelOf(inspectionKind.fields.heating, heating), of: 'heating' }] : []),
    ];
  }

  /** "Extractor fan: does not run. Window: opens", or "" while nothing is noted. */
  get services(): string {
    const noted = ofKind(this.#records, 'room-services').at(-1);
    return noted ? servicesWords(noted.record.body) : '';
  }

  #unfinished(): readonly { readonly id: string; readonly href: string; readonly title: string }[] {
    const here = this.inspection.unfinished.filter(({ place }) => place['room'] === this.id);
    return here.flatMap(({ id, kind }) => {
      if (kind === 'finding')
        return [{ id, href: `${this.href}/findings/${id}`, title: 'A finding not finished' }];
      if (kind === 'reading') {
        const isRecord = this.readings.some((kept) => kept.id === id);
        const title = isRecord ? 'A correction not finished' : 'A reading not finished';
        return [{ id, href: readingPath(this.href, id, isRecord), title }];
      }
      if (kind === 'note')
        return [
          {
            id,
            href: `${this.href}/notes/${id}`,
            title: this.notes.some((note) => note.id === id)
              ? 'A version to share, not finished'
              : 'A note not finished',
          },
        ];
      return [];
    });
  }

  #notes(): readonly NoteRow[] {
    const cleared: readonly string[] = ofKind(this.#records, 'cleared-note').map(
      ({ record }) => record.body.note,
    );
    return inOrder(ofKind(this.#records, 'note')).map(({ id, record }) => ({
      id,
      href: `${this.href}/notes/${id}`,
      words: record.body.words,
      shared: cleared.includes(id),
    }));
  }

  #readingDetail(body: ReturnType<typeof ofKind<'reading'>>[number]['record']['body']): string {
    const at = timeInWords(Date.parse(body.takenAt));
    const marks = markWords(body, this.inspection.survey.now);
    const read = airOf(this.id, this.inspection.records);
    if (body.quantity === 'surface-temperature' && read) {
      const { detail = '', surface = '' } = marginWords(read.air, body.value) ?? {};
      return [...marks, detail, surface, at].filter(Boolean).join('. ');
    }
    const into = labelOf(reading.fields.substrate, body.substrate);
    return [...marks, [into, at].filter(Boolean).join(', ')].filter(Boolean).join('. ');
  }
}
