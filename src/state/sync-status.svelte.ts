import { createSubscriber } from 'svelte/reactivity';
import { toLondon } from '#domain/time/london.ts';
import { CONCERN_TO_SEND } from '../device/concerns.ts';
import { MISHAP_TO_SEND } from '../device/mishap.ts';
import { isTraining } from '../device/training.ts';
import type { OutboxCount, OutboxItem } from '../device/outbox.ts';
import type { Phone } from '../device/phone.ts';
import { handOver } from '../device/sending/hand-over.ts';
import { rescueCopy, saveFile } from '../device/sending/rescue.ts';
import type { Room } from '../device/room.ts';
import type { SyncState } from '../device/sending/sync-state.ts';
import { inWords } from './sync-words.ts';
import { draftPath, draftTitle, mendPath, receiptsSince } from './sending-items.ts';
import { wrongClock, type WrongClock } from './wrong-clock.ts';

export type { OutboxItem };

/** Something begun that no record came from yet. */
export interface UnfinishedDraft {
  readonly key: string;
  readonly title: string;
  readonly address: string | null;
  readonly savedAt: number;
  readonly href: string | null;
}

/** Tones as the kit has them. */
export type StatusTone = 'good' | 'soon' | 'bad' | 'info' | 'plain';

/** So long is it told that the office destroyed something: it can be read after a weekend. */
const TOLD_FOR_MS = 7 * 86_400_000;

/** How the phone and the office stand, in words. */
export class SyncStatus {
  readonly #phone: Phone;
  readonly #changed: () => void;
  /** How many things stand how. Counted once for all that a screen says of it. */
  readonly count: OutboxCount = $derived.by(() => {
    this.#changed();
    return this.#phone.outbox.count();
  });

