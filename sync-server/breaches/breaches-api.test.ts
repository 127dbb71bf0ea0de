import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { BreachListView, BreachView } from '#domain/breaches/breach-views.ts';
import type { BoardView, CaseView } from '#domain/cases/office-views.ts';
import { isOpaqueId, type OpaqueId } from '#domain/ids.ts';
import type { MadeLink, SharePreview } from '#domain/shares/share-views.ts';
import { brokenAt } from '../journal/chain.ts';
import { newOpaqueId } from '../new-id.ts';
import { keptBreach } from './kept-breaches.ts';
import { deskTrial, type DeskTrial } from '../office/desk-trial.fixture.ts';
import { destroyListed } from '../retention/destroy.ts';
import { visitor, type Visitor } from '../shares/visitor.fixture.ts';
import type { Destruction } from '../storage/retention.ts';

const HOUR = 3_600_000;
const REPORT = {
  ...{ drafts: 2, freeBytes: 2e9, persistent: true, appVersion: '0.1.AbCd-123' },
  ...{ store: 'store-1', lost: null, deletions: [] },
};

let trial: DeskTrial;
let outside: Visitor;
let wren: string;
let linnet: string;
/** An open case with a job that is out. */
let matter: { case: OpaqueId; home: OpaqueId; order: OpaqueId };
beforeAll(async () => {
  trial = await deskTrial();
  outside = visitor(trial);
  [wren, linnet] = [await trial.cookie('wren'), await trial.cookie('linnet')];
  const { rows } = await get<BoardView>('/cases');
  for (const { case: id, home } of rows) {
    const view = await get<CaseView>(`/cases/${id}`);
    const order = view.orders.find(({ state }) => state === 'issued')?.id;
    if (isOpaqueId(order) && isOpaqueId(id) && isOpaqueId(home)) {
      matter = { case: id, home, order };
      return;
    }
  }
  throw new Error('The demo has an open case with a job.');
});
afterAll(() => trial.close());

const get = async <T>(path: string, cookie = wren) =>
  (await trial.get(`/api/office${path}`, cookie)).json as T;
const post = (path: string, body: object, cookie = wren) => trial.post(`/api/office${path}`, body, cookie);
const journalled = (action: string) =>
  trial.storage
    .read((view) => view.journal.lines({ after: 0, limit: 100_000 }))
    .filter((one) => one.action === action);
const seen = (breach: string, cookie = wren) => get<BreachView>(`/breaches/${breach}`, cookie);
const step = (breach: string, body: object, cookie = wren) =>
  post(`/breaches/${breach}/steps`, { id: newOpaqueId(), ...body }, cookie);
const tell = (body: object, cookie = wren) => post('/breaches', { id: newOpaqueId(), ...body }, cookie);
const idOf = (answer: { readonly json: Record<string, unknown> }) => String(answer.json['breach']);

async function aLink(): Promise<{ readonly id: OpaqueId; readonly made: MadeLink }> {
  const first = await get<SharePreview>(`/cases/${matter.case}/share/legal-adviser`);
  const recipient = first.recipient ?? { id: newOpaqueId(), name: 'Fallow and Reed' };
  const { sha256, until, order } = await get<SharePreview>(
    `/cases/${matter.case}/share/legal-adviser?recipient=${recipient.id}`,
  );
  const sent = { id: newOpaqueId(), audience: 'legal-adviser', recipient, order, sha256, until };
  const answer = await post(`/cases/${matter.case}/shares`, sent);
  expect(answer.status, answer.text).toBe(200);
  return { id: sent.id, made: answer.json as unknown as MadeLink };
}
const wrongLink = (target: OpaqueId) => ({ what: 'disclosure', happened: 'wrong-person', target });

