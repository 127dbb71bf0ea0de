import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { OpaqueId } from '#domain/ids.ts';
import type { CertificateView, DestructionList } from '#domain/retention/retention-views.ts';
import type { KindName } from '#domain/records/registry.ts';
import type { RightsListView, RightsRequestView } from '#domain/rights/rights-views.ts';
import { Browser } from '../border/http.fixture.ts';
import { fileRecord } from '../files/file-record.ts';
import { anId, aRecord, asJson, instantAt, issue } from '../files/filing.fixture.ts';
import { putRightAt } from '../files/put-right-at.ts';
import { brokenAt } from '../journal/chain.ts';
import { erasureRun } from '../retention/erasure.ts';
import {
  anOldHousehold,
  CANARY,
  filesHolding,
  retentionOf,
  type OldHousehold,
} from '../retention/retention.fixture.ts';
import { filedRights } from './filed-rights.ts';

const RETENTION = '/api/office/retention';
/** Stands in what is asked to be deleted, and nowhere else. */
const ERASED = 'KANARASE';

let old: OldHousehold;
let record: OpaqueId;
beforeEach(async () => {
  old = await anOldHousehold();
  record = await told(ERASED);
});
afterEach(() => old.close());

const storage = () => old.server.world.storage;
const folder = () => old.server.world.folder;
const place = () => ({ home: old.server.world.home, tenancy: old.tenancy, subjects: [old.tenant] });

/** Something that is held about the tenant alone. */
function told(words: string): Promise<OpaqueId> {
  return storage().write((tx) => issue(tx, old.server.world.office, 'diagnosis', { words }, place()));
}

/** A line of the log: somebody was told of it. */
function logged(to: object): Promise<OpaqueId> {
  const body = { at: '2026-11-20T09:00:00.000+00:00', decision: 'shared', records: [record], ...to };
  const { home } = old.server.world;
  return storage().write((tx) =>
    issue(
      tx,
      old.server.world.office,
      'disclosure',
      { ...body, categories: ['diagnosis'] },
      {
        home,
        tenancy: old.tenancy,
      },
    ),
  );
}

async function asks(right = 'erasure'): Promise<OpaqueId> {
  const id = anId();
  const sent = { id, person: old.tenant, right, channel: 'letter', identity: 'known' };
  expect((await old.lead.call('POST', '/api/office/rights', sent)).statusCode).toBe(200);
  return id;
}
async function step(request: OpaqueId, body: object) {
  old.server.clock.now += 1000;
  const answer = await old.lead.call('POST', `/api/office/rights/${request}/steps`, { id: anId(), ...body });
  return { status: answer.statusCode, reason: answer.json<{ reason?: string }>().reason };
}
const granted = (records: readonly OpaqueId[], more: object = {}) => ({
  ...{ step: 'decided', outcome: 'granted', words: 'It is not needed any more.', records, ...more },
});
const shown = async (request: OpaqueId) =>
  (await old.lead.call('GET', `/api/office/rights/${request}`)).json<RightsRequestView>();
const letters = async (request: OpaqueId) =>
  Object.fromEntries((await shown(request)).letters.map(({ title, words }) => [title, words]));
const isOpen = async (request: OpaqueId) =>
  (await old.lead.call('GET', '/api/office/rights'))
    .json<RightsListView>()
    .open.some(({ id }) => id === request);
const listFor = (request: OpaqueId) => storage().read((view) => view.retention.destructionFor(request));
async function decideList(
  request: OpaqueId,
  which: 'confirmation' | 'refusal',
  body: object = {},
  by = old.second,
) {
  const answer = await by.call('POST', `${RETENTION}/destructions/${listFor(request)?.id}/${which}`, body);
  return { status: answer.statusCode, reason: answer.json<{ reason?: string }>().reason };
}
const isHere = (id: OpaqueId) => storage().read((view) => view.records.entry(id) !== null);

