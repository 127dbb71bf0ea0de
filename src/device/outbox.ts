import type { RecordIndex } from './record-index.ts';
import { photoKey, revisionKey, type Receipts, type RecordState } from './receipts.ts';

/** One thing that this phone made and that must reach the office. */
export interface OutboxItem {
  readonly key: string;
  readonly what: 'record' | 'photo';
  /** The record's id, or the picture's SHA-256. */
  readonly id: string;
  readonly kind: string;
  readonly home: string | null;
  readonly state: RecordState;
  /** The office's sentence where it refused, or why it cannot be sent. */
  readonly sentence: string | null;
  /** When it came to this state, by this phone's clock; null while it is only kept. */
  readonly at: number | null;
  /** Whether the office's newest backup holds it; null where the office does not say. */
  readonly backedUp: boolean | null;
  /** When it was recorded, by this phone's clock. */
  readonly recordedAt: number | null;
}

/** How many things stand how. `waiting` is all that has no receipt. */
export interface OutboxCount {
  readonly kept: number;
  readonly sent: number;
  readonly receipt: number;
  readonly refused: number;
  readonly waiting: number;
}

/** What this phone made, and how each thing stands: read from the records and receipts, stored nowhere else. */
export class Outbox {
  readonly #index: RecordIndex;
  readonly #receipts: Receipts;
  #lostPictures: ReadonlySet<string> = new Set();
  #heldBack: ReadonlyMap<string, string> = new Map();
  #unnamed = 0;

  constructor(index: RecordIndex, receipts: Receipts) {
    this.#index = index;
    this.#receipts = receipts;
  }

  /** The bytes of these pictures were looked for and are not on this phone. */
  noteLostPictures(digests: readonly string[]): void {
    this.#lostPictures = new Set(digests);
  }

  /** Whether the last round found no sound bytes of this picture here. */
  isLost(sha256: string): boolean {
    return this.#lostPictures.has(sha256);
  }

  /** What the last round could not bring through while the rest went on, by key, with why. */
  noteHeldBack(heldBack: ReadonlyMap<string, string>): void {
    this.#heldBack = heldBack;
  }

  /** So many things wait that no list names. They count, so that the phone is not handed back with them. */
  noteUnnamed(count: number): void {
    this.#unnamed = count;
  }

  /** The digests of the pictures that this phone's records name, each once. */
  pictures(): readonly string[] {
    return [...new Set(this.#index.own().flatMap(({ picture }) => picture ?? []))];
  }

  /** Those of them whose record has left the phone: a picture follows its record, never the other way round. */
  picturesToSend(): readonly string[] {
    return [
      ...new Set(this.#index.own().flatMap((one) => (one.state === 'kept' ? [] : (one.picture ?? [])))),
    ];
  }

  /** Everything, what needs the person first. */
  items(): readonly OutboxItem[] {
    const own = this.#index.own();
    const records = own.map(({ id, rev, kind, home, recordedAt }): OutboxItem => {
      const key = revisionKey(id, rev);
      return { key, what: 'record', id, kind, home, recordedAt, ...this.#standing(key, null) };
    });
    const named = new Map(own.flatMap((one) => (one.picture ? [[one.picture, one] as const] : [])));
    const photos = [...named].map(([sha256, { home, recordedAt }]): OutboxItem => {
      const key = photoKey(sha256);
      const lost = this.isLost(sha256) ? LOST : null;
      const photo = { key, what: 'photo', id: sha256, kind: 'picture', home, recordedAt } as const;
      return { ...photo, ...this.#standing(key, lost) };
    });
    return [...records, ...photos].sort((a, b) => ORDER[a.state] - ORDER[b.state]);
  }

  /** How many things stand how. */
  count(): OutboxCount {
    const count = { kept: this.#unnamed, sent: 0, receipt: 0, refused: 0 };
    for (const { state } of this.items()) count[state] += 1;
    return { ...count, waiting: count.kept + count.sent + count.refused };
  }

  /** The office took this whole, by the door for what cannot be sent, and said whether its newest backup has it; null where it did not. */
  async noteHanded(
    key: string,
    {
      server,
      at,
      backedUp,
    }: { readonly server: string; readonly at: number; readonly backedUp: boolean | null },
  ): Promise<void> {
    const stage = backedUp === null ? {} : { backedUp };
    await this.#receipts.keep([[key, { state: 'receipt', sentence: HANDED, server, at, ...stage }]]);
  }

  /** The person wants something that was refused to be tried again. */
  async tryAgain(key: string): Promise<void> {
    await this.#receipts.reopen([key]);
  }

  #standing(key: string, problem: string | null): Pick<OutboxItem, 'state' | 'sentence' | 'at' | 'backedUp'> {
    const receipt = this.#receipts.of(key);
    if (!receipt) {
      const sentence = problem ?? this.#heldBack.get(key) ?? null;
      return { state: 'kept', sentence, at: null, backedUp: null };
    }
    const { state, at, backedUp = null } = receipt;
    return { state, sentence: receipt.sentence ?? problem, at, backedUp };
  }
}

const ORDER = { refused: 0, kept: 1, sent: 2, receipt: 3 } as const satisfies Record<RecordState, number>;
const HANDED = 'Handed to the office, which deals with it now.';
const LOST = 'The picture itself is no longer on this phone. Take it again, and tell the office.';
