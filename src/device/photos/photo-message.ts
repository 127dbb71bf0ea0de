import type { Markup } from '#domain/pictures/markup.ts';

/** What the page asks of the photo worker: a picture made small and bare, with boxes and marks burnt in if there are any. */
export interface PictureRequest {
  readonly job: number;
  /** The bytes of a file, or a frame of the camera. It is handed over, not copied. */
  readonly picture: ArrayBuffer | ImageBitmap;
  readonly markup: Markup | null;
}

/** A picture made small and bare. */
export interface SmallPicture {
  readonly sha256: string;
  readonly jpeg: ArrayBuffer;
  readonly thumbnail: ArrayBuffer;
  readonly width: number;
  readonly height: number;
  /** What the camera's clock showed, `2026-11-24T10:15:00`, or null. */
  readonly takenAt: string | null;
}

/** Why no picture came of it. */
export type PictureFault = 'heic' | 'no-picture' | 'damaged' | 'empty' | 'too-large';

/** What the worker answers. */
export type PictureAnswer =
  | { readonly job: number; readonly ok: true; readonly photo: SmallPicture }
  | { readonly job: number; readonly ok: false; readonly because: PictureFault };

/** All that the worker says: first that it lives, by the lock of its own name. */
export type PhotoNews = 'alive' | PictureAnswer;
