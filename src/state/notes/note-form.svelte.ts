import { ofKind } from '#domain/cases/filed-record.ts';
import { clearedNote } from '#domain/records/cleared-note.ts';
import { completeDraft } from '#domain/records/mint-record.ts';
import { note } from '#domain/records/note.ts';
import { marksOf, type Mark } from '#domain/screening/marks.ts';
import { proposeShared } from '#domain/screening/propose-shared.ts';
import type { Inspection } from '../inspection.svelte.ts';
import { screenWords } from './note-proposal.ts';
import { WordScreen } from './word-screen.svelte.ts';
import { KeptDraftOf } from '../kept-draft.svelte.ts';
import { asFormProblems, type FormProblem } from '../record-form.svelte.ts';
import { opaque } from '../survey.svelte.ts';

/** Two versions: what was written, and what may be shared of it. */
interface Words {
  readonly own: string;
  /** The version to share as the person changed it; null while it is what follows from the marks. */
  readonly shared: string | null;
  /** The person asked for a version to share. */
  readonly sharing: boolean;
  /** Marked words that the person keeps in, and words that the person marked. */
  readonly kept: readonly string[];
  readonly added: readonly string[];
}

/** A note as it is typed. Nobody outside sees it; a version to share is a record of its own, read by whoever shares it. */
export class NoteForm {
  readonly inspection: Inspection;
  readonly id: string;
  readonly draft: KeptDraftOf<Words>;
  readonly screen: WordScreen;
  /** Looks at the version to share once a person has changed it. */
  readonly sharedScreen: WordScreen;
  problems = $state.raw<readonly FormProblem[]>([]);
  tries = $state(0);
  saving = $state(false);
  readonly #room: string | null;

  constructor(inspection: Inspection, room: string | null, id: string) {
    this.inspection = inspection;
    this.id = id;
    this.#room = room;
    const known = inspection.survey.recordOf(id, 'note')?.record.body;
    this.draft = new KeptDraftOf<Words>(
      inspection.survey.phone,
      { id, kind: 'note', version: note.version },
      inspection.draftPlace(room),
      { own: known?.words ?? '', shared: null, sharing: false, kept: [], added: [] },
    );
    const look = (text: string) => screenWords(inspection.survey, inspection.home ?? '', text);
    this.screen = new WordScreen(look);
    this.sharedScreen = new WordScreen(look);
  }

  async open(): Promise<void> {
    await this.draft.open();
    this.screen.look(this.draft.value.own);
    if (this.draft.value.shared !== null) this.sharedScreen.look(this.draft.value.shared);
  }

  /** The note is a record already: it cannot be changed, only shared. */
  get isKnown(): boolean {
    return this.inspection.survey.record(this.id) !== null;
  }

  /** What is shared of it already, or null. */
  get sharedWords(): string | null {
    const cleared = ofKind(this.inspection.records, 'cleared-note').find(
      ({ record }) => record.body.note === this.id,
    );
    return cleared?.record.body.words ?? null;
  }

  /** What is marked in the note, and what was decided about it. */
  get marks(): readonly Mark[] {
    const { own } = this.draft.value;
    return marksOf(own, this.screen.spansOf(own), this.draft.value);
  }

  get sharing(): boolean {
    return this.draft.value.sharing || this.draft.value.shared !== null;
  }

  /** The version to share as it now stands. Words that nobody and nothing has looked at yet are not proposed. */
  get shared(): string {
    const { own, shared } = this.draft.value;
    if (shared !== null) return shared;
    return this.screen.hasSeen(own)
      ? proposeShared(
          own,
          this.marks.filter(({ kept }) => !kept),
        )
      : '';
  }

  type(own: string): void {
    this.draft.change({ own });
    this.screen.look(own);
  }

  /** Keeps marked words in the version to share, or leaves them out again. */
  keepIn(words: string, kept: boolean): void {
    const others = this.draft.value.kept.filter((one) => one !== words);
    this.draft.change({ kept: kept ? [...others, words] : others });
  }

