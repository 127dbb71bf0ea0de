import { createHash } from 'node:crypto';
import type { Audience } from '#domain/disclosure/audiences.ts';
import { canonicalJson } from '#domain/records/canonical-json.ts';
import type { RecordKind } from '#domain/records/define-record.ts';
import type { Json } from '#domain/records/json.ts';
import type { SurveyRecord } from '#domain/records/registry.ts';
import type { CanaryBody } from './canary-record.ts';
import { isWrittenShown } from './written-matrix.ts';

/** Who is inside: those for whom a record of a home is no secret. */
export const INDOORS: ReadonlySet<Audience> = new Set<Audience>(['surveyor', 'office']);

/** Those inside who are ever shown any field of a kind. */
export function reachOf(kind: RecordKind): ReadonlySet<Audience> {
  const names = Object.keys(kind.fields);
  return new Set(
    [...INDOORS].filter((who) => names.some((name) => isWrittenShown(kind.kind, name, who, INSIDE))),
  );
}

/** For those inside a record is no secret when any of its fields may ever be shown to them. */
export const INSIDE: ReadonlySet<string> = new Set(['visit-day', 'open-case', 'own-record']);

const ENDANGERING: ReadonlySet<string> = new Set(['safeguarding', 'warning', 'third-party', 'privileged']);

/** The conditions of the matrix that a record meets by itself. */
export function conditionsMet({ kind, body, subjects }: SurveyRecord): ReadonlySet<string> {
  // A step about somebody who had it carries the kinds of data of the line that it is about.
  const named = kind === 'disclosure' || kind === 'rights-step' ? (body.categories ?? []) : [];
  return new Set([
    ...(named.some((one) => ENDANGERING.has(one)) ? [] : ['names-nothing-endangering']),
    // Their own copy is asked for by whoever the record is of.
    ...(subjects.length === 1 ? ['requesters-own'] : []),
  ]);
}

/** A record that came to be once. */
export const ONE_VERSION = [{ path: ['a'], counts: true, isLeaf: true }];

/** How a record came to be: once; amended; on two phones at once; the losing one first. Newest first in each path. */
export const VERSIONS = [
  ONE_VERSION,
  ONE_VERSION,
  [
    { path: ['a'], counts: false, isLeaf: false },
    { path: ['b', 'a'], counts: true, isLeaf: true },
  ],
  [
    { path: ['a'], counts: false, isLeaf: false },
    { path: ['b', 'a'], counts: false, isLeaf: true },
    { path: ['c', 'a'], counts: true, isLeaf: true },
  ],
];

/** The hash of one version of a record, the same for the same. */
export function revisionHash(id: string, name: string): string {
  return name + createHash('sha256').update(`${id} ${name}`).digest('hex').slice(0, 31);
}

/** Somebody has lived there for years: what is of an earlier household is told to nobody. */
export const HELD: CanaryBody = { body: { occupancy: 'tenancy', startedOn: '2020-03-02' }, canaries: [] };

/** What a careless revision, ETag or file name would be: digests of the record, its body, and each of its words. */
export function digestsOf(record: SurveyRecord, words: readonly string[]): readonly string[] {
  const { body } = record;
  const texts = [
    JSON.stringify(record),
    canonicalJson(record as unknown as Json),
    JSON.stringify(body),
    canonicalJson(body as unknown as Json),
    ...words,
  ];
  const digests = texts.flatMap((text) =>
    ['md5', 'sha1', 'sha256'].map((how) => createHash(how).update(text).digest('hex').slice(0, 32)),
  );
  return [...new Set(digests)];
}
