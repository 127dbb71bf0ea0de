import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { OpaqueId } from '#domain/ids.ts';
import type { CertificateView } from '#domain/retention/retention-views.ts';
import type { RightsListView, RightsRequestView } from '#domain/rights/rights-views.ts';
import { anId, issue } from '../files/filing.fixture.ts';
import { brokenAt } from '../journal/chain.ts';
import {
  anOldHousehold,
  CANARY,
  filesHolding,
  retentionOf,
  type OldHousehold,
} from '../retention/retention.fixture.ts';

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

  it('changes nothing once the list has changed since', async () => {
    const request = await asks();
    await step(request, granted([record]));
    const correction = { corrects: await told('Before'), replacement: record };
    await storage().write((tx) => issue(tx, old.server.world.office, 'correction', correction, place()));
    expect((await decideList(request, 'confirmation')).status).toBe(409);
    expect(isHere(record)).toBe(true);
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
