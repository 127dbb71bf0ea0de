import type { OpaqueId } from '#domain/ids.ts';
import { accessAttempt } from '#domain/records/access-attempt.ts';
import { mintRecord } from '#domain/records/mint-record.ts';
import { photo } from '#domain/records/photo.ts';
import type { RecordNamed } from '#domain/records/registry.ts';
import type { RecordPlace } from '../../device/minting.ts';
import type { Inspection } from '../inspection.svelte.ts';
import { RecordForm } from '../record-form.svelte.ts';
import { opaque } from '../survey.svelte.ts';

type LeftBecause = NonNullable<RecordNamed<'access-attempt'>['body']['leftBecause']>;

/** An attempt to get in that did not, or a visit that was broken off. It stops no clock: it is evidence that somebody tried. */
export class NoAccess {
  readonly form: RecordForm<'access-attempt', typeof accessAttempt.fields>;
  /** "Making a smaller copy", or undefined. */
  busy = $state<string | undefined>();
  /** The sentence why the photo was not kept, or "". */
  problem = $state('');
  /** The address of the door's photo in small, or null. */
  picture = $state<string | null>(null);
  readonly #inspection: Inspection;
  #expected: OpaqueId | null = null;
  #leaving: Promise<string | null> | null = null;

  constructor(inspection: Inspection) {
    this.#inspection = inspection;
    const { phone } = inspection.survey;
    // The draft lies under the visit, so that reopening the screen finds it; its record takes an id of its own.
    this.form = new RecordForm({
      phone,
      kind: accessAttempt,
      id: inspection.key,
      place: inspection.draftPlace(),
      start: {},
    });
  }

  async open(): Promise<void> {
    await this.form.draft.open();
    await this.#show();
  }

  /** Before the camera opens: a shot that the system takes away is noticed. */
  async expect(): Promise<void> {
    const { photos, mint } = this.#inspection.survey.phone;
    this.problem = '';
    this.#expected ??= mint.id();
    await photos.expect(this.#expected, this.#inspection.draftPlace());
  }

  /** Keeps the photo of the door. The last one taken stands in the attempt; earlier ones stay. */
  async take(files: readonly File[]): Promise<void> {
    const { photos, mint, records } = this.#inspection.survey.phone;
    const place = this.#place();
    if (place === null) return;
    this.busy = 'Making a smaller copy';
    try {
      const id = this.#expected ?? mint.id();
      const [outcome] = await photos.takeAll(files.slice(0, 1), () => undefined);
      if (!outcome) return;
      if (!outcome.ok) {
        this.problem = outcome.problem.sentence;
        return;
      }
      const stored = await records.put(id, mintRecord(photo, outcome.value, mint.envelope(place)));
      if (!stored.ok) {
        this.problem = stored.problem.sentence;
        return;
      }
      await photos.settle(id);
      this.#expected = null;
      this.form.set('doorPhoto', id);
      await this.#show();
    } finally {
      this.busy = undefined;
    }
  }

  /** Records the attempt now. False when something is to be put right. */
  async save(): Promise<boolean> {
    if (this.form.saving) return false;
    this.form.saving = true;
    try {
      return await this.#record();
    } finally {
      this.form.saving = false;
    }
  }

  async #record(): Promise<boolean> {
    const { mint, records } = this.#inspection.survey.phone;
    const place = this.#place();
    if (place === null) return false;
    const { changes } = this.form.draft;
    const record = this.form.complete(place, { at: mint.instant() });
    if (record === null) return false;
    const stored = await records.put(mint.id(), record);
    if (!stored.ok) return this.form.refuse([{ id: null, text: stored.problem.sentence }]);
    // An attempt is written once and never changed: what was answered while it was being stored cannot join it.
    if (this.form.draft.changes !== changes) return this.form.refuse([{ id: null, text: ANSWERED_SINCE }]);
    await this.form.draft.forget();
    return true;
  }

  /** Leaves a visit that has begun. What was recorded stays, and no clock stops. Null, or the sentence why not kept. */
  leave(because: LeftBecause): Promise<string | null> {
    // A double tap is one leaving.
    this.#leaving ??= this.#leave(because).finally(() => {
      this.#leaving = null;
    });
    return this.#leaving;
  }

  async #leave(because: LeftBecause): Promise<string | null> {
    const { mint, records } = this.#inspection.survey.phone;
    const place = this.#place();
    if (place === null) return null;
    // Whoever leaves is not asked: what was said at the door, or else who planned the visit.
    const said = this.#inspection.of('arrival').at(-1)?.record.body.noticeGiven;
    const noticeGiven = said ?? (this.#inspection.visit === null ? 'none' : 'by-office');
    const body = {
      ...({ at: mint.instant(), method: 'door', noticeGiven } as const),
      ...({ result: 'left-early', leftBecause: because } as const),
    };
    const stored = await records.put(mint.id(), mintRecord(accessAttempt, body, mint.envelope(place)));
    return stored.ok ? null : stored.problem.sentence;
  }

  async #show(): Promise<void> {
    const { survey } = this.#inspection;
    const id = this.form.answers.doorPhoto;
    const taken = id === undefined ? null : survey.recordOf(id, 'photo');
    this.picture = taken ? await survey.thumbnail(taken.record.body.picture) : null;
  }

  #place(): RecordPlace | null {
    const { survey, home, held, visit } = this.#inspection;
    if (home === null) return null;
    return {
      home: opaque(home),
      case: held?.record.case ?? visit?.record.case ?? null,
      tenancy: survey.tenancyOf(home),
      ...(held ? { inspection: opaque(held.id) } : {}),
    };
  }
}

const ANSWERED_SINCE =
  'The attempt is kept as it stood when you tapped. What you changed after that is not in it: save it as another attempt, or go back.';
