import { SvelteSet } from 'svelte/reactivity';
import { ofKind } from '#domain/cases/filed-record.ts';
import { clearedForm, clearedPhoto } from '#domain/records/cleared-photo.ts';
import { mintRecord } from '#domain/records/mint-record.ts';
import type { Inspection } from '../inspection.svelte.ts';
import { KeptDraftOf } from '../kept-draft.svelte.ts';
import { shotsOf, type Shot } from './shot-list.ts';
import { opaque } from '../survey.svelte.ts';

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
  readonly #seen = new SvelteSet<string>();
  readonly #pictures: Record<string, Promise<string | null>> = {};
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
    return shotsOf(this.inspection.records, this.inspection.homeRecords);
  }

  /** Photos that nobody tapped. */
  get rest(): readonly Shot[] {
    return this.waiting.filter(({ id }) => !this.isHeld(id));
  }

  /** Photos that were tapped: they stay with the office unless what must not be seen is covered. */
  get held(): readonly Shot[] {
    return this.waiting.filter(({ id }) => this.isHeld(id));
  }

  /** Photos that nobody tapped and that have not been on the screen yet: nobody can have looked at them. */
  get unseen(): readonly Shot[] {
    return this.rest.filter(({ id }) => !this.#seen.has(id));
  }

  /** The place of the first of them in the grid. */
  get firstUnseen(): number {
    const [first] = this.unseen;
    return this.waiting.findIndex(({ id }) => id === first?.id);
  }

  /** The photos that wait, as the one grid shows them. A picture's address is asked for once. */
  get tiles() {
    return this.waiting.map((shot, index) => {
      const chosen = this.isHeld(shot.id);
      const told = [shot.pair, shot.changed || this.roomOf(shot)].filter(Boolean).join(', ');
      return {
        ...{ id: shot.id, chosen, picture: this.#picture(shot.picture) },
        alt: `Photo ${index + 1}, ${this.roomOf(shot)}, taken ${shot.taken}`,
        caption: chosen ? 'Stays with the office' : told,
      };
    });
  }

  /** The picture of a photo was on the screen. */
  saw(id: string): void {
    this.#seen.add(id);
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
    return (shot.room === null ? null : this.inspection.nameOf(shot.room)) ?? 'The home';
  }

  /** Clears those of these photos that have been on the screen: a new record each, made by whoever looked. */
  async clear(photos: readonly Shot[]): Promise<void> {
    const shots = photos.filter(({ id }) => this.#seen.has(id));
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

  #picture(sha256: string): Promise<string | null> {
    return (this.#pictures[sha256] ??= this.inspection.survey.thumbnail(sha256));
  }

  async #clear(shot: Shot): Promise<string | null> {
    const { phone } = this.inspection.survey;
    const taken = ofKind(this.inspection.records, 'photo').find(({ id }) => id === shot.id)?.record.body;
    if (!taken) return 'That photo is not on this phone any more. Nothing was cleared.';
    const body = clearedForm(taken, opaque(shot.id));
    const envelope = phone.mint.envelope(this.inspection.place());
    const stored = await phone.records.put(phone.mint.id(), mintRecord(clearedPhoto, body, envelope));
    return stored.ok ? null : stored.problem.sentence;
  }
}
