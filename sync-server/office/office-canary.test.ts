import { afterAll, beforeAll, expect, it } from 'vitest';
import type { BoardView, HomeView } from '#domain/cases/office-views.ts';
import { isOpaqueId, type OpaqueId } from '#domain/ids.ts';
import { mintingAt, mintRecord } from '#domain/records/mint-record.ts';
import { isInstant } from '#domain/records/moments.ts';
import { kindNamed, type KindName } from '#domain/records/registry.ts';
import { londonIso } from '#domain/time/london.ts';
import { newOpaqueId } from '../new-id.ts';
import { fileRecord } from '../files/file-record.ts';
import type { JsonObject } from '../storage/json.ts';
import { deskTrial, type DeskTrial } from './desk-trial.fixture.ts';

/*
 * A word of its own in each field that the office may see only in some places, or nowhere; then everything that the office
 * can fetch is fetched and searched.
 */

/** Where a word may be seen: with the case open, on request for who lives there, or by no route of the office. */
type Place = 'open-case' | 'household' | 'household-anywhere' | 'nowhere';

const CANARIES: readonly [
  word: string,
  kind: KindName,
  body: Readonly<Record<string, unknown>>,
  place: Place,
][] = [
  ['KANARNOTE', 'note', { words: 'KANARNOTE' }, 'open-case'],
  [
    'KANARCONTACT',
    'contact',
    { at: '', channel: 'phone', reached: 'yes', words: 'KANARCONTACT' },
    'open-case',
  ],
  ['KANARROOM', 'room', { roomKind: 'bedroom', privateLabel: 'KANARROOM' }, 'nowhere'],
  ['KANARCORRECTION', 'correction', { corrects: '', reason: 'KANARCORRECTION' }, 'open-case'],
  [
    'KANARNAME',
    'person',
    { name: 'KANARNAME', part: 'tenant', phone: '01632 960 999' },
    'household-anywhere',
  ],
  [
    '01632 960 999',
    'person',
    { name: 'Somebody', part: 'lives-here', phone: '01632 960 999' },
    'household-anywhere',
  ],
  ['KANARDIAGNOSIS', 'diagnosis', { words: 'KANARDIAGNOSIS' }, 'household'],
  ['KANARDISABILITY', 'disability-detail', { words: 'KANARDISABILITY' }, 'household'],
  ['KANARCODE', 'access-secret', { code: 'KANARCODE' }, 'household'],
  ['KANARSAFE', 'safeguarding-concern', { words: 'KANARSAFE' }, 'nowhere'],
  ['KANAREQUAL', 'equality-answer', { words: 'KANAREQUAL' }, 'nowhere'],
  ['KANARWARNING', 'safety-warning', { words: 'KANARWARNING' }, 'household-anywhere'],
  ['KANARMONEY', 'money-note', { words: 'KANARMONEY' }, 'nowhere'],
  ['KANARCONDUCT', 'conduct-note', { words: 'KANARCONDUCT' }, 'nowhere'],
  ['KANARTHIRD', 'third-party-note', { words: 'KANARTHIRD' }, 'nowhere'],
  ['KANARLEGAL', 'legal-advice', { words: 'KANARLEGAL' }, 'nowhere'],
  ['KANARCOMPLAINT', 'complaint', { words: 'KANARCOMPLAINT' }, 'nowhere'],
];

let trial: DeskTrial;
let wren: string;
let open: { case: OpaqueId; home: OpaqueId; tenancy: OpaqueId };
let closed: { case: OpaqueId; home: OpaqueId };
const fetched = new Map<string, string>();

beforeAll(async () => {
  trial = await deskTrial();
  wren = await trial.cookie('wren');
  open = await openCase();
  closed = await closedCase();
  await trial.storage.write((tx) => {
    for (const [, kind, body] of CANARIES) {
      fileCanary(tx, kind, body, { ...open, case: open.case });
    }
    fileCanary(tx, 'note', { words: 'KANARCLOSED' }, { ...closed, tenancy: null });
  });
  await fetchEverything();
});
afterAll(() => trial.close());

async function json<T>(url: string): Promise<T> {
  return (await trial.get(url, wren)).json as T;
}

async function openCase() {
  const { rows } = await json<BoardView>('/api/office/cases');
  for (const { case: id, home } of rows) {
    const tenancy = trial.storage.read(
      (view) => view.records.entries({ home: home as OpaqueId, kind: 'tenancy' }).at(-1)?.id,
    );
    if (tenancy && isOpaqueId(id) && isOpaqueId(home)) return { case: id, home, tenancy };
  }
  throw new Error('The demo has an open case in a home that is let.');
}

