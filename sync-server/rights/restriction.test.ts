import { COMPILED_RULES } from '#domain/disclosure/rules.ts';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { disclose } from '#domain/disclosure/disclose.ts';
import { AUDIENCE_NAMES } from '#domain/disclosure/audiences.ts';
import { isOpaqueId, type OpaqueId } from '#domain/ids.ts';
import type { HouseholdView } from '#domain/cases/office-views.ts';
import type { PersonLine, RightsRequestView } from '#domain/rights/rights-views.ts';
import { filedRecord, filedRecords } from '../files/filed-record.ts';
import { newOpaqueId } from '../new-id.ts';
import type { DeskCall } from '../office/desk.ts';
import { deskTrial, type DeskTrial } from '../office/desk-trial.fixture.ts';
import { filesNow } from '../retention/files-now.ts';
import { londonToday } from '../packs/london-today.ts';
import { filedRights } from './filed-rights.ts';
import { restrict } from './restrict.ts';
import { purposesFor } from '#domain/sharing/purposes.ts';

let trial: DeskTrial;
let wren: string;
let linnet: string;
let person: PersonLine;
let need: OpaqueId;
beforeAll(async () => {
  trial = await deskTrial();
  wren = await trial.cookie('wren');
  linnet = await trial.cookie('linnet');
  const entry = await shownNeed();
  need = entry.id;
  const { people } = (await trial.get(`/api/office/homes/${entry.home}/people`, wren)).json as unknown as {
    people: PersonLine[];
  };
  const subject = trial.storage.read((view) => filedRecord(view, need)?.record.subjects[0]);
  const found = people.find(({ id }) => id === subject);
  if (!found) throw new Error('A need is of somebody.');
  person = found;
}, 60_000);
afterAll(() => trial.close());

/** A need that the desk is shown, as its home has an open case. */
async function shownNeed() {
  for (const entry of trial.storage.read((view) => view.records.entries({ kind: 'health-need' }))) {
    const { facts } = (await trial.get(`/api/office/homes/${entry.home}/household`, wren))
      .json as unknown as HouseholdView;
    if (facts.some(({ id }) => id === entry.id)) return entry;
  }
  throw new Error('The demo has a health need at a home with an open case.');
}

const step = (request: string, body: object, cookie = linnet) =>
  trial.post(`/api/office/rights/${request}/steps`, { id: newOpaqueId(), ...body }, cookie);

/** What each audience is shown of the record, read as every projection reads it. */
function shownTo(): readonly string[] {
  return trial.storage.read((view) => {
    const filed = filedRecord(view, need);
    if (filed === null) throw new Error('It is kept.');
    return AUDIENCE_NAMES.filter((audience) => {
      const context = {
        rules: COMPILED_RULES,
        audience,
        today: londonToday(trial.now),
        mint: (id: string) => id,
        onOpenCase: true,
      };
      const purpose = purposesFor(audience)[0];
      const requester = filed.record.subjects[0];
      return disclose(need, filed.record, { ...context, purpose, ...(requester && { requester }) }) !== null;
    });
  });
}

