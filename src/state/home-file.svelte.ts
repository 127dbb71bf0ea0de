import { homeHistory, type HistoryLine } from '#domain/inspections/home-history.ts';
import type { FiledRecord } from '#domain/cases/filed-record.ts';
import { asPutRight } from '#domain/cases/put-right.ts';
import { momentInWords, timeInWords } from '#domain/cases/date-words.ts';
import { fileGap } from '#domain/inspections/file-gap.ts';
import { readingHistory, type RoomReadings } from '#domain/inspections/reading-history.ts';
import { earlierPhotos } from '#domain/packs/visits-to-pack.ts';
import { londonDay } from '#domain/time/london.ts';
import { beforeTheDoor, buildingFacts, isPacked, residentsOf } from './briefing.ts';
import { casesInWords, type CaseInWords } from './home-clocks.ts';
import { filed, type Survey } from './survey.svelte.ts';
import { picturesInWords } from './photos/earlier-photos.ts';
import { startUnplanned, type KindToStart, type Started } from './visit/visit-start.ts';

/** All that this phone knows of one home. */
export class HomeFile {
  readonly survey: Survey;
  readonly id: string;
  readonly #records: readonly FiledRecord[] = $derived.by(() =>
    filed(this.survey.ofHome(this.id), this.survey.now),
  );
  /** As they were put right; the history tells of the correction instead. */
  readonly #right: readonly FiledRecord[] = $derived.by(() => asPutRight(this.#records));
  readonly cases: readonly CaseInWords[] = $derived.by(() => casesInWords(this.#right, this.survey.now));
  readonly history: readonly HistoryLine[] = $derived.by(() => {
    const names = { account: (id: string) => this.#name(id) };
    return homeHistory(this.#right, { now: this.survey.now, names });
  });
  /** Past readings by room and scale, as plots. */
  readonly readings: readonly RoomReadings[] = $derived.by(() =>
    readingHistory(this.#right, this.survey.now),
  );
  /** Earlier photos that may be looked at, the newest first. */
  readonly photos: ReturnType<typeof picturesInWords> = $derived.by(() => {
    const pictures = earlierPhotos(this.#right, this.survey.phone.account.id);
    return picturesInWords(pictures, this.#right, this.survey.now);
  });

  constructor(survey: Survey, id: string) {
    this.survey = survey;
    this.id = id;
  }

  get address(): { readonly line: string; readonly postcode: string } | null {
    return this.survey.address(this.id);
  }

  get packed(): boolean {
    return isPacked(this.survey, this.id);
  }

  get facts() {
    return buildingFacts(this.survey, this.id);
  }

  /** What must be known before the door opens: what a visitor must do, asbestos, and on the day how to get in. */
  get beforeTheDoor(): readonly string[] {
    return beforeTheDoor(this.survey, this.id);
  }

  /** What is said when a part of the file is not here, or null. */
  get gap(): string | null {
    return fileGap(this.#records);
  }

  /** Whom to ring, for a home whose records are not here too. */
  get residents(): ReturnType<typeof residentsOf> {
    return residentsOf(this.survey, this.id);
  }

  /** "As of 08:41": when the office was last reached. */
  get asOf(): string | null {
    const at = this.survey.heardAt;
    if (at === null) return null;
    const { now } = this.survey;
    return `As of ${londonDay(at) === londonDay(now) ? timeInWords(at) : momentInWords(at, now)}`;
  }

  /** The homes on either side, to start a visit next door. */
  get nextDoor(): readonly { readonly id: string; readonly line: string; readonly onPhone: boolean }[] {
    return this.survey.phone.register
      .nextTo(this.id)
      .map(({ id, line }) => ({ id, line, onPhone: isPacked(this.survey, id) }));
  }

  /** The visit to go on with: one of mine that has begun here and is not finished, or one planned for me. */
  get openVisit(): string | null {
    const signed: readonly (string | null)[] = this.survey
      .ofKind('sign-off')
      .map(({ record }) => record.inspection);
    const begun = this.survey
      .ofKind('inspection')
      .find(({ id, mine, record }) => mine && record.home === this.id && !signed.includes(id));
    if (begun) return `/visits/${begun.record.body.visit ?? begun.id}`;
    const inspected: readonly string[] = this.survey
      .ofKind('inspection')
      .flatMap(({ record }) => record.body.visit ?? []);
    const planned = this.survey
      .ofKind('visit')
      .filter(
        ({ id, record }) =>
          record.home === this.id && record.body.state === 'planned' && !inspected.includes(id),
      )
      .filter(({ record }) => record.body.surveyor === this.survey.phone.account.id)
      .sort((one, other) => one.record.body.onDate.localeCompare(other.record.body.onDate));
    return planned[0] ? `/visits/${planned[0].id}` : null;
  }

  /** Begins a visit that nobody planned. */
  start(kind: KindToStart): Promise<Started> {
    return startUnplanned(this.survey, this.id, kind);
  }

  // The phone holds no list of staff: one's own name, and the role of others.
  #name(id: string): string {
    const { account } = this.survey.phone;
    return id === account.id ? account.displayName : 'someone at the office';
  }
}
