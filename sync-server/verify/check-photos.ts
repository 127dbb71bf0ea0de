import { photosOf } from '../backup/make-backup.ts';
import { sha256Of, type PhotoFiles } from '../photos/photo-files.ts';
import type { StorageReader } from '../storage/storage.ts';
import { counted, faults, type Checked } from './checked.ts';

/** Every photo's bytes against the digest of its row. Which are damaged or not there, by digest, too. */
export async function checkPhotos(
  storage: Pick<StorageReader, 'read'>,
  files: PhotoFiles,
): Promise<Checked & { readonly damaged: readonly string[] }> {
  const damaged: string[] = [];
  let [count, missing] = [0, 0];
  for (const { sha256, state, bytes } of photosOf(storage)) {
    count += 1;
    const found = await files.read(sha256, state).catch(() => null);
    if (found !== null && found.length === bytes && sha256Of(found) === sha256) continue;
    // It may have been destroyed since its row was read.
    if (storage.read(({ photos }) => photos.photo(sha256)) === null) continue;
    damaged.push(sha256);
    if (found === null) missing += 1;
  }
  let leftOver = 0;
  for await (const sha256 of files.stored())
    if (storage.read(({ photos }) => photos.photo(sha256)) === null) leftOver += 1;
  const left =
    leftOver === 0 ? '' : ` ${counted(leftOver, 'file')} lie here without a row: a phone sends them again.`;
  return {
    looked: `Photos: ${counted(count, 'photo')}, each against its digest.${left}`,
    wrong: [
      ...faults(missing, (of) => `The bytes of ${counted(of, 'photo')} are missing.`),
      ...faults(damaged.length - missing, (of) => `The bytes of ${counted(of, 'photo')} are damaged.`),
    ],
    damaged,
  };
}