/** A record stops being used by a restriction and by an objection alike, in every projection: Art. 18 and Art. 21(1). */
it.each(['restriction', 'objection'])(
  '(%s) keeps a record, shows it to nobody outside while it holds, and ends it only by the lead with a reason',
  async (right) => {
    const before = shownTo();
    expect(before).toEqual(expect.arrayContaining(['surveyor', 'contractor', 'office', 'subject-access']));
    const request = newOpaqueId();
    const sent = { id: request, person: person.id, right, channel: 'letter', identity: 'known' };
    expect((await trial.post('/api/office/rights', sent, wren)).status).toBe(200);
    const view = (await trial.get(`/api/office/rights/${request}`, linnet))
      .json as unknown as RightsRequestView;
    expect(view.theirs.map(({ id }) => id)).toContain(need);
    // The office does not choose, and so is not shown what there is to choose from.
    const office = (await trial.get(`/api/office/rights/${request}`, wren))
      .json as unknown as RightsRequestView;
    expect(office.theirs).toEqual([]);

    const decided = { step: 'decided', outcome: 'granted', words: 'They are right.' };
    expect((await step(request, { ...decided, records: [need] }, wren)).status).toBe(422);
    expect((await step(request, decided)).json['reason']).toBe(
      'Choose what is only kept, and not used any more.',
    );
    const foreign = trial.storage.read(
      (one) => one.records.entries({ kind: 'person' }).find(({ id }) => id !== person.id)?.id,
    );
    expect(isOpaqueId(foreign)).toBe(true);
    expect((await step(request, { ...decided, records: [foreign] })).status).toBe(400);
    expect(shownTo()).toEqual(before);

    // It lies in packs of those who go there.
    for (const name of ['asha', 'robin', 'tidewell']) await trial.get('/api/me', await trial.cookie(name));
    const inPacks = () =>
      trial.storage.read((one) =>
        one.accounts.accounts().filter(({ id }) => {
          const pack = one.packs.packOf(id);
          const range = { skip: 0, limit: 5000 };
          return pack !== null && one.documents.allDocs(pack.name, range).rows.some((row) => row.id === need);
        }),
      ).length;
    expect(inPacks()).toBeGreaterThan(0);

    // A page that tells of it is out.
    const told = newOpaqueId();
    await trial.storage.write((tx) => void tx.shares.hold(told, [need]));
    const onHold = () => trial.storage.read((one) => one.shares.events(told).map(({ detail }) => detail));
    expect(onHold()).toEqual([]);
    expect((await step(request, { ...decided, records: [need] })).status).toBe(200);
    expect(onHold()).toEqual(['restricted']);
    expect(inPacks()).toBe(0);
    expect(shownTo()).toEqual(expect.arrayContaining(['office', 'subject-access']));
    for (const outside of [
      'surveyor',
      'contractor',
      'neighbour',
      'legal-adviser',
      'tenant-summary',
      'public',
    ])
      expect(shownTo()).not.toContain(outside);
    // Whoever opens it at the desk sees that it is only kept, and since when.
    const entry = trial.storage.read((one) => one.records.entry(need));
    const household = async () =>
      (await trial.get(`/api/office/homes/${entry?.home}/household`, wren)).json as unknown as HouseholdView;
    const keptSince = async () => (await household()).facts.find(({ id }) => id === need)?.onlyKept;
    expect(await keptSince()).toBe('Only kept since Tue 24 Nov');
    expect((await household()).facts.filter(({ onlyKept }) => onlyKept !== null)).toHaveLength(1);
    // It is kept whole.
    expect(trial.storage.read((one) => filedRecord(one, need)?.record.kind)).toBe('health-need');

    expect((await step(request, { step: 'told', channel: 'letter' })).status).toBe(200);
    // They are told before it ends, and why.
    expect((await step(request, { step: 'ended', words: 'They agreed.' })).status).toBe(422);
    const toldEnd = { step: 'end-told', words: 'They agreed.', channel: 'letter' };
    expect((await step(request, toldEnd, wren)).status).toBe(422);
    expect((await step(request, toldEnd)).status).toBe(200);
    const letters = (await trial.get(`/api/office/rights/${request}`, linnet)).text;
    expect(letters).toContain('We will use it again. We tell you before we do.');
    expect(await keptSince()).toBe('Only kept since Tue 24 Nov');
    expect((await step(request, { step: 'ended' }, wren)).status).toBe(422);
    expect((await step(request, { step: 'ended' })).status).toBe(200);
    expect(shownTo()).toEqual(before);
    expect(await keptSince()).toBeNull();
  },
);

it('lets what was objected to go when its time is over: nobody wished it kept', async () => {
  const request = newOpaqueId();
  const sent = { id: request, person: person.id, right: 'objection', channel: 'letter', identity: 'known' };
  expect((await trial.post('/api/office/rights', sent, wren)).status).toBe(200);
  const decided = { step: 'decided', outcome: 'granted', words: 'They are right.', records: [need] };
  expect((await step(request, decided)).status).toBe(200);
  const keeps = () => trial.storage.read((view) => filesNow(view, trial.now).restricted.has(need));
  expect(keeps()).toBe(false);
  const kept = newOpaqueId();
  expect(
    (await trial.post('/api/office/rights', { ...sent, id: kept, right: 'restriction' }, wren)).status,
  ).toBe(200);
  expect((await step(kept, decided)).status).toBe(200);
  expect(keeps()).toBe(true);
});

it('tells of an objection in part what is not used any more, and on what the rest is', async () => {
  const request = newOpaqueId();
  const sent = { id: request, person: person.id, right: 'objection', channel: 'letter', identity: 'known' };
  expect((await trial.post('/api/office/rights', sent, wren)).status).toBe(200);
  const part = { step: 'decided', outcome: 'part', ground: 'compelling', words: 'A claim needs the rest.' };
  expect((await step(request, part)).json['reason']).toBe('Choose what is only kept, and not used any more.');
  expect((await step(request, { ...part, records: [need] })).status).toBe(200);
  const view = (await trial.get(`/api/office/rights/${request}`, wren)).json as unknown as RightsRequestView;
  const letter = view.letters.find(({ title }) => title === 'What was decided')?.words;
  for (const words of [
    'We have stopped using this: Health need of',
    'The rest of what you asked about we still use.',
    'Why: A claim needs the rest.',
    'UK GDPR Art. 21(1)',
  ])
    expect(letter).toContain(words);
});

it('keeps by a request nothing that is about somebody else, by whatever door it is asked', async () => {
  const request = newOpaqueId();
  const sent = { id: request, person: person.id, right: 'restriction', channel: 'letter', identity: 'known' };
  expect((await trial.post('/api/office/rights', sent, wren)).status).toBe(200);
  const account = trial.storage.read((view) => view.accounts.accountNamed('linnet'));
  const others = trial.storage
    .read((view) => filedRecords(view, { kind: 'person' }))
    .find(({ entry }) => entry.id !== person.id);
  if (account === null || others === undefined) throw new Error('The demo has a lead and other people.');
  const keeping = trial.storage.write((tx) => {
    const call = { account, now: trial.now } as DeskCall;
    restrict(tx, filedRights(tx, request), [others.entry.id], call);
  });
  await expect(keeping).rejects.toThrow('not theirs alone');
  expect(trial.storage.read((view) => view.restrictions.restrictedSince(others.entry.id))).toBeNull();
});
