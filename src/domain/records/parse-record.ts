import * as v from 'valibot';
import { isDataCategory } from '../disclosure/categories.ts';
import { fail, ok, type Result } from '../result.ts';
import { ENVELOPE } from './envelope.ts';
import { categoryMap, type EarlierVersion, type RecordKind } from './define-record.ts';
import { neededOf, saidOf } from './fields.ts';
import { kindNamed, type SurveyRecord } from './registry.ts';

/** What is wrong with one part of a record. The message never repeats what was typed. */
export interface RecordProblem {
  readonly pointer: string;
  readonly message: string;
}

/** Why a document is not a record: malformed, or written by a newer version of the app than this one knows. */
export type ParseFailure =
  | { readonly because: 'malformed'; readonly problems: readonly RecordProblem[] }
  | { readonly because: 'newer-version' };

const STORE_KEYS = new Set(['_id', '_rev', '_revisions']);
const RECORD_KEYS = new Set(['kind', 'categories', 'body', ...Object.keys(ENVELOPE)]);

/**
 * Reads a raw document as a record. Everything not known is refused: kinds, keys, answers, and a `categories` map that
 * differs from the schema's. The document store's own `_id` and `_rev` are allowed and left out of the answer.
 */
export function parseRecord(raw: unknown): Result<SurveyRecord, ParseFailure> {
  if (!isPlainObject(raw)) return malformed('', 'A record is a JSON object.');
  const kind = kindNamed(raw['kind']);
  if (!kind) return malformed('/kind', 'This kind of record is not known.');
  return parseAs(kind, raw);
}

/**
 * As {@link parseRecord}, for a kind that is known. A record of an earlier version is stepped up to this one; its
 * `categories` stay those it was stored with, so that projection can use the stricter of then and now.
 */
export function parseAs(
  kind: RecordKind,
  raw: Readonly<Record<string, unknown>>,
): Result<SurveyRecord, ParseFailure> {
  const version = raw['version'];
  if (typeof version === 'number' && version > kind.version) return fail({ because: 'newer-version' });
  const stood = standing(kind, version);
  if (!stood) return malformed('/version', 'This version of the record is not known.');
  const problems = [
    ...unknownKeys(raw),
    ...envelopeProblems(raw, kind),
    ...categoryProblems(raw, stood.categories),
  ];
  const given = raw['body'];
  const body: Readonly<Record<string, unknown>> | null = isPlainObject(given)
    ? stood.steps.reduce<Readonly<Record<string, unknown>>>((then, { toNext }) => toNext(then), given)
    : null;
  if (body) problems.push(...bodyProblems(body, kind));
  else problems.push({ pointer: '/body', message: 'A record has a body.' });
  if (problems.length > 0) return fail({ because: 'malformed', problems });
  return ok(withoutStoreKeys({ ...raw, version: kind.version, body }));
}

/** What records of a version hold, and the steps from it to the present one; null for a version that never was. */
function standing(
  kind: RecordKind,
  version: unknown,
): { readonly categories: RecordKind['categories']; readonly steps: readonly EarlierVersion[] } | null {
  if (version === kind.version) return { categories: kind.categories, steps: [] };
  const versions = kind.earlier ?? [];
  const from = versions.findIndex((one) => one.version === version);
  const then = versions[from];
  return then ? { categories: categoryMap(then.fields), steps: versions.slice(from) } : null;
}

/** What is wrong with the fields of a body of this kind; empty when it is complete and valid. */
export function bodyProblems(body: Readonly<Record<string, unknown>>, kind: RecordKind): RecordProblem[] {
  const problems: RecordProblem[] = [];
  for (const name of Object.keys(body)) {
    if (!Object.hasOwn(kind.fields, name)) {
      problems.push({ pointer: '/body', message: 'The record has a field that is not known.' });
    }
  }
  for (const [name, field] of Object.entries(kind.fields)) {
    if (!Object.hasOwn(body, name)) {
      if (field.required) problems.push({ pointer: `/body/${name}`, message: neededOf(field) });
      continue;
    }
    const outcome = v.safeParse(field.schema, body[name], { abortEarly: true });
    if (!outcome.success) {
      problems.push({ pointer: `/body/${name}`, message: saidOf(field, safe(outcome.issues[0].message)) });
    }
  }
  if (problems.length === 0 && kind.check) problems.push(...kind.check(body));
  return problems;
}

// The schema library's own messages quote what they received; ours never do.
function safe(message: string): string {
  return /\breceived\b/i.test(message) ? 'This answer does not have the right form.' : message;
}

function malformed(pointer: string, message: string): Result<SurveyRecord, ParseFailure> {
  return fail({ because: 'malformed', problems: [{ pointer, message }] });
}

function isPlainObject(value: unknown): value is Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  return !Object.hasOwn(value, '__proto__') && !Object.hasOwn(value, 'constructor');
}

function unknownKeys(raw: Readonly<Record<string, unknown>>): RecordProblem[] {
  const unknown = Object.keys(raw).some((key) => !RECORD_KEYS.has(key) && !STORE_KEYS.has(key));
  return unknown ? [{ pointer: '', message: 'The record has a part that is not known.' }] : [];
}

function envelopeProblems(raw: Readonly<Record<string, unknown>>, kind: RecordKind): RecordProblem[] {
  const problems: RecordProblem[] = [];
  for (const [name, schema] of Object.entries(ENVELOPE)) {
    if (!Object.hasOwn(raw, name) || !v.is(schema, raw[name])) {
      problems.push({
        pointer: `/${name}`,
        message: 'This part of the record does not have the right form.',
      });
    }
  }
  const subjects = raw['subjects'];
  if (kind.namesSubject && Array.isArray(subjects) && subjects.length === 0) {
    problems.push({ pointer: '/subjects', message: 'This record must say whom it is about.' });
  }
  if (kind.file === 'property' && Array.isArray(subjects) && subjects.length > 0) {
    problems.push({ pointer: '/subjects', message: 'A record of the building names no person.' });
  }
  return problems;
}

function categoryProblems(
  raw: Readonly<Record<string, unknown>>,
  categories: RecordKind['categories'],
): RecordProblem[] {
  const given = raw['categories'];
  const pointer = '/categories';
  if (!isPlainObject(given))
    return [{ pointer, message: 'The record does not say what kind of data it holds.' }];
  const expected = Object.entries(categories);
  const same =
    Object.keys(given).length === expected.length &&
    expected.every(([key, category]) => isDataCategory(given[key]) && given[key] === category);
  return same ? [] : [{ pointer, message: 'The record says another kind of data than its version has.' }];
}

function withoutStoreKeys(raw: Readonly<Record<string, unknown>>): SurveyRecord {
  // The checks above establish the shape; this is the one place that gives it its type.
  return Object.fromEntries(
    Object.entries(raw).filter(([key]) => !STORE_KEYS.has(key)),
  ) as unknown as SurveyRecord;
}
