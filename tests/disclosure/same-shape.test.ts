import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Instruction } from '#domain/disclosure/instructions.ts';
import type { OpaqueId } from '#domain/ids.ts';
import { healthNeed } from '#domain/records/health-need.ts';
import { householdNeed } from '#domain/records/household-need.ts';
import { safeguardingConcern } from '#domain/records/safeguarding-concern.ts';
import type { Field } from '#domain/records/fields.ts';
import { QUESTIONS, type QuestionKey } from '#domain/requests/questions.ts';
import { aServer, Browser, type TestServer } from '../../sync-server/border/http.fixture.ts';
import { anId, anOrder, aVisit, issue, NOW } from '../../sync-server/files/filing.fixture.ts';
import { neighbourDraft } from '../../sync-server/office/neighbour-draft.ts';

/*
 * The shape of what leaves tells nothing: two homes alike but for a health and a safeguarding section look the same from
 * outside, to the byte, over a real connection: bodies, revisions, sequences, lengths, headers.
 */

/** What a household asks of every visitor, for a reason that is nobody's illness. */
const TOLD: Instruction = 'ring-before-visiting';

const optionTelling = (field: Field): string => {
  const { shape } = field;
  const found =
    shape.as === 'choice' ? [...shape.options].find(([, one]) => one.instruction === TOLD) : undefined;
  if (!found) throw new Error('This list has an answer with the same instruction.');
  return found[0];
};

interface Landlord {
  readonly server: TestServer;
  readonly address: string;
  readonly readers: readonly Browser[];
  readonly place: { readonly home: OpaqueId; readonly case: OpaqueId };
}

describe('from outside', () => {
  const open: TestServer[] = [];
  let one: Landlord;
  let other: Landlord;

  beforeEach(async () => {
    one = await aHome();
    other = await aHome();
    open.push(one.server, other.server);
  });
  afterEach(async () => {
    for (const server of open.splice(0)) await server.close();
  });

  async function aHome(): Promise<Landlord> {
    const server = await aServer();
    const { contractor, otherContractor, otherSurveyor, office, home, otherHome, storage } = server.world;
    const place = { home, case: CASE };
    await storage.write((tx) => {
      issue(tx, office, 'works-order', anOrder(contractor), place);
      issue(tx, office, 'works-order', anOrder(otherContractor), { home: otherHome });
      issue(tx, office, 'visit', aVisit(otherSurveyor), { home: otherHome });
      issue(
        tx,
        office,
        'household-need',
        { answer: 'need', needs: [optionTelling(householdNeed.fields.needs)] },
        place,
      );
    });
    const readers = [
      await Browser.signedIn(server, contractor),
      await Browser.signedIn(server, otherContractor),
      await Browser.signedIn(server, otherSurveyor),
    ];
    const address = await server.app.listen({ host: '127.0.0.1', port: 0 });
    return { server, address, readers, place };
  }

  /** Everything about people that asks no other thing of a visitor, at one home. */
  async function addSections({ server, place }: Landlord): Promise<void> {
    const { office, lead, storage } = server.world;
    await storage.write((tx) => {
      const needs = [optionTelling(healthNeed.fields.needs)];
      issue(tx, office, 'health-need', { answer: 'need', needs }, place);
      issue(tx, office, 'diagnosis', { words: 'An illness. '.repeat(50) }, place);
      issue(tx, office, 'disability-detail', { words: 'A disability.' }, place);
      const visitorMust = [optionTelling(safeguardingConcern.fields.visitorMust)];
      issue(tx, lead, 'safeguarding-concern', { visitorMust, words: 'What was seen.' }, place);
      issue(tx, office, 'third-party-note', { words: 'Who lives elsewhere.' }, place);
      issue(tx, office, 'money-note', { words: 'What is owed.' }, place);
      issue(tx, office, 'note', { words: 'Unchecked words.' }, place);
    });
  }

  it('nothing changes by a byte when a health and a safeguarding section are added', async () => {
    const before = await everythingSeen(one);
    await addSections(one);
    const after = await everythingSeen(one);
    expect(before.length).toBeGreaterThan(40);
    expect(before.join('\n')).toContain(TOLD);
    expect(after).toEqual(before);
  });

  it('a home with them is packed anew in the same shape as one without', async () => {
    await addSections(other);
    for (const landlord of [one, other]) {
      const { storage, contractor } = landlord.server.world;
      // Under another policy everything is made up from the files as they are now.
      await storage.write((tx) => {
        const pack = tx.packs.packOf(contractor.id);
        if (pack) tx.packs.setPack({ ...pack, policy: 'of yesterday' });
      });
    }
    // Random ids pack to other lengths, so packed answers are compared on one server alone.
    const [without, having] = [await everythingSeen(one, [{}]), await everythingSeen(other, [{}])];
    expect(masked(having)).toEqual(masked(without));
  });

  it('an open feed stays silent while they are added', async () => {
    const [van] = one.readers;
    if (!van) throw new Error('There is a contractor.');
    const pack = await van.pack();
    const { last_seq: since } = (await van.call('GET', `/db/${pack}/_changes`)).json<{ last_seq: string }>();
    const waiting = van.call('GET', `/db/${pack}/_changes?feed=longpoll&timeout=400&since=${since}`);
    await addSections(one);
    expect((await waiting).json<{ results: unknown[]; last_seq: string }>()).toMatchObject({
      results: [],
      last_seq: since,
    });
  });

  it('the answer to a neighbour is the same', async () => {
    const asks = Object.keys(QUESTIONS) as QuestionKey[];
    const told = ({ server, place }: Landlord) =>
      server.world.storage.read((view) => {
        const whose = { home: server.world.otherHome, about: place.home };
        const asked = { ...whose, asker: 'neighbour', ownHome: 'registered', asks, seen: [] } as const;
        const { answer, sha256 } = neighbourDraft(view, asked, NOW);
        return [answer.words, sha256, answer.decision];
      });
    const before = told(one);
    await addSections(one);
    expect(told(one)).toEqual(before);
  });
});

