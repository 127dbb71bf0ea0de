import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { OpaqueId } from '#domain/ids.ts';
import type { KindName } from '#domain/records/registry.ts';
import type { DestructionList } from '#domain/retention/retention-views.ts';
import { Browser, pushed } from '../border/http.fixture.ts';
import { fileRecord } from '../files/file-record.ts';
import { anId, anOrder, aRecord, asJson, DAY, instantAt, issue } from '../files/filing.fixture.ts';
import { keepDeskStep } from '../office/desk-step.ts';
import { anOldHousehold, destroyed, filesHolding, type OldHousehold } from './retention.fixture.ts';

/** A word of the cleared note that is wrong, and of nothing else. */
const WORD = 'KANARFORM';
const UNCOVERED = 'ab'.repeat(32);

let old: OldHousehold;
let van: Browser;
let case_: OpaqueId;
beforeEach(async () => {
  old = await anOldHousehold();
  const { storage, office, contractor } = old.server.world;
  case_ = anId();
  await storage.write((tx) =>
    issue(tx, office, 'works-order', anOrder(contractor), place(), anId(), old.server.clock.now),
  );
  van = await Browser.signedIn(old.server, contractor);
});
afterEach(() => old.close());

const place = (subjects: readonly OpaqueId[] = []) => ({
  ...{ home: old.server.world.home, tenancy: old.tenancy, case: case_, subjects },
});
/** Files what another surveyor recorded more than a year ago: whoever wrote it keeps their own. */
const file = async (kind: KindName, body: object, subjects: readonly OpaqueId[] = []) => {
  const { storage, otherSurveyor: surveyor } = old.server.world;
  const id = anId();
  const raw = asJson(aRecord(surveyor.id, kind, body, place(subjects)));
  const at = old.server.clock.now - 399 * DAY;
  await storage.write((tx) => fileRecord(tx, { id, raw, by: surveyor.id, via: 'db', at }));
  return id;
};
/** Which of these packs hold a word: the contractor's, and a surveyor's. */
const holding = (word: string) => {
  const all = [van, old.phone].map(async (one) =>
    JSON.stringify(await one.documents(await one.pack())).includes(word),
  );
  return Promise.all(all);
};
const NOBODY = [false, false];
const kinds = (...ids: readonly OpaqueId[]) =>
  old.server.world.storage.read((view) => ids.map((id) => view.records.entry(id)?.kind ?? null));
const aPhoto = (picture: string, more: object = {}) => ({
  ...{ picture, takenOn: '2018-01-01', width: 9, height: 9, ...more },
});
const coveredPhoto = async (subjects: readonly OpaqueId[] = []) => {
  const photo = await file('photo', aPhoto(UNCOVERED), subjects);
  const form = await file('cleared-photo', aPhoto(UNCOVERED, { photo }));
  const covers = { replaces: photo, changes: ['covered'] };
  return [photo, form, await file('photo', aPhoto('cd'.repeat(32), covers), subjects)] as const;
};
const wrongNote = async (reason: object = {}, subjects: readonly OpaqueId[] = []) => {
  const note = await file('note', { words: 'The flue is safe' }, subjects);
  const form = await file('cleared-note', { note, words: `${WORD} The flue is safe` });
  const said = await file('correction', { corrects: note, because: 'typed-wrongly', ...reason });
  return [note, form, said] as const;
};

describe('once its time is over', () => {
  it('what was covered is not uncovered: its form goes along', async () => {
    const [photo, form, covers] = await coveredPhoto();
    expect((await holding('cleared-photo'))[0]).toBe(false);
    await destroyed(old);
    expect(kinds(photo, form, covers)).toEqual([null, null, null]);
    expect(await holding('cleared-photo')).toEqual(NOBODY);
  });

  it('a form of what was wrong is told to nobody: what says so stays with it', async () => {
    const [note, form, said] = await wrongNote();
    expect(await holding(WORD)).toEqual(NOBODY);
    await destroyed(old);
    expect(kinds(note, form, said)).toEqual([null, 'cleared-note', 'correction']);
    expect(await holding(WORD)).toEqual(NOBODY);
  });

  it('a form of what is right stays', async () => {
    const note = await file('note', { words: 'The flue leaks' });
    const form = await file('cleared-note', { note, words: `${WORD} The flue leaks` });
    await destroyed(old);
    expect(kinds(note, form)).toEqual([null, 'cleared-note']);
    expect(await holding(WORD)).toEqual([true, true]);
  });
});