describe('a deletion that was granted', () => {
  it('is a list of just those records, gone once another lead confirms it, and told as gone only then', async () => {
    const log = await logged({ audience: 'contractor', purpose: 'repair', recipientName: 'Dunnock' });
    const request = await asks();
    expect(await step(request, granted([record]))).toMatchObject({ status: 200 });
    expect(filesHolding(folder(), ERASED).length).toBeGreaterThan(0);
    expect((await letters(request))['What was decided']).toMatch(
      /We will delete this: Diagnosis of .*\n.*not gone yet/,
    );
    expect((await letters(request))['What was decided']).not.toMatch(/have deleted/);
    expect((await letters(request))['For those who had it before']).toBeUndefined();
    const recipient = { step: 'recipient-told', disclosure: log, channel: 'email' };
    expect(await step(request, recipient)).toEqual({
      status: 422,
      reason: 'It is not done yet. Tell them once it is.',
    });
    expect((await step(request, { step: 'gone-told', channel: 'letter' })).reason).toMatch(/not gone yet/);
    expect(await step(request, { step: 'told', channel: 'letter' })).toMatchObject({ status: 200 });
    // They were told that it goes: it is still owed.
    expect(await isOpen(request)).toBe(true);
    expect((await shown(request)).line.next.words).toMatch(/Another data-protection lead confirms/);

    const [line] = (await retentionOf(old.second)).destructions;
    expect(line).toMatchObject({ request, mayDecide: true, barred: null, address: '1 Example Street' });
    expect(line?.what).toBe('They asked to have this deleted: Diagnosis 1');
    // Whoever decided it cannot confirm it.
    expect((await decideList(request, 'confirmation', {}, old.lead)).status).toBe(403);
    expect(isHere(record)).toBe(true);
    old.server.clock.now += 1000;
    expect((await decideList(request, 'confirmation')).status).toBe(200);

    expect(filesHolding(folder(), ERASED)).toEqual([]);
    expect([isHere(record), isHere(old.own), storage().read(brokenAt)]).toEqual([false, true, null]);
    expect(filesHolding(folder(), CANARY).length).toBeGreaterThan(0);
    const { certificate } = (
      await old.lead.call('GET', `${RETENTION}/destructions/${listFor(request)?.id}`)
    ).json<CertificateView>();
    expect(certificate).toMatchObject({
      records: [{ kind: 'diagnosis', count: 1 }],
      because: 'asked-for',
      decidedBy: 'The second lead',
    });
    expect((await letters(request))['It is gone']).toMatch(/We have deleted this: Diagnosis\./);
    expect((await letters(request))['It is gone']).toMatch(/We keep that you asked/);
    expect((await letters(request))['For those who had it before']).toMatch(/has been deleted here/);
    expect((await shown(request)).line.next.words).toBe('Tell them that it is gone.');
    expect((await step(request, { step: 'gone-told', channel: 'letter' })).status).toBe(200);
    expect(await isOpen(request)).toBe(true);
    expect((await step(request, recipient)).status).toBe(200);
    expect(await isOpen(request)).toBe(false);
  });

  it('told after it is gone is told once, and says so', async () => {
    const request = await asks();
    await step(request, granted([record]));
    expect((await decideList(request, 'confirmation')).status).toBe(200);
    expect((await letters(request))['What was decided']).toMatch(/We have deleted this: Diagnosis\./);
    expect((await step(request, { step: 'told', channel: 'letter' })).status).toBe(200);
    expect([await isOpen(request), (await shown(request)).open.includes('gone-told')]).toEqual([
      false,
      false,
    ]);
  });

  it('takes the earlier version that it stands for, and the frozen copy that holds it', async () => {
    const wrong = await told(`${ERASED} wrong`);
    const correction = { corrects: wrong, replacement: record, reason: `${ERASED} why` };
    await storage().write((tx) => issue(tx, old.server.world.office, 'correction', correction, place()));
    const other = await told('Another');
    const had = await logged({ audience: 'contractor', purpose: 'repair', records: [wrong] });
    const line = await logged({ audience: 'subject-access', purpose: 'access-right' });
    const key = () => storage().read((view) => view.copies.copyKey(line));
    await storage().write((tx) => {
      const [copy, notGiven] = [Buffer.from('sealed'), Buffer.from('sealed')];
      const sealed = {
        disclosure: line,
        request: anId(),
        sha256: 'a'.repeat(64),
        frozenAt: 1,
        copy,
        notGiven,
      };
      tx.copies.keepCopy(sealed, [], Buffer.from('key'));
    });
    const request = await asks();
    await step(request, granted([record]));
    expect(key()).not.toBeNull();
    expect((await decideList(request, 'confirmation')).status).toBe(200);
    expect(filesHolding(folder(), ERASED)).toEqual([]);
    expect([wrong, other].map(isHere)).toEqual([false, true]);
    expect(key()).toBeNull();
    // Whoever had the earlier version alone is told as well, although what tied it to this one is gone too.
    expect((await shown(request)).earlier.map(({ disclosure }) => disclosure)).toEqual([had]);
  });

  it('in part names both parts', async () => {
    const request = await asks();
    const part = { outcome: 'part', ground: 'legal-claims', words: 'The other is of your claim.' };
    await step(request, granted([record], part));
    const letter = (await letters(request))['What was decided'];
    for (const words of [
      'We will delete this: Diagnosis of',
      'The rest of what you asked about we keep.',
      'Why: The other is of your claim.',
      'UK GDPR Art. 17(3)(e)',
    ])
      expect(letter).toContain(words);
  });

  it('names something', async () => {
    expect(await step(await asks(), granted([]))).toEqual({ status: 422, reason: 'Choose what is deleted.' });
  });
});

