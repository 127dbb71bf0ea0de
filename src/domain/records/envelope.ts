import * as v from 'valibot';
import { isOpaqueId, type OpaqueId } from '../ids.ts';
import { instantSchema } from './moments.ts';

const id = v.custom<OpaqueId>(isOpaqueId, 'This must be an id of 32 hex digits.');
const count = v.pipe(v.number(), v.integer(), v.minValue(0));

/**
 * What every record carries about its making, minted with it and never changed. `recordedAt` is the device's own
 * stamp with its offset; `clock` is the device's last known difference to the server's clock and the age of that
 * knowledge, in milliseconds, or null when it never met the server. `nonce` is 128 random bits, so that no hash or
 * revision of a short answer can be guessed. `subjects` names the persons whom a personal record is about.
 */
export const ENVELOPE = {
  version: v.pipe(v.number(), v.integer(), v.minValue(1)),
  home: id,
  tenancy: v.nullable(id),
  case: v.nullable(id),
  inspection: v.nullable(id),
  author: id,
  device: id,
  recordedAt: instantSchema,
  clock: v.nullable(v.strictObject({ differenceMs: v.pipe(v.number(), v.integer()), ageMs: count })),
  nonce: id,
  subjects: v.pipe(v.array(id), v.readonly()),
} as const;

type EnvelopeValues = { readonly [K in keyof typeof ENVELOPE]: v.InferOutput<(typeof ENVELOPE)[K]> };

/** The envelope of a record of kind `K`. */
export interface Envelope<K extends string = string> extends EnvelopeValues {
  readonly kind: K;
}

/** The envelope's pointers, all of category `record-keeping`. */
export const ENVELOPE_POINTERS: readonly string[] = ['kind', ...Object.keys(ENVELOPE), 'categories'].map(
  (key) => `/${key}`,
);