async function closedCase() {
  const { homes } = await json<{ homes: { id: string }[] }>('/api/office/homes?q=');
  for (const { id } of homes) {
    const { cases } = await json<HomeView>(`/api/office/homes/${id}`);
    const past = cases.find((one) => !one.open);
    if (past && cases.every((one) => !one.open) && isOpaqueId(past.case) && isOpaqueId(id))
      return { case: past.case, home: id };
  }
  throw new Error('The demo has a closed case.');
}

function fileCanary(
  tx: Parameters<typeof fileRecord>[0],
  name: KindName,
  body: Readonly<Record<string, unknown>>,
  place: { case: OpaqueId; home: OpaqueId; tenancy: OpaqueId | null },
) {
  const kind = kindNamed(name);
  const recordedAt = londonIso(trial.now - 60_000);
  if (!kind || !isInstant(recordedAt)) throw new Error('Every canary is of a known kind.');
  const author = trial.landlord.staff.surveyors[0].id;
  const whole = {
    ...Object.fromEntries(Object.entries(defaults(kind.kind)).filter(([field]) => field in kind.fields)),
    ...Object.fromEntries(
      Object.entries(body).map(([field, value]) => [field, value === '' ? stamp(field, recordedAt) : value]),
    ),
  };
  const minting = mintingAt({
    ...place,
    tenancy: kind.file === 'tenancy' ? place.tenancy : null,
    author,
    device: author,
    recordedAt,
    nonce: newOpaqueId(),
    subjects: kind.namesSubject ? [newOpaqueId()] : [],
  });
  const record = mintRecord(kind, whole as never, minting);
  fileRecord(tx, {
    id: newOpaqueId(),
    raw: record as unknown as JsonObject,
    by: author,
    via: 'db',
    at: trial.now,
  });
}

function stamp(field: string, recordedAt: string): unknown {
  return field === 'at' ? recordedAt : newOpaqueId();
}

/** The closed answers that some of these kinds ask for besides their words. */
function defaults(kind: string): Readonly<Record<string, unknown>> {
  switch (kind) {
    case 'complaint':
      return { stage: 'one', receivedOn: '2026-11-20' };
    case 'safeguarding-concern':
      return { visitorMust: ['ring-ahead'] };
    case 'equality-answer':
      return { answer: 'answered' };
    case 'safety-warning':
      return { visitorMust: ['ring-ahead'], reviewOn: '2027-01-01' };
    default:
      return {};
  }
}

async function fetchEverything() {
  const { homes } = await json<{ homes: { id: string }[] }>('/api/office/homes?q=');
  const orders = trial.storage.read((view) =>
    view.records.entries({ kind: 'works-order' }).map(({ id }) => id),
  );
  const requests = trial.storage.read((view) =>
    view.records.entries({ kind: 'information-request' }).map(({ id }) => id),
  );
  const urls = [
    '/api/office/cases',
    '/api/office/staff',
    '/api/office/phones',
    '/api/office/inbox',
    '/api/office/homes?q=KANAR',
    '/api/office/requests',
    ...requests.map((id) => `/api/office/requests/${id}`),
    ...homes.flatMap(({ id }) => [
      `/api/office/homes/${id}`,
      `/api/office/homes/${id}/earlier`,
      `/api/office/homes/${id}/household`,
    ]),
    `/api/office/homes/${open.home}/answer`,
    `/api/office/homes/${closed.home}/answer`,
    `/api/office/cases/${open.case}`,
    `/api/office/cases/${closed.case}`,
    ...orders.map((id) => `/api/office/orders/${id}`),
  ];
  for (const url of urls) fetched.set(url, (await trial.get(url, wren)).text);
}

const seenAt = (word: string) => [...fetched].filter(([, text]) => text.includes(word)).map(([url]) => url);

const allowed: Readonly<Record<Place, RegExp>> = {
  'open-case': /^\/api\/office\/(cases\/[0-9a-f]{32}|orders\/[0-9a-f]{32})$/,
  household: /^\/api\/office\/(homes\/[0-9a-f]{32}\/household|orders\/[0-9a-f]{32})$/,
  'household-anywhere': /^\/api\/office\/(homes\/[0-9a-f]{32}\/(household|earlier)|orders\/[0-9a-f]{32})$/,
  nowhere: /^$/,
};

it.each(CANARIES.map(([word, kind, , place]) => [word, kind, place] as const))(
  'shows %s (%s) in its place: %s',
  (word, _kind, place) => {
    const urls = seenAt(word);
    expect(urls.filter((url) => !allowed[place].test(url))).toEqual([]);
    // The search can fail: what has a place is found there.
    if (place !== 'nowhere') expect(urls.length).toBeGreaterThan(0);
  },
);

it('shows no unchecked words of a closed case anywhere', () => {
  expect(fetched.get(`/api/office/cases/${closed.case}`)).toContain('"open":false');
  expect(seenAt('KANARCLOSED')).toEqual([]);
});
