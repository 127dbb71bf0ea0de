/** What the page asks of the photo worker. */
export interface ShrinkRequest {
  readonly job: number;
  readonly picture: Blob;
}

/** A picture made small and bare. */
export interface ShrunkPhoto {
  readonly sha256: string;
  readonly jpeg: ArrayBuffer;
  readonly thumbnail: ArrayBuffer;
  readonly width: number;
  readonly height: number;
  /** The day on which the original says it was taken, or null. */
  readonly takenOn: string | null;
}

/** What the worker answers. */
export type ShrinkAnswer =
  | { readonly job: number; readonly ok: true; readonly photo: ShrunkPhoto }
  | { readonly job: number; readonly ok: false; readonly because: 'heic' | 'no-picture' };
