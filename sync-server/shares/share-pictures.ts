import type { ShareContent } from '#domain/shares/share-page.ts';
import type { HeldPhoto } from '../storage/photos.ts';
import type { ReadView } from '../storage/storage.ts';
import { MOST_PAGE_BYTES, type PagePicture } from './page-html.ts';

/** What the rest of a page may weigh beside its pictures. */
const FOR_WORDS = 40_000;

/** The pictures of a page, if all of them together are small enough to go along; none of them otherwise. */
export function picturesWithin(view: ReadView, { pictures }: ShareContent): readonly HeldPhoto[] {
  const held = pictures.flatMap((sha256) => {
    const photo = view.photos.photo(sha256);
    return photo?.state === 'held' && photo.type !== null ? [photo] : [];
  });
  const bytes = held.reduce((sum, photo) => sum + Math.ceil(photo.bytes / 3) * 4, 0);
  return bytes <= MOST_PAGE_BYTES - FOR_WORDS ? held : [];
}

/** What becomes of the pictures, in a sentence; null where none is cleared for them. */
export function pictureWords(content: ShareContent, within: readonly HeldPhoto[]): string | null {
  if (content.pictures.length === 0) return null;
  return within.length > 0
    ? 'The checked photos go along.'
    : 'The checked photos are too large for the page. It says that they can be asked for.';
}

/** Pictures by their SHA-256, read from the disk before anything is written. */
export type LoadedPictures = ReadonlyMap<string, PagePicture>;
