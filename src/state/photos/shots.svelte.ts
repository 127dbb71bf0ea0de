import type { OpaqueId } from '#domain/ids.ts';
import { mintRecord } from '#domain/records/mint-record.ts';
import { photo } from '#domain/records/photo.ts';
import type { RecordNamed } from '#domain/records/registry.ts';
import type { ExpectedPhoto } from '../../device/photos/photo-store.ts';
import type { PictureSource, TakenPhoto } from '../../device/photos/photos.ts';
import type { Inspection } from '../inspection.svelte.ts';
import { opaque } from '../survey.svelte.ts';

/** What a photo is to another: its "after", or the one that was taken again. */
export type Link = Pick<RecordNamed<'photo'>['body'], 'before' | 'replaces' | 'changes'>;

/**
 * Photos on their way into the phone's store. The intent is on the disk before a camera opens, one mark ahead of every shot,
 * so that a lost one is noticed; a photo counts once its bytes and its record are on the disk.
 */
export class Shots {
  /** "Making a smaller copy, 1 of 2", or undefined while nothing is being worked on. */
  busy = $state<string | undefined>();
  /** How many shots are on their way. */
  working = $state(0);
  /** The sentence why a photo was not kept, or "". */
  problem = $state('');
  /** The ids of the photos kept since this was opened, the newest last. */
  kept = $state.raw<readonly OpaqueId[]>([]);
  /** Shots of an earlier opening of the app that never came. */
  lost = $state.raw<readonly ExpectedPhoto[]>([]);
  readonly #inspection: Inspection;
  readonly #room: string | null;
  #ahead: OpaqueId | null = null;
  #marked: readonly string[] = [];
  #before: Promise<unknown> = Promise.resolve();

  constructor(inspection: Inspection, room: string | null) {
    this.#inspection = inspection;
    this.#room = room;
  }

  /** "Kept 3", or "" while none is. */
  get said(): string {
    return this.kept.length === 0 ? '' : `Kept ${this.kept.length}`;
  }

  /** Looks for shots that the camera or the system took the tab away from. */
  async look(): Promise<void> {
    const expected = await this.#inspection.survey.phone.photos.expected();
    this.lost = expected.filter(
      ({ place, id }) =>
        place['inspection'] === this.#inspection.held?.id &&
        place['room'] === this.#room &&
        !this.#marked.includes(id),
    );
  }

  /** Before a camera opens, and before each shot: the mark of the next one is on the disk. */
  async expect(): Promise<void> {
    const { photos, mint } = this.#inspection.survey.phone;
    if (this.#ahead) return;
    this.#ahead = this.#retake() ?? mint.id();
    this.#marked = [...this.#marked, this.#ahead];
    await photos.expect(this.#ahead, this.#inspection.draftPlace(this.#room));
  }

  /** No more shots are meant: the mark of the next one is taken back. */
  async done(): Promise<void> {
    const ahead = this.#ahead;
    this.#ahead = null;
    if (ahead) await this.#inspection.survey.phone.photos.settle(ahead);
  }

  /** Keeps one shot. Shots are worked on one after the other; the next may be taken meanwhile. */
  async keep(source: PictureSource, link: Link = {}): Promise<boolean> {
    const id = this.#ahead ?? this.#inspection.survey.phone.mint.id();
    this.#ahead = null;
    const marking = this.expect();
    const work = this.#before.then(() => this.#keepOne(id, source, link));
    this.#before = work;
    this.working += 1;
    const kept = await work;
    this.working -= 1;
    await marking;
    return kept;
  }

  /** Keeps what the phone's own camera or the gallery gave, one after the other. False when none of it was kept. */
  async take(files: readonly File[], link: Link = {}): Promise<boolean> {
    this.problem = '';
    let lost = 0;
    try {
      for (const [index, file] of files.entries()) {
        this.busy =
          files.length === 1
            ? 'Making a smaller copy'
            : `Making a smaller copy, ${index + 1} of ${files.length}`;
        if (!(await this.keep(file, link))) lost += 1;
      }
      if (lost > 0 && files.length > 1)
        this.problem = `${lost} of ${files.length} were not kept. ${this.problem}`;
      return lost < files.length;
    } finally {
      this.busy = undefined;
    }
  }

  /** The person does not want the lost shots any more. */
  async letGo(): Promise<void> {
    for (const { id } of this.lost) await this.#inspection.survey.phone.photos.settle(id);
    this.lost = [];
  }

  async #keepOne(id: OpaqueId, source: PictureSource, link: Link): Promise<boolean> {
    const { photos } = this.#inspection.survey.phone;
    const taken = await photos.take(source);
    const problem = taken.ok ? await this.#record(id, taken.value, link) : taken.problem.sentence;
    if (problem !== null) {
      this.problem = problem;
      // The sentence is on the screen: the shot was not lost in silence, and is not asked for a second time.
      await photos.settle(id);
      return false;
    }
    this.kept = [...this.kept, id];
    await photos.settle(id);
    return true;
  }

  async #record(id: OpaqueId, taken: TakenPhoto, link: Link): Promise<string | null> {
    const { phone } = this.#inspection.survey;
    const body = { ...taken, ...link, ...(this.#room === null ? {} : { room: opaque(this.#room) }) };
    const envelope = phone.mint.envelope(this.#inspection.personalPlace());
    const stored = await phone.records.put(id, mintRecord(photo, body, envelope));
    return stored.ok ? null : stored.problem.sentence;
  }

  /** A lost shot taken again takes its place. */
  #retake(): OpaqueId | null {
    const first = this.lost[0];
    this.lost = this.lost.slice(1);
    return first ? opaque(first.id) : null;
  }
}