describe('a link that went to the wrong person', () => {
  it('is taken back, recorded and journalled in one write, and lists what and whom', async () => {
    const { id, made } = await aLink();
    expect((await outside.open(made.path, made.code ?? '')).status).toBe(200);
    const told = { id: newOpaqueId(), ...wrongLink(id) };
    const answer = await post('/breaches', told);
    expect([answer.status, answer.json]).toEqual([200, { breach: told.id }]);
    expect((await outside.open(made.path, made.code ?? '')).status).not.toBe(200);
    const view = await seen(told.id);
    expect(view.withdrawn).toEqual(['The link and its code open nothing any more']);
    expect(view.recipients).toMatchObject([{ opened: expect.stringMatching(/^Opened once, /) as string }]);
    expect(view.parts.length).toBeGreaterThan(0);
    expect(view.parts[0]?.home?.id).toBe(matter.home);
    expect(view.fields.map(({ category }) => category)).toContain('Defect');
    expect(view.line.clock).toMatchObject({ state: 'running', left: '72 hours left' });
    expect(view.line.next.words).toBe('The data-protection lead weighs the risk.');
    expect(journalled('breach-recorded').filter(({ subject }) => subject === told.id)).toHaveLength(1);
    expect(trial.storage.read(brokenAt)).toBeNull();
  });

  it('told twice, by a second press or by a second person, is one breach', async () => {
    const { id } = await aLink();
    const told = { id: newOpaqueId(), ...wrongLink(id) };
    const before = (await get<BreachListView>('/breaches')).open.length;
    for (const body of [told, told, { ...told, id: newOpaqueId() }])
      expect(idOf(await post('/breaches', body, body.id === told.id ? wren : linnet))).toBe(told.id);
    expect((await get<BreachListView>('/breaches')).open).toHaveLength(before + 1);
    expect(journalled('share-revoked').filter(({ subject }) => subject === id)).toHaveLength(1);
  });

  it('told by a second person keeps what they know of it; told otherwise under the same id it is refused', async () => {
    const { id } = await aLink();
    const told = { id: newOpaqueId(), ...wrongLink(id), words: 'It went to number 3.' };
    await post('/breaches', told);
    expect((await post('/breaches', { ...told, words: 'It went to number 5.' })).status).toBe(409);
    expect((await post('/breaches', { ...told, happened: 'too-much' })).status).toBe(409);
    const again = { ...told, id: newOpaqueId(), words: 'Her ex lives there.' };
    for (let press = 0; press < 2; press += 1)
      expect(idOf(await post('/breaches', again, linnet))).toBe(told.id);
    const { steps, line } = await seen(told.id, linnet);
    expect(steps.map(({ title, words }) => [title, words])).toEqual([
      ['Somebody told of it once more', 'Her ex lives there.'],
    ]);
    expect(line.next.words).toBe('The data-protection lead weighs the risk.');
    expect((await seen(told.id, wren)).steps[0]?.words).toBeNull();
  });

  it('is compared with nothing that anybody but its author sends under its id', async () => {
    const told = { id: newOpaqueId(), what: 'told', happened: 'wrong-person', reached: 'unknown' };
    const about = { ...told, home: matter.home, categories: ['safeguarding'] };
    expect((await post('/breaches', about, linnet)).status).toBe(200);
    expect((await post('/breaches', about, linnet)).status).toBe(200);
    // Whoever is not shown what it reached learns it by no guess, right or wrong.
    const guesses = [about, { ...about, categories: ['defect'] }];
    const answers = await Promise.all(guesses.map((guess) => post('/breaches', guess)));
    expect(answers.map(({ status }) => status)).toEqual([409, 409]);
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
  });

  it('shows on the board with its clock, and holds nothing else up', async () => {
    await tell(wrongLink((await aLink()).id));
    const { breaches, rows } = await get<BoardView>('/cases');
    expect(breaches.open).toBeGreaterThan(0);
    expect(breaches.first?.left).toMatch(/hours/);
    expect(rows.some(({ case: id }) => id === matter.case)).toBe(true);
    expect(await aLink()).toBeTruthy();
  });

  it('is weighed, told and closed by the lead, each step once, and stays in the register', async () => {
    const breach = idOf(await tell(wrongLink((await aLink()).id)));
    const weighed = { step: 'weighed', risk: 'high', words: 'Where she lives now was on it.' };
    expect((await step(breach, weighed)).status).toBe(422);
    const id = newOpaqueId();
    for (let press = 0; press < 2; press += 1)
      expect((await step(breach, { id, ...weighed }, linnet)).status).toBe(200);
    for (const other of [{ risk: 'unlikely' }, { words: 'Something else.' }, { words: undefined }])
      expect((await step(breach, { id, ...weighed, ...other }, linnet)).status).toBe(409);
    const draft = (await seen(breach, linnet)).regulatorDraft ?? '';
    expect(
      (await step(breach, { step: 'regulator-told', way: 'online', words: draft }, linnet)).json,
    ).toMatchObject({
      reason: 'Fill in what stands in square brackets, or take it out.',
    });
    const filled = draft.replaceAll(/\[[^\]]*\]/g, 'as we know it');
    const told = { step: 'regulator-told', way: 'online', words: filled, proof: 'IC-123' };
    expect((await step(breach, told, linnet)).status).toBe(200);
    for (const { id: part, draft: letter } of (await seen(breach, linnet)).parts)
      expect(
        (await step(breach, { step: 'persons-told', way: 'letter', part, words: letter }, linnet)).status,
      ).toBe(200);
    expect((await step(breach, { step: 'closed', words: 'Too early.' }, linnet)).status).toBe(422);
    const { recipientDraft } = await seen(breach);
    expect(
      (await step(breach, { step: 'recipient-asked', way: 'email', words: recipientDraft })).status,
    ).toBe(200);
    expect((await step(breach, { step: 'recipient-replied', reply: 'deleted' })).status).toBe(200);
    expect((await step(breach, { step: 'closed', words: 'Two names were alike.' }, linnet)).status).toBe(200);
    const view = await seen(breach, linnet);
    expect(view.steps.find(({ title }) => title === 'The regulator was told')).toMatchObject({
      proof: 'IC-123',
      words: filled,
    });
    expect(view.steps.filter(({ title }) => title.startsWith('Weighed'))).toHaveLength(1);
    expect(view.line).toMatchObject({ open: false, clock: { state: 'met', left: 'Done in time' } });
    const { closed } = await get<BreachListView>('/breaches');
    expect(closed.map((line) => line.id)).toContain(breach);
    expect((await step(breach, { step: 'contained', done: 'recipient-rung' })).status).toBe(422);
  });

  it('is not what was refused, and not what is not there', async () => {
    const refused = { id: newOpaqueId(), audience: 'legal-adviser', reason: 'Not theirs to have.' };
    const recipient = { id: newOpaqueId(), name: 'Fallow and Reed' };
    const kept = await post(`/cases/${matter.case}/share-refusals`, { ...refused, recipient });
    expect(kept.status, kept.text).toBe(200);
    const nothing = await tell(wrongLink(refused.id));
    expect([nothing.status, nothing.json['reason']]).toEqual([422, 'Nothing was told: this was refused.']);
    expect((await tell(wrongLink(newOpaqueId()))).status).toBe(404);
    expect((await tell(wrongLink(matter.order))).status).toBe(404);
    const { id } = await aLink();
    for (const wrong of [
      { happened: 'stolen' },
      { what: 'nothing' },
      { awareAt: trial.now + 1000 * HOUR },
      { awareAt: 'now' },
      { words: 7 },
    ])
      expect([400, 422]).toContain((await tell({ ...wrongLink(id), ...wrong })).status);
    expect(trial.storage.read((view) => view.shares.events(id)).some(({ kind }) => kind === 'revoked')).toBe(
      false,
    );
  });
});

