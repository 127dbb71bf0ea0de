/// <reference types="./pouchdb-selector-core.d.ts" />
import { matchesSelector } from 'pouchdb-selector-core';
import { badRequest, Refusal } from '../errors.ts';
import type { JsonObject } from '../storage/json.ts';
import { isObject } from './json-body.ts';

/**
 * A Mango selector, as `_changes` may filter by. Throws `bad_request` for what is none, and 501 for `$regex`: a pattern of
 * somebody else's could hold the process.
 */
export function selectorOf(value: unknown): (document: JsonObject) => boolean {
  if (!isObject(value)) throw badRequest('Selector must be a JSON object');
  if (namesPattern(value))
    throw new Refusal(501, 'not_implemented', 'This server matches no patterns ($regex).');
  const matches = (document: JsonObject): boolean => {
    try {
      return matchesSelector(document, value);
    } catch {
      throw badRequest('Selector is not one.');
    }
  };
  // A selector that is none is refused before the answer has begun.
  matches({ _id: 'a', _rev: '1-a' });
  return matches;
}

function namesPattern(value: unknown): boolean {
  if (Array.isArray(value)) return value.some(namesPattern);
  return (
    isObject(value) && Object.entries(value).some(([name, one]) => name === '$regex' || namesPattern(one))
  );
}
