import { fail, ok, type Result } from '#domain/result.ts';
import type { Markup } from '#domain/pictures/markup.ts';
import { localDateOf, type Instant, type LocalDate } from '#domain/records/moments.ts';
import { londonDay } from '#domain/time/london.ts';
import { captureTime } from './capture-time.ts';
import type { SmallPicture } from './photo-message.ts';
import { PHOTO_PROBLEMS, type PhotoProblem } from './photo-problems.ts';
import type { PhotoShrinker } from './photo-shrinker.ts';
import type { ExpectedPhoto, PhotoStore } from './photo-store.ts';
import { storageProblem } from '../storage-problem.ts';

/** A picture that is on the phone, as a `photo` record's body takes it. */
export interface TakenPhoto {
  /** SHA-256 of its bytes. */
  readonly picture: string;
  readonly width: number;
  readonly height: number;
  readonly takenOn: LocalDate;
  /** By the camera's clock where it said so, else by the phone's. */
  readonly takenAt: Instant;
}

/** A file of the gallery or of the phone's own camera, or a frame of the live picture. */
export type PictureSource = Blob | ImageBitmap;

/** A picture with parts covered or marked, as a `photo` record's body takes it. */
export type ChangedPhoto = Pick<TakenPhoto, 'picture' | 'width' | 'height'>;

/** Pictures: made small and bare, kept by digest, shown. */
export class Photos {
  readonly #store: PhotoStore;
  readonly #shrinker: PhotoShrinker;
  readonly #fetchShown: (name: string) => Promise<ArrayBuffer | null>;
  readonly #now: () => number;
  /** Whether the record of a photo is on the phone. */
  readonly #isRecorded: (id: string) => boolean;
  readonly #urls = new Map<string, string>();
  /** Photos that this page itself is about to take. */
  readonly #meant = new Set<string>();

  constructor(
    store: PhotoStore,
    shrinker: PhotoShrinker,
    fetchShown: (name: string) => Promise<ArrayBuffer | null>,
    now: () => number,
    isRecorded: (id: string) => boolean,
  ) {
    this.#store = store;
    this.#shrinker = shrinker;
    this.#fetchShown = fetchShown;
    this.#now = now;
    this.#isRecorded = isRecorded;
  }

  /** Marks, before the camera opens, that a photo is expected. If the mark cannot be kept the camera opens all the same. */
  async expect(id: string, place: ExpectedPhoto['place']): Promise<Result<null, PhotoProblem>> {
    this.#meant.add(id);
    return this.#kept(() => this.#store.expect({ id, place, openedAt: this.#now() }));
  }

