import type { OpaqueId } from '#domain/ids.ts';
import { mintRecord } from '#domain/records/mint-record.ts';
import { photo } from '#domain/records/photo.ts';
import type { ExpectedPhoto } from '../device/photo-store.ts';
import type { TakenPhoto } from '../device/photos.ts';
import type { Inspection } from './inspection.svelte.ts';
import { opaque } from './survey.svelte.ts';

/** Taking photos in a room: the intent is on the disk before the camera opens, so that a lost shot is noticed. */
export class Shots {
  /** "Making a smaller copy, 1 of 2", or undefined while nothing is being worked on. */
  busy = $state<string | undefined>();
  /** The sentence why a photo was not kept, or "". */
  problem = $state('');
  /** Spoken once: "Photo kept on this phone". */
  said = $state('');
  /** Shots of an earlier opening of the app that never came. */
  lost = $state.raw<readonly ExpectedPhoto[]>([]);
  readonly #inspection: Inspection;
  readonly #room: string | null;
  #expected: OpaqueId | null = null;

  constructor(inspection: Inspection, room: string | null) {
    this.#inspection = inspection;
    this.#room = room;
  }

  /** Looks for shots that the camera or the system took the tab away from. */
  async look(): Promise<void> {
    const expected = await this.#inspection.survey.phone.photos.expected();
    this.lost = expected.filter(
      ({ place, id }) =>
        place['inspection'] === this.#inspection.held?.id &&
        place['room'] === this.#room &&
        id !== this.#expected,
    );
  }

  /** Before the camera opens. */
  async expect(): Promise<void> {
    const { photos, mint } = this.#inspection.survey.phone;
    this.problem = '';
    this.#expected ??= this.#retake() ?? mint.id();
    await photos.expect(this.#expected, this.#inspection.draftPlace(this.#room));
  }

  /** Keeps what the camera or the gallery gave. */
  async take(files: readonly File[]): Promise<void> {
    const { photos, mint } = this.#inspection.survey.phone;
    this.busy = 'Making a smaller copy';
    this.#expected ??= this.#retake();
    try {
      const outcomes = await photos.takeAll(files, (at, of) => {
        this.busy = of === 1 ? 'Making a smaller copy' : `Making a smaller copy, ${at} of ${of}`;
      });
      let kept = 0;
      for (const outcome of outcomes) {
        const id = kept === 0 && this.#expected ? this.#expected : mint.id();
        const problem = outcome.ok ? await this.#record(id, outcome.value) : outcome.problem.sentence;
        if (problem === null) kept += 1;
        else this.problem = problem;
      }
      if (kept > 0) await this.#settle(kept);
    } finally {
      this.busy = undefined;
    }
  }

  /** The person does not want the lost shots any more. */
  async letGo(): Promise<void> {
    for (const { id } of this.lost) await this.#inspection.survey.phone.photos.settle(id);
    this.lost = [];
  }

  async #record(id: OpaqueId, taken: TakenPhoto): Promise<string | null> {
    const { phone } = this.#inspection.survey;
    const body = { ...taken, ...(this.#room === null ? {} : { room: opaque(this.#room) }) };
    const envelope = phone.mint.envelope(this.#inspection.personalPlace());
    const stored = await phone.records.put(id, mintRecord(photo, body, envelope));
    return stored.ok ? null : stored.problem.sentence;
  }

  async #settle(kept: number): Promise<void> {
    const { photos } = this.#inspection.survey.phone;
    if (this.#expected) await photos.settle(this.#expected);
    this.#expected = null;
    this.said = kept === 1 ? 'Photo kept on this phone' : `${kept} photos kept on this phone`;
    await this.look();
  }

  /** A lost shot taken again takes its place. */
  #retake(): OpaqueId | null {
    const first = this.lost[0];
    this.lost = this.lost.slice(1);
    return first ? opaque(first.id) : null;
  }
}