describe('when it is deleted because somebody asked', () => {
  /** Granted by one lead. The list that waits for the other; or what is said instead. */
  async function granted(records: readonly OpaqueId[], status = 200) {
    const id = anId();
    const sent = { id, person: old.tenant, right: 'erasure', channel: 'letter', identity: 'known' };
    await old.lead.call('POST', '/api/office/rights', sent);
    old.server.clock.now += 1000;
    const step = { id: anId(), step: 'decided', outcome: 'granted', words: 'It goes.', records };
    const answer = await old.lead.call('POST', `/api/office/rights/${id}/steps`, step);
    expect([answer.statusCode, answer.body]).toEqual([status, expect.anything()]);
    if (status !== 200) return answer.body;
    const list = old.server.world.storage.read((view) => view.retention.destructionFor(id));
    return `/api/office/retention/destructions/${list?.id ?? ''}`;
  }
  const confirmed = async (list: string) =>
    (await old.second.call('POST', `${list}/confirmation`, {})).statusCode;

  it('a form of the wrong note goes along, and the lead who confirms it is shown why', async () => {
    const [note, form, said] = await wrongNote({ reason: 'She never said so.' }, [old.tenant]);
    const list = await granted([note]);
    const { records } = (await old.second.call('GET', `${list}/records`)).json<DestructionList>();
    expect(records.map(({ id, why }) => [id, why])).toEqual([
      [note, 'Chosen when it was decided'],
      [form, 'Checked form of what was wrong'],
      [said, 'Says in words why it was put right'],
    ]);
    expect(await confirmed(list)).toBe(200);
    expect(kinds(note, form, said)).toEqual([null, null, null]);
    expect(await holding(WORD)).toEqual(NOBODY);
  });

  it('a form of what was covered goes along', async () => {
    const [photo, form, covers] = await coveredPhoto([old.tenant]);
    expect(await confirmed(await granted([covers]))).toBe(200);
    expect(kinds(photo, form, covers)).toEqual([null, null, null]);
    expect(await holding('cleared-photo')).toEqual(NOBODY);
  });

  it('a form of what was covered goes along although the photo beneath is about others too and stays', async () => {
    const photo = await file('photo', aPhoto(UNCOVERED), [old.tenant, anId()]);
    const form = await file('cleared-photo', aPhoto(UNCOVERED, { photo }));
    const covers = await file('photo', aPhoto('cd'.repeat(32), { replaces: photo }), [old.tenant]);
    expect(await confirmed(await granted([covers]))).toBe(200);
    expect(kinds(photo, form, covers)).toEqual(['photo', null, null]);
  });

  it('a form that an open case rests on keeps all of the list', async () => {
    const { storage, office, home } = old.server.world;
    const [note, now] = [anId(), old.server.clock.now];
    await storage.write((tx) => {
      const at = { home, tenancy: old.tenancy };
      issue(tx, office, 'note', { words: 'The flue is safe' }, { ...at, subjects: [old.tenant] }, note);
      issue(tx, office, 'correction', { corrects: note, because: 'typed-wrongly' }, at);
      const aware = { awareAt: instantAt(now), hazard: 'damp-and-mould' };
      issue(tx, office, 'cleared-note', { note, words: WORD }, place());
      issue(tx, office, 'report-fact', aware, place(), anId(), now);
    });
    const list = await granted([note], 422);
    expect(list).toMatch(/Cleared note must stay for now. A repair case is open/);
  });

  it('what was refused about it goes along: a correction with its words, what it put instead, a re-tag and a form', async () => {
    const { storage, office, home } = old.server.world;
    const [gone, stays, right] = [anId(), anId(), anId()];
    await storage.write((tx) => {
      const at = { home, tenancy: old.tenancy };
      for (const [id, words] of [
        [gone, 'It is asthma'],
        [stays, 'Anything else'],
      ] as const)
        issue(tx, office, 'diagnosis', { words }, { ...at, subjects: [old.tenant] }, id);
    });
    const sent = (kind: KindName, body: object) => old.phone.record(kind, body, place());
    const because = 'typed-wrongly';
    const refused = [
      sent('correction', { corrects: gone, replacement: right, because, reason: 'KANARREFUSED it is COPD' }),
      sent('reclassification', { record: gone, treatAs: 'safeguarding', reason: 'KANARREFUSED' }),
      { ...sent('cleared-note', { note: gone, words: 'KANARREFUSED' }), author: anId() },
      sent('correction', { corrects: stays, because, reason: 'KANARSTAYS' }),
    ];
    const docs = refused.map((record) => pushed(anId(), record));
    const instead = pushed(right, sent('diagnosis', { words: 'KANARREFUSED COPD' }));
    await old.phone.push(await old.phone.pack(), [instead, ...docs]);
    const words = () => storage.read((view) => view.inbox.items(100).map(({ raw }) => raw)).join('');
    expect(words().match(/KANARREFUSED/g)).toHaveLength(4);
    // Somebody at the desk has said something about one of them.
    const item = storage.read((view) => view.inbox.items(100).find(({ raw }) => raw.includes('it is COPD')));
    await storage.write((tx) =>
      keepDeskStep(tx, {
        ...{ id: anId(), step: 'left-as-it-is', about: item?.id ?? anId(), account: office.id, other: null },
        ...{ at: old.server.clock.now, reason: 'KANARREFUSED stays' },
      }),
    );
    expect(await confirmed(await granted([gone]))).toBe(200);
    expect(words()).not.toContain('KANARREFUSED');
    expect(words()).toContain('KANARSTAYS');
    // A phone that has them still is told that they are gone, and sends them into the office no more.
    const records = [instead, ...docs].map(({ _id: id, _rev: rev }) => ({ id, rev }));
    const asked = (await old.phone.call('POST', '/api/receipts', { records })).json<{
      records: { state: string }[];
    }>();
    const states = asked.records.map(({ state }) => state);
    expect(states).toEqual(['destroyed', 'destroyed', 'destroyed', 'destroyed', 'refused']);
    await old.phone.push(await old.phone.pack(), [instead, ...docs]);
    expect(words()).not.toContain('KANARREFUSED');
    expect(filesHolding(old.server.world.folder, 'KANARREFUSED')).toEqual([]);
  });
});