describe('a deletion takes nothing else along', () => {
  /** A record as a phone or the desk files it: who may make one is asked at their doors. */
  function filed(kind: KindName, body: object, subjects: readonly OpaqueId[]): Promise<OpaqueId> {
    const { surveyor } = old.server.world;
    const id = anId();
    const raw = asJson(aRecord(surveyor.id, kind, body, { ...place(), subjects }));
    return storage().write((tx) => {
      fileRecord(tx, { id, raw, by: surveyor.id, via: 'db', at: old.server.clock.now });
      return id;
    });
  }
  const made = (kind: KindName, body: object, subjects: readonly OpaqueId[] = [old.tenant]) =>
    filed(kind, body, subjects);
  /** A correction may name anything as wrong, and anything as right instead. */
  const corrected = (body: object) => filed('correction', body, []);
  async function deleted(records: readonly OpaqueId[]): Promise<void> {
    const request = await asks();
    expect(await step(request, granted(records))).toMatchObject({ status: 200 });
    old.server.clock.now += 1000;
    expect(await decideList(request, 'confirmation')).toMatchObject({ status: 200 });
    expect(records.map(isHere)).toEqual(records.map(() => false));
  }

  it('not what tells of others, or keeps them safe, although a correction says that what goes stands for it', async () => {
    const joint = anId();
    const others = [
      await made('safety-warning', { visitorMust: ['not-alone'], reviewOn: '2027-01-01' }, [joint]),
      await made('conduct-note', { words: 'Theirs.' }, [joint]),
      await made('diagnosis', { words: 'Theirs.' }, [joint]),
      await made('diagnosis', { words: 'Of both.' }, [joint, old.tenant]),
      // About the same person, and no earlier version of it.
      await made('conduct-note', { words: 'Of the tenant.' }),
      await made('safety-warning', { visitorMust: ['not-alone'], reviewOn: '2027-01-01' }),
    ];
    for (const corrects of others)
      await corrected({ corrects, replacement: record, because: 'wrong-place', reason: 'It was theirs.' });
    const before = storage().read((view) => view.records.entries({ kind: 'correction' }).length);
    await deleted([record]);
    expect(others.map(isHere)).toEqual(others.map(() => true));
    // Without its correction what somebody said is wrong would be told as right again.
    expect(storage().read((view) => view.records.entries({ kind: 'correction' }).length)).toBe(before);
  });

  it('not what counts again, since the correction that put it right was undone', async () => {
    const first = await told('First');
    const undone = await corrected({ corrects: first, replacement: record, because: 'typed-wrongly' });
    await corrected({ corrects: undone, because: 'typed-wrongly' });
    await deleted([record]);
    expect(isHere(first)).toBe(true);
  });

  it('not the correction without which what stays would be right again', async () => {
    const wrong = await told('Wrong, and undone');
    const undone = await corrected({ corrects: record, replacement: wrong, reason: 'Mistaken.' });
    await corrected({ corrects: undone, reason: 'Undone.' });
    const isWrong = () => storage().read((view) => putRightAt(view, old.server.world.home).isWrong(wrong));
    expect(isWrong()).toBe(true);
    await deleted([record]);
    expect([isHere(wrong), isWrong()]).toEqual([true, true]);
  });

  it('not what lies at another home', async () => {
    const { otherHome } = old.server.world;
    const there = await storage().write((tx) =>
      issue(tx, old.server.world.office, 'diagnosis', { words: 'There.' }, { ...place(), home: otherHome }),
    );
    await corrected({ corrects: there, replacement: record, because: 'wrong-place' });
    await deleted([record]);
    expect(isHere(there)).toBe(true);
  });
});

