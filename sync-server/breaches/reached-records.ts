import { categoriesIn, reachOf, withKinds, type Reach, type ReachedRecord } from '#domain/breaches/reach.ts';
import { isObject } from '../couch/json-body.ts';
import { partsOfName } from '#domain/records/named-field.ts';
import { kindNamed } from '#domain/records/registry.ts';
import type { OpaqueId } from '#domain/ids.ts';
import { NEED_KINDS } from '#domain/packs/pack-scope.ts';
import { fieldsToldByJob } from '#domain/rights/past-jobs.ts';
import { filedRecords } from '../files/filed-record.ts';
import { landlordRules } from '../matrix/landlord-rules.ts';
import { londonToday } from '../packs/london-today.ts';
import { idsIn } from '../packs/pack-database.ts';
import { hadByJob } from '../rights/past-jobs.ts';
import type { OrderGrant } from '../storage/grants.ts';
import type { WriteTx } from '../storage/storage.ts';
import type { ToldLine } from './told-line.ts';
import { isOnPhone } from './withdrawn-releases.ts';

/**
 * What a line of the log told: its records, each with its fields as the log names them. Where the log names kinds of data
 * alone, every field of those kinds counts; what was made of a record that is no longer there counts at the home.
 */
export function reachOfLine(tx: WriteTx, line: ToldLine): Reach {
  const reach = reachOf(recordsOfLine(tx, line));
  const { entry, body } = line;
  if (body.fields !== undefined) return reach;
  const found = categoriesIn(reach);
  const categories = body.categories.filter((one) => !found.includes(one));
  return withKinds(reach, { home: entry.home, tenancy: entry.tenancy, categories });
}

function recordsOfLine(tx: WriteTx, { entry, body }: ToldLine): readonly ReachedRecord[] {
  const { records, fields, categories } = body;
  const known = records.flatMap((id) => tx.records.entry(id) ?? []);
  const told = known.map(({ home, tenancy, kind }) => ({
    ...{ home, tenancy, kind },
    fields: fields === undefined ? fieldsOfCategories(kind, categories) : fieldsOf(kind, fields),
  }));
  const kinds = new Set<string>(known.map(({ kind }) => kind));
  const others = new Set(
    (fields ?? []).map((field) => partsOfName(field).kind).filter((kind) => !kinds.has(kind)),
  );
  const { home, tenancy } = entry;
  return [
    ...told,
    ...[...others].map((kind) => ({ home, tenancy, kind, fields: fieldsOf(kind, fields ?? []) })),
  ];
}

/** What a contractor could read of one job, as it lies in their pack now. */
export function recordsOfJob(tx: WriteTx, { account, order, home }: OrderGrant): readonly ReachedRecord[] {
  const pack = tx.packs.packOf(account);
  if (pack === null) return [];
  return [...idsIn(tx, pack)].flatMap((id) => {
    const minted = tx.packs.minted(id);
    if (minted?.order !== order || minted.account !== account) return [];
    const tenancy = tx.records.entry(minted.real)?.tenancy ?? null;
    return reached(tx, pack.name, id, { home, tenancy });
  });
}

/**
 * What a contractor could read of a job that is over: what lay in their pack by it, and what was released to them meanwhile. By the
 * rules of today, as wherever such a job is named.
 */
export function recordsOfPastJob(tx: WriteTx, grant: OrderGrant, now: number): readonly ReachedRecord[] {
  const rules = landlordRules(tx, londonToday(now));
  const { account, home } = grant;
  const had = hadByJob(tx, grant).map(({ tenancy, kind }) => ({
    ...{ home, tenancy },
    kind: NEED_KINDS.has(kind) ? 'instruction' : kind,
    fields: fieldsToldByJob(rules, kind),
  }));
  const released = filedRecords(tx, { home, kind: 'disclosure' }).flatMap(({ entry, record }) => {
    if (record.kind !== 'disclosure' || !isOnPhone(record.body)) return [];
    const isOfJob = record.body.recipient === account && entry.case === grant.case;
    return isOfJob && entry.receivedAt >= grant.grantedAt
      ? recordsOfLine(tx, { entry, body: record.body })
      : [];
  });
  return [...had, ...released];
}

/** Everything in the pack that lay on a phone. */
export function recordsOnPhone(tx: WriteTx, account: OpaqueId): readonly ReachedRecord[] {
  const pack = tx.packs.packOf(account);
  if (pack === null) return [];
  return [...idsIn(tx, pack)].flatMap((id) => {
    const entry = tx.records.entry(tx.packs.minted(id)?.real ?? id);
    return entry === null ? [] : reached(tx, pack.name, id, entry);
  });
}

function reached(
  tx: WriteTx,
  database: string,
  id: string,
  { home, tenancy }: Pick<ReachedRecord, 'home' | 'tenancy'>,
): readonly ReachedRecord[] {
  const document = tx.documents.get(database, id)?.body;
  const [kind, body] = [document?.['kind'], document?.['body']];
  if (typeof kind !== 'string' || !isObject(body)) return [];
  return [{ home, tenancy, kind, fields: Object.keys(body) }];
}

function fieldsOf(kind: string, fields: readonly string[]): readonly string[] {
  return fields.map(partsOfName).flatMap((one) => (one.kind === kind ? [one.field] : []));
}

function fieldsOfCategories(kind: string, categories: readonly string[]): readonly string[] {
  const fields = kindNamed(kind)?.fields ?? {};
  return Object.entries(fields).flatMap(([name, { category }]) =>
    categories.includes(category) ? [name] : [],
  );
}
