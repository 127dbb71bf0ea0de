import type { OpaqueId } from '#domain/ids.ts';
import { canonicalJson } from '#domain/records/canonical-json.ts';
import type { Json } from '#domain/records/json.ts';
import { person } from '#domain/records/person.ts';
import type { SurveyRecord } from '#domain/records/registry.ts';
import { tenancy } from '#domain/records/tenancy.ts';
import type { StoredPerson, StoredTenancy, TenancyFiles } from '#domain/tenancies/changes.ts';
import { filedRecord, filedRecords } from '../files/filed-record.ts';
import { issueRecord } from '../files/issue-record.ts';
import type { DeskCall } from '../office/desk.ts';
import { issueDraft } from '../office/issue-drafts.ts';
import { carryRestriction } from '../rights/carry-restriction.ts';
import type { ReadView, WriteTx } from '../storage/storage.ts';
import { peopleAt, personAt } from './people-at.ts';

/** The tenancies of a home and the people in their files, each once and as they stand now. */
export function tenancyFiles(view: ReadView, home: OpaqueId): TenancyFiles {
  const tenancies = filedRecords(view, { home, kind: 'tenancy' }).flatMap(
    ({ entry, record }): StoredTenancy[] =>
      record.kind === 'tenancy' ? [{ id: entry.id, body: record.body }] : [],
  );
  const people = peopleAt(view, home).flatMap(({ id, tenancy: of, now }): StoredPerson[] =>
    of === null ? [] : [{ id, tenancy: of, body: now.record.body }],
  );
  return { tenancies, people };
}

/**
 * Files what differs between two states of a home's tenancies: an end before the beginning that follows it, people after
 * their tenancy.
 */
export function fileChanges(
  tx: WriteTx,
  call: DeskCall,
  home: OpaqueId,
  { before, after }: { readonly before: TenancyFiles; readonly after: TenancyFiles },
): void {
  for (const one of after.tenancies) {
    const known = before.tenancies.find(({ id }) => id === one.id);
    if (known === undefined)
      issueDraft(tx, call, { id: one.id, kind: tenancy, home, tenancy: one.id, body: one.body });
    else if (!isSame(known.body, one.body)) amend(tx, call, one.id, one.body);
  }
  for (const one of after.people) {
    const known = before.people.find(({ id }) => id === one.id);
    const place = { home, tenancy: one.tenancy, subjects: [one.id] };
    if (known === undefined) {
      const { before: earlier } = one.body;
      for (const { id } of earlier === undefined ? [] : (personAt(tx, earlier)?.versions ?? []))
        carryRestriction(tx, id, one.id, call.now);
      issueDraft(tx, call, { id: one.id, kind: person, ...place, body: one.body });
    } else if (!isSame(known.body, one.body)) amendPerson(tx, call, known, one);
  }
}

/**
 * What changes about somebody changes in each of their records: a name that is put right, or found to be right after all, brings
 * nobody back who has moved out.
 */
function amendPerson(tx: WriteTx, call: DeskCall, known: StoredPerson, then: StoredPerson): void {
  const before: Readonly<Record<string, unknown>> = { ...known.body };
  const changes = Object.fromEntries(
    Object.entries(then.body).filter(([name, value]) => before[name] !== value),
  );
  for (const { id, record } of personAt(tx, then.id)?.versions ?? [])
    amend(tx, call, id, { ...record.body, ...changes });
}

/** The next revision of a record that the desk keeps: its author is whoever changes it. */
function amend(tx: WriteTx, call: DeskCall, id: OpaqueId, body: object): void {
  const filed = filedRecord(tx, id);
  if (filed === null) throw new Error('A tenancy that was read is not in the files.');
  const kind = filed.record.kind === 'tenancy' ? tenancy : person;
  const next = {
    ...filed.record,
    version: kind.version,
    categories: kind.categories,
    author: call.account.id,
    device: call.device,
    body,
  };
  issueRecord(tx, call.account, { id, record: next as unknown as SurveyRecord, at: call.now });
}

function isSame(one: object, other: object): boolean {
  return canonicalJson(one as unknown as Json) === canonicalJson(other as unknown as Json);
}
