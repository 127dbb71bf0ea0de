import type { OpaqueId } from '#domain/ids.ts';
import { addAccount } from '../accounts/new-account.ts';
import { hashPassword } from '../accounts/password.ts';
import { aServer, Browser, type TestServer } from '../border/http.fixture.ts';
import { anId, anOrder, issue, NOW, PASSWORD } from '../files/filing.fixture.ts';
import { filedRecords } from '../files/filed-record.ts';
import { officeRoutes } from '../routes/api-office.ts';
import type { Account } from '../storage/accounts.ts';

export const NAME = 'CANARYNAME Rowan Ashdown';
export const PHONE = '01632 960123';
export const EMAIL = 'canarymail@example.org';
export const CODE = 'CANARYCODE 4711';
export const DIAGNOSIS = 'CANARYDIAGNOSIS asthma';

/** A landlord with an emergency job at one home, an ordinary job at the other, and a household with every kind of secret. */
export interface SharingTrial {
  readonly server: TestServer;
  readonly order: OpaqueId;
  readonly ordinary: OpaqueId;
  readonly tenancy: OpaqueId;
  readonly person: OpaqueId;
  readonly code: OpaqueId;
  readonly diagnosis: OpaqueId;
  readonly neighbour: OpaqueId;
  readonly lead2: Account;
  post(who: Account, path: string, body: object): Promise<{ status: number; reason: string }>;
  get<T>(who: Account, path: string): Promise<T>;
  /** What an address of a phone's own answers with. */
  status(who: Account, url: string): Promise<number>;
  /** All that the account's pack holds, as one text. */
  pack(who: Account): Promise<string>;
  log(): readonly Record<string, unknown>[];
}

export async function sharingTrial(): Promise<SharingTrial> {
  const server = await aServer({ moreRoutes: [officeRoutes] });
  const { world } = server;
  const { storage, office, contractor, otherContractor, home, otherHome } = world;
  const [tenancy, otherTenancy] = [anId(), anId()];
  const password = await hashPassword(PASSWORD, 1);
  const made = await storage.write((tx) => {
    const more = { severity: 'emergency', purpose: 'make-safe' };
    issue(
      tx,
      office,
      'tenancy',
      { occupancy: 'tenancy', startedOn: '2020-01-01' },
      { home, tenancy },
      tenancy,
    );
    const other = { home: otherHome, tenancy: otherTenancy };
    issue(tx, office, 'tenancy', { occupancy: 'tenancy', startedOn: '2020-01-01' }, other, otherTenancy);
    const place = { home, tenancy };
    const body = { name: NAME, part: 'tenant', phone: PHONE, email: EMAIL };
    return {
      lead2: addAccount(tx, { name: 'lead2', displayName: 'Second lead', role: 'lead', password }, null, NOW),
      order: issue(tx, office, 'works-order', anOrder(contractor, more), { home, case: anId() }),
      ordinary: issue(tx, office, 'works-order', anOrder(otherContractor), { home, case: anId() }),
      person: issue(tx, office, 'person', body, place),
      code: issue(tx, office, 'access-secret', { code: CODE }, place),
      household: issue(tx, office, 'household-need', { answer: 'need', needs: [], under5: 1 }, place),
      diagnosis: issue(tx, office, 'diagnosis', { words: DIAGNOSIS }, place),
      neighbour: issue(tx, office, 'person', { ...body, name: 'CANARYNEXT' }, other),
    };
  });
  server.clock.now = NOW + 60_000;
  const browsers = new Map<string, Promise<Browser>>();
  const browser = (who: Account) => {
    // A session ends after some hours, and a role that changed ends it at once.
    const session = `${who.id} ${server.clock.now}`;
    const known = browsers.get(session) ?? Browser.signedIn(server, who);
    browsers.set(session, known);
    return known;
  };
  return {
    server,
    tenancy,
    ...made,
    async post(who, path, body) {
      const answer = await (await browser(who)).call('POST', `/api/office${path}`, body);
      const { reason = '' } = answer.json<{ reason?: string }>();
      return { status: answer.statusCode, reason };
    },
    async get<T>(who: Account, path: string) {
      const answer = await (await browser(who)).call('GET', `/api/office${path}`);
      if (answer.statusCode !== 200) throw new Error(`${path}: ${answer.body}`);
      return answer.json<T>();
    },
    async status(who, url) {
      return (await (await browser(who)).call('GET', url)).statusCode;
    },
    async pack(who) {
      const van = await browser(who);
      const name = await van.pack();
      const changes = await van.call('GET', `/db/${name}/_changes?include_docs=true&style=all_docs`);
      return JSON.stringify(await van.documents(name)) + changes.body;
    },
    log: () =>
      storage.read((view) =>
        filedRecords(view, { kind: 'disclosure' }).map(
          ({ record }) => record.body as Record<string, unknown>,
        ),
      ),
  };
}

/** Good answers to the form, for the contractor of a job. */
export function goodRequest(
  trial: Pick<SharingTrial, 'person' | 'server'>,
  more: Record<string, unknown> = {},
) {
  return {
    id: anId(),
    record: trial.person,
    field: 'phone',
    audience: 'contractor',
    necessity: {
      purpose: 'repair',
      whyThisField: 'They must ring ahead: the bell does not work.',
      harmIfShared: 'The number could be used for something else.',
      harmIfNotShared: 'The repair is missed and the water comes in again.',
      couldLessDo: 'no',
      whyNotLess: 'We tried to ring for them, and nobody answered us.',
      basis: 'contract',
      tells: 'neither',
      condition: null,
      recipient: trial.server.world.otherContractor.id,
      until: '2026-11-26',
      ...((more['necessity'] as object | undefined) ?? {}),
    },
    ...Object.fromEntries(Object.entries(more).filter(([name]) => name !== 'necessity')),
  };
}
