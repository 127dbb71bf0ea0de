import { addAccount } from '../../../sync-server/accounts/new-account.ts';
import { hashPassword } from '../../../sync-server/accounts/password.ts';
import { beginSession } from '../../../sync-server/accounts/sessions.ts';
import { issueRecord } from '../../../sync-server/files/issue-record.ts';
import { newOpaqueId } from '../../../sync-server/new-id.ts';
import { londonToday } from '../../../sync-server/packs/london-today.ts';
import { packFor } from '../../../sync-server/packs/generation.ts';
import type { Account, PasswordHash } from '../../../sync-server/storage/accounts.ts';
import { openSqliteStorage } from '../../../sync-server/storage/sqlite/open.ts';
import type { WriteTx } from '../../../sync-server/storage/storage.ts';
import type { OpaqueId } from '../../../src/domain/ids.ts';
import { mintingAt, mintRecord } from '../../../src/domain/records/mint-record.ts';
import type { Instant } from '../../../src/domain/records/moments.ts';
import { property } from '../../../src/domain/records/property.ts';
import type { SurveyRecord } from '../../../src/domain/records/registry.ts';
import { visit } from '../../../src/domain/records/visit.ts';
import { londonIso } from '../../../src/domain/time/london.ts';
import type { Landlord, Phone } from './bench.ts';
import { ADMIN_PASSWORD } from './servers.ts';

/** Nobody signs in with a password: the sessions are there already. */
const NO_PASSWORD: PasswordHash = { iterations: 1, salt: '00', derivedKey: '00' };
/** Phones that are made in one write. */
const AT_ONCE = 50;

/** Makes a data folder with so many surveyors, each with a phone that is signed in, one home open to them and their pack. */
export async function makeLandlord(folder: string, packs: number): Promise<Landlord> {
  const storage = openSqliteStorage(folder);
  const password = await hashPassword(ADMIN_PASSWORD);
  const now = Date.now();
  const phones: Phone[] = [];
  try {
    const office = await storage.write((tx) => {
      addAccount(
        tx,
        { name: 'admin', displayName: 'Administrator', role: 'administrator', password },
        null,
        now,
      );
      const desk = { name: 'desk', displayName: 'The desk', role: 'office', password: NO_PASSWORD } as const;
      return addAccount(tx, desk, null, now);
    });
    while (phones.length < packs) {
      const first = phones.length;
      const more = Math.min(AT_ONCE, packs - first);
      phones.push(
        ...(await storage.write((tx) =>
          Array.from({ length: more }, (_, n) => aPhone(tx, office, first + n, now)),
        )),
      );
    }
  } finally {
    await storage.close();
  }
  return { phones };
}

function aPhone(tx: WriteTx, office: Account, number: number, at: number): Phone {
  const account = addAccount(
    tx,
    {
      name: `surveyor-${number}`,
      displayName: `Surveyor ${number}`,
      role: 'surveyor',
      password: NO_PASSWORD,
    },
    null,
    at,
  );
  const home = newOpaqueId();
  const place = {
    home,
    author: office.id,
    device: newOpaqueId(),
    recordedAt: londonIso(at) as Instant,
    nonce: newOpaqueId(),
  };
  const facts = {
    line: `${number + 1} Example Street`,
    postcode: 'AA1 1AA',
    homeType: 'house',
    builtIn: '1919-1944',
    construction: 'solid-brick',
    bedrooms: 2,
    asbestosPresent: false,
  } as const;
  issue(tx, office, home, mintRecord(property, facts, mintingAt(place)), at);
  const pack = packFor(tx, account.id, at);
  const planned = {
    visitKind: 'repair',
    onDate: londonToday(at),
    reason: 'first-look',
    state: 'planned',
    surveyor: account.id,
  } as const;
  issue(
    tx,
    office,
    newOpaqueId(),
    mintRecord(visit, planned, mintingAt({ ...place, nonce: newOpaqueId() })),
    at,
  );
  const nothing = { session: null, device: null, claimed: null, secretHash: null };
  const { session, device, deviceId } = beginSession(tx, account, nothing, at);
  if (pack === null || session === null) throw new Error('A surveyor has a pack and a session.');
  const cookie = `AuthSession=${session}; HomefileDevice=${device}`;
  return { cookie, pack: pack.name, account: account.id, device: deviceId, home };
}

function issue(tx: WriteTx, office: Account, id: OpaqueId, record: object, at: number): void {
  issueRecord(tx, office, { id, record: record as SurveyRecord, at });
}
