import {
  changesOf,
  everything,
  moved,
  partOf,
  resized,
  type Box,
  type Mark,
  type PictureLabel,
  type Size,
} from '#domain/pictures/markup.ts';
import { ofKind } from '#domain/cases/filed-record.ts';
import { mintRecord } from '#domain/records/mint-record.ts';
import { photo } from '#domain/records/photo.ts';
import { distinct } from '../distinct.ts';
import type { Inspection } from '../inspection.svelte.ts';
import { KeptDraftOf } from '../kept-draft.svelte.ts';
import type { Shot } from './shot-list.ts';
import { opaque } from '../survey.svelte.ts';

export type Tool = Mark['as'];

interface Drawn {
  readonly marks: readonly Mark[];
}

/** Covering parts of a photo, or pointing at some: what comes of it is another photo, which stands for the first. */
export class PictureMarks {
  readonly inspection: Inspection;
  readonly shot: Shot;
  tool = $state<Tool>('cover');
  label = $state<PictureLabel | null>(null);
  /** The place of the mark at hand in the list. */
  chosen = $state<number | null>(null);
  problem = $state('');
  saving = $state(false);
  readonly #draft: KeptDraftOf<Drawn>;

  constructor(inspection: Inspection, shot: Shot) {
    this.inspection = inspection;
    this.shot = shot;
    const key = { id: shot.id, kind: 'picture-marks', version: 1 };
    const place = inspection.draftPlace(shot.room);
    this.#draft = new KeptDraftOf<Drawn>(inspection.survey.phone, key, place, { marks: [] });
  }

  /** Reads back what was drawn before the tab ended. */
  open(): Promise<void> {
    return this.#draft.open();
  }

  get marks(): readonly Mark[] {
    return this.#draft.value.marks;
  }

  get size(): Size {
    return this.shot;
  }

  /** "Saved on this phone", or why not. */
  get words(): string {
    return this.#draft.words;
  }

  /** Whether the newest change could not be kept. */
  get failed(): boolean {
    return this.#draft.failed;
  }

  /** Draws with the tool at hand. */
  add(box: Box): void {
    const { tool, label } = this;
    const mark: Mark = tool === 'cover' ? { as: tool, box } : { as: tool, box, label };
    this.#draft.change({ marks: [...this.marks, mark] });
    this.chosen = this.marks.length - 1;
  }

  /** Draws over one of the nine parts of the picture. */
  addPart(part: number): void {
    this.add(partOf(this.size, part));
  }

  /** Covers the whole picture. */
  coverEverything(): void {
    this.#draft.change({ marks: [...this.marks, { as: 'cover', box: everything(this.size) }] });
    this.chosen = this.marks.length - 1;
  }

  move(index: number, dx: number, dy: number): void {
    this.#replace(index, (box) => moved(box, dx, dy, this.size));
  }

  resize(index: number, dx: number, dy: number): void {
    this.#replace(index, (box) => resized(box, dx, dy, this.size));
  }

  remove(index: number): void {
    this.#draft.change({ marks: this.marks.filter((_mark, at) => at !== index) });
    this.chosen = null;
  }

  /** Burns it in and keeps the new picture. Answers the id of its photo, or null when it was not kept. */
  async save(): Promise<string | null> {
    if (this.saving) return null;
    this.saving = true;
    this.problem = '';
    try {
      return await this.#save();
    } finally {
      this.saving = false;
    }
  }

  async #save(): Promise<string | null> {
    const { phone } = this.inspection.survey;
    const first = ofKind(this.inspection.records, 'photo').find(({ id }) => id === this.shot.id);
    if (!first) return this.#fail('That photo is not on this phone any more.');
    const changed = await phone.photos.change(
      this.shot.picture,
      $state.snapshot(this.marks) as readonly Mark[],
    );
    if (!changed.ok) return this.#fail(changed.problem.sentence);
    const changes = distinct([...(first.record.body.changes ?? []), ...changesOf(this.marks)]);
    const body = { ...first.record.body, ...changed.value, replaces: opaque(this.shot.id), changes };
    const id = phone.mint.id();
    const record = mintRecord(photo, body, phone.mint.envelope(this.inspection.personalPlace()));
    const stored = await phone.records.put(id, record);
    if (!stored.ok) return this.#fail(stored.problem.sentence);
    await this.#draft.forget();
    return id;
  }

  #fail(sentence: string): null {
    this.problem = `${sentence} Nothing was changed; your boxes are kept.`;
    return null;
  }

  #replace(index: number, change: (box: Box) => Box): void {
    const marks = this.marks.map((mark, at) => (at === index ? { ...mark, box: change(mark.box) } : mark));
    this.#draft.change({ marks });
  }
}
