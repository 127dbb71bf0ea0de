import { mintRecord } from '#domain/records/mint-record.ts';
import { photo } from '#domain/records/photo.ts';
import { workReport } from '#domain/records/work-report.ts';
import type { Known } from '#domain/screening/span.ts';
import type { Phone } from '../device/phone.ts';
import type { ExpectedPhoto } from '../device/photos/photo-store.ts';
import type { TakenPhoto } from '../device/photos/photos.ts';
import { screenInWorker } from '../device/screening/note-screener.ts';
import type { Job } from './contractor-jobs.svelte.ts';
import { RecordForm } from './record-form.svelte.ts';
import { opaque } from './survey.svelte.ts';
import { WordScreen } from './notes/word-screen.svelte.ts';

const NOBODY: Known = { tenantNames: [], otherNames: [], phones: [], address: '' };

type ReportForm = RecordForm<'work-report', typeof workReport.fields>;

/** Recording what was done, with photos. Everything is kept on the phone at once; nothing here needs signal. */
export class JobDone {
  /** Null until what was typed before has been read back. */
  form = $state.raw<ReportForm | null>(null);
  /** "Making a smaller copy, 1 of 2", or undefined. */
  busy = $state<string | undefined>();
  problem = $state('');
  /** A photo that the camera took the app away from. */
  lost = $state.raw<ExpectedPhoto | null>(null);
  readonly job: Job;
  /** Looks at the remarks while they are typed. A contractor's phone knows nobody who lives there. */
  readonly screen = new WordScreen((text) => screenInWorker(text, NOBODY));
  readonly #phone: Phone;
  #expected: string | null = null;

  constructor(phone: Phone, job: Job) {
    this.#phone = phone;
    this.job = job;
  }

  /** Reads back what was typed, or the report that was made before. */
  async open(): Promise<void> {
    const drafts = await this.#phone.drafts.list();
    const draft = drafts.find(
      ({ kind, place }) => kind === workReport.kind && place['order'] === this.job.id,
    );
    const id = draft?.id ?? this.job.report?.id ?? this.#phone.mint.id();
    const start = this.job.report?.record.body ?? { order: opaque(this.job.id), done: [] };
    const form = new RecordForm({
      phone: this.#phone,
      kind: workReport,
      id,
      place: { order: this.job.id },
      start,
    });
    await form.draft.open();
    this.form = form;
    this.screen.look(form.answers.remarks ?? '');
    const expected = await this.#phone.photos.expected();
    this.lost = expected.find(({ place }) => place['order'] === this.job.id) ?? null;
  }

  /** Before the camera opens. */
  async expect(): Promise<void> {
    this.problem = '';
    this.#expected = this.lost?.id ?? this.#phone.mint.id();
    await this.#phone.photos.expect(this.#expected, { order: this.job.id });
  }

  /** Keeps what the camera or the gallery gave. */
  async take(files: readonly File[]): Promise<void> {
    const outcomes = await this.#phone.photos.takeAll(files, (at, of) => {
      this.busy = `Making a smaller copy, ${at} of ${of}`;
    });
    for (const [index, outcome] of outcomes.entries()) {
      const id = index === 0 ? this.#expected : null;
      const problem = outcome.ok ? await this.#record(id, outcome.value) : outcome.problem.sentence;
      if (problem !== null) this.problem = problem;
      else if (id !== null) await this.letGo(id);
    }
    this.busy = undefined;
  }

  /** The person closed the camera or the gallery without a picture. */
  async cancel(): Promise<void> {
    if (this.#expected !== null) await this.letGo(this.#expected);
  }

  /** The expected photo came, or nobody wants it. */
  async letGo(id: string): Promise<void> {
    await this.#phone.photos.settle(id);
    this.#expected = null;
    if (this.lost?.id === id) this.lost = null;
  }

  /** Makes the report. False when something is to be put right. */
  async finish(): Promise<boolean> {
    const { form } = this;
    if (!form) return false;
    // The moment of the tap that made it; a report that is changed later keeps the first.
    if (!this.job.report) form.set('finishedAt', this.#phone.mint.instant());
    return form.save({ home: opaque(this.job.home) });
  }

  async #record(id: string | null, taken: TakenPhoto): Promise<string | null> {
    const { mint, records } = this.#phone;
    const body = { ...taken, order: opaque(this.job.id) };
    const record = mintRecord(photo, body, mint.envelope({ home: opaque(this.job.home) }));
    const stored = await records.put(id === null ? mint.id() : opaque(id), record);
    return stored.ok ? null : stored.problem.sentence;
  }
}
