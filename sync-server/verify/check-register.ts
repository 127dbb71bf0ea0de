import { namesOf } from '../retention/destroyer.ts';
import { markOf } from '../retention/marks.ts';
import type { RegisterFile } from '../retention/register-file.ts';
import { photosOf } from '../backup/make-backup.ts';
import type { StorageReader } from '../storage/storage.ts';
import { counted, faults, type Checked } from './checked.ts';

/** That nothing is here which the register says was destroyed, and that the register names every destruction. */
export function checkRegister(storage: Pick<StorageReader, 'read'>, register: RegisterFile): Checked {
  const lines = register.lines(...storage.read(namesOf));
  const marks = new Set(lines.flatMap((line) => line.marks));
  const back = storage.read(
    (view) => view.records.entries({}).filter(({ id }) => marks.has(markOf(id))).length,
  );
  const photos =
    marks.size === 0 ? 0 : [...photosOf(storage)].filter(({ sha256 }) => marks.has(markOf(sha256))).length;
  const known = new Set(lines.map(({ destruction }) => destruction));
  const unnamed = storage.read(({ retention }) =>
    retention.destructions().filter(({ id, state }) => state === 'clean' && !known.has(id)),
  );
  return {
    looked: `Register of what was destroyed: ${counted(lines.length, 'destruction')}, ${counted(marks.size, 'mark')}.`,
    wrong: [
      ...faults(
        back + photos,
        (of) =>
          `${counted(of, 'record or photo', 'records or photos')} that were destroyed are here again: start the server, it takes them out.`,
      ),
      ...faults(
        unnamed.length,
        (of) =>
          `The register beside the folder does not name ${counted(of, 'destruction')}: start the server, it writes them in.`,
      ),
    ],
  };
}