describe('what the office may not know of', () => {
  it('is named to the lead alone, and its words and letters are the lead’s', async () => {
    const told = {
      ...{ what: 'told', happened: 'left-behind', reached: 'family', home: matter.home, words: 'PLUM-TREE' },
      categories: ['person-name', 'safeguarding'],
    };
    const breach = idOf(await tell(told, linnet));
    const [office, lead] = [JSON.stringify(await seen(breach)), JSON.stringify(await seen(breach, linnet))];
    for (const word of ['Safeguarding', 'PLUM-TREE', 'Something went wrong with your data']) {
      expect(lead).toContain(word);
      expect(office).not.toContain(word);
    }
    expect(office).toContain('Name');
    expect(JSON.parse(office)).toMatchObject({ dangerous: false, records: null, regulatorDraft: null });
    expect(JSON.parse(lead)).toMatchObject({ dangerous: true });
    await step(breach, { step: 'weighed', risk: 'high', words: 'PEAR-TREE' }, linnet);
    expect(JSON.stringify(await seen(breach))).not.toContain('PEAR-TREE');
    expect(
      journalled('record-read').some(
        ({ subject, detail }) => subject === breach && detail === 'office breach',
      ),
    ).toBe(true);
  });
});

it('names to the office neither home nor recipient of what it may not know to be held at all', async () => {
  const told = { what: 'told', happened: 'wrong-person', reached: 'family', home: matter.home };
  const breach = idOf(await tell({ ...told, categories: ['safeguarding'] }, linnet));
  expect(
    (await step(breach, { step: 'weighed', risk: 'high', words: 'It may endanger.' }, linnet)).status,
  ).toBe(200);
  const lead = await seen(breach, linnet);
  expect(lead.parts.map(({ home }) => home?.id)).toEqual([matter.home]);
  const [part] = lead.parts;
  const letter = { step: 'persons-told', way: 'in-person', part: part?.id, words: 'Said in person.' };
  expect((await step(breach, letter, linnet)).status).toBe(200);
  const office = await seen(breach);
  expect([office.parts, office.recipients, office.fields]).toEqual([[], [], []]);
  for (const word of [matter.home, part?.id ?? '', part?.home?.line ?? '', 'A relative'])
    expect(JSON.stringify(office)).not.toContain(word);
  // It stands in the register all the same, with its clock.
  expect(office.line).toMatchObject({ open: true });
});