  constructor(phone: Phone) {
    this.#phone = phone;
    this.#changed = createSubscriber((update) => {
      const stops = [phone.sync.onChange(update), phone.records.onChange(update)];
      return () => {
        for (const stop of stops) stop();
      };
    });
  }

  /** The raw state, for a screen that shows more than words. */
  get state(): SyncState {
    this.#changed();
    return this.#phone.sync.state;
  }

  /** The last try found no signal: nothing comes or goes until there is some. */
  get noSignal(): boolean {
    const { state } = this;
    return state.state === 'waiting' && state.because === 'no-signal';
  }

  /** Something for the safeguarding lead was not taken, and whom to ring about it; null while all is well. */
  get leadToRing(): { readonly number: string | null } | null {
    this.#changed();
    return this.#phone.concerns.refused.length > 0 ? { number: this.#phone.numbers().safeguarding } : null;
  }

  /** What this person told of a mishap was not taken: the screen on which they told it says why. */
  get mishapRefused(): boolean {
    this.#changed();
    return this.#phone.mishaps.refused.length > 0;
  }

  /** How many records of this person the office has destroyed, so that they left the phone within the last week. */
  async destroyed(): Promise<number> {
    const { deletions, account, now } = this.#phone;
    const lines = (await deletions.read()).filter(
      (line) =>
        line.because === 'destroyed-at-the-office' &&
        line.account === account.id &&
        line.at > now() - TOLD_FOR_MS,
    );
    return lines.reduce((sum, { count }) => sum + count, 0);
  }

  /** Every item that this phone made, what needs the person first. */
  get items(): readonly OutboxItem[] {
    this.#changed();
    return this.#phone.outbox.items();
  }

  /** One sentence for the status line. */
  get words(): string {
    return inWords(this.state, this.count, Date.now());
  }

  get tone(): StatusTone {
    if (this.count.refused > 0 || this.state.state === 'signed-out') return 'bad';
    return this.state.state === 'done' && this.count.waiting === 0 ? 'good' : 'plain';
  }

  /** What must be said of this phone's clock, or null. */
  get wrongClock(): WrongClock | null {
    this.#changed();
    return wrongClock(this.#phone.clock(), Date.now());
  }

  /** How the office can be told of a home here: its address, or null. */
  addressOf(home: string | null): string | null {
    if (home === null) return null;
    const { index } = this.#phone.records;
    const property = index.record(home)?.record;
    if (property?.kind === 'property') return property.body.line;
    const shown = index.projections('property').find(({ document }) => document.home === home);
    const line = shown?.document.body['line'];
    return typeof line === 'string' ? line : (this.#phone.register.home(home)?.line ?? null);
  }

  /** How much this phone can still hold; null where the browser does not say. */
  room(): Promise<Room | null> {
    return this.#phone.health.room();
  }

  /** Whether the browser promised to keep the store; null when it was never asked. */
  promised(): Promise<boolean | null> {
    return this.#phone.health.promised();
  }

  /** Asks the browser to keep the store when room runs short. */
  askToPersist(): Promise<boolean> {
    return this.#phone.health.askToPersist();
  }

  /** Drafts that no record came from yet. */
  async unfinished(): Promise<number> {
    return (await this.#begun()).length;
  }

  /** How many things lie here sealed for the office, in no other form, and did not arrive there. */
  async sealedHere(): Promise<number> {
    return (await this.#phone.sealed.notArrived()).length;
  }

  /** The drafts that no record came from yet, by name, with the way to each. */
  async drafts(): Promise<readonly UnfinishedDraft[]> {
    const { index } = this.#phone.records;
    return (await this.#begun()).map((draft) => ({
      key: `${draft.id} ${draft.kind}`,
      title: draftTitle(draft),
      address: this.addressOf(draft.place['home'] ?? null),
      savedAt: draft.savedAt,
      href:
        this.#phone.account.role === 'surveyor' || draft.kind === 'work-report'
          ? draftPath(draft, index.record(draft.id) !== null)
          : null,
    }));
  }

  async #begun() {
    return (await this.#phone.drafts.list()).filter((draft) => !isTold(draft) && !isTraining(draft));
  }

  /** About how many minutes it takes to finish sending; 0 when nothing waits. */
  get minutes(): number {
    const waiting = this.items.filter(({ state }) => state === 'kept');
    const photos = waiting.filter(({ what }) => what === 'photo').length;
    return this.#phone.sync.speed.minutesFor({ records: waiting.length - photos, photos });
  }

  /** What came to have its receipt today, the newest first. */
  get receiptsToday(): readonly OutboxItem[] {
    const now = Date.now();
    return receiptsSince(this.items, now - toLondon(now).timeMs);
  }

  /** The form in which a refused record can be put right; null where there is none. */
  mendPath({ what, id }: OutboxItem): string | null {
    if (what !== 'record') return null;
    const { index } = this.#phone.records;
    const held = index.record(id);
    const visitOf = (inspection: string) => {
      const begun = index.record(inspection)?.record;
      return (begun?.kind === 'inspection' ? begun.body.visit : undefined) ?? inspection;
    };
    return held && mendPath(held, visitOf);
  }

  /** Hands one thing to the office whole. Answers a sentence when it was not taken. */
  async handOver(key: string): Promise<string | null> {
    const outcome = await handOver(this.#phone, key);
    return outcome.ok ? null : outcome.problem.sentence;
  }

  /** Offers a file with all that has no receipt, also what was sealed before, or with one item. Answers a sentence when there can be none yet. */
  async saveRescueCopy(only: string | null = null): Promise<string | null> {
    const copy = await rescueCopy(this.#phone, only);
    if (copy === null)
      return 'A copy is locked with the office’s key, and this phone has no such key yet. Find signal once, then try again.';
    saveFile(copy, `homefile-rescue-${this.#phone.mint.today()}.txt`);
    return null;
  }

  /** Tries now, whatever the timer says. */
  tryNow(): Promise<void> {
    return this.#phone.sync.tryNow();
  }

  /** Sends again what the office refused. */
  async tryAgain(key: string): Promise<void> {
    await this.#phone.outbox.tryAgain(key);
    await this.tryNow();
  }
}

/** What was told and waits to be sent is counted as an item, and is no answer that somebody began. */
function isTold({ kind }: { readonly kind: string }): boolean {
  return kind === CONCERN_TO_SEND.kind || kind === MISHAP_TO_SEND.kind;
}