  /** Marks words that the screen did not, or takes such a mark away. */
  mark(words: string, marked: boolean): void {
    const bare = words.trim();
    if (bare === '') return;
    const others = this.draft.value.added.filter((one) => one !== bare);
    this.draft.change({ added: marked ? [...others, bare] : others });
  }

  /** Begins the version to share: what is marked is left out of it. Reading it is the person's. */
  beginSharing(): void {
    this.draft.change({ sharing: true });
  }

  typeShared(shared: string): void {
    this.draft.change({ shared });
    this.sharedScreen.look(shared);
  }

  stopSharing(): void {
    this.draft.change({ shared: null, sharing: false });
  }

  /** Keeps the note as a record. False when something is to be put right. */
  async save(): Promise<boolean> {
    return this.#once(async () => {
      const { own } = this.draft.value;
      if (!(await this.#saveNote())) return false;
      // A version to share is not stored here: what was typed into it stays where it is.
      if (!(await this.#keepTypedSince({ own, shared: this.draft.value.shared }))) return false;
      if (!this.sharing) await this.draft.forget();
      return true;
    });
  }

  /** Keeps the note and the version to share. */
  async share(): Promise<boolean> {
    return this.#once(async () => {
      // What was read is shared, whatever is typed from now on.
      const { own, shared } = this.draft.value;
      const words = this.shared;
      if (!(await this.#saveNote())) return false;
      const { mint, records } = this.inspection.survey.phone;
      const room = this.#roomAnswer();
      const answers = { note: opaque(this.id), ...room, words };
      const outcome = completeDraft(clearedNote, answers, mint.envelope(this.inspection.place()));
      if (!outcome.ok)
        return this.#refuse(asFormProblems(outcome.problem).map(({ text }) => ({ id: 'shared', text })));
      const stored = await records.put(mint.id(), outcome.value);
      if (!stored.ok) return this.#refuse([{ id: null, text: stored.problem.sentence }]);
      if (!(await this.#keepTypedSince({ own, shared }))) return false;
      await this.draft.forget();
      return true;
    });
  }

  /** Throws away what was typed; a note that is a record stays. */
  async throwAway(): Promise<void> {
    await this.draft.forget();
  }

  async #saveNote(): Promise<boolean> {
    if (this.isKnown) return true;
    const { mint, records } = this.inspection.survey.phone;
    const answers = { ...this.#roomAnswer(), words: this.draft.value.own };
    const outcome = completeDraft(note, answers, mint.envelope(this.inspection.personalPlace()));
    if (!outcome.ok)
      return this.#refuse([{ id: 'own', text: 'Write something first, or throw the note away.' }]);
    const stored = await records.put(opaque(this.id), outcome.value);
    return stored.ok || this.#refuse([{ id: null, text: stored.problem.sentence }]);
  }

  /**
   * A note and its version to share are written once: what was typed while they were being stored cannot join them. It is
   * kept as a note of its own, not finished, and this one stands as it was saved.
   */
  async #keepTypedSince(saved: Pick<Words, 'own' | 'shared'>): Promise<boolean> {
    const { value } = this.draft;
    if (value.own === saved.own && value.shared === saved.shared) return true;
    const { drafts, mint } = this.inspection.survey.phone;
    const key = { ...this.draft.key, id: mint.id() };
    const kept = await drafts.save(key, this.inspection.draftPlace(this.#room), value);
    if (!kept.ok) return this.#refuse([{ id: null, text: kept.problem.sentence }]);
    this.draft.change(saved);
    return true;
  }

  #refuse(problems: readonly FormProblem[]): false {
    this.tries += 1;
    this.problems = problems;
    return false;
  }

  #roomAnswer() {
    return this.#room === null ? {} : { room: opaque(this.#room) };
  }

  async #once(work: () => Promise<boolean>): Promise<boolean> {
    if (this.saving) return false;
    this.saving = true;
    this.problems = [];
    try {
      return await work();
    } finally {
      this.saving = false;
    }
  }
}
