import { ofKind } from '#domain/cases/filed-record.ts';
import { clearedPhoto } from '#domain/records/cleared-photo.ts';
import { mintRecord } from '#domain/records/mint-record.ts';
import type { RecordNamed } from '#domain/records/registry.ts';
import type { Inspection } from './inspection.svelte.ts';
import { KeptDraftOf } from './kept-draft.svelte.ts';
import { shotsOf, type Shot } from './room.svelte.ts';
import { opaque } from './survey.svelte.ts';

/** What was tapped in the grid: these show more than the building and stay with the office. */
interface Tapped {
  readonly held: readonly string[];
}

/**
 * Looking at the photos of a visit once: those that show a person, papers, medicine, a screen or belongings are tapped, the
 * rest are cleared together. Clearing makes new records; the photos themselves stay as they are.
 */
export class PhotoCheck {
  readonly inspection: Inspection;
  problem = $state('');
  said = $state('');
  clearing = $state(false);
  readonly #tapped: KeptDraftOf<Tapped>;

  constructor(inspection: Inspection) {
    this.inspection = inspection;
    const key = { id: inspection.held?.id ?? '', kind: 'photo-check', version: 1 };
    this.#tapped = new KeptDraftOf<Tapped>(inspection.survey.phone, key, inspection.draftPlace(), {
      held: [],
    });
  }

  async open(): Promise<void> {
    await this.#tapped.open();
  }

  /** Photos that nobody has cleared, tapped ones among them. */
  get waiting(): readonly Shot[] {
    return this.shots.filter(({ cleared }) => !cleared);
  }

  get shots(): readonly Shot[] {
    return shotsOf(this.inspection.records);
  }

  /** Photos that clearing would clear. */
  get rest(): readonly Shot[] {
    return this.waiting.filter(({ id }) => !this.isHeld(id));
  }

  isHeld(id: string): boolean {
    return this.#tapped.value.held.includes(id);
  }

  /** Taps a photo: it stays with the office. A second tap takes that back. */
  tap(id: string): void {
    const { held } = this.#tapped.value;
    this.#tapped.change({ held: held.includes(id) ? held.filter((one) => one !== id) : [...held, id] });
  }

  /** The name of the room in which a photo was taken. */
  roomOf(shot: Shot): string {
    return (shot.room === null ? null : this.inspection.room(shot.room)?.name) ?? 'The home';
  }

  /** Clears these photos: a new record each, made by whoever looked. */
  async clear(shots: readonly Shot[]): Promise<void> {
    this.clearing = true;
    this.problem = '';
    let cleared = 0;
    for (const shot of shots) {
      const problem = await this.#clear(shot);
      if (problem === null) cleared += 1;
      else this.problem = problem;
    }
    this.clearing = false;
    this.said = cleared === 1 ? '1 photo cleared to share' : `${cleared} photos cleared to share`;
  }

  /** Nothing waits any more: what was tapped need not be remembered. */
  async forget(): Promise<void> {
    await this.#tapped.forget();
  }

  async #clear(shot: Shot): Promise<string | null> {
    const { phone } = this.inspection.survey;
    const taken = ofKind(this.inspection.records, 'photo').find(({ id }) => id === shot.id)?.record.body;
    if (!taken) return 'That photo is not on this phone any more. Nothing was cleared.';
    const { picture, room, order, element, takenOn, width, height } = taken;
    const body: RecordNamed<'cleared-photo'>['body'] = {
      ...{ picture, takenOn, width, height, photo: opaque(shot.id) },
      ...(room ? { room } : {}),
      ...(order ? { order } : {}),
      ...(element ? { element } : {}),
    };
    const envelope = phone.mint.envelope(this.inspection.place());
    const stored = await phone.records.put(phone.mint.id(), mintRecord(clearedPhoto, body, envelope));
    return stored.ok ? null : stored.problem.sentence;
  }
}
