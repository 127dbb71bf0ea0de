import fc from 'fast-check';
import type { RecordKind } from '../../src/domain/records/define-record.ts';
import type { Field } from '../../src/domain/records/fields.ts';
import { isOpaqueId, type OpaqueId } from '../../src/domain/ids.ts';
import type { Instant } from '../../src/domain/records/moments.ts';
import { RECORD_KINDS, type SurveyRecord } from '../../src/domain/records/registry.ts';

/** Any opaque id. */
export const anyId: fc.Arbitrary<OpaqueId> = fc
  .uint8Array({ minLength: 16, maxLength: 16 })
  .map((bytes) => Buffer.from(bytes).toString('hex'))
  .filter(isOpaqueId);

const anyInstant = fc
  .integer({ min: Date.UTC(2025, 0, 1), max: Date.UTC(2027, 11, 31) })
  .map((ms) => new Date(ms).toISOString().replace(/\.\d+Z$/, '+00:00') as Instant);

/** A value that the field takes. Words come from `words`, so that a test can plant a canary in each. */
function anyValue(field: Field, words: (pointer: string) => string, pointer: string): fc.Arbitrary<unknown> {
  const { shape } = field;
  switch (shape.as) {
    case 'choice': {
      const keys = [...shape.options.keys()];
      return shape.many ? fc.subarray(keys) : fc.constantFrom(...keys);
    }
    case 'number':
      return fc.integer({ min: Math.ceil(shape.min), max: Math.floor(shape.max) });
    case 'flag':
      return fc.boolean();
    case 'date':
      return anyInstant.map((instant) => instant.slice(0, 10));
    case 'instant':
      return anyInstant;
    case 'words':
      return fc.constant(words(pointer));
    case 'line':
      return fc.constant(lineFor(field, words(pointer)));
    case 'link':
      return shape.many ? fc.array(anyId, { maxLength: 3 }) : anyId;
    case 'picture':
      return fc.tuple(anyId, anyId).map(([one, two]) => one + two);
    case 'list':
      return fc.constant([]);
  }
}

// Structured lines have a form of their own: the canary goes in where the form lets words in.
function lineFor(field: Field, canary: string): string {
  const digits = [...canary].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 1_000_000, 7);
  if (field.label.startsWith('SHA-256')) return digits.toString(16).padStart(64, '0');
  if (field.label === 'Postcode') return 'ZZ1 1AA';
  if (field.label === 'UPRN') return String(digits);
  if (field.label === 'Telephone') return `01632 ${String(digits).padStart(6, '0')}`;
  if (field.label === 'Email') return `${canary}@example.org`;
  return canary;
}

/** Answers that only go together, or of which there is always one. */
const TOGETHER: Readonly<Record<string, object>> = {
  reading: { quantity: 'moisture', scale: 'relative', value: 180 },
  'information-request': { asks: ['where-from'] },
};

/** A valid record of a kind with every field filled. */
export function anyRecordOf(
  kind: RecordKind,
  words: (pointer: string) => string = () => 'words',
): fc.Arbitrary<{ id: OpaqueId; record: SurveyRecord }> {
  const body = fc.record(
    Object.fromEntries(
      Object.entries(kind.fields).map(([name, field]) => [name, anyValue(field, words, `/body/${name}`)]),
    ),
  );
  const envelope = fc.record({
    home: anyId,
    tenancy: fc.option(anyId),
    case: fc.option(anyId),
    inspection: fc.option(anyId),
    author: anyId,
    device: anyId,
    recordedAt: anyInstant,
    clock: fc.option(fc.record({ differenceMs: fc.integer(), ageMs: fc.nat() })),
    nonce: anyId,
    subjects: kind.file === 'property' ? fc.constant([]) : fc.array(anyId, { minLength: 1, maxLength: 1 }),
  });
  return fc.tuple(anyId, envelope, body).map(([id, minted, fields]) => ({
    id,
    record: {
      kind: kind.kind,
      version: kind.version,
      ...minted,
      categories: kind.categories,
      body: { ...fields, ...TOGETHER[kind.kind] },
    } as unknown as SurveyRecord,
  }));
}

/** A valid record of any kind. */
export const anyRecord = fc.constantFrom<RecordKind[]>(...RECORD_KINDS).chain((kind) => anyRecordOf(kind));
