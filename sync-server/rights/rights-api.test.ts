import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isOpaqueId, type OpaqueId } from '#domain/ids.ts';
import { mintingAt, mintRecord } from '#domain/records/mint-record.ts';
import { instantAt } from '#domain/records/moments.ts';
import { kindNamed, type KindName } from '#domain/records/registry.ts';
import type { CopyDocument } from '#domain/rights/copy-document.ts';
import type {
  CopyPreview,
  FrozenCopy,
  FrozenPage,
  PersonLine,
  RightsListView,
  RightsRequestView,
} from '#domain/rights/rights-views.ts';
import { filedRecords } from '../files/filed-record.ts';
import { fileRecord } from '../files/file-record.ts';
import { issue } from '../files/filing.fixture.ts';
import { newOpaqueId } from '../new-id.ts';
import { escapeHtml } from '../outside/escape-html.ts';
import { deskTrial, type DeskTrial } from '../office/desk-trial.fixture.ts';
import { POLICY } from '../packs/policy.ts';
import type { JsonObject } from '../storage/json.ts';

let trial: DeskTrial;
let wren: string;
let linnet: string;
let home: OpaqueId;
let ana: PersonLine;
let ben: PersonLine;
beforeAll(async () => {
  trial = await deskTrial();
  wren = await trial.cookie('wren');
  linnet = await trial.cookie('linnet');
  [home, ana, ben] = await jointTenancy();
  await trial.storage.write((tx) => {
    for (const [kind, body] of CANARIES) {
      file(tx, kind, { ...body, words: `KANARANA${kind}` }, [ana.id]);
      file(tx, kind, { ...body, words: `KANARBEN${kind}` }, [ben.id]);
    }
    file(tx, 'safeguarding-concern', { visitorMust: ['not-alone'], words: 'KANARSAFE' }, [ana.id]);
    file(tx, 'legal-advice', { words: 'KANARLEGAL' }, [ana.id]);
    file(tx, 'third-party-note', { words: 'KANARTHIRD' }, [ana.id]);
    file(tx, 'note', { words: 'KANARNOTE' }, []);
  });
}, 60_000);
afterAll(() => trial.close());

const CANARIES: readonly [KindName, object][] = [
  ['diagnosis', {}],
  ['disability-detail', {}],
  ['money-note', {}],
  ['conduct-note', {}],
  ['staff-opinion', {}],
  ['complaint', { stage: 'one', receivedOn: '2026-11-20' }],
  ['equality-answer', { answer: 'answered' }],
];

async function jointTenancy(): Promise<[OpaqueId, PersonLine, PersonLine]> {
  const { homes } = (await trial.get('/api/office/homes?q=', wren)).json as unknown as {
    homes: { id: string }[];
  };
  for (const { id } of homes) {
    const { people } = (await trial.get(`/api/office/homes/${id}/people`, wren)).json as unknown as {
      people: PersonLine[];
    };
    const tenant = people.find(({ part }) => part === 'Tenant');
    const joint = people.find(({ part, tenancy }) => part === 'Joint tenant' && tenancy === tenant?.tenancy);
    if (tenant && joint && isOpaqueId(id)) return [id, tenant, joint];
  }
  throw new Error('The demo has a joint tenancy.');
}

function file(
  tx: Parameters<typeof fileRecord>[0],
  name: KindName,
  body: object,
  subjects: readonly string[],
  { at = home, tenancy = ana.tenancy, id = newOpaqueId() } = {},
) {
  const kind = kindNamed(name);
  if (!kind || !isOpaqueId(tenancy)) throw new Error('A known kind, and a tenancy.');
  const author = trial.landlord.staff.surveyors[0].id;
  const minting = mintingAt({
    ...{ home: at, tenancy, author, device: author, nonce: newOpaqueId() },
    recordedAt: instantAt(trial.now - 60_000),
    subjects: subjects.filter(isOpaqueId),
  });
  const raw = mintRecord(kind, body as never, minting) as unknown as JsonObject;
  fileRecord(tx, { id, raw, by: author, via: 'db', at: trial.now });
}

const get = async <T>(path: string, cookie = linnet) =>
  (await trial.get(`/api/office${path}`, cookie)).json as T;
