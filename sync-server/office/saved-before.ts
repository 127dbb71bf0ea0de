import { canonicalJson } from '#domain/records/canonical-json.ts';
import type { Json } from '#domain/records/json.ts';
import { Refusal } from '../errors.ts';

/** 409: under the id of this form something else is kept, and what came with it now is not. */
export function savedOtherwise(): Refusal {
  return new Refusal(
    409,
    'conflict',
    'Something else was saved from this form before, and this was not saved. Open the form anew and send it again.',
  );
}

/** Whether two values of one form say the same. What is left out and what is undefined is alike. */
export function saysTheSame(one: unknown, other: unknown): boolean {
  return textOf(one) === textOf(other);
}

function textOf(value: unknown): string {
  const text: unknown = JSON.parse(JSON.stringify(value ?? null));
  return canonicalJson(text as Json);
}
