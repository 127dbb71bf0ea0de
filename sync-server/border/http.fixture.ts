import { createHash } from 'node:crypto';
import type { FastifyInstance, LightMyRequestResponse, RouteOptions } from 'fastify';
import type { OpaqueId } from '#domain/ids.ts';
import type { KindName, SurveyRecord } from '#domain/records/registry.ts';
import { buildApp } from '../app.ts';
import {
  aLandlord,
  aRecord,
  aVisit,
  issue,
  NOW,
  PASSWORD,
  type Landlord,
  type Place,
} from '../files/filing.fixture.ts';
import { DEMO_NUMBERS } from '../landlord/landlord-settings.ts';
import { homefileParts, type HomefileOptions } from '../homefile-parts.ts';
import type { Traffic } from '../limits/traffic.ts';
import type { Account } from '../storage/accounts.ts';

/** A server over a landlord, with a clock that the test moves. */
export interface TestServer {
  readonly world: Landlord;
  readonly app: FastifyInstance;
  readonly clock: { now: number };
  readonly log: string[];
  readonly traffic: Traffic;
  close(): Promise<void>;
}

export interface ServerOptions extends Partial<HomefileOptions> {
  /** The landlord to serve, such as a restored one; a new one where none is given. */
  readonly served?: Landlord;
  /** Told of every route of the real route table. */
  readonly onRoute?: (route: RouteOptions) => void;
}

/** The real server over a landlord of its own, reached without a port. */
export async function aServer({ onRoute, served, ...more }: ServerOptions = {}): Promise<TestServer> {
  const world = served ?? (await aLandlord());
  const clock = { now: NOW };
  const log: string[] = [];
  const parts = homefileParts({
    storage: world.storage,
    folder: world.folder,
    publicUrl: null,
    demo: false,
    numbers: DEMO_NUMBERS,
    appFolder: null,
    clock: () => clock.now,
    log: (line) => void log.push(line),
    passwordRounds: 1,
    ...more,
  });
  const app = await buildApp({
    ...parts,
    border: (border) => {
      if (onRoute) border.addHook('onRoute', onRoute);
      parts.border(border);
    },
  });
  await app.ready();
  return {
    world,
    app,
    clock,
    log,
    traffic: parts.traffic,
    async close() {
      await app.close();
      await world.storage.close();
    },
  };
}

/** A browser of one account: it keeps its cookies. */
export class Browser {
  readonly #app: FastifyInstance;
  readonly account: Account;
  readonly cookies = new Map<string, string>();
  device: OpaqueId = '' as OpaqueId;

  constructor(app: FastifyInstance, account: Account) {
    this.#app = app;
    this.account = account;
  }

  static async signedIn(server: TestServer, account: Account): Promise<Browser> {
    const browser = new Browser(server.app, account);
    const answer = await browser.call('POST', '/api/session', { name: account.name, password: PASSWORD });
    if (answer.statusCode !== 200) throw new Error(`sign-in: ${answer.body}`);
    browser.device = answer.json<{ device: OpaqueId }>().device;
    return browser;
  }

  async call(
    method: 'GET' | 'HEAD' | 'POST' | 'PUT' | 'DELETE' | 'COPY',
    url: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<LightMyRequestResponse> {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const isRaw = typeof body === 'string' || Buffer.isBuffer(body);
    const answer = await this.#app.inject({
      // The types of this way in do not know CouchDB's own method.
      method: method as 'GET',
      url,
      headers: {
        ...(cookie ? { cookie } : {}),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { payload: isRaw ? body : JSON.stringify(body) }),
    });
    for (const { name, value } of answer.cookies) {
      if (value === '') this.cookies.delete(name);
      else this.cookies.set(name, value);
    }
    return answer;
  }

  async pack(): Promise<string> {
    const { pack } = (await this.call('GET', '/api/me')).json<{ pack: { name: string } | null }>();
    if (!pack) throw new Error('no pack');
    return pack.name;
  }

  /** A record of this person's on this device. */
  record(kind: KindName, body: object, place: Omit<Place, 'device'>): SurveyRecord {
    return aRecord(this.account.id, kind, body, { ...place, device: this.device });
  }

  /** Pushes documents as a phone does, and returns the lines of the answer by id. */
  async push(pack: string, docs: readonly object[]): Promise<LightMyRequestResponse> {
    return this.call('POST', `/db/${pack}/_bulk_docs`, { docs, new_edits: false });
  }

  async documents(pack: string): Promise<Record<string, unknown>[]> {
    const answer = await this.call('GET', `/db/${pack}/_all_docs?include_docs=true`);
    return answer.json<{ rows: { doc: Record<string, unknown> }[] }>().rows.map(({ doc }) => doc);
  }
}

/** The surveyor's phone with one visit planned, and the name of the pack that it opens. */
export async function aSurveyorsPhone(server: TestServer): Promise<{ phone: Browser; pack: string }> {
  const { storage, office, surveyor, home } = server.world;
  const phone = await Browser.signedIn(server, surveyor);
  await storage.write((tx) => issue(tx, office, 'visit', aVisit(surveyor), { home }));
  return { phone, pack: await phone.pack() };
}

/** A document as PouchDB pushes a first revision. */
export function pushed(id: string, record: object, generation = 1, ids?: string[]): Record<string, unknown> {
  const hash = createHash('md5')
    .update(JSON.stringify([record, generation]))
    .digest('hex');
  const path = ids ?? [hash];
  return {
    _id: id,
    _rev: `${generation}-${path[0] ?? ''}`,
    _revisions: { start: generation, ids: path },
    ...record,
  };
}
