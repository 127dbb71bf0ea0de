import { fail, ok, type Result } from '#domain/result.ts';
import { isLocalDate, type LocalDate } from '#domain/records/moments.ts';
import { isoDay } from '#domain/time/calendar-day.ts';
import { londonDay } from '#domain/time/london.ts';
import type { PhotoShrinker } from './photo-shrinker.ts';
import type { ExpectedPhoto, PhotoStore } from './photo-store.ts';
import { storageProblem } from './storage-problem.ts';

/** A picture that is on the phone, as a `photo` record's body takes it. */
export interface TakenPhoto {
  /** SHA-256 of its bytes. */
  readonly picture: string;
  readonly width: number;
  readonly height: number;
  readonly takenOn: LocalDate;
}

export interface PhotoProblem {
  readonly because: 'heic' | 'no-picture' | 'memory' | 'full' | 'broken';
  readonly sentence: string;
}

/** Pictures: made small and bare, kept by digest, shown. */
export class Photos {
  readonly #store: PhotoStore;
  readonly #shrinker: PhotoShrinker;
  readonly #fetchShown: (name: string) => Promise<ArrayBuffer | null>;
  readonly #now: () => number;
  readonly #urls = new Map<string, string>();

  constructor(
    store: PhotoStore,
    shrinker: PhotoShrinker,
    fetchShown: (name: string) => Promise<ArrayBuffer | null>,
    now: () => number = Date.now,
  ) {
    this.#store = store;
    this.#shrinker = shrinker;
    this.#fetchShown = fetchShown;
    this.#now = now;
  }

  /** Marks, before the camera opens, that a photo is expected. If the mark cannot be kept the camera opens all the same. */
  async expect(id: string, place: ExpectedPhoto['place']): Promise<Result<null, PhotoProblem>> {
    return this.#kept(() => this.#store.expect({ id, place, openedAt: this.#now() }));
  }

  /** Photos that were expected and never came: the camera or the system ended the tab. Offer to take them again. */
  expected(): Promise<readonly ExpectedPhoto[]> {
    return this.#store.expected();
  }

  /** The expected photo came, or is not wanted. */
  async settle(id: string): Promise<Result<null, PhotoProblem>> {
    return this.#kept(() => this.#store.settle(id));
  }

  /**
   * Keeps a picture from the camera or the gallery: 1600 px on its longer side, upright, without any metadata. Off the main
   * thread. The original is not kept. Then make its `photo` record and `settle` the expectation.
   */
  async take(file: Blob): Promise<Result<TakenPhoto, PhotoProblem>> {
    const answer = await this.#shrinker.shrink(file);
    if (!answer) return fail(PROBLEMS.memory);
    if (!answer.ok) return fail(PROBLEMS[answer.because]);
    const { sha256, jpeg, thumbnail, width, height } = answer.photo;
    const takenOn = this.#dayOf(answer.photo.takenOn, file);
    const photo = { sha256, bytes: jpeg, width, height, storedAt: this.#now() };
    const kept = await this.#kept(() => this.#store.keep(photo, thumbnail));
    return kept.ok ? ok({ picture: sha256, width, height, takenOn }) : kept;
  }

  /** Takes several, one after the other; `onProgress` says which one is being worked on, from 1. */
  async takeAll(
    files: readonly Blob[],
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

  #dayOf(said: string | null, file: Blob): LocalDate {
    const today = isoDay(londonDay(this.#now()));
    const changed = file instanceof File ? isoDay(londonDay(Math.max(0, file.lastModified))) : today;
    // A camera whose clock was never set says 1980 or tomorrow: then the day on which it was kept is the better one.
    const plausible = [said, changed, today].find(
      (day) => isLocalDate(day) && day >= '2000-01-01' && day <= today,
    );
    if (!isLocalDate(plausible)) throw new RangeError('The phone’s clock shows no year that exists.');
    return plausible;
  }

  async #kept(work: () => Promise<void>): Promise<Result<null, PhotoProblem>> {
    try {
      await work();
      return ok(null);
    } catch (error) {
      return fail(PROBLEMS[storageProblem(error).because]);
    }
  }
}

const PROBLEMS = {
  heic: {
    because: 'heic',
    sentence:
      'This phone’s browser cannot open that picture (it is of the kind HEIC). Take it again with the Photo button, or set the camera to “Most compatible”.',
  },
  'no-picture': {
    because: 'no-picture',
    sentence: 'That file could not be opened as a picture. Take the photo again, or choose another.',
  },
  memory: {
    because: 'memory',
    sentence:
      'The phone ran out of memory before the photo was kept. Close other apps, then take it again or pick it from the gallery.',
  },
  full: {
    because: 'full',
    sentence:
      'This phone is almost full: the photo was not kept. Readings and findings still save. Send what is waiting, or free some room, then take it again.',
  },
  broken: {
    because: 'broken',
    sentence: 'The photo was not kept. Take it again, or pick it from the gallery.',
  },
} as const satisfies Record<string, PhotoProblem>;
