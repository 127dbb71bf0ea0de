import { Refusal } from '../errors.ts';
import type { DeskCall } from './desk.ts';

/** Reasons as a form offers them. */
export function reasonChoices(list: Readonly<Record<string, string>>) {
  return Object.entries(list).map(([value, label]) => ({ value, label }));
}

/** The reason that was chosen from a list, by its code; a refusal that says what to do where none of it was. */
export function demandListed<K extends string>(
  { reason }: DeskCall['body'],
  list: Readonly<Record<K, string>>,
  sentence: string,
): K {
  const isOne = (value: unknown): value is K => typeof value === 'string' && Object.hasOwn(list, value);
  if (!isOne(reason)) throw new Refusal(422, 'unfinished', sentence);
  return reason;
}
