import type { FiledRecord } from '../cases/filed-record.ts';
import type { OpaqueId } from '../ids.ts';
import { mintingAt, mintRecord } from '../records/mint-record.ts';
import { parseRecord } from '../records/parse-record.ts';
import { kindNamed, type KindName, type SurveyRecord } from '../records/registry.ts';
import { idOf, moment } from './sharing.fixture.ts';

export const HOME = idOf(100);
export const FIRM = idOf(101);
export const JOB = idOf(102);
export const PERSON = idOf(103);

/** A record of the home's file, minted and valid. */
export function filed(
  name: KindName,
  id: OpaqueId,
  body: object,
  at = '2026-11-24T08:00:00+00:00',
): FiledRecord {
  const kind = kindNamed(name);
  if (!kind) throw new Error('A test names a kind.');
  const minting = mintingAt({
    home: HOME,
    author: idOf(1),
    device: idOf(110),
    recordedAt: moment(at),
    nonce: idOf(111),
    case: idOf(112),
    inspection: null,
    tenancy: kind.file === 'tenancy' ? idOf(113) : null,
    subjects: kind.namesSubject ? [PERSON] : [],
    clock: { differenceMs: 0, ageMs: 0 },
  });
  const record = mintRecord(kind, body as never, minting) as unknown as SurveyRecord;
  if (!parseRecord(record).ok) throw new Error('A test makes a valid record.');
  return { id, record, arrivedAt: at };
}

/** An open job of {@link FIRM} at the home. */
export function job(changes: object = {}): FiledRecord {
  return filed('works-order', JOB, {
    contractor: FIRM,
    purpose: 'make-safe',
    element: 'ceiling',
    remedy: 'replace',
    severity: 'emergency',
    state: 'issued',
    ...changes,
  });
}

/** The resident with every field filled. */
export const RESIDENT = filed('person', PERSON, {
  name: 'CANARY Rowan Ashdown',
  part: 'tenant',
  phone: '01632 960123',
  email: 'canary@example.org',
});
