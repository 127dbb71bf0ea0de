import { fail, ok, type Result } from '#domain/result.ts';

/** Why there is no live picture. */
export type CameraTrouble = 'none' | 'refused' | 'busy';

// As large as the pipeline keeps: a larger live picture costs battery, warmth and memory, and is shrunk again. A size that
// the camera itself has: else the browser takes a far larger one and cuts each frame to measure.
const WANTED: MediaTrackConstraints & { readonly resizeMode: 'none' } = {
  facingMode: { ideal: 'environment' },
  width: { ideal: 1920 },
  height: { ideal: 1440 },
  resizeMode: 'none',
};
/** A camera that does not answer for longer has hung; the live picture is there. */
const PHOTO_TIMEOUT_MS = 4_000;

/** The camera at the back of the phone, live. Nothing it shows is kept until `shoot`. */
export class Camera {
  readonly stream: MediaStream;
  readonly #track: MediaStreamTrack;
  #still: ImageCapture | null;

  private constructor(stream: MediaStream, track: MediaStreamTrack) {
    this.stream = stream;
    this.#track = track;
    this.#still = 'ImageCapture' in globalThis ? new ImageCapture(track) : null;
  }

  /** Asks for the camera. The person may refuse; there may be none; another app may hold it. */
  static async open(): Promise<Result<Camera, CameraTrouble>> {
    // Over plain http a browser has no camera at all.
    if (!('mediaDevices' in navigator)) return fail('none');
    try {
      const stream = await navigator.mediaDevices.getUserMedia({ audio: false, video: WANTED });
      const [track] = stream.getVideoTracks();
      return track ? ok(new Camera(stream, track)) : fail('none');
    } catch (error) {
      const name = error instanceof Error ? error.name : '';
      if (name === 'NotAllowedError' || name === 'SecurityError') return fail('refused');
      return fail(name === 'NotFoundError' || name === 'OverconstrainedError' ? 'none' : 'busy');
    }
  }

  /** Whether the phone can light what the camera sees. */
  get hasTorch(): boolean {
    return 'getCapabilities' in this.#track && 'torch' in this.#track.getCapabilities();
  }

  /** Switches the light. False when the phone did not do it. */
  async light(on: boolean): Promise<boolean> {
    try {
      const torch: MediaTrackConstraintSet & { readonly torch: boolean } = { torch: on };
      await this.#track.applyConstraints({ advanced: [torch] });
      return true;
    } catch {
      return false;
    }
  }

  /** One picture: a photo of the camera's own where it takes one, else the frame that `video` shows in full resolution. */
  async shoot(video: HTMLVideoElement): Promise<Blob | ImageBitmap> {
    const still = this.#still;
    if (still) {
      try {
        return await inTime(still.takePhoto());
      } catch {
        // It failed or hung once: the live picture is good enough, and it is there at once.
        this.#still = null;
      }
    }
    return createImageBitmap(video);
  }

  /** Called when the system takes the camera away, as it does when another app opens. */
  onEnd(ended: () => void): void {
    this.#track.addEventListener('ended', ended);
  }

  /** Gives the camera back. Its lamp goes out. */
  stop(): void {
    for (const track of this.stream.getTracks()) track.stop();
  }
}

async function inTime<Value>(work: Promise<Value>): Promise<Value> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => {
      reject(new Error('The camera did not answer.'));
    }, PHOTO_TIMEOUT_MS);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
