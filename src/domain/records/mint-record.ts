import type { OpaqueId } from '../ids.ts';
import { fail, ok, type Result } from '../result.ts';
import type { BodyOfFields, DraftOf, Fields, RecordKind, RecordOf } from './define-record.ts';
import type { Envelope } from './envelope.ts';
import { bodyProblems, type RecordProblem } from './parse-record.ts';

/** All of an envelope that does not follow from the kind. */
export type Minting = Omit<Envelope, 'kind' | 'version'>;

/**
 * Turns a draft into a record, or says what is missing in words a surveyor can act on. Ids, time and chance come in
 * with `minting`.
 */
export function completeDraft<K extends string, F extends Fields>(
  kind: RecordKind<K, F>,
  draft: DraftOf<RecordKind<K, F>>,
  minting: Minting,
): Result<RecordOf<RecordKind<K, F>>, readonly RecordProblem[]> {
  const body = Object.fromEntries(
    Object.entries(draft).filter(([, value]) => value !== undefined && value !== ''),
  );
  const problems = bodyProblems(body, kind);
  if (problems.length > 0) return fail(problems);
  return ok(mintRecord(kind, body as unknown as BodyOfFields<F>, minting));
}

/** Puts a whole body into its envelope, with the categories of its version. */
export function mintRecord<K extends string, F extends Fields>(
  kind: RecordKind<K, F>,
  body: BodyOfFields<F>,
  minting: Minting,
): RecordOf<RecordKind<K, F>> {
  const record = { kind: kind.kind, version: kind.version, ...minting, categories: kind.categories, body };
  return record as unknown as RecordOf<RecordKind<K, F>>;
}

/** An envelope for a record minted by the server itself or by a script: all ids given, no clock difference. */
export function mintingAt(facts: {
  readonly home: OpaqueId;
  readonly author: OpaqueId;
  readonly device: OpaqueId;
  readonly recordedAt: Minting['recordedAt'];
  readonly nonce: OpaqueId;
  readonly tenancy?: OpaqueId | null;
  readonly case?: OpaqueId | null;
  readonly inspection?: OpaqueId | null;
  readonly subjects?: readonly OpaqueId[];
  readonly clock?: Minting['clock'];
}): Minting {
  return {
    home: facts.home,
    tenancy: facts.tenancy ?? null,
    case: facts.case ?? null,
    inspection: facts.inspection ?? null,
    author: facts.author,
    device: facts.device,
    recordedAt: facts.recordedAt,
    clock: facts.clock ?? null,
    nonce: facts.nonce,
    subjects: facts.subjects ?? [],
  };
}
