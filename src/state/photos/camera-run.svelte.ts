import type { OpaqueId } from '#domain/ids.ts';
import { Camera, type CameraTrouble } from '../../device/photos/camera.ts';
import { earlierPhotos, type EarlierPhoto } from './earlier-photos.ts';
import type { Inspection } from '../inspection.svelte.ts';
import { isAlmostFull, roomWords } from './photo-room.ts';
import { shotsOf, type Shot } from './shot-list.ts';
import { Shots, type Link } from './shots.svelte.ts';
import { opaque } from '../survey.svelte.ts';

/** More in the strip would be pictures that nobody looks at, unpacked all the same. */
const LAST_FEW = 6;
/** More shots than this on their way at once would hold too many pictures in memory. */
const AT_ONCE = 2;

const TROUBLES = {
  none: 'There is no camera that this page can open. Use the phone’s own camera, or pick from the gallery.',
  refused:
    'This page may not use the camera. Allow it in the browser’s settings, use the phone’s own camera, or pick from the gallery.',
  busy: 'Another app is using the camera. Close it and open the camera again, or use the phone’s own camera.',
  lent: 'The live picture is off, so that the phone’s own camera can work. Open it again when you want it.',
  gone: 'The phone took the camera away. Open it again, or use the phone’s own camera.',
} as const satisfies Record<CameraTrouble | 'lent' | 'gone', string>;

/** What one tap was to be: its link, and the photo that was chosen as its "before". */
interface Meant {
  readonly link: Link;
  readonly before: EarlierPhoto | null;
}

/** Shots in a room that run on without a screen between: one tap a shot. */
export class CameraRun {
  readonly inspection: Inspection;
  readonly shots: Shots;
  /** The live picture; null until the camera is open, or where there is none. */
  stream = $state.raw<MediaStream | null>(null);
  /** Why there is no live picture, or "". */
  trouble = $state('');
  hasTorch = $state(false);
  lit = $state(false);
  /** The earlier photo of which the next shot is the "after". */
  before = $state.raw<EarlierPhoto | null>(null);
  /** The next shot takes the place of the last. */
  again = $state(false);
  /** "Room for about 240 more photos.", or "" where the browser does not say. */
  room = $state('');
  almostFull = $state(false);
  readonly #roomId: string;
  #camera: Camera | null = null;
  #closed = false;

  constructor(inspection: Inspection, room: string) {
    this.inspection = inspection;
    this.#roomId = room;
    this.shots = new Shots(inspection, room);
  }

  /** Writes down that photos are meant, then opens the camera. */
  async open(): Promise<void> {
    await this.shots.look();
    await this.shots.expect();
    await Promise.all([this.#start(), this.#measure()]);
  }

  /** Opens the camera again after the phone took it away. */
  async reopen(): Promise<void> {
    this.#stop();
    await this.#start();
  }

  /** The last photos kept in this run that still stand, the newest first. */
  get strip(): readonly Shot[] {
    const { kept } = this.shots;
    const standing = shotsOf(this.inspection.records);
    return [...kept]
      .reverse()
      .flatMap((id) => standing.find((shot) => shot.id === id) ?? [])
      .slice(0, LAST_FEW);
  }

  /** Photos of this home from which an "after" may be taken, those of this room first. */
  get earlier(): readonly EarlierPhoto[] {
    return earlierPhotos(this.inspection, this.#roomId);
  }

  /** Whether the next shot must wait for those on their way. */
  get busy(): boolean {
    return this.shots.working >= AT_ONCE;
  }

  /** One tap: one photo. */
  async shoot(video: HTMLVideoElement): Promise<void> {
    const camera = this.#camera;
    if (!camera || this.busy) return;
    this.shots.problem = '';
    const meant = this.#takeLink();
    await this.shots.expect();
    let picture: Blob | ImageBitmap;
    try {
      picture = await camera.shoot(video);
    } catch {
      this.#giveBack(meant);
      this.shots.problem = 'The camera gave no picture. Tap again.';
      return;
    }
    await this.#after(this.shots.keep(picture, meant.link), meant);
  }

  /**
   * The phone's own camera or the gallery opens: the live picture is given back. Another app cannot have the camera while
   * this one holds it, and the two together take too much memory.
   */
  async lend(): Promise<void> {
    await this.shots.expect();
    if (!this.stream) return;
    this.#stop();
    this.trouble = TROUBLES.lent;
  }

  /** Pictures of the phone's own camera or of the gallery. */
  async take(files: readonly File[]): Promise<void> {
    const meant = this.#takeLink();
    await this.#after(this.shots.take(files, meant.link), meant);
  }

  /** Switches the light at the back of the phone. */
  async light(): Promise<void> {
    if (await this.#camera?.light(!this.lit)) this.lit = !this.lit;
  }

  /** Ends the run: what is on its way is kept, the camera goes out. */
  async close(): Promise<void> {
    this.#closed = true;
    this.#stop();
    await this.shots.done();
  }

  // Taken at the tap: a second tap while the first shot is on its way must not be linked as well.
  #takeLink(): Meant {
    const last = this.shots.kept.at(-1);
    if (this.again && last) {
      this.again = false;
      return { link: { replaces: last, changes: ['retaken'], ...this.#beforeOf(last) }, before: null };
    }
    const { before } = this;
    this.before = null;
    return { link: before ? { before: opaque(before.photo) } : {}, before };
  }

  // No photo came of it: the next tap is what this one was to be, unless the person chose something else meanwhile.
  #giveBack({ link, before }: Meant): void {
    this.before ??= before;
    if (link.replaces !== undefined && link.replaces === this.shots.kept.at(-1)) this.again = true;
  }

  // Taken again, the later of a pair stays the later of that pair.
  #beforeOf(id: OpaqueId): Link {
    const last = this.inspection.of('photo').find((one) => one.id === id);
    return last?.record.body.before === undefined ? {} : { before: last.record.body.before };
  }

  async #after(work: Promise<boolean>, meant: Meant): Promise<void> {
    if (!(await work)) this.#giveBack(meant);
    await this.#measure();
  }

  async #start(): Promise<void> {
    if (this.#closed) return;
    this.trouble = '';
    const opened = await Camera.open();
    if (!opened.ok) {
      this.trouble = TROUBLES[opened.problem];
      return;
    }
    const camera = opened.value;
    if (this.#closed || this.stream) {
      camera.stop();
      return;
    }
    this.#camera = camera;
    this.stream = camera.stream;
    this.hasTorch = camera.hasTorch;
    camera.onEnd(() => {
      if (this.#camera !== camera) return;
      this.#stop();
      this.trouble = TROUBLES.gone;
    });
  }

  #stop(): void {
    const camera = this.#camera;
    this.#camera = null;
    this.stream = null;
    this.lit = false;
    camera?.stop();
  }

  async #measure(): Promise<void> {
    const room = await this.inspection.survey.phone.health.room();
    const photos = room?.free?.photos ?? null;
    this.room = photos === null ? '' : roomWords(photos);
    this.almostFull = photos !== null && isAlmostFull(photos);
  }
}