describe('a job that went to the wrong contractor', () => {
  it('leaves their pack in the same write, and says what was on it', async () => {
    const grant = () =>
      trial.storage
        .read((view) => view.grants.orderGrantsBy(matter.order))
        .find(({ endedAt }) => endedAt === null);
    const account = grant()?.account ?? '';
    expect(account).not.toBe('');
    // They have come in, so that there is a pack.
    const name = trial.landlord.accounts.find((one) => one.id === account)?.name ?? '';
    expect((await trial.get('/api/me', await trial.cookie(name))).status).toBe(200);
    const breach = idOf(await tell({ what: 'order', happened: 'wrong-person', target: matter.order }));
    expect(grant()).toBeUndefined();
    const view = await seen(breach);
    expect(view.withdrawn[0]).toMatch(/has left the contractor’s phone/);
    expect(view.parts.map(({ home }) => home?.id)).toContain(matter.home);
    // More than the job itself: whatever their pack had of it, which nobody can count any more.
    const kept = trial.storage.read((read) => keptBreach(read, breach as OpaqueId).progress.begun.reach);
    expect(kept.records).toBeGreaterThan(1);
    expect(kept.fields.some((field) => !field.startsWith('works-order/'))).toBe(true);
    expect(view.recipients[0]?.opened).toMatch(/not heard of|in contact/);
    expect((await tell({ what: 'order', happened: 'wrong-person', target: matter.order })).json).toEqual({
      breach,
    });
  });
});