const CASE = anId();

/** Every answer to every question that an outside reader has about their own pack, with its status, headers and bytes. */
async function everythingSeen(
  { address, readers }: Landlord,
  encodings: readonly Readonly<Record<string, string>>[] = [{}, { 'accept-encoding': 'gzip' }],
): Promise<readonly string[]> {
  const seen: string[] = [];
  for (const reader of readers) {
    const pack = await reader.pack();
    const ids = (await reader.documents(pack)).map((doc) => String(doc['_id']));
    const db = `/db/${pack}`;
    const urls = [
      db,
      '/api/me',
      `${db}/_all_docs?include_docs=true&conflicts=true&update_seq=true`,
      `${db}/_changes`,
      `${db}/_changes?style=all_docs&include_docs=true&conflicts=true`,
      `${db}/_changes?descending=true&limit=1`,
      `${db}/_local_docs`,
      `/api/pack?name=${pack}&since=0`,
      ...ids.flatMap((id) => [
        `${db}/${id}?revs=true&revs_info=true&conflicts=true&local_seq=true`,
        `${db}/${id}?open_revs=all&revs=true`,
      ]),
    ];
    const cookie = [...reader.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    for (const url of urls) {
      for (const encoding of encodings) {
        const answer = await fetch(`${address}${url}`, { headers: { cookie, ...encoding } });
        const bytes = Buffer.from(await answer.arrayBuffer());
        const heads = [...answer.headers].filter(([name]) => name !== 'date');
        const text =
          url === '/api/me' ? bytes.toString().replace(/"now":"[^"]*"/, '') : bytes.toString('latin1');
        seen.push(`${url}\n${answer.status}\n${JSON.stringify(heads)}\n${bytes.length}\n${text}`);
      }
    }
  }
  return seen;
}

/** Without the ids, digests and moments that no two servers share, and in no order that follows from them. */
function masked(seen: readonly string[]): readonly string[] {
  return seen
    .map((one) =>
      one
        .replace(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, '(uuid)')
        .replace(/[0-9a-f]{16,}/g, (hex) => '#'.repeat(hex.length))
        .replace(/=[\w-]{43};/g, '=(ticket);')
        .replace(/"instance_start_time":"\d+"/, '')
        .replace(/"(publicKey|key)":"[^"]*"/g, '(key)')
        .split('\n')
        .map((line) => line.replace(/,$/, ''))
        .sort()
        .join('\n'),
    )
    .sort();
}