  /** Photos that were expected and never came: the camera or the system ended the tab. Offer to take them again. */
  async expected(): Promise<readonly ExpectedPhoto[]> {
    // What this page means itself is no loss, also while its mark is just being taken back.
    const meant = new Set(this.#meant);
    const marked = (await this.#store.expected()).filter(({ id }) => !meant.has(id));
    // The tab ended between the record and the end of its mark: the photo is here, and one taken in its place would be refused.
    const came = new Set(marked.flatMap(({ id }) => (this.#isRecorded(id) ? id : [])));
    for (const id of came) void this.settle(id);
    return marked.filter(({ id }) => !came.has(id));
  }

  /** The expected photo came, or is not wanted. */
  async settle(id: string): Promise<Result<null, PhotoProblem>> {
    const settled = await this.#kept(() => this.#store.settle(id));
    if (settled.ok) this.#meant.delete(id);
    return settled;
  }

  /**
   * Keeps a picture from the camera or the gallery: 1600 px on its longer side, upright, without any metadata. Off the main
   * thread. The original is not kept. Then make its `photo` record and `settle` the expectation.
   */
  async take(source: PictureSource): Promise<Result<TakenPhoto, PhotoProblem>> {
    const openedAt = this.#now();
    // The bytes are copied at once: some phones take a file away again while it is only held by its handle.
    const picture = source instanceof Blob ? await bytesOf(source) : source;
    if (picture === null) return fail(PHOTO_PROBLEMS.unreadable);
    const made = await this.#make(picture, null);
    if (!made.ok) return made;
    const { sha256, width, height } = made.value;
    const writtenAt = source instanceof File ? source.lastModified : null;
    const takenAt = captureTime(made.value.takenAt, writtenAt, openedAt);
    const takenOn = localDateOf(londonDay(Date.parse(takenAt)));
    return ok({ picture: sha256, width, height, takenOn, takenAt });
  }

  /**
   * Burns boxes and marks into a picture that is on this phone. What comes of it is another picture: nothing of what lies
   * under a box is in it, in its small form or in its digest. The first one stays as it is.
   */
  async change(picture: string, markup: Markup): Promise<Result<ChangedPhoto, PhotoProblem>> {
    const bytes = await this.#whole(picture);
    if (!bytes) return fail(PHOTO_PROBLEMS.unreadable);
    const made = await this.#make(bytes, markup);
    if (!made.ok) return made;
    const { sha256, width, height } = made.value;
    return ok({ picture: sha256, width, height });
  }

  /** Takes several, one after the other; `onProgress` says which one is being worked on, from 1. */
  async takeAll(
    files: readonly PictureSource[],
    onProgress: (at: number, of: number) => void,
  ): Promise<readonly Result<TakenPhoto, PhotoProblem>[]> {
    const outcomes: Result<TakenPhoto, PhotoProblem>[] = [];
    for (const [index, file] of files.entries()) {
      onProgress(index + 1, files.length);
      outcomes.push(await this.take(file));
    }
    return outcomes;
  }

  /**
   * An address for `<img>` of the small form (of the whole one where there is no small one), or null when the picture is
   * not on this phone and cannot be fetched. It stays valid while the account is open.
   */
  async thumbnailUrl(picture: string): Promise<string | null> {
    return this.#url(
      `small ${picture}`,
      async () => (await this.#store.thumbnail(picture)) ?? this.#whole(picture),
    );
  }

  /** As `thumbnailUrl`, for the whole picture. */
  async url(picture: string): Promise<string | null> {
    return this.#url(`whole ${picture}`, () => this.#whole(picture));
  }

  /** Gives up every address handed out, when the account is closed. */
  close(): void {
    for (const url of this.#urls.values()) URL.revokeObjectURL(url);
    this.#urls.clear();
    this.#shrinker.stop();
  }

  async #whole(picture: string): Promise<ArrayBuffer | null> {
    const here = (await this.#store.bytes(picture)) ?? (await this.#store.shown(picture));
    if (here) return here;
    const fetched = await this.#fetchShown(picture);
    if (fetched) await this.#store.keepShown(picture, fetched);
    return fetched;
  }

  async #url(key: string, read: () => Promise<ArrayBuffer | null>): Promise<string | null> {
    const known = this.#urls.get(key);
    if (known) return known;
    const bytes = await read();
    if (!bytes) return null;
    const url = URL.createObjectURL(new Blob([bytes], { type: 'image/jpeg' }));
    this.#urls.set(key, url);
    return url;
  }

  async #make(
    picture: ArrayBuffer | ImageBitmap,
    markup: Markup | null,
  ): Promise<Result<SmallPicture, PhotoProblem>> {
    const answer = await this.#shrinker.shrink(picture, markup);
    if (!answer) return fail(PHOTO_PROBLEMS.memory);
    if (!answer.ok) return fail(PHOTO_PROBLEMS[answer.because]);
    const { sha256, jpeg, thumbnail, width, height } = answer.photo;
    const photo = { sha256, bytes: jpeg, width, height, storedAt: this.#now() };
    const kept = await this.#kept(() => this.#store.keep(photo, thumbnail));
    return kept.ok ? ok(answer.photo) : kept;
  }

  async #kept(work: () => Promise<void>): Promise<Result<null, PhotoProblem>> {
    try {
      await work();
      return ok(null);
    } catch (error) {
      return fail(PHOTO_PROBLEMS[storageProblem(error).because]);
    }
  }
}

async function bytesOf(file: Blob): Promise<ArrayBuffer | null> {
  try {
    return await file.arrayBuffer();
  } catch {
    return null;
  }
}
