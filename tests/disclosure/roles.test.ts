import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Role, Verb } from '#domain/access/verbs.ts';
import type { OpaqueId } from '#domain/ids.ts';
import type { RecordKind } from '#domain/records/define-record.ts';
import { RECORD_KINDS, type KindName } from '#domain/records/registry.ts';
import { decided } from '../../src/domain/access/who-may-write.fixture.ts';
import { aServer, Browser, pushed, type TestServer } from '../../sync-server/border/http.fixture.ts';
import { Refusal } from '../../sync-server/errors.ts';
import { fileRecord } from '../../sync-server/files/file-record.ts';
import {
  anId,
  anOrder,
  aRecord,
  asJson,
  aVisit,
  issue,
  NOW,
} from '../../sync-server/files/filing.fixture.ts';
import { issueRecord } from '../../sync-server/files/issue-record.ts';
import { CanaryNest } from './canary-record.ts';

/* Every role, kind and verb by the front door, beside the list that was decided (src/domain/access/who-may-write.fixture.ts). */

type Somebody = Role | 'stranger';
const PEOPLE: readonly Somebody[] = ['stranger', 'surveyor', 'contractor', 'office', 'lead', 'administrator'];
const KINDS: readonly RecordKind[] = RECORD_KINDS;

const allowed = (who: Somebody, verb: Verb) => (who === 'stranger' ? [] : decided(who, verb));

/** The one line of the log that a phone may write. */
const TOLD_AT_DOOR = {
  ...{ at: '2026-11-24T09:00:00+00:00', audience: 'neighbour', purpose: 'property-facts' },
  ...{ decision: 'shared', channel: 'read-out', records: [anId()] },
  ...{ categories: ['defect'], fields: ['finding/element'] },
};

describe('who may write what, by the front door', () => {
  let server: TestServer;
  let browsers: Readonly<Record<Somebody, Browser>>;
  /** The home and the job as the contractor knows them. */
  let job: { readonly home: OpaqueId; readonly order: OpaqueId };
  const nest = new CanaryNest();

  beforeAll(async () => {
    server = await aServer();
    const { world } = server;
    const { surveyor, contractor, office, lead, administrator, home, storage } = world;
    browsers = {
      stranger: new Browser(server.app, world.otherSurveyor),
      surveyor: await Browser.signedIn(server, surveyor),
      contractor: await Browser.signedIn(server, contractor),
      office: await Browser.signedIn(server, office),
      lead: await Browser.signedIn(server, lead),
      administrator: await Browser.signedIn(server, administrator),
    };
    await storage.write((tx) => {
      issue(tx, office, 'visit', aVisit(surveyor), { home });
      issue(tx, office, 'works-order', anOrder(contractor), { home });
    });
    const [order] = (await browsers.contractor.documents(await browsers.contractor.pack())).filter(
      (doc) => doc['kind'] === 'works-order',
    );
    job = { home: order?.['home'] as OpaqueId, order: order?.['_id'] as OpaqueId };
  });
  afterAll(() => server.close());

  /** A whole record of a kind by this person, at the home that they know. */
  function written(who: Somebody, kind: RecordKind) {
    const { account, device } = browsers[who];
    const { surveyor, contractor } = server.world;
    const links: Readonly<Record<string, object>> = {
      visit: { surveyor: surveyor.id },
      'works-order': { contractor: contractor.id },
      'sign-off': { signed: [] },
    };
    const filled = kind.kind === 'disclosure' ? TOLD_AT_DOOR : nest.fill(kind).body;
    const body: Record<string, unknown> = { ...filled, ...links[kind.kind] };
    if (who === 'contractor' && 'order' in kind.fields) body['order'] = job.order;
    // A tenancy of this home would make everything else that of another household.
    const elsewhere = kind.kind === 'tenancy' ? server.world.otherHome : server.world.home;
    const home = who === 'contractor' ? job.home : elsewhere;
    const subjects = kind.file === 'tenancy' || kind.namesSubject ? [anId()] : [];
    return aRecord(account.id, kind.kind as KindName, body, { home, device: device || anId(), subjects });
  }

  const isFiled = (id: OpaqueId, rev: unknown) =>
    server.world.storage.read((view) => view.documents.document('files', id)?.has(String(rev)) ?? false);

  /** Pushes by every database that this person could name: their own, somebody else's, the files. */
  async function push(who: Somebody, document: object) {
    // A tenancy that is filed makes packs anew, under other names.
    const packs = [await browsers.surveyor.pack(), await browsers.contractor.pack()];
    for (const database of [...packs, 'files'])
      await browsers[who].call('POST', `/db/${database}/_bulk_docs`, { docs: [document], new_edits: false });
  }

  it.each(PEOPLE)('record, as %s: what was decided is taken, and nothing else', async (who) => {
    const taken: string[] = [];
    for (const kind of KINDS) {
      const id = anId();
      const document = pushed(id, written(who, kind));
      await push(who, document);
      if (isFiled(id, document['_rev'])) taken.push(kind.kind);
    }
    expect(taken.sort()).toEqual(allowed(who, 'record'));
  });

  it.each(PEOPLE)('amend, as %s: what was decided is taken, and nothing else', async (who) => {
    const taken: string[] = [];
    for (const kind of KINDS) {
      const id = anId();
      const record = written(who, kind);
      const [root, next] = [anId(), anId()];
      if (who === 'contractor') await push(who, pushed(id, record, 1, [root]));
      else {
        const filing = { id, raw: asJson(record), by: record.author, via: 'db', at: NOW } as const;
        await server.world.storage.write(
          (tx) => void fileRecord(tx, { ...filing, path: { start: 1, ids: [root] } }),
        );
      }
      const document = pushed(id, record, 2, [next, root]);
      await push(who, document);
      if (isFiled(id, document['_rev'])) taken.push(kind.kind);
    }
    expect(taken.sort()).toEqual(allowed(who, 'amend'));
  });

  it.each(PEOPLE)('issue, as %s: what was decided is taken, and nothing else', async (who) => {
    const taken: string[] = [];
    const { account } = browsers[who];
    for (const kind of KINDS) {
      const id = kind.kind === 'property' ? server.world.home : anId();
      const record = written(who === 'contractor' ? 'office' : who, kind);
      const own = { ...record, author: account.id };
      if (who === 'stranger') continue;
      try {
        await server.world.storage.write((tx) => issueRecord(tx, account, { id, record: own, at: NOW }));
        taken.push(kind.kind);
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
      }
    }
    expect(taken.sort()).toEqual(allowed(who, 'issue'));
  });
});