describe('a lost phone', () => {
  let asha: string;
  let device: OpaqueId;
  let account: OpaqueId;
  beforeAll(async () => {
    asha = await trial.cookie('asha');
    await trial.get('/api/me', asha);
    const waiting = [{ home: matter.home, count: 3, since: trial.now - HOUR, until: trial.now }];
    expect((await trial.post('/api/phones/report', { ...REPORT, waiting }, asha)).status).toBe(200);
    const known = trial.storage.read((view) => {
      const id = view.accounts.accountNamed('asha')?.id;
      return id === undefined ? undefined : view.devices.devicesOf(id)[0];
    });
    if (known === undefined) throw new Error('The phone has told of itself.');
    ({ device, account } = known);
  });
  const order = () => trial.storage.read((view) => view.devices.wipe(account, device));

  it('told from another phone of the same person is signed out, ordered to clear itself, and recorded', async () => {
    const other = await trial.cookie('asha');
    const { phones } = (await trial.get('/api/breaches/phones', other)).json as {
      phones: { device: string }[];
    };
    expect(phones.map((one) => one.device)).toContain(device);
    const told = { what: 'phone', happened: 'stolen', phoneWas: 'locked', target: device };
    // Whoever they name, it is their own phone.
    const body = { id: newOpaqueId(), ...told, account: newOpaqueId() };
    const answer = await trial.post('/api/breaches', body, other);
    expect([answer.status, answer.json]).toEqual([200, { held: true }]);
    expect(order()).toMatchObject({ orderedBy: account, confirmedAt: null });
    expect((await trial.get('/api/me', asha)).status).toBe(401);
    expect((await trial.get('/api/me', other)).status).toBe(200);
    const view = await seen(body.id);
    const words = Object.fromEntries(view.phone.map((one) => [one.term, one.words]));
    expect(words).toMatchObject({
      'When it went': 'Locked',
      'Clearing it': 'Waits for contact',
      'Unfinished then': '2',
    });
    expect(words['What was on it']).toMatch(/^Pack 1, made up/);
    expect(words['Not sent then']).toMatch(/^3, the oldest/);
    expect(view.phoneRisk).toMatch(/encrypted[\s\S]*unlikely/);
    expect(view.parts.length).toBeGreaterThan(1);
    expect(view.recipients).toEqual([]);
    // The same told at the desk is the same breach.
    const again = { ...told, id: newOpaqueId(), account };
    expect(idOf(await post('/breaches', again))).toBe(body.id);
    expect(journalled('wipe-ordered').filter(({ subject }) => subject === device)).toHaveLength(1);
    // Told without signal, nobody could choose: there is one other.
    const unsaid = { ...told, id: newOpaqueId(), target: null };
    expect((await trial.post('/api/breaches', unsaid, other)).status).toBe(200);
    expect(trial.storage.read((tx) => tx.breaches.step(unsaid.id)?.breach)).toBe(body.id);
  });

  it('is nobody else’s to tell: not a colleague’s, not the one in hand, not from the desk’s side', async () => {
    const tidewell = await trial.cookie('tidewell');
    const told = {
      id: newOpaqueId(),
      what: 'phone',
      happened: 'lost',
      phoneWas: 'open',
      target: device,
      account,
    };
    expect((await trial.post('/api/breaches', told, tidewell)).status).toBe(404);
    const mine = await trial.cookie('tidewell');
    await trial.post('/api/phones/report', { ...REPORT, waiting: [] }, mine);
    const inHand = trial.storage.read((view) =>
      view.devices.devicesOf(view.accounts.accountNamed('tidewell')?.id ?? account).map((one) => one.device),
    );
    expect((await trial.post('/api/breaches', { ...told, target: inHand[0] }, mine)).status).toBe(422);
    for (const cookie of [wren, linnet, await trial.cookie('ellis')]) {
      expect((await trial.post('/api/breaches', told, cookie)).status).toBe(403);
      expect((await trial.get('/api/breaches/phones', cookie)).status).toBe(403);
    }
    expect((await trial.post('/api/breaches', told)).status).toBe(401);
    expect((await trial.get('/api/breaches/phones')).status).toBe(401);
  });
});

describe('the wrong thing, told from a phone', () => {
  it('names a home that was opened to them, leaves out any other, and answers the same', async () => {
    const asha = await trial.cookie('asha');
    const opened = trial.storage.read((view) =>
      view.grants.homeGrantsOf(view.accounts.accountNamed('asha')?.id ?? matter.home).map(({ home }) => home),
    );
    const every = trial.storage.read((view) =>
      view.records.entries({ kind: 'property' }).map(({ id }) => id),
    );
    const [own, foreign] = [opened[0], every.find((id) => !opened.includes(id))];
    const told = {
      what: 'told',
      happened: 'wrong-person',
      reached: 'neighbour',
      categories: ['person-name'],
    };
    const partsOf = async (home: OpaqueId | undefined) => {
      const id = newOpaqueId();
      const answer = await trial.post('/api/breaches', { id, ...told, home }, asha);
      expect(answer.json).toEqual({ held: true });
      return (await seen(id)).parts.map((part) => part.home?.id);
    };
    expect(await partsOf(own)).toEqual([own]);
    expect(await partsOf(foreign)).toEqual([]);
    const link = { id: newOpaqueId(), ...wrongLink(newOpaqueId()) };
    expect((await trial.post('/api/breaches', link, asha)).status).toBe(403);
  });
});

