import type { Instruction } from '../disclosure/instructions.ts';
import type { Audience } from '../disclosure/audiences.ts';
import type { Disclosed } from '../disclosure/disclose.ts';
import { instructionsIn } from '../disclosure/told-instead.ts';
import type { Json } from '../records/json.ts';
import { isInstant, type Instant } from '../records/moments.ts';
import { parseRecord } from '../records/parse-record.ts';
import { kindNamed, type SurveyRecord } from '../records/registry.ts';

/** A projected body as it lies in a pack. The office writes it; nobody else may. */
export interface DisclosedDocument {
  readonly disclosed: Audience;
  readonly kind: string;
  readonly home: string;
  readonly body: Readonly<Record<string, Json>>;
  /** The phone stops showing it after this moment, without asking anyone. Null in a surveyor's own pack. */
  readonly readableUntil: Instant | null;
  /** How the record was made, where the audience sees it. A surveyor's phone reads such a body as the record it is of. */
  readonly record?: Readonly<Record<string, Json>>;
}

/** A document of a pack as a device reads it. */
export type PackDocument =
  | { readonly form: 'record'; readonly id: string; readonly record: SurveyRecord }
  | { readonly form: 'disclosed'; readonly id: string; readonly document: DisclosedDocument };

/** The stored form of a projection. */
export function packDocument<A extends Audience>(
  shown: Disclosed<A>,
  audience: A,
  readableUntil: Instant | null,
): DisclosedDocument {
  return { disclosed: audience, kind: shown.kind, home: shown.home, body: shown.body, readableUntil };
}

/** All instructions of one home as one body: how many records they come from must not show. Null where there are none. */
export function mergedInstructions(
  bodies: readonly Readonly<Record<string, Json>>[],
): { instructions: Instruction[] } | null {
  const told = new Set(bodies.flatMap(instructionsIn));
  return told.size === 0 ? null : { instructions: [...told].sort() };
}

/** Reads a document of a pack, or null for what this version does not understand (it is kept, and not shown). */
export function readPackDocument(raw: Readonly<Record<string, unknown>>): PackDocument | null {
  const id = raw['_id'];
  if (typeof id !== 'string') return null;
  const record = raw['disclosed'] === undefined ? raw : recordShown(raw);
  if (record !== null) {
    const parsed = parseRecord(record);
    return parsed.ok ? { form: 'record', id, record: parsed.value } : null;
  }
  const { disclosed, kind, home, body, readableUntil } = raw;
  if (typeof kind !== 'string' || typeof home !== 'string' || typeof body !== 'object' || body === null)
    return null;
  return {
    form: 'disclosed',
    id,
    document: {
      disclosed: disclosed as Audience,
      kind,
      home,
      body: body as Readonly<Record<string, Json>>,
      readableUntil: isInstant(readableUntil) ? readableUntil : null,
    },
  };
}

const NO_NONCE = '0'.repeat(32);

/**
 * A surveyor may see how a contractor's record was made, so their phone reads its projection as the record, under the
 * real ids. What a projection leaves out is left empty: the device's clock, and the nonce, which serves hashing alone.
 */
function recordShown(raw: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> | null {
  const { disclosed, record, home, body } = raw;
  const kind = kindNamed(raw['kind']);
  if (disclosed !== 'surveyor' || !kind || typeof record !== 'object' || record === null) return null;
  const { version, categories } = kind;
  return { ...record, kind: kind.kind, version, home, clock: null, nonce: NO_NONCE, categories, body };
}