const post = (path: string, body: object, cookie = wren) => trial.post(`/api/office${path}`, body, cookie);

async function ask(person: PersonLine, more: object = {}): Promise<OpaqueId> {
  const id = newOpaqueId();
  const sent = { id, person: person.id, right: 'access', channel: 'phone', identity: 'known', ...more };
  expect((await post('/rights', sent)).status).toBe(200);
  expect((await post('/rights', sent)).status).toBe(200);
  return id;
}
const step = (request: string, body: object, cookie = wren) =>
  post(`/rights/${request}/steps`, { id: newOpaqueId(), ...body }, cookie);
/** The lead reads everything that waits: kinds of records that are named are left out, all else is given as it stands. */
async function readAll(request: string, leave: readonly string[] = ['Note']): Promise<CopyPreview> {
  const { toRead } = await get<CopyPreview>(`/rights/${request}/copy`);
  for (const { record, title, lines, why } of toRead) {
    const marks = lines.flatMap((line) => line.marks.map(({ words }) => ({ words, as: 'given' })));
    const sent = leave.includes(title) || why === 'picture' ? { leave: 'not-theirs' } : { marks };
    expect((await post(`/rights/${request}/copy/read`, { record, ...sent }, linnet)).status).toBe(200);
  }
  return get<CopyPreview>(`/rights/${request}/copy`);
}
const freeze = async (request: string, more: object = {}) => {
  const { sha256 } = await readAll(request);
  const sent = { id: newOpaqueId(), disclosure: newOpaqueId(), sha256, outcome: 'granted', ...more };
  return { sent, answer: await post(`/rights/${request}/copy`, sent, linnet) };
};
const frozen = async (request: string) =>
  await get<{ text: string; sha256: string }>(`/rights/${request}/frozen`);

