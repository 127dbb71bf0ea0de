import { isAtDesk } from '#domain/access/verbs.ts';
import { anId } from '../../sync-server/files/filing.fixture.ts';
import type { CanaryWorld } from './canary-world.ts';
import type { CameOut, Channel, Reader } from './channels.ts';
import { asking } from './pack-channels.ts';

const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'DELETE'] as const;

/** Routes that would end the reader's own session. */
const LEFT_OUT: ReadonlySet<string> = new Set(['/api/session', '/db/_session', '/api/phones/wiped']);

/**
 * Every route of the real route table by each of its methods, with homes, cases, orders and records in its places: what a
 * new endpoint tells is searched from the day it is added.
 */
export const everyRoute: Channel = async (world, reader) => {
  const { routes } = world;
  const came: CameOut[] = [];
  const done = new Set<string>();
  for (const route of routes) {
    for (const method of METHODS) {
      if (![route.method].flat().includes(method) || LEFT_OUT.has(route.url)) continue;
      for (const place of placesFor(world, reader, route.url, method)) {
        const url = filled(route.url, place, reader.pack);
        if (isTheirOwnCopy(url, reader)) continue;
        if (done.has(`${method} ${url}`)) continue;
        done.add(`${method} ${url}`);
        const body = method === 'POST' || method === 'PUT' ? {} : undefined;
        came.push(withoutTheirs(await asking(reader, method, url, body), reader));
      }
    }
  }
  for (const format of ['csv', 'json'])
    came.push(await asking(reader, 'POST', '/api/office/disclosures/export', { id: anId(), format }));
  for (const question of SEARCHES) came.push(await asking(reader, 'GET', question));
  for (const url of realThings(world, routes)) {
    if (!isTheirOwnCopy(url, reader)) came.push(withoutTheirs(await asking(reader, 'GET', url), reader));
  }
  return came;
};

/** The lead alone looks through a copy or what was frozen: it is what its reader is shown, and searched as such. */
function isTheirOwnCopy(url: string, { browser }: Reader): boolean {
  return browser.account.role === 'lead' && /\/(copy|frozen|evidence|page)$/.test(url);
}

/**
 * What a lead chooses from to delete, restrict or put right is what is about that person alone, as they themselves are shown it:
 * their own copy by another name, of which nothing may come out anywhere else in the answer, nor to anybody else.
 */
function withoutTheirs(came: CameOut, { browser }: Reader): CameOut {
  if (browser.account.role !== 'lead' || !/^\/api\/office\/rights\/[0-9a-f]{32} $/.test(came.asked))
    return came;
  const text = came.bytes.toString();
  const at = text.indexOf('\n') + 1;
  const view = JSON.parse(text.slice(at)) as { theirs?: { about: string }[] };
  const others = (view.theirs ?? []).filter(({ about }) => about !== 'them');
  return { ...came, bytes: Buffer.from(text.slice(0, at) + JSON.stringify({ ...view, theirs: others })) };
}

/** What the desk has made: shares, requests, rights, breaches and lines of the log by their own ids, and what lies in the inbox. */
function realThings({ server }: CanaryWorld, routes: CanaryWorld['routes']): readonly string[] {
  const ids = server.world.storage.read((view) => ({
    share: view.shares.shares({}).map(({ id }) => id),
    request: [
      ...view.records.entries({ kind: 'information-request' }),
      ...view.records.entries({ kind: 'rights-request' }),
    ].map(({ id }) => id),
    item: view.inbox.items(SOME).map(({ id }) => id),
    breach: view.breaches.breaches().map(({ id }) => id),
    disclosure: view.records.entries({ kind: 'disclosure' }).map(({ id }) => id),
  }));
  return Object.entries(ids).flatMap(([name, all]) =>
    routes
      .filter(({ method, url }) => [method].flat().includes('GET') && url.includes(`:${name}`))
      .flatMap(({ url }) => all.slice(-SOME).map((id) => url.replace(`:${name}`, id))),
  );
}

/** The newest of each: they are alike but for the home. */
const SOME = 8;

interface Place {
  readonly home: string;
  readonly case: string;
  readonly order: string;
  readonly id: string;
}

/**
 * Whoever is let in looks at a dozen homes, cases and orders, the lead after the office at some of them; whoever is not, and
 * whatever only writes, tries a few.
 */
function placesFor(
  { homes, records }: CanaryWorld,
  { browser }: Reader,
  url: string,
  method: string,
): readonly Place[] {
  const atHomes = homes.map((one) => ({ ...one, id: one.case }));
  const atRecords = records
    .slice(0, 60)
    .map(({ id, record }) => ({ home: record.home, case: id, order: id, id }));
  const mayLook = method === 'GET' && isAtDesk(browser.account.role) && url.startsWith('/api/office/');
  if (mayLook)
    return /:(home|case|order)/.test(url)
      ? [...atHomes.slice(0, browser.account.role === 'lead' ? 4 : 12), ...atRecords.slice(0, 5)]
      : atRecords;
  return [...atHomes.slice(0, 2), ...atRecords.slice(0, 4)];
}

const SEARCHES = [
  '/api/office/homes?q=',
  '/api/office/homes?q=canary',
  '/api/office/homes?q=example',
  '/api/office/homes?q=077',
];

function filled(url: string, place: Place, pack: string | null): string {
  return url
    .replace(':database', pack ?? 'files')
    .replace(':home', place.home)
    .replace(':case', place.case)
    .replace(':order', place.order)
    .replace(/:[a-z]+/gi, place.id)
    .replace('*', place.id);
}
