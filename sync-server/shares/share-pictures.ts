import type { ShareContent } from '#domain/shares/share-page.ts';
import type { HeldPhoto } from '../storage/photos.ts';
import type { ReadView } from '../storage/storage.ts';
import type { PagePicture } from './frozen-parts.ts';

/** All that the pictures of one share may weigh: some fifty photos as a phone makes them. */
const MOST_PICTURE_BYTES = 20_000_000;

/** Those of these pictures that go along, in this order: held, and together no more than a share can hold. */
export function picturesAlong(view: ReadView, pictures: readonly string[]): readonly HeldPhoto[] {
  let bytes = 0;
  return [...new Set(pictures)].flatMap((sha256) => {
    const photo = view.photos.photo(sha256);
    if (photo?.state !== 'held' || photo.type === null) return [];
    if (bytes + photo.bytes > MOST_PICTURE_BYTES) return [];
    bytes += photo.bytes;
    return [photo];
  });
}

/** What becomes of the pictures, in a sentence; null where none is cleared for them. */
export function pictureWords({ pictures, picturesOnRequest }: ShareContent): string | null {
  if (pictures.length === 0 && !picturesOnRequest) return null;
  const rest = 'others did not come yet, or are too many. The page says that they can be asked for.';
  if (pictures.length === 0) return `No checked photo goes along: ${rest}`;
  return picturesOnRequest ? `Checked photos go along; ${rest}` : 'The checked photos go along.';
}

/** Pictures by their SHA-256, read from the disk before anything is written. */
export type LoadedPictures = ReadonlyMap<string, PagePicture>;