describe('what must stay', () => {
  const hold = () => ({ id: anId(), home: old.server.world.home, reason: 'A claim about damp.' });

  it('is decided about otherwise while a legal hold is on', async () => {
    await old.lead.call('POST', `${RETENTION}/holds`, hold());
    const request = await asks();
    expect((await shown(request)).theirs.find(({ id }) => id === record)?.stays).toMatch(/legal hold is on/);
    const answer = await step(request, granted([record]));
    expect([answer.status, answer.reason]).toEqual([
      422,
      expect.stringMatching(/^Diagnosis must stay for now. A legal hold is on.*Art. 17\(3\)\(e\)/),
    ]);
    // Nothing was decided by what was refused.
    expect([listFor(request), (await shown(request)).open.includes('decided')]).toEqual([null, true]);
  });

  it('stays also where the hold came after the list, and they are told why', async () => {
    const request = await asks();
    await step(request, granted([record]));
    await old.lead.call('POST', `${RETENTION}/holds`, hold());
    expect((await letters(request))['What was decided']).toMatch(/For now it must stay. A legal hold is on/);
    expect((await retentionOf(old.second)).destructions[0]?.barred).toMatch(/legal hold/);
    const answer = await decideList(request, 'confirmation');
    expect([answer.status, answer.reason]).toEqual([409, expect.stringMatching(/Nothing was destroyed/)]);
    expect(isHere(record)).toBe(true);
  });

  it('is what a copy is owed of, until they were told of that', async () => {
    const request = await asks();
    const copy = await asks('access');
    expect((await step(request, granted([record]))).reason).toMatch(/answered first/);
    await step(copy, {
      ...{ step: 'decided', outcome: 'refused', ground: 'excessive', words: 'To annoy.', disclosure: anId() },
    });
    await step(copy, { step: 'told', channel: 'letter' });
    expect((await step(request, granted([record]))).status).toBe(200);
  });

  it('is asked where each record lies: a hold on another home holds what lies there', async () => {
    const { otherHome, office, surveyor } = old.server.world;
    const there = await storage().write((tx) =>
      issue(tx, office, 'diagnosis', { words: 'There.' }, { ...place(), home: otherHome, tenancy: anId() }),
    );
    const request = await asks();
    // It lies in none of the files that they are offered.
    expect((await step(request, granted([there]))).status).toBe(400);
    expect((await shown(request)).open).toContain('decided');
    await old.lead.call('POST', `${RETENTION}/holds`, { ...hold(), home: otherHome });
    // As if it had been decided all the same.
    const decided = { ...granted([there]), request, at: instantAt(old.server.clock.now) };
    const raw = asJson(aRecord(surveyor.id, 'rights-step', decided, place()));
    const run = await storage().write((tx) => {
      fileRecord(tx, { id: anId(), raw, by: surveyor.id, via: 'db', at: old.server.clock.now });
      return erasureRun(tx, filedRights(tx, request), old.server.clock.now);
    });
    expect([...run.bars]).toEqual([[there, 'hold']]);
  });
});

