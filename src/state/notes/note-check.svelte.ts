import { SvelteMap, SvelteSet } from 'svelte/reactivity';
import { ofKind } from '#domain/cases/filed-record.ts';
import { clearedNote } from '#domain/records/cleared-note.ts';
import { completeDraft } from '#domain/records/mint-record.ts';
import type { Inspection } from '../inspection.svelte.ts';
import { KeptDraftOf } from '../kept-draft.svelte.ts';
import { proposeNote } from './note-proposal.ts';
import { opaque } from '../survey.svelte.ts';

/** A note that waits, with the version that is proposed for sharing. */
export interface WaitingNote {
  readonly id: string;
  readonly own: string;
  /** As proposed, or as the person changed it; null while the screen is still at it: then it cannot be cleared. */
  readonly shared: string | null;
  readonly takenOut: number;
  /** It stood whole on the screen, for long enough to be read. */
  readonly seen: boolean;
  readonly staysInside: boolean;
}

interface Proposed {
  readonly shared: string;
  readonly takenOut: number;
}

interface Changed {
  readonly edited: Readonly<Record<string, string>>;
  readonly inside: readonly string[];
}

/**
 * The notes of a visit, shown once as proposed versions and cleared together. Only what was on the screen of the person who
 * clears is cleared; that the screen marked nothing clears nothing.
 */
export class NoteCheck {
  readonly inspection: Inspection;
  problem = $state('');
  said = $state('');
  clearing = $state(false);
  readonly #proposed = new SvelteMap<string, Proposed>();
  readonly #seen = new SvelteSet<string>();
  readonly #changed: KeptDraftOf<Changed>;

  constructor(inspection: Inspection) {
    this.inspection = inspection;
    const key = { id: inspection.held?.id ?? '', kind: 'note-check', version: 1 };
    this.#changed = new KeptDraftOf<Changed>(inspection.survey.phone, key, inspection.draftPlace(), {
      edited: {},
      inside: [],
    });
  }

  /** Reads back what was changed, and proposes a version of every note that has none. */
  async open(): Promise<void> {
    await this.#changed.open();
    const { survey, home } = this.inspection;
    if (home === null) return;
    for (const { id, record } of this.#notes) {
      const { shared, spans } = await proposeNote(survey, home, record.body.words);
      this.#proposed.set(id, { shared, takenOut: spans.length });
    }
  }

  get waiting(): readonly WaitingNote[] {
    return this.#notes.map(({ id, record }) => {
      const proposed = this.#proposed.get(id);
      return {
        id,
        own: record.body.words,
        shared: this.#changed.value.edited[id] ?? proposed?.shared ?? null,
        takenOut: proposed?.takenOut ?? 0,
        seen: this.#seen.has(id),
        staysInside: this.#changed.value.inside.includes(id),
      };
    });
  }

  /** Those that one tap would clear: shown, proposed, and not kept inside. */
  get ready(): readonly WaitingNote[] {
    return this.waiting.filter(
      ({ shared, seen, staysInside }) => seen && !staysInside && shared !== null && shared.trim() !== '',
    );
  }

  /** This version, in these very words, stood on the screen. */
  noteSeen(id: string): void {
    this.#seen.add(id);
  }

  edit(id: string, shared: string): void {
    this.#changed.change({ edited: { ...this.#changed.value.edited, [id]: shared } });
  }

  keepInside(id: string, inside: boolean): void {
    const others = this.#changed.value.inside.filter((one) => one !== id);
    this.#changed.change({ inside: inside ? [...others, id] : others });
  }

  /** Clears what is ready: a new record each, in the name of the person who read it. */
  async clear(): Promise<void> {
    this.clearing = true;
    this.problem = '';
    const { mint, records } = this.inspection.survey.phone;
    let cleared = 0;
    for (const { id, shared } of this.ready) {
      const room = this.#notes.find((one) => one.id === id)?.record.body.room;
      const answers = { note: opaque(id), ...(room ? { room } : {}), words: shared?.trim() ?? '' };
      const outcome = completeDraft(clearedNote, answers, mint.envelope(this.inspection.place()));
      const stored = outcome.ok ? await records.put(mint.id(), outcome.value) : null;
      if (stored?.ok) cleared += 1;
      else
        this.problem =
          stored?.problem.sentence ?? 'That note could not be cleared. It stays with the office.';
    }
    this.clearing = false;
    this.said = cleared === 1 ? '1 note cleared to share' : `${cleared} notes cleared to share`;
  }

  async forget(): Promise<void> {
    await this.#changed.forget();
  }

  get #notes() {
    const shared: readonly string[] = ofKind(this.inspection.records, 'cleared-note').map(
      ({ record }) => record.body.note,
    );
    return this.inspection.of('note').filter(({ id }) => !shared.includes(id));
  }
}
