import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Role } from '#domain/access/verbs.ts';
import type { OpaqueId } from '#domain/ids.ts';
import { mintingAt } from '#domain/records/mint-record.ts';
import type { Instant } from '#domain/records/moments.ts';
import { kindNamed, type KindName, type SurveyRecord } from '#domain/records/registry.ts';
import { londonIso } from '#domain/time/london.ts';
import { addAccount } from '../accounts/new-account.ts';
import { hashPassword } from '../accounts/password.ts';
import { newOpaqueId } from '../new-id.ts';
import type { Account } from '../storage/accounts.ts';
import type { JsonObject } from '../storage/json.ts';
import { openSqliteStorage } from '../storage/sqlite/open.ts';
import type { Storage, WriteTx } from '../storage/storage.ts';
import type { Filed } from './filing.ts';
import { issueRecord } from './issue-record.ts';

/** Tuesday 24 November 2026, 09:00 in London. */
export const NOW = Date.UTC(2026, 10, 24, 9);
export const DAY = 86_400_000;
export const PASSWORD = 'correct horse battery';

export const anId = newOpaqueId;
export const instantAt = (at: number): Instant => londonIso(at) as Instant;

/** A landlord with nothing but accounts and one home. */
export interface Landlord {
  readonly storage: Storage;
  readonly folder: string;
  readonly office: Account;
  readonly lead: Account;
  readonly administrator: Account;
  readonly surveyor: Account;
  readonly otherSurveyor: Account;
  readonly contractor: Account;
  readonly otherContractor: Account;
  readonly home: OpaqueId;
  readonly otherHome: OpaqueId;
}

/** A landlord with one account of each role and two homes, in a folder that the test removes. */
export async function aLandlord(): Promise<Landlord> {
  const folder = mkdtempSync(join(tmpdir(), 'homefile-landlord-'));
  const storage = openSqliteStorage(folder);
  const password = await hashPassword(PASSWORD, 1);
  const landlord = await storage.write((tx) => {
    const add = (name: string, role: Role) =>
      addAccount(tx, { name, displayName: `The ${name}`, role, password }, null, NOW);
    return {
      office: add('office', 'office'),
      lead: add('lead', 'lead'),
      administrator: add('admin', 'administrator'),
      surveyor: add('surveyor', 'surveyor'),
      otherSurveyor: add('other-surveyor', 'surveyor'),
      contractor: add('contractor', 'contractor'),
      otherContractor: add('other-contractor', 'contractor'),
    };
  });
  const [home, otherHome] = [anId(), anId()];
  await storage.write((tx) => {
    for (const id of [home, otherHome]) issue(tx, landlord.office, 'property', PROPERTY, { home: id }, id);
  });
  return { storage, folder, ...landlord, home, otherHome };
}

export const PROPERTY = {
  line: '1 Example Street',
  postcode: 'AA1 1AA',
  homeType: 'house',
  builtIn: '1919-1944',
  construction: 'solid-brick',
  bedrooms: 2,
  asbestosPresent: false,
};

/** Where a record belongs and who makes it. */
export interface Place {
  readonly home: OpaqueId;
  readonly tenancy?: OpaqueId | null;
  readonly case?: OpaqueId | null;
  readonly inspection?: OpaqueId | null;
  readonly subjects?: readonly OpaqueId[];
  readonly device?: OpaqueId;
}

/** A whole record of a kind, by this account. */
export function aRecord(author: OpaqueId, kind: KindName, body: object, place: Place): SurveyRecord {
  const facts = kindNamed(kind);
  if (!facts) throw new Error('no such kind');
  const { device = anId(), subjects, ...rest } = place;
  const named = subjects ?? (facts.namesSubject ? [anId()] : []);
  const minting = mintingAt({
    ...rest,
    author,
    device,
    recordedAt: instantAt(NOW),
    nonce: anId(),
    subjects: named,
  });
  return {
    kind,
    version: facts.version,
    ...minting,
    categories: facts.categories,
    body,
  } as unknown as SurveyRecord;
}

/** Issues a record of a kind from a desk and returns its id. */
export function issue(
  tx: WriteTx,
  by: Account,
  kind: KindName,
  body: object,
  place: Place,
  id = anId(),
  at = NOW,
): OpaqueId {
  issueRecord(tx, by, { id, record: aRecord(by.id, kind, body, place), at });
  return id;
}

/** Issues the next revision of a record with other answers. */
export function reissue(tx: WriteTx, by: Account, id: OpaqueId, body: object, at = NOW): Filed {
  const rev = tx.records.entry(id)?.rev;
  const stored = tx.documents.get('files', id, rev);
  if (!stored) throw new Error('no such record');
  return issueRecord(tx, by, { id, record: { ...stored.body, body } as unknown as SurveyRecord, at });
}

export const aVisit = (surveyor: Account, onDate = '2026-11-24', more: object = {}) => ({
  visitKind: 'repair',
  onDate,
  reason: 'first-look',
  state: 'planned',
  surveyor: surveyor.id,
  ...more,
});

export const anOrder = (contractor: Account, more: object = {}) => ({
  contractor: contractor.id,
  purpose: 'repair',
  element: 'wall',
  remedy: 'mend',
  state: 'issued',
  ...more,
});

/** A record as JSON. */
export const asJson = (record: SurveyRecord): JsonObject => record as unknown as JsonObject;
