import { createHash } from 'node:crypto';
import type { OpaqueId } from '#domain/ids.ts';
import { canonicalJson } from '#domain/records/canonical-json.ts';
import type { Json } from '#domain/records/json.ts';
import type { SurveyRecord } from '#domain/records/registry.ts';
import { signOff } from '#domain/records/sign-off.ts';
import { parseInstant } from '#domain/time/instants.ts';
import { londonIso } from '#domain/time/london.ts';
import { isInstant, type Instant } from '#domain/records/moments.ts';
import { nextAncestry, revisionOf } from '../storage/revision.ts';
import type { JsonObject } from '../storage/json.ts';
import type { DemoRecord, HomeScribe } from './scribe.ts';

type Gap = 'no-readings' | 'no-photos' | 'cause-not-known';

/** Every visit that has been made is signed off by its surveyor, three minutes after the last thing recorded. */
export function signOffVisits(scribe: HomeScribe): void {
  for (const visit of scribe.written.filter(({ record }) => record.kind === 'inspection')) {
    const signed = scribe.written.filter(
      ({ record, author }) => record.inspection === visit.id && author === visit.author,
    );
    const { case: opened } = visit.record;
    scribe.write(
      signOff,
      { signed: signed.map(signature), gaps: gaps(signed) },
      { at: afterLast(signed), by: visit.author, case: opened, inspection: visit.id },
    );
  }
}

/** The revision that a record gets when it is filed as the first of its id. */
export function firstRevision(record: SurveyRecord): string {
  return revisionOf(nextAncestry(null, false, record as unknown as JsonObject));
}

function signature({ id, record }: DemoRecord): { id: OpaqueId; rev: string; sha256: string } {
  const body = canonicalJson(record.body as unknown as Json);
  return { id, rev: firstRevision(record), sha256: createHash('sha256').update(body).digest('hex') };
}

function gaps(signed: readonly DemoRecord[]): Gap[] {
  const has = (kind: SurveyRecord['kind']) => signed.some(({ record }) => record.kind === kind);
  const unknown = signed.some(
    ({ record }) => record.kind === 'conclusion' && record.body.cause === 'not-known-yet',
  );
  return [
    ...(has('reading') ? [] : (['no-readings'] as const)),
    ...(has('photo') ? [] : (['no-photos'] as const)),
    ...(unknown ? (['cause-not-known'] as const) : []),
  ];
}

function afterLast(signed: readonly DemoRecord[]): Instant {
  const made = signed.map(({ record }) => parseInstant(record.recordedAt));
  const last = Math.max(...made.map((one) => (one.ok ? one.value : 0)));
  const instant = londonIso(last + 3 * 60_000);
  if (!isInstant(instant)) throw new RangeError('That is no moment.');
  return instant;
}
