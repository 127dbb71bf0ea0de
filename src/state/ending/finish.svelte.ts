import { timeInWords } from '#domain/cases/date-words.ts';
import { ofKind } from '#domain/cases/filed-record.ts';
import { bodyDigest } from '#domain/records/canonical-json.ts';
import { contact } from '#domain/records/contact.ts';
import type { Excuse, Gap, GapPlace } from '#domain/inspections/completeness/gap.ts';
import { mintRecord } from '#domain/records/mint-record.ts';
import { signOff } from '#domain/records/sign-off.ts';
import { sha256Hex } from '../../device/sha256.ts';
import { distinct } from '../distinct.ts';
import { labelOf } from '../field-options.ts';
import type { Inspection } from '../inspection.svelte.ts';
import { NoteCheck } from '../notes/note-check.svelte.ts';
import type { RoomRow } from '../room-row.ts';
import { PhotoCheck } from '../photos/photo-check.svelte.ts';
import { KeptDraftOf } from '../kept-draft.svelte.ts';
import type { FormProblem } from '../record-form.svelte.ts';
import { SummaryForm } from './summary-form.svelte.ts';
import { opaque } from '../survey.svelte.ts';
import { twoVersionsRows } from '../two-versions-rows.ts';

export type Told = 'in-person' | 'phone' | 'no';

interface Leaving {
  readonly excuses: readonly Excuse[];
  readonly told?: Told;
}

/** A reason that may be given and need not be: heating, a fan or a door unsaid cost no tap on a short visit. */
const OFFERED: ReadonlySet<Excuse> = new Set<Excuse>(['not-today']);

/** Ending a visit: what a later reader will miss, why it is missing, and the record that pins what was made. */
export class Finish {
  readonly inspection: Inspection;
  readonly photos: PhotoCheck;
  readonly notes: NoteCheck;
  readonly summary: SummaryForm;
  readonly draft: KeptDraftOf<Leaving>;
  problems = $state.raw<readonly FormProblem[]>([]);
  tries = $state(0);
  /** "Signing what you recorded", or undefined. */
  busy = $state<string | undefined>();

  constructor(inspection: Inspection) {
    this.inspection = inspection;
    this.photos = new PhotoCheck(inspection);
    this.notes = new NoteCheck(inspection);
    this.summary = new SummaryForm(inspection);
    const key = { id: inspection.held?.id ?? '', kind: 'finish', version: 1 };
    this.draft = new KeptDraftOf<Leaving>(inspection.survey.phone, key, inspection.draftPlace(), {
      excuses: [],
    });
  }

  async open(): Promise<void> {
    await Promise.all([
      ...[this.draft.open(), this.photos.open(), this.summary.open(), this.inspection.look()],
    ]);
    // The word lists may be slow to load; nothing else waits for them.
    void this.notes.open();
  }

  get finishedWords(): string {
    const { signOff: made } = this.inspection;
    return made ? `Visit finished, ${timeInWords(Date.parse(made.record.recordedAt))}` : '';
  }

  /** What a later reader will miss. A photo or note that somebody chose to keep inside was looked at. */
  get gaps(): readonly Gap[] {
    const { photos, notes } = this;
    const decided: readonly GapPlace['at'][] = [
      ...(photos.rest.length === 0 ? (['photos'] as const) : []),
      ...(notes.waiting.every(({ staysInside }) => staysInside) ? (['notes'] as const) : []),
    ];
    return this.inspection.gaps.filter(({ place }) => !decided.includes(place.at));
  }

  /** The reasons that may stand for what is missing, each once. */
  get excuses(): readonly { readonly value: Excuse; readonly label: string; readonly for: string }[] {
    const { gaps } = this;
    return distinct(gaps.flatMap(({ excuses }) => excuses)).map((value) => ({
      value,
      label: labelOfGap(value),
      for: gaps.flatMap(({ excuses, title }) => (excuses.includes(value) ? [title] : [])).join('. '),
    }));
  }

  /** What no reason excuses and nothing prevents: a later reader will miss it. */
  get unexcused(): readonly Gap[] {
    return this.gaps.filter(({ excuses }) => excuses.length === 0);
  }

  /** What keeps the case open whatever reason the visit gives. */
  get keepsCaseOpen(): readonly Gap[] {
    return this.gaps.filter(({ excuses, blocksCase }) => blocksCase && excuses.length > 0);
  }

