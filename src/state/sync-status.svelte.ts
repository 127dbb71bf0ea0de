import { createSubscriber } from 'svelte/reactivity';
import { toLondon } from '#domain/time/london.ts';
import type { OutboxCount, OutboxItem } from '../device/outbox.ts';

import type { Phone } from '../device/phone.ts';
import { handOver } from '../device/sending/hand-over.ts';
import { rescueCopy, saveFile } from '../device/sending/rescue.ts';
import type { Room } from '../device/room.ts';
import type { SyncState } from '../device/sending/sync-state.ts';
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

/** How the phone and the office stand, in words. */
export class SyncStatus {
  readonly #phone: Phone;
  readonly #changed: () => void;

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

  /** Something for the safeguarding lead was not taken, and whom to ring about it; null while all is well. */
  get leadToRing(): { readonly number: string | null } | null {
    this.#changed();
    return this.#phone.concerns.refused > 0 ? { number: this.#phone.numbers().safeguarding } : null;
  }

  /** How many things stand how. */
  get count(): OutboxCount {
    this.#changed();
    return this.#phone.outbox.count();
  }

  /** Every item that this phone made, what needs the person first. */
  get items(): readonly OutboxItem[] {
    this.#changed();
    return this.#phone.outbox.items();
  }

  /** One sentence for the status line. */
  get words(): string {
    return inWords(this.state, this.count);
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
    return (await this.#phone.drafts.list()).length;
  }

  /** The drafts that no record came from yet, by name, with the way to each. */
  async drafts(): Promise<readonly UnfinishedDraft[]> {
    const drafts = await this.#phone.drafts.list();
    return drafts.map((draft) => ({
      key: `${draft.id} ${draft.kind}`,
      title: draftTitle(draft),
      address: this.addressOf(draft.place['home'] ?? null),
      savedAt: draft.savedAt,
      href: this.#phone.account.role === 'surveyor' || draft.kind === 'work-report' ? draftPath(draft) : null,
    }));
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

  /** Offers a file with all that has no receipt, or with one item. Answers a sentence when there can be none yet. */
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

/** How sending stands, in one sentence: what is safe first, then what comes next. */
export function inWords(state: SyncState, count: OutboxCount): string {
  switch (state.state) {
    case 'signed-out':
      return count.waiting > 0
        ? `Your work is safe. ${things(count.waiting)} could not be sent. Sign in again.`
        : 'Your work is safe. Sign in again to send and receive.';
    case 'sending':
      return sendingWords(state);
    case 'waiting':
      return `${waitingBecause(state.because, count)} Will try by itself, next at ${clock(state.nextTryAt)}.`;
    case 'done':
      if (count.waiting === 0 && count.receipt === 0)
        return `Up to date with the office, ${clock(state.at)}.`;
      return count.waiting === 0
        ? `Everything has a receipt. At the office, ${clock(state.at)}.`
        : refusedOr(count, `${things(count.waiting)} kept on this phone, no receipt yet.`);
    case 'starting':
      return count.waiting > 0 ? `${things(count.waiting)} kept on this phone.` : 'Kept on this phone.';
  }
}

/** The time on a clock in London, `11:26`. */
export function clock(at: number): string {
  const minutes = Math.floor(toLondon(at).timeMs / 60_000);
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
}

function sendingWords({ what, done, of, bytes }: Extract<SyncState, { state: 'sending' }>): string {
  if (what === 'photos') {
    const much = bytes ? `, ${megabytes(bytes.done)} of ${megabytes(bytes.of)} MB` : '';
    return `Sending photo ${Math.min(done + 1, of)} of ${of}${much}. Keep this open.`;
  }
  if (what === 'records') return `Sending ${Math.min(done + 1, of)} of ${of}. Keep this open.`;
  return `Packing: ${done} received.`;
}

function megabytes(bytes: number): string {
  return (bytes / 1e6).toFixed(1);
}

function waitingBecause(
  because: Extract<SyncState, { state: 'waiting' }>['because'],
  count: OutboxCount,
): string {
  const kept = count.waiting > 0 ? ` ${things(count.waiting)} kept on this phone.` : '';
  if (because === 'no-signal') return `No signal. Everything here works.${kept}`;
  if (because === 'not-the-office')
    return `This Wi-Fi answered, not the office. Sign in to it, or switch it off.${kept}`;
  if (because === 'busy') return `The office cannot take it just now.${kept}`;
  return `This phone could not finish sending.${kept}`;
}

function refusedOr(count: OutboxCount, otherwise: string): string {
  return count.refused > 0
    ? `The office could not take ${things(count.refused).toLowerCase()}. It is safe here.`
    : otherwise;
}

function things(count: number): string {
  return count === 1 ? '1 item' : `${count} items`;
}