describe('a request over one’s own data', () => {
  it('is taken by telephone or in writing, with its clock from the day it came, and no name on the list', async () => {
    const request = await ask(ana, {
      channel: 'letter',
      receivedAt: '2026-11-20T09:00:00+00:00',
      words: 'KANARASKS',
    });
    const list = await get<RightsListView>('/rights', wren);
    const line = list.open.find(({ id }) => id === request);
    expect(line).toMatchObject({
      title: 'Copy of what we hold',
      clock: { left: 'Due Mon 21 Dec, 27 days left' },
    });
    const text = (await trial.get('/api/office/rights', wren)).text;
    for (const kept of [ana.name, 'KANARASKS']) expect(text).not.toContain(kept);
    const view = await get<RightsRequestView>(`/rights/${request}`, wren);
    expect(view).toMatchObject({
      person: ana.name,
      words: 'KANARASKS',
      identity: 'Known to the person who took it',
    });
    expect(view.letters[0]?.words).toContain('We answer by Mon 21 Dec.');
  });

  it('is not taken for nobody, for another kind of record, or from a day ahead', async () => {
    const sent = { person: ana.id, right: 'access', channel: 'phone' };
    for (const wrong of [
      { person: newOpaqueId() },
      { person: home },
      { right: 'constructor' },
      { channel: undefined },
      { receivedAt: '2027-01-01T10:00:00+00:00' },
    ])
      expect([400, 404, 422]).toContain(
        (await post('/rights', { id: newOpaqueId(), ...sent, ...wrong })).status,
      );
  });

  it('waits for who they are, and takes each step once and in its time', async () => {
    const request = await ask(ana, { identity: undefined });
    expect((await get<RightsRequestView>(`/rights/${request}`)).line.next.of).toBe('office');
    const asked = { id: newOpaqueId(), step: 'identity-asked', channel: 'phone' };
    expect((await post(`/rights/${request}/steps`, asked)).status).toBe(200);
    expect((await post(`/rights/${request}/steps`, asked)).status).toBe(200);
    expect((await post(`/rights/${request}/steps`, { ...asked, channel: 'letter' })).status).toBe(409);
    expect((await step(request, { step: 'identity-asked' })).status).toBe(422);
    const waiting = await get<RightsRequestView>(`/rights/${request}`);
    expect(waiting.line.clock.state).toBe('waiting');
    expect(waiting.steps).toHaveLength(1);
    expect((await freeze(request)).answer.json['reason']).toMatch(/who they are first/);
    expect((await step(request, { step: 'identity-shown', identity: 'document' })).status).toBe(200);
    expect((await get<RightsRequestView>(`/rights/${request}`)).line.next.of).toBe('lead');
    expect((await step(request, { step: 'told', channel: 'letter' })).status).toBe(422);
    const bare = await step(request, { step: 'extended', because: 'complex' });
    expect(bare.json['reason']).toBe('Write why it takes longer. They are told it.');
    expect((await step(request, { step: 'extended', because: 'complex', words: 'Nine years.' })).status).toBe(
      200,
    );
    const view = await get<RightsRequestView>(`/rights/${request}`);
    expect(view.letters.at(-1)?.words).toMatch(/Nine years\.[^]*Information Commissioner/);
  });

  it('is refused by the lead alone, with a reason that they are told and the log keeps', async () => {
    const request = await ask(ana);
    const no = {
      step: 'decided',
      outcome: 'refused',
      ground: 'excessive',
      words: 'The same copy left last week.',
      disclosure: newOpaqueId(),
    };
    expect((await step(request, no)).status).toBe(422);
    const bare = await step(request, { ...no, words: '' }, linnet);
    expect([bare.status, bare.json['reason']]).toEqual([422, expect.stringMatching(/^Write the reason/)]);
    expect((await step(request, { ...no, ground: 'still-needed' }, linnet)).status).toBe(422);
    expect((await step(request, no, linnet)).status).toBe(200);
    expect(logOf(request)).toEqual([expect.objectContaining({ decision: 'refused', words: no.words })]);
    // Another refusal under the same line would be in no log.
    const another = await ask(ana);
    expect((await step(another, no, linnet)).status).toBe(409);
    expect((await get<RightsRequestView>(`/rights/${another}`)).steps).toEqual([]);
    const view = await get<RightsRequestView>(`/rights/${request}`);
    expect(view.letters[0]?.words).toMatch(
      /The same copy left last week\.[^]*Art\. 12\(5\)[^]*complain to us/,
    );
    expect((await step(request, { step: 'told', channel: 'letter' })).status).toBe(200);
    expect((await get<RightsListView>('/rights')).done.map(({ id }) => id)).toContain(request);
  });

  it('is refused under a line of its own: one that stands there, word for word, logs what was told then', async () => {
    const request = await ask(ana);
    const words = 'The same copy left last month.';
    const line = newOpaqueId();
    const place = { home, tenancy: ana.tenancy as OpaqueId, subjects: [ana.id as OpaqueId] };
    await trial.storage.write((tx) => {
      const account = tx.accounts.accounts('lead').find(({ name }) => name === 'linnet');
      if (account === undefined) throw new Error('The demo has this lead.');
      const said = { at: instantAt(trial.now), audience: 'subject-access', purpose: 'access-right' };
      const of = { recipient: ana.id, records: [], categories: [], request, rules: POLICY };
      issue(
        tx,
        account,
        'disclosure',
        { ...said, ...of, decision: 'refused', words },
        place,
        line,
        trial.now,
      );
    });
    const no = { step: 'decided', outcome: 'refused', ground: 'excessive', words };
    expect((await step(request, { ...no, disclosure: line }, linnet)).status).toBe(409);
    expect((await get<RightsRequestView>(`/rights/${request}`)).steps).toEqual([]);
    expect((await step(request, { ...no, disclosure: newOpaqueId() }, linnet)).status).toBe(200);
  });

  it('is of one person: another one’s under the same id is not taken for kept', async () => {
    const id = newOpaqueId();
    const sent = { id, right: 'access', channel: 'phone', identity: 'known' };
    expect((await post('/rights', { ...sent, person: ana.id })).status).toBe(200);
    // Of the same home and the same tenancy, and word for word the same.
    expect(ben.tenancy).toBe(ana.tenancy);
    expect((await post('/rights', { ...sent, person: ben.id })).status).toBe(409);
    expect((await get<RightsRequestView>(`/rights/${id}`)).person).toBe(ana.name);
    expect((await post('/rights', { ...sent, person: ana.id })).status).toBe(200);
  });
});

