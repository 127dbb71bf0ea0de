import { createHash } from 'node:crypto';
import { fileRecord } from '../../../sync-server/files/file-record.ts';
import {
  anId,
  aRecord,
  asJson,
  aVisit,
  instantAt,
  issue,
  PROPERTY,
  reissue,
} from '../../../sync-server/files/filing.fixture.ts';
import { londonToday } from '../../../sync-server/packs/london-today.ts';
import { PhotoFiles } from '../../../sync-server/photos/photo-files.ts';
import type { KindName, SurveyRecord } from '../../../src/domain/records/registry.ts';
import type { Account } from '../../../sync-server/storage/accounts.ts';
import type { Ancestry } from '../../../sync-server/storage/revision.ts';
import { openSqliteStorage } from '../../../sync-server/storage/sqlite/open.ts';
import { noisePng } from '../../journeys/support/phone-protocol.ts';

/** Far enough back that nothing of the household's file is kept any more. */
const TENANCY_ENDED = '2014-03-01';

/** What was filed of a household that left long ago. */
export interface HouseholdThatLeft {
  readonly records: number;
  /** Where its picture lies in the data folder. */
  readonly pictureAt: string;
  /** One of the surveyor's own records of it, as their phone would send it again. */
  readonly sent: Readonly<Record<string, unknown>>;
}

/**
 * Files a household with `word` in everything about it: superseded versions longer than a page of the database, a
 * picture, records of the surveyor Asha in her pack. The server must not run.
 */
export async function addHouseholdThatLeft(data: string, word: string): Promise<HouseholdThatLeft> {
  const storage = openSqliteStorage(data);
  const named = (name: string): Account => {
    const account = storage.read((view) => view.accounts.accountNamed(name));
    if (account === null) throw new Error(`The demo has ${name}.`);
    return account;
  };
  const [office, asha] = [named('wren'), named('asha')];
  const [home, tenancy, tenant, own] = [anId(), anId(), anId(), anId()];
  const place = { home, tenancy, subjects: [tenant] };
  const at = Date.now();
  const picture = noisePng(64);
  const rev = createHash('md5').update(own).digest('hex');
  const taken = { picture: picture.sha256, takenOn: '2013-01-01', width: 64, height: 64 };
  const recorded = (by: Account, kind: KindName, body: object): SurveyRecord => ({
    ...aRecord(by.id, kind, body, place),
    recordedAt: instantAt(Date.UTC(2013, 0, 1)),
  });
  const answer = recorded(asha, 'household-need', { answer: 'need', needs: ['works-nights'] });
  let records = 0;
  await storage.write((tx) => {
    const file = (by: Account, record: SurveyRecord, id = anId(), path?: Ancestry) => {
      records += 1;
      const raw = asJson(record);
      fileRecord(tx, { id, raw, by: by.id, via: 'db', at, ...(path === undefined ? {} : { path }) });
      return id;
    };
    issue(tx, office, 'property', { ...PROPERTY, line: '3 Kittiwake Row' }, { home }, home);
    issue(tx, office, 'visit', aVisit(asha, londonToday(at)), { home });
    const span = { occupancy: 'tenancy', startedOn: '2005-03-01', endedOn: TENANCY_ENDED };
    file(office, recorded(office, 'tenancy', span), tenancy);
    file(office, recorded(office, 'person', { name: `${word} Name`, part: 'tenant' }), tenant);
    for (let nth = 0; nth < 40; nth += 1) {
      const one = file(office, recorded(office, 'diagnosis', { words: `${word} first ${String(nth)}` }));
      for (const words of ['second', 'third'])
        reissue(tx, office, one, { words: `${word} ${words} ${'long '.repeat(900)}` });
    }
    file(asha, answer, own, { start: 1, ids: [rev] });
    file(asha, recorded(asha, 'photo', taken));
  });
  const files = new PhotoFiles(data);
  await files.append(asha.id, picture.sha256, picture.bytes);
  await files.keepPart(asha.id, picture.sha256, 'held');
  await storage.close();
  return {
    records,
    pictureAt: `photos/held/${picture.sha256.slice(0, 2)}/${picture.sha256}`,
    sent: { _id: own, _rev: `1-${rev}`, ...answer },
  };
}
