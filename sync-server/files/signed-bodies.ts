import { createHash } from 'node:crypto';
import { canonicalJson } from '#domain/records/canonical-json.ts';
import type { SignedStanding } from '#domain/cases/line.ts';
import type { Json } from '#domain/records/json.ts';
import type { RecordNamed } from '#domain/records/registry.ts';
import type { ReadView } from '../storage/storage.ts';
import { FILES } from './files-database.ts';

/**
 * How what a sign-off names compares with what is filed: not here yet, or under its revision with another body than was
 * signed. Such a record is kept and read like any other; the desk is told that it differs.
 */
export function signedStanding(view: ReadView, { body }: RecordNamed<'sign-off'>): SignedStanding {
  const stored = body.signed.map(({ id, rev, sha256 }) => {
    const filed = view.documents.get(FILES, id, rev)?.body['body'];
    if (filed === undefined) return 'awaited';
    // As it was sent: a later version of its kind may read it otherwise.
    return digestOf(filed) === sha256 ? 'same' : 'differs';
  });
  return {
    awaited: stored.filter((one) => one === 'awaited').length,
    differs: stored.filter((one) => one === 'differs').length,
  };
}

function digestOf(body: Json): string {
  return createHash('sha256').update(canonicalJson(body)).digest('hex');
}