const logOf = (request: string) =>
  trial.storage
    .read((view) => filedRecords(view, { kind: 'disclosure' }))
    .flatMap(({ record }) =>
      record.kind === 'disclosure' && record.body.request === request ? [record.body] : [],
    );

describe('the copy of one person', () => {
  it('holds what is theirs, and not one word of the other tenant, of advice, of worry or of third parties', async () => {
    for (const [mine, theirs, person] of [
      ['KANARANA', 'KANARBEN', ana],
      ['KANARBEN', 'KANARANA', ben],
    ] as const) {
      const request = await ask(person);
      await freeze(request);
      const { text } = await frozen(request);
      for (const [kind] of CANARIES) expect(text).toContain(`${mine}${kind}`);
      for (const canary of [theirs, 'KANARSAFE', 'KANARLEGAL', 'KANARTHIRD', 'KANARNOTE'])
        expect(text).not.toContain(canary);
      expect(text).toContain(person.name);
      expect(text).not.toMatch(/(?<![0-9a-f])[0-9a-f]{32}(?![0-9a-f])/);
    }
  });

  it('is looked through by the lead, who sees what is not given and why, and weighs what nobody has checked', async () => {
    const request = await ask(ana);
    const preview = await get<CopyPreview>(`/rights/${request}/copy`);
    expect(preview.notGiven.map(({ title }) => title)).toEqual(
      expect.arrayContaining(['Worried about someone', 'Legal advice', 'About someone else']),
    );
    for (const { citation } of preview.notGiven) expect(citation).not.toBe('');
    const note = preview.toRead.find(({ lines }) => lines.some(({ words }) => words === 'KANARNOTE'));
    expect(note).toMatchObject({ why: 'words', state: 'unread' });
    expect(preview.unread).toBeGreaterThan(0);
    const early = {
      id: newOpaqueId(),
      disclosure: newOpaqueId(),
      sha256: preview.sha256,
      outcome: 'granted',
    };
    const refused = await post(`/rights/${request}/copy`, early, linnet);
    expect([refused.status, refused.json['reason']]).toEqual([
      422,
      'Read what waits to be read first. Nothing goes out unread.',
    ]);
    expect(logOf(request)).toEqual([]);
    const covered = { record: note?.record, marks: [{ words: 'KANARNOTE', as: 'another-person' }] };
    expect((await post(`/rights/${request}/copy/read`, covered, linnet)).status).toBe(200);
    const opened = await get<CopyPreview>(`/rights/${request}/copy`);
    expect(JSON.stringify(opened.parts)).toContain('[another person]');
    expect(JSON.stringify(opened.parts)).not.toContain('KANARNOTE');
    const { answer } = await freeze(request);
    expect(answer.status).toBe(200);
    expect((await frozen(request)).text).not.toContain('KANARNOTE');
    const { notGiven } = await get<{ notGiven: CopyPreview['notGiven'] }>(`/rights/${request}/left-out`);
    expect(notGiven).toEqual(
      expect.arrayContaining([expect.objectContaining({ title: 'Note', reason: 'It is not about them' })]),
    );
    // What was decided on the way is in the sealed record and nowhere else.
    expect(trial.storage.read((view) => view.copies.readings(request))).toEqual([]);
    expect((await post(`/rights/${request}/copy/read`, covered, linnet)).status).toBe(409);
  });

  it('is read anew where its author has changed the words since', async () => {
    const request = await ask(ana);
    const id = newOpaqueId();
    await trial.storage.write((tx) => {
      file(tx, 'note', { words: 'Damp behind the wardrobe.' }, [], { id });
    });
    const note = (preview: CopyPreview) => preview.toRead.find(({ record }) => record === id);
    expect(note(await readAll(request, []))).toMatchObject({ state: 'given' });
    await trial.storage.write((tx) => {
      const now = tx.documents.get('files', id);
      const body = { words: 'Damp behind the wardrobe. KANARLATER told us.' };
      const raw = { ...(now?.body as JsonObject), body };
      fileRecord(tx, { id, raw, by: trial.landlord.staff.surveyors[0].id, via: 'db', at: trial.now });
    });
    const changed = await get<CopyPreview>(`/rights/${request}/copy`);
    expect(note(changed)).toMatchObject({ state: 'unread' });
    expect(JSON.stringify(changed.parts)).not.toContain('KANARLATER');
    const sent = { id: newOpaqueId(), disclosure: newOpaqueId(), outcome: 'granted', sha256: changed.sha256 };
    expect((await post(`/rights/${request}/copy`, sent, linnet)).status).toBe(422);
  });

  it('takes no reading of what is not in it, without a reason on the list, or while words are open', async () => {
    const request = await ask(ana);
    const { toRead } = await get<CopyPreview>(`/rights/${request}/copy`);
    const [first] = toRead;
    const read = (sent: object, cookie = linnet) => post(`/rights/${request}/copy/read`, sent, cookie);
    expect((await read({ record: newOpaqueId() })).status).toBe(400);
    expect((await read({ record: ben.id })).status).toBe(400);
    expect((await read({ record: first?.record, leave: 'constructor' })).status).toBe(400);
    expect((await read({ record: first?.record, marks: [{ words: 'x', as: 'toString' }] })).status).toBe(400);
    expect((await read({ record: first?.record, leave: 'others' }, wren)).status).toBe(403);
    await trial.storage.write((tx) => {
      file(tx, 'note', { words: 'Someone has asthma here.' }, []);
    });
    const open = (await get<CopyPreview>(`/rights/${request}/copy`)).toRead.find(
      (item) => item.open.length > 0,
    );
    const answer = await read({ record: open?.record });
    expect([answer.status, answer.json['reason']]).toEqual([
      422,
      'Say for each marked word whether it is about somebody else.',
    ]);
  });

  it('holds the pictures that were looked at, sealed with it, and shows them to the lead alone', async () => {
    const picture = trial.storage.read((view) =>
      filedRecords(view, { kind: 'cleared-photo' }).flatMap(({ record }) =>
        record.kind === 'cleared-photo' && view.photos.photo(record.body.picture)?.state === 'held'
          ? record.body
          : [],
      ),
    )[0];
    if (picture === undefined) throw new Error('The demo has a checked photo.');
    const { width, height } = picture;
    await trial.storage.write((tx) => {
      file(tx, 'photo', { picture: picture.picture, takenOn: '2026-11-23', width, height }, []);
    });
    const request = await ask(ana);
    const item = (await readAll(request)).toRead.find(({ why }) => why === 'picture');
    const address = `/api/office/rights/${request}/pictures/${item?.record}`;
    expect((await trial.get(address, linnet)).status).toBe(200);
    expect((await trial.get(address, wren)).status).toBe(403);
    expect((await trial.get(`/api/office/rights/${request}/pictures/${home}`, linnet)).status).toBe(404);
    // A picture that is held, of a record that is in nobody's copy here.
    const elsewhere = trial.storage.read((view) =>
      filedRecords(view, { kind: 'cleared-photo' }).find(
        ({ entry, record }) =>
          entry.home !== home &&
          record.kind === 'cleared-photo' &&
          view.photos.photo(record.body.picture)?.state === 'held',
      ),
    );
    if (elsewhere === undefined) throw new Error('The demo has a checked photo at another home.');
    const theirs = `/api/office/rights/${request}/pictures/${elsewhere.entry.id}`;
    expect((await trial.get(theirs, linnet)).status).toBe(404);
    expect((await post(`/rights/${request}/copy/read`, { record: item?.record }, linnet)).status).toBe(200);
    const { sha256, parts } = await get<CopyPreview>(`/rights/${request}/copy`);
    const numbers = parts.flatMap((part) => part.picture ?? []);
    const sent = { id: newOpaqueId(), disclosure: newOpaqueId(), sha256, outcome: 'granted' };
    expect((await post(`/rights/${request}/copy`, sent, linnet)).status).toBe(200);
    const { pictures, text } = await get<FrozenCopy>(`/rights/${request}/frozen`);
    expect(pictures).toHaveLength(Math.max(...numbers));
    const digests = (JSON.parse(text) as { pictures: string[] }).pictures;
    const digestOf = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');
    expect(pictures.map(({ base64 }) => digestOf(Buffer.from(base64, 'base64')))).toEqual(digests);
    expect(digests).toContain(picture.picture);
    const sealed = trial.storage.read((view) => view.copies.picturesOf(sent.disclosure));
    const bare = pictures.map(({ base64 }) => base64.slice(0, 40));
    for (const one of sealed)
      for (const bytes of bare) expect(Buffer.from(one.picture).toString('base64')).not.toContain(bytes);
    // The page to hand over holds the same: every word, every picture, nothing that runs or is fetched.
    const { page } = await get<FrozenPage>(`/rights/${request}/page`);
    for (const { base64, type } of pictures) expect(page).toContain(`src="data:${type};base64,${base64}"`);
    const [copy] = [JSON.parse(text) as CopyDocument];
    for (const { title, lines } of copy.parts)
      for (const words of [title, ...lines.flatMap((line) => [line.label, line.words])])
        expect(page).toContain(escapeHtml(words));
    for (const sentence of copy.landlordTells) expect(page).toContain(escapeHtml(sentence));
    expect(page).toContain(sha256);
    expect(page).not.toMatch(/<script|https?:\/\/|src="[^d]/);
    // What was frozen goes with what it was made of.
    await trial.storage.write((tx) => {
      tx.copies.destroyCopy({ request });
    });
    expect(trial.storage.read((view) => view.copies.picturesOf(sent.disclosure))).toEqual([]);
    expect((await trial.get(`/api/office/rights/${request}/frozen`, linnet)).status).toBe(404);
  });

  it('is frozen once: its bytes as they were read, its digest, fields and rules in the log', async () => {
    const request = await ask(ana);
    const stale = await freeze(request, { sha256: 'ab'.repeat(32) });
    expect(stale.answer.status).toBe(409);
    expect(logOf(request)).toEqual([]);
    const { sent, answer } = await freeze(request);
    expect(answer.status).toBe(200);
    expect((await post(`/rights/${request}/copy`, sent, linnet)).status).toBe(200);
    const { text, sha256 } = await frozen(request);
    expect(createHash('sha256').update(text).digest('hex')).toBe(sha256);
    const log = logOf(request);
    expect(log).toHaveLength(1);
    expect(log[0]).toMatchObject({
      audience: 'subject-access',
      purpose: 'access-right',
      decision: 'shared',
      recipient: ana.id,
      toldSha256: sha256,
      rules: POLICY,
    });
    expect(log[0]?.fields).toContain('diagnosis/words');
    expect(log[0]?.categories).not.toContain('safeguarding');
    // The log says nothing of what was left out: the person reads their own log.
    expect(JSON.stringify(log)).not.toMatch(/safeguarding|privileged|third-party/);
    const sealed = trial.storage.read((view) => view.copies.copyOf(request));
    for (const bytes of [sealed?.copy, sealed?.notGiven])
      expect(Buffer.from(bytes ?? []).toString('latin1')).not.toMatch(/KANAR|Safeguarding/);
    const told = await step(request, { step: 'told', channel: 'letter' });
    expect(told.status).toBe(200);
    expect((await get<RightsRequestView>(`/rights/${request}`)).line.clock.state).toBe('met');
  });

  it('is opened by nobody but the lead, and each look is in the journal', async () => {
    const request = await ask(ana);
    await freeze(request);
    for (const path of ['copy', 'frozen', 'page', 'left-out'].map((last) => `/rights/${request}/${last}`))
      expect((await trial.get(`/api/office${path}`, wren)).status).toBe(403);
    const before = looks();
    await frozen(request);
    expect(looks()).toBe(before + 1);
    await get<FrozenPage>(`/rights/${request}/page`);
    expect(looks()).toBe(before + 2);
    // So the office is not asked to send what it cannot open.
    expect((await get<RightsRequestView>(`/rights/${request}`)).line.next).toMatchObject({ of: 'lead' });
  });

  it('is the same bytes, and the same log, with and without a safeguarding note', async () => {
    const one = await ask(ben);
    const before = await get<CopyPreview>(`/rights/${one}/copy`);
    await trial.storage.write((tx) =>
      file(tx, 'safeguarding-concern', { visitorMust: ['ring-ahead'], words: 'KANARSAFE2' }, [ben.id]),
    );
    const after = await get<CopyPreview>(`/rights/${one}/copy`);
    expect(after.sha256).toBe(before.sha256);
    expect(after.notGiven.length).toBeGreaterThan(before.notGiven.length);
  });

  it('of somebody with two tenancies holds both, each marked, and is asked for by either', async () => {
    const entries = trial.storage.read((view) => view.records.entries({ kind: 'tenancy' }));
    const elsewhere = entries.find((entry) => entry.home !== home);
    if (elsewhere === undefined) throw new Error('The demo has another tenancy.');
    const place = { at: elsewhere.home, tenancy: elsewhere.id };
    const later = newOpaqueId();
    await trial.storage.write((tx) => {
      const body = { name: ana.name, part: 'tenant', before: ana.id };
      file(tx, 'person', body, [later], { ...place, id: later });
      file(tx, 'diagnosis', { words: 'KANARLATER' }, [later], place);
    });
    for (const person of [ana, { ...ana, id: later }]) {
      const { parts } = await get<CopyPreview>(`/rights/${await ask(person)}/copy`);
      const tenancies = new Set(parts.map(({ tenancy }) => tenancy));
      expect(tenancies.size).toBe(2);
      expect([...tenancies]).not.toContain(null);
      for (const word of ['KANARANAdiagnosis', 'KANARLATER']) expect(JSON.stringify(parts)).toContain(word);
      expect(JSON.stringify(parts)).not.toContain('KANARBEN');
    }
    const { parts } = await get<CopyPreview>(`/rights/${await ask(ben)}/copy`);
    expect(JSON.stringify(parts)).not.toContain('KANARLATER');
    for (const { tenancy } of parts) expect(tenancy).toBeNull();
  });
});

const looks = () =>
  trial.storage
    .read((view) => view.journal.lines({ after: 0, limit: 100_000 }))
    .filter((line) => line.detail === 'office own-copy').length;

describe('each right', () => {
  it.each([
    ['objection', 'compelling', 'UK GDPR Art. 21(1)', 'Due Thu 24 Dec, 30 days left'],
    ['erasure', 'legal-duty', 'UK GDPR Art. 17(3)(b)', 'Due Thu 24 Dec, 30 days left'],
    ['complaint', 'not-upheld', 'Data Protection Act 2018 s.164A', 'Due Thu 24 Dec, 30 days left'],
  ] as const)(
    '(%s) has its own clock, and is refused with a ground and its citation',
    async (right, ground, citation, left) => {
      const request = await ask(ana, { right });
      const opened = await get<RightsRequestView>(`/rights/${request}`);
      expect(opened.line.clock.left).toBe(left);
      const no = { step: 'decided', outcome: 'refused', words: 'We wrote why.' };
      expect((await step(request, no, linnet)).json['reason']).toBe(
        'Choose on what this rests. They are told it.',
      );
      expect((await step(request, { ...no, ground }, wren)).status).toBe(422);
      expect((await step(request, { ...no, ground }, linnet)).status).toBe(200);
      const { letters, steps } = await get<RightsRequestView>(`/rights/${request}`);
      expect(letters[0]?.words).toContain(citation);
      expect(steps.at(-1)?.words).toContain(citation);
    },
  );

  it('a complaint is over its time when nobody acknowledged it in 30 days from the day after, and then has no date', async () => {
    const late = await ask(ana, { right: 'complaint', receivedAt: '2026-10-22T09:00:00+01:00' });
    expect((await get<RightsRequestView>(`/rights/${late}`)).line.clock.left).toBe('1 day over');
    expect((await step(late, { step: 'acknowledged', channel: 'letter' })).status).toBe(200);
    expect((await get<RightsRequestView>(`/rights/${late}`)).line.clock.left).toBe(
      'The outcome is due without undue delay',
    );
    // Nothing makes it longer.
    const longer = { step: 'extended', because: 'complex', words: 'Much to read.' };
    expect((await step(late, longer)).status).toBe(422);
  });
});
