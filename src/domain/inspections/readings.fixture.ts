import type { FiledRecord } from '../cases/filed-record.ts';
import { isOpaqueId, type OpaqueId } from '../ids.ts';
import { mintingAt, mintRecord } from '../records/mint-record.ts';
import { isInstant } from '../records/moments.ts';
import { kindNamed, type KindName, type SurveyRecord } from '../records/registry.ts';

/** The id with this number. */
export function id(n: number): OpaqueId {
  const hex = n.toString(16).padStart(32, '0');
  if (!isOpaqueId(hex)) throw new Error('An id has 32 digits.');
  return hex;
}

export interface Visited {
  /** The number of the inspection's id. */
  readonly visit: number;
  readonly at: string;
}

export const MARCH: Visited = { visit: 70, at: '2026-03-12T10:00:00+00:00' };
export const NOVEMBER: Visited = { visit: 71, at: '2026-11-24T10:00:00+00:00' };

/** A record of a visit, as the file holds it. */
export function filedAt(name: KindName, n: number, body: object, { visit, at }: Visited) {
  const kind = kindNamed(name);
  if (!kind || !isInstant(at)) throw new Error('A test names a kind and an instant.');
  const minting = mintingAt({
    home: id(1),
    author: id(901),
    device: id(2),
    recordedAt: at,
    nonce: id(3),
    inspection: id(visit),
    tenancy: kind.file === 'tenancy' ? id(5) : null,
    subjects: kind.namesSubject ? [id(6)] : [],
    clock: { differenceMs: 0, ageMs: 0 },
  });
  const record = mintRecord(kind, body as never, minting) as unknown as SurveyRecord;
  const arrivedAt = `${at.slice(0, 10)}T23:00:00+00:00`;
  return { id: id(n), record, arrivedAt } satisfies FiledRecord;
}

/** A moisture reading by pin into plaster, low on the wall ahead of the door, unless told otherwise. */
export function pinAt(n: number, room: number, value: number, visited: Visited, body: object = {}) {
  const base = { quantity: 'moisture', scale: 'wme-percent', method: 'pin', substrate: 'plaster' };
  const spot = { element: 'wall', wall: 'ahead', height: 'low' };
  return filedAt(
    'reading',
    n,
    { room: id(room), ...base, ...spot, meter: 'Protimeter 1204', value, takenAt: visited.at, ...body },
    visited,
  );
}