  /** Rooms that nobody looked at and in which nothing stands: one added by mistake can be taken out. */
  get emptyRooms(): readonly RoomRow[] {
    return this.inspection.rooms.filter(({ lookedAt, empty }) => empty && !lookedAt);
  }

  get unfinished(): number {
    return this.inspection.unfinished.length;
  }

  isExcused(excuse: Excuse): boolean {
    return this.draft.value.excuses.includes(excuse);
  }

  excuse(excuse: Excuse, holds: boolean): void {
    const others = this.draft.value.excuses.filter((one) => one !== excuse);
    this.draft.change({ excuses: holds ? [...others, excuse] : others });
  }

  /** Whether the resident was told. Who read the letter to them has told them. */
  get told(): Told | undefined {
    return this.draft.value.told ?? (this.summary.wasRead ? 'in-person' : undefined);
  }

  tell(told: Told): void {
    this.draft.change({ told });
  }

  error(id: string): string | undefined {
    return this.problems.find((problem) => problem.id === id)?.text;
  }

  /** Ends the visit. False when something is to be said first. */
  async finish(): Promise<boolean> {
    if (this.busy !== undefined) return false;
    this.tries += 1;
    this.problems = this.#asked();
    if (this.problems.length > 0) return false;
    this.busy = 'Signing what you recorded';
    try {
      return await this.#sign();
    } finally {
      this.busy = undefined;
    }
  }

  #asked(): readonly FormProblem[] {
    const twoVersions = twoVersionsRows(this.inspection.survey, this.inspection.held?.id ?? '');
    return [
      ...twoVersions.map(({ title, detail }) => ({
        id: null,
        text: `${title} (${detail}). Both are safe. Choose one before you sign.`,
      })),
      ...distinct(this.#silent.flatMap(({ excuses }) => excuses.slice(0, 1))).map((id) => ({
        id,
        text: `${this.#silent.flatMap(({ excuses, title }) => (excuses[0] === id ? [title] : [])).join('. ')}. Say why.`,
      })),
      ...(this.told === undefined
        ? [{ id: 'told', text: 'Say whether the resident was told what you found.' }]
        : []),
    ];
  }

  /** What is missing without a word why: one of its reasons is enough. */
  get #silent(): readonly Gap[] {
    return this.gaps.filter(
      ({ excuses }) =>
        excuses.some((one) => !OFFERED.has(one)) && !excuses.some((one) => this.isExcused(one)),
    );
  }

  async #sign(): Promise<boolean> {
    const { phone } = this.inspection.survey;
    await this.#keepTold();
    await this.#leaveSummary();
    const held = phone.records.index.ofInspection(this.inspection.held?.id ?? '');
    const own = held.filter(
      (one) => one.record.author === phone.account.id && one.record.kind !== 'sign-off',
    );
    const signed = await Promise.all(
      own.map(async ({ id, rev, record }) => ({
        id: opaque(id),
        rev,
        sha256: await bodyDigest(record.body, (bytes) => sha256Hex(Uint8Array.from(bytes))),
      })),
    );
    const gaps = this.excuses.map(({ value }) => value).filter((value) => this.isExcused(value));
    const envelope = phone.mint.envelope(this.inspection.personalPlace());
    const stored = await phone.records.put(phone.mint.id(), mintRecord(signOff, { signed, gaps }, envelope));
    if (!stored.ok) {
      this.problems = [{ id: null, text: stored.problem.sentence }];
      return false;
    }
    const { draft, photos, notes, summary } = this;
    await Promise.all([draft.forget(), photos.forget(), notes.forget(), summary.draft.forget()]);
    return true;
  }

  /** A letter that nobody has handed over is left for the office, in the words that stand: its clock is running. */
  async #leaveSummary(): Promise<void> {
    const { decisions, standing, tenants } = this.summary;
    if (decisions.length > 0 && standing === '' && tenants.length > 0) await this.summary.queue();
  }

  /** That the resident was told is a contact: the law wants them kept informed. */
  async #keepTold(): Promise<void> {
    const { told } = this;
    if (told === undefined || told === 'no' || ofKind(this.inspection.records, 'contact').length > 0) return;
    const { mint, records } = this.inspection.survey.phone;
    const body = { at: mint.instant(), channel: told, reached: 'yes' } as const;
    await records.put(mint.id(), mintRecord(contact, body, mint.envelope(this.inspection.personalPlace())));
  }
}

function labelOfGap(excuse: Excuse): string {
  return labelOf(signOff.fields.gaps, excuse);
}
