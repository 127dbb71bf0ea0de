import { photoLinks, replacedPhotos, type PhotoLink } from '#domain/cases/replaced-photos.ts';
import type { OpaqueId } from '#domain/ids.ts';
import type { SurveyRecord } from '#domain/records/registry.ts';
import type { ReadView } from '../storage/storage.ts';
import { readRecord } from './files-database.ts';

/** The photos at a home in whose place another one stands: covered, marked or taken again. They go to nobody outside. */
export function replacedAt(view: ReadView, home: OpaqueId): ReadonlySet<string> {
  return replacedPhotos(photoLinksAt(view, home));
}

/** The photos at a home, each with the one for which it stands. */
export function photoLinksAt(view: ReadView, home: OpaqueId): readonly PhotoLink[] {
  const photos = view.records.entries({ home, kind: 'photo' }).filter(({ minted }) => !minted);
  const read = photos.flatMap(({ id }): { readonly id: OpaqueId; readonly record: SurveyRecord }[] => {
    const record = readRecord(view, id);
    return record ? [{ id, record }] : [];
  });
  return photoLinks(read);
}