describe('the lead who confirms a list', () => {
  const records = async (request: OpaqueId, by = old.second) =>
    by.call('GET', `${RETENTION}/destructions/${listFor(request)?.id}/records`);

  it('sees each record of it with whose it is and why it is there, and is in the journal as having looked', async () => {
    const wrong = await told('Before');
    const correction = { corrects: wrong, replacement: record, reason: 'Mistyped.' };
    await storage().write((tx) => issue(tx, old.server.world.office, 'correction', correction, place()));
    const request = await asks();
    await step(request, granted([record]));
    const list = (await records(request)).json<DestructionList>();
    expect(list.records.map(({ id, whose, why }) => [id, whose, why])).toEqual([
      [record, `About ${CANARY} Name`, 'Chosen when it was decided'],
      [wrong, `About ${CANARY} Name`, 'An earlier version of what was chosen'],
      [expect.any(String), `About ${CANARY} Name`, 'Says in words why it was put right'],
    ]);
    expect(list.records[0]?.title).toMatch(/^Diagnosis of /);
    const looks = storage().read((view) => view.journal.about(old.tenant));
    expect(
      looks.some(({ account, detail }) => account === old.secondAccount.id && detail === 'office person'),
    ).toBe(true);
    await decideList(request, 'refusal', { reason: 'Not yet.' });
    expect((await records(request)).statusCode).toBe(404);
  });

  it('asks anew for what has changed since, and the lead who asked before confirms that', async () => {
    const request = await asks();
    await step(request, granted([record]));
    const first = listFor(request);
    const wrong = await told('Before');
    const correction = { corrects: wrong, replacement: record };
    await storage().write((tx) => issue(tx, old.server.world.office, 'correction', correction, place()));
    const refused = await decideList(request, 'confirmation');
    expect([refused.status, refused.reason]).toEqual([
      409,
      expect.stringMatching(/ask for that: another lead/),
    ]);
    expect(isHere(record)).toBe(true);
    const [line] = (await retentionOf(old.second)).destructions;
    const { digest } = (await records(request)).json<DestructionList>();
    expect([line?.changed, digest === first?.digest]).toEqual([digest, false]);

    const renew = (body: object, by = old.second) =>
      by.call('POST', `${RETENTION}/destructions/${first?.id}/renewal`, { id: anId(), ...body });
    // Only what was looked at is asked for, and only by a lead.
    expect((await renew({ digest: first?.digest })).statusCode).toBe(409);
    expect(
      (await renew({ digest }, await Browser.signedIn(old.server, old.server.world.office))).statusCode,
    ).toBe(403);
    const again = { id: anId(), digest };
    for (let press = 0; press < 2; press += 1) expect((await renew(again)).statusCode).toBe(200);
    expect((await shown(request)).deletion?.state).toBe('asked');
    expect(
      (await retentionOf(old.second)).destructions.map(({ state, changed }) => [state, changed]),
    ).toEqual([
      ['asked', null],
      ['refused', null],
    ]);
    // Whoever asked anew cannot confirm it; what has not changed is not asked for anew.
    expect((await decideList(request, 'confirmation')).status).toBe(403);
    const twice = await old.lead.call('POST', `${RETENTION}/destructions/${again.id}/renewal`, {
      id: anId(),
      digest,
    });
    expect([twice.statusCode, twice.body]).toEqual([409, expect.stringContaining('has not changed')]);
    expect([record, wrong].map(isHere)).toEqual([true, true]);
    old.server.clock.now += 1000;
    expect((await decideList(request, 'confirmation', {}, old.lead)).status).toBe(200);
    expect([record, wrong].map(isHere)).toEqual([false, false]);
  });

  it('asks anew for nothing that must stay', async () => {
    const request = await asks();
    await step(request, granted([record]));
    const list = listFor(request);
    await told('Another');
    await old.lead.call('POST', `${RETENTION}/holds`, {
      id: anId(),
      home: old.server.world.home,
      reason: 'A claim.',
    });
    const sent = { id: anId(), digest: list?.digest };
    const answer = await old.second.call('POST', `${RETENTION}/destructions/${list?.id}/renewal`, sent);
    expect([answer.statusCode, answer.body]).toEqual([409, expect.stringContaining('legal hold')]);
  });
});

describe('a list that another lead said no to', () => {
  it('is decided anew, also where they were told that it would go, and they are told what was', async () => {
    const request = await asks();
    await step(request, granted([record]));
    await step(request, { step: 'told', channel: 'letter' });
    expect((await decideList(request, 'refusal', { reason: 'A claim is coming.' })).status).toBe(200);
    const undone = await shown(request);
    expect([undone.deletion?.state, undone.line.open, undone.open.includes('decided')]).toEqual([
      'undone',
      true,
      true,
    ]);
    expect(undone.letters.map(({ title }) => title)).not.toContain('What was decided');
    expect((await step(request, { step: 'told', channel: 'letter' })).reason).toMatch(/Nothing was deleted/);
    const no = { outcome: 'refused', ground: 'legal-claims', words: 'A claim is coming.' };
    expect((await step(request, { step: 'decided', ...no })).status).toBe(200);
    expect((await letters(request))['What was decided']).toMatch(/We have not done what you asked/);
    // What they were told of the first decision is not what was decided.
    expect((await shown(request)).line.next.words).toBe('Tell them what was decided, in writing.');
    expect((await step(request, { step: 'told', channel: 'letter' })).status).toBe(200);
    expect(await isOpen(request)).toBe(false);
    expect((await step(request, granted([record]))).status).toBe(422);
  });
});
