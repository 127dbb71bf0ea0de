/** How much this phone can still hold. */
export interface Room {
  readonly usedBytes: number;
  /** What is free; null where the browser does not say. */
  readonly free: {
    readonly bytes: number;
    /** About how many more photos fit. */ readonly photos: number;
  } | null;
}

const PHOTO_BYTES = 400_000;
/** Browsers stop short of the whole quota; so does the promise. */
const USABLE = 0.9;
/** Chromium answers whole gigabytes above what is used, whatever the disk holds, so that no page knows a phone by its disk. */
const MADE_UP_BYTES = 1024 ** 3;

/** What a browser's estimate says of the room, or null where it says nothing at all. */
export function roomOf({ usage, quota }: StorageEstimate): Room | null {
  if (usage === undefined) return null;
  if (quota === undefined || (quota > usage && (quota - usage) % MADE_UP_BYTES === 0))
    return { usedBytes: usage, free: null };
  const photos = Math.max(0, Math.floor((quota * USABLE - usage) / PHOTO_BYTES));
  return { usedBytes: usage, free: { bytes: Math.max(0, quota - usage), photos } };
}
