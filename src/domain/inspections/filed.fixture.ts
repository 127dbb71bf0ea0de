import type { FiledRecord } from '../cases/filed-record.ts';
import { isOpaqueId, type OpaqueId } from '../ids.ts';
import { mintingAt, mintRecord } from '../records/mint-record.ts';
import { isInstant } from '../records/moments.ts';
import { parseRecord } from '../records/parse-record.ts';
import { kindNamed, type KindName, type SurveyRecord } from '../records/registry.ts';

/** An id that a test can name by a number. */
export function id(n: number): OpaqueId {
  const hex = n.toString(16).padStart(32, '0');
  if (!isOpaqueId(hex)) throw new Error('An id has 32 digits.');
  return hex;
}

interface Given {
  readonly at?: string;
  readonly inspection?: OpaqueId | null;
  /** A body of which a test gives only what it looks at. */
  readonly unchecked?: boolean;
}

/** A whole, valid record of a visit (7) in a case (4), as a file holds it. */
export function filed(name: KindName, n: number, body: object, given: Given = {}): FiledRecord {
  const kind = kindNamed(name);
  const recordedAt = given.at ?? '2026-11-24T10:40:00+00:00';
  if (!kind || !isInstant(recordedAt)) throw new Error('A test names a kind and an instant.');
  const minting = mintingAt({
    home: id(1),
    author: id(901),
    device: id(2),
    recordedAt,
    nonce: id(3),
    case: id(4),
    inspection: given.inspection === undefined ? (name === 'inspection' ? id(n) : id(7)) : given.inspection,
    tenancy: kind.file === 'tenancy' ? id(5) : null,
    subjects: kind.namesSubject ? [id(6)] : [],
    clock: { differenceMs: 0, ageMs: 0 },
  });
  const record = mintRecord(kind, body as never, minting) as unknown as SurveyRecord;
  if (given.unchecked !== true && !parseRecord(record).ok) throw new Error(`${name} is no record.`);
  return { id: id(n), record, arrivedAt: '2026-11-24T12:00:00+00:00' };
}
