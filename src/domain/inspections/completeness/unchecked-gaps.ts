import { ofKind, type FiledRecord } from '../../cases/filed-record.ts';
import { photoLinks, replacedPhotos } from '../../cases/replaced-photos.ts';
import { counted } from '../counted.ts';
import { amber, type Gap } from './gap.ts';

/** Photos and notes that nobody has looked at: until then nobody outside the office sees them. */
export function uncheckedGaps(records: readonly FiledRecord[]): Gap[] {
  const photos = uncheckedPhotos(records).length;
  const notes = uncheckedNotes(records).length;
  const detail = 'Until then only the office sees them';
  const gap = (key: 'photos' | 'notes', title: string) =>
    amber({ key: `unchecked ${key}`, title, detail, place: { at: key } }, 'checked-later');
  return [
    ...(photos === 0 ? [] : [gap('photos', `${counted(photos, 'photo')} not checked`)]),
    ...(notes === 0 ? [] : [gap('notes', `${counted(notes, 'note')} not checked`)]),
  ];
}

/** Photos without a cleared form; one that was covered or taken again is looked at in the picture that stands for it. */
function uncheckedPhotos(records: readonly FiledRecord[]): readonly string[] {
  const replaced = replacedPhotos(photoLinks(records));
  const cleared = new Set<string>(ofKind(records, 'cleared-photo').map(({ record }) => record.body.photo));
  const photos = ofKind(records, 'photo').map(({ id }) => id);
  return photos.filter((id) => !replaced.has(id) && !cleared.has(id));
}

/** Notes without a version that somebody read and cleared. */
function uncheckedNotes(records: readonly FiledRecord[]): readonly string[] {
  const cleared = new Set<string>(ofKind(records, 'cleared-note').map(({ record }) => record.body.note));
  return ofKind(records, 'note').flatMap(({ id }) => (cleared.has(id) ? [] : [id]));
}
