import { fileRecord } from '../../../sync-server/files/file-record.ts';
import {
  anId,
  aRecord,
  asJson,
  instantAt,
  issue,
  PROPERTY,
} from '../../../sync-server/files/filing.fixture.ts';
import type { KindName } from '../../../src/domain/records/registry.ts';
import { openSqliteStorage } from '../../../sync-server/storage/sqlite/open.ts';

/** A home from which damp was reported twice, years apart, and what was promised there. */
export const MS_C = {
  line: '14 Plover Rise',
  heard: '14 plovver rise',
  uprn: '100087654321',
  reports: [
    { at: Date.UTC(2023, 0, 16, 10), words: '16 Jan 2023', promisedBy: '2023-01-30' },
    { at: Date.UTC(2025, 10, 3, 14), words: '3 Nov 2025', promisedBy: '2025-11-17' },
  ],
  promised: ['30 Jan 2023'],
} as const;

/** Files them, with a contact after each. The server must not run. */
export async function addOldReports(data: string): Promise<void> {
  const storage = openSqliteStorage(data);
  const office = storage.read((view) => view.accounts.accountNamed('wren'));
  if (office === null) throw new Error('The demo has Wren.');
  const [home, tenancy, tenant] = [anId(), anId(), anId()];
  await storage.write((tx) => {
    issue(tx, office, 'property', { ...PROPERTY, line: MS_C.line, uprn: MS_C.uprn }, { home }, home);
    const span = { occupancy: 'tenancy', startedOn: '2016-05-02' };
    issue(tx, office, 'tenancy', span, { home, tenancy }, tenancy);
    const who = { home, tenancy, subjects: [tenant] };
    issue(tx, office, 'person', { name: 'Carys Example', part: 'tenant' }, who, tenant);
    for (const { at, promisedBy } of MS_C.reports) {
      const file = (kind: KindName, body: object, more: object) => {
        const made = { ...aRecord(office.id, kind, body, { home, case: caseId, ...more }) };
        const raw = asJson({ ...made, recordedAt: instantAt(at) });
        fileRecord(tx, { id: anId(), raw, by: office.id, via: 'api', at });
      };
      const caseId = anId();
      const aware = instantAt(at);
      file('report-fact', { awareAt: aware, hazard: 'damp-and-mould', roomKind: 'bedroom' }, {});
      file(
        'contact',
        { at: aware, channel: 'phone', reached: 'yes', promisedBy },
        { tenancy, subjects: [tenant] },
      );
    }
  });
  await storage.close();
}
