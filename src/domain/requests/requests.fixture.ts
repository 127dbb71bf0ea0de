import { isOpaqueId, type OpaqueId } from '../ids.ts';
import type { FiledRecord } from '../cases/filed-record.ts';
import { mintingAt, mintRecord } from '../records/mint-record.ts';
import { isInstant } from '../records/moments.ts';
import { parseRecord } from '../records/parse-record.ts';
import { kindNamed, type KindName, type SurveyRecord } from '../records/registry.ts';
import type { CaseBeside, Place } from './source-case.ts';

/** An id of a number. */
export function id(n: number): OpaqueId {
  const hex = n.toString(16).padStart(32, '0');
  if (!isOpaqueId(hex)) throw new Error('An id has 32 digits.');
  return hex;
}

/** A record in a file, whole and valid. */
export function filed(n: number, at: string, name: KindName, body: object): FiledRecord {
  const kind = kindNamed(name);
  if (!kind || !isInstant(at)) throw new Error('A test names a kind and an instant.');
  const minting = mintingAt({
    home: id(1),
    author: id(903),
    device: id(2),
    recordedAt: at,
    nonce: id(3),
    case: id(4),
    tenancy: kind.file === 'tenancy' ? id(5) : null,
    subjects: kind.namesSubject ? [id(6)] : [],
    clock: { differenceMs: 0, ageMs: 0 },
  });
  const record = mintRecord(kind, body as never, minting) as unknown as SurveyRecord;
  const parsed = parseRecord(record);
  if (!parsed.ok) throw new Error(`Not a whole ${name}: ${JSON.stringify(parsed.problem)}`);
  return { id: id(n), record, arrivedAt: at };
}

/** A case beside the home that is asked about, or at it. */
export function beside(place: Place, records: readonly FiledRecord[], open = true, n = 40): CaseBeside {
  return { case: id(n), home: id(n + 1), place, named: place === 'asked', records, open };
}

/** The flat above: its joint failed, was replaced on 9 November, and nobody's act or name is any part of it. */
export function jointAbove(): FiledRecord[] {
  return [
    filed(100, '2026-11-06T10:40:00+00:00', 'finding', {
      room: id(110),
      findingKind: 'repair',
      element: 'pipe',
      beyond: 'flat-below',
      cause: 'plumbing-leak',
      confidence: 'certain',
      defect: 'compression-joint-failed',
      remedy: 'replace',
      makesAwareAt: '2026-11-06T10:24:00+00:00',
    }),
    filed(101, '2026-11-06T12:05:00+00:00', 'works-order', {
      contractor: id(902),
      purpose: 'repair',
      element: 'pipe',
      defect: 'compression-joint-failed',
      remedy: 'replace',
      dueOn: '2026-11-10',
      instructions: 'Emre Yilmaz left the bath running; he is in arrears. Joint behind the panel.',
      state: 'issued',
    }),
    filed(102, '2026-11-09T11:40:00+00:00', 'work-report', {
      order: id(101),
      outcome: 'done',
      done: ['replace'],
      finishedAt: '2026-11-09T11:40:00+00:00',
      leftSafe: true,
      remarks: 'Mr Yilmaz was out, his mother let me in.',
    }),
    filed(103, '2026-11-06T10:50:00+00:00', 'cleared-note', {
      note: id(111),
      words: 'The tenant, Emre Yilmaz, let the bath overflow.',
    }),
    filed(104, '2026-11-06T10:55:00+00:00', 'person', { name: 'Emre Yilmaz', part: 'tenant' }),
    filed(105, '2026-11-06T10:56:00+00:00', 'money-note', { words: 'In arrears since August.' }),
  ];
}

/** The asker's own home: the wet ceiling, and the drying that is done by 18 November. */
export function ceilingBelow(): FiledRecord[] {
  return [
    filed(200, '2026-11-05T08:35:00+00:00', 'report-fact', {
      awareAt: '2026-11-05T08:35:00+00:00',
      hazard: 'damp-and-mould',
      roomKind: 'bedroom',
      element: 'ceiling',
      waterFrom: 'flat-above',
    }),
    filed(201, '2026-11-09T15:00:00+00:00', 'works-order', {
      contractor: id(902),
      purpose: 'make-safe',
      element: 'ceiling',
      remedy: 'dry',
      dueOn: '2026-11-18',
      state: 'issued',
    }),
  ];
}