describe('what was told without signal', () => {
  it('counts from the press, is one breach when it comes twice, and never fails for the clock of a phone', async () => {
    const asha = await trial.cookie('asha');
    const told = {
      ...{ what: 'told', happened: 'wrong-person', reached: 'neighbour', categories: ['person-name'] },
      ...{ home: null, words: '' },
    };
    const awareOf = (id: OpaqueId) =>
      trial.storage.read((view) => keptBreach(view, id).progress.begun.awareAt);
    for (const [awareAt, expected] of [
      [trial.now - 5 * HOUR, trial.now - 5 * HOUR],
      [trial.now + HOUR, trial.now],
      [0, trial.now],
    ] as const) {
      const id = newOpaqueId();
      for (const time of [1, 2]) {
        const answer = await trial.post('/api/breaches', { id, awareAt, ...told }, asha);
        expect([time, answer.status]).toEqual([time, 200]);
      }
      expect(awareOf(id)).toBe(expected);
    }
  });
});

describe('the register', () => {
  /** Destroys a record as two leads would have it destroyed. */
  async function destroy(record: Parameters<typeof destroyListed>[1]['records'][number]) {
    const destruction: Destruction = {
      request: null,
      ...{ id: newOpaqueId(), digest: '', askedBy: matter.home, askedAt: trial.now, state: 'asked' },
      ...{ decidedBy: null, decidedAt: null, reason: null, cleanAt: null, certificate: null, pictures: [] },
    };
    await trial.storage.write((tx) => {
      const listed = { records: [record], refused: [], pictures: [] };
      destroyListed(tx, listed, { destruction, by: null, at: trial.now });
    });
  }

  it('stays when what it is about is destroyed, without what was written about it', async () => {
    const { id } = await aLink();
    const breach = idOf(await tell({ ...wrongLink(id), words: 'QUINCE' }, linnet));
    const asked = { step: 'recipient-asked', way: 'email', words: 'MEDLAR' };
    expect((await step(breach, asked)).status).toBe(200);
    expect((await seen(breach, linnet)).words).toBe('QUINCE');
    await destroy({ id, kind: 'disclosure', home: matter.home });
    const view = await seen(breach, linnet);
    expect(view.line.open).toBe(true);
    expect(view.parts.length).toBeGreaterThan(0);
    expect(view.steps.map(({ title }) => title)).toEqual(['Whoever got it was asked to delete it']);
    for (const word of ['QUINCE', 'MEDLAR']) expect(JSON.stringify(view)).not.toContain(word);
  });

  it('keeps nothing of what was written to a household, or told of it, once its tenancy is destroyed', async () => {
    const { id } = await aLink();
    const breach = idOf(await tell(wrongLink(id)));
    const told = { what: 'told', happened: 'left-behind', reached: 'other', home: matter.home };
    const said = idOf(await tell({ ...told, categories: ['person-name'], words: 'SORREL' }, linnet));
    const [part] = (await seen(breach, linnet)).parts;
    const letter = { step: 'persons-told', way: 'letter', part: part?.id, words: 'YARROW' };
    expect((await step(breach, letter, linnet)).status).toBe(200);
    const all = async () => JSON.stringify([await seen(breach, linnet), await seen(said, linnet)]);
    for (const word of ['SORREL', 'YARROW']) expect(await all()).toContain(word);
    const households = new Set([part?.id, (await seen(said, linnet)).parts[0]?.id]);
    for (const household of households)
      if (isOpaqueId(household)) await destroy({ id: household, kind: 'tenancy', home: matter.home });
    for (const word of ['SORREL', 'YARROW']) expect(await all()).not.toContain(word);
    expect((await seen(breach, linnet)).steps.map(({ title }) => title)).toEqual(['The people were told']);
  });
});
