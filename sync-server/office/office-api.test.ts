import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type {
  BoardView,
  CaseView,
  EarlierView,
  HomeView,
  HouseholdView,
  OrderView,
} from '#domain/cases/office-views.ts';
import { newOpaqueId } from '../new-id.ts';
import { mintingAt, mintRecord } from '#domain/records/mint-record.ts';
import { photo } from '#domain/records/photo.ts';
import { fileRecord } from '../files/file-record.ts';
import { filedRecord } from '../files/filed-record.ts';
import type { JsonObject } from '../storage/json.ts';
import { deskTrial, type DeskTrial } from './desk-trial.fixture.ts';

let trial: DeskTrial;
let wren: string;
beforeAll(async () => {
  trial = await deskTrial();
  wren = await trial.cookie('wren');
});
afterAll(() => trial.close());

async function read<T>(url: string, cookie = wren): Promise<T> {
  const answer = await trial.get(`/api/office${url}`, cookie);
  expect([url, answer.status, answer.status === 200 ? '' : answer.text]).toEqual([url, 200, '']);
  return answer.json as T;
}

const board = () => read<BoardView>('/cases');
const staffId = (name: string) => trial.landlord.accounts.find((one) => one.name === name)?.id ?? '';
const homeAt = (index: number) => trial.landlord.home(index);

async function report(change: object = {}) {
  const home = homeAt(3).id;
  const ids = { case: newOpaqueId(), facts: newOpaqueId(), report: newOpaqueId(), triage: newOpaqueId() };
  const body = {
    case: ids.case,
    home,
    facts: {
      id: ids.facts,
      body: { awareAt: '2026-11-24T10:15:00+00:00', hazard: 'damp-and-mould', roomKind: 'bedroom' },
    },
    report: { id: ids.report, body: { channel: 'phone', words: 'black mould is back in the little room' } },
    triage: {
      id: ids.triage,
      body: { hazard: 'damp-and-mould', severity: 'significant', basis: ['sleeping-room'] },
    },
    ...change,
  };
  const answer = await trial.post('/api/office/reports', body, wren);
  return { ids, home, body, answer };
}

describe('the board', () => {
  it('shows open cases, the most urgent first, each with its next step', async () => {
    const view = await board();
    expect(view.rows.length).toBeGreaterThan(5);
    expect(view.open).toBe(view.rows.length);
    const order = ['overdue', 'today', 'next', 'later', 'no-clock'];
    const groups = view.rows.map((row) => order.indexOf(row.group));
    expect([...groups].sort((a, b) => a - b)).toEqual(groups);
    expect(view.overdue).toBe(view.rows.filter((row) => row.group === 'overdue').length);
    expect(view.rows.every((row) => row.nextStep !== '' && row.withWhom !== '')).toBe(true);
    expect(view.nowInFull).toBe('Tuesday 24 November 2026, 11:30');
  });
});

describe('a new report', () => {
  it('opens a case with its clock, and the same request again changes nothing', async () => {
    const before = (await board()).open;
    const { ids, body, answer } = await report();
    expect([answer.status, answer.text]).toEqual([200, JSON.stringify({ case: ids.case })]);
    expect((await trial.post('/api/office/reports', body, wren)).status).toBe(200);
    expect((await board()).open).toBe(before + 1);
    const view = await read<CaseView>(`/cases/${ids.case}`);
    expect(view.clocks.map((clock) => [clock.ruleId, clock.dueWords])).toEqual([
      ['SIG_INVESTIGATE_10WD', 'Tue 8 Dec'],
    ]);
    expect(view.lines.map((line) => line.title)).toEqual([
      'Reported: Damp and mould growth, bedroom',
      'Sorted as: may be significant',
    ]);
    expect(view.lines[0]?.quote).toBe('black mould is back in the little room');
    expect(view.nextStep).toBe('Book a visit');
  });

  it('says what is missing, and writes nothing', async () => {
    const before = (await board()).open;
    const { answer } = await report({ triage: { id: newOpaqueId(), body: { hazard: 'damp-and-mould' } } });
    expect([answer.status, answer.json['error'], answer.json['reason']]).toEqual([
      422,
      'unfinished',
      'It may be: an answer is needed.',
    ]);
    expect((await board()).open).toBe(before);
  });

  it('takes no moment that lies ahead and no case that is another’s', async () => {
    const ahead = await report({
      facts: { id: newOpaqueId(), body: { awareAt: '2026-11-25T10:15:00+00:00', hazard: 'damp-and-mould' } },
    });
    expect(ahead.answer.status).toBe(422);
    const known = (await board()).rows[0]?.case;
    expect((await report({ case: known })).answer.status).toBe(409);
  });

  it('shows what was reported there before, and next door', async () => {
    const { home } = await report();
    const earlier = await read<EarlierView>(`/homes/${home}/earlier`);
    expect(earlier.here.length).toBeGreaterThan(0);
  });
});

describe('a visit', () => {
  async function booked(surveyor: string) {
    const { ids, home } = await report();
    const visit = newOpaqueId();
    const body = {
      visitKind: 'damp-and-mould',
      onDate: '2026-11-26',
      atMinute: 555,
      reason: 'first-look',
      surveyor,
    };
    const sent = { id: visit, case: ids.case, home, body };
    return { ids, home, visit, sent, answer: await trial.post('/api/office/visits', sent, wren) };
  }
  const holders = (home: string, visit: string) =>
    trial.storage.read((view) =>
      view.grants
        .homeGrantsBy(visit as never)
        .filter((grant) => grant.home === home && grant.endedAt === null)
        .map((grant) => grant.account),
    );

  it('opens the home to its surveyor, and only once', async () => {
    const { ids, home, visit, sent, answer } = await booked(staffId('asha'));
    expect([answer.status, answer.text]).toEqual([200, JSON.stringify({ visit })]);
    expect((await trial.post('/api/office/visits', sent, wren)).status).toBe(200);
    expect(holders(home, visit)).toEqual([staffId('asha')]);
    const view = await read<CaseView>(`/cases/${ids.case}`);
    expect([view.nextStep, view.withWhom]).toEqual(['Visit on Thu 26 Nov, 09:15', 'Asha Birch']);
  });

  it('moves to another surveyor and day, taking the home from the first', async () => {
    const { ids, home, visit } = await booked(staffId('asha'));
    const change = {
      state: 'moved',
      body: { onDate: '2026-11-27', atMinute: 600, surveyor: staffId('robin') },
    };
    const linnet = await trial.cookie('linnet');
    expect((await trial.post(`/api/office/visits/${visit}`, change, linnet)).status).toBe(200);
    expect((await trial.post(`/api/office/visits/${visit}`, change, linnet)).status).toBe(200);
    expect(holders(home, visit)).toEqual([staffId('robin')]);
    const view = await read<CaseView>(`/cases/${ids.case}`);
    expect(view.visits.map((one) => [one.when, one.state])).toEqual([['Fri 27 Nov, 10:00', 'moved']]);
  });

  it('can be called off, and is given to nobody but surveyors', async () => {
    const { home, visit } = await booked(staffId('asha'));
    expect((await trial.post(`/api/office/visits/${visit}`, { state: 'cancelled' }, wren)).status).toBe(200);
    expect(holders(home, visit)).toEqual([]);
    expect((await booked(staffId('tidewell'))).answer.status).toBe(400);
  });
});

describe('a works order', () => {
  it('is raised, shown beside what its contractor is told, and taken back', async () => {
    const row = (await board()).rows.find((one) => one.unchecked > 0);
    if (!row) throw new Error('The demo has a case with something to check.');
    const view = await read<CaseView>(`/cases/${row.case}`);
    const order = newOpaqueId();
    const note = view.unchecked.find((item) => item.what === 'note');
    const sent = {
      id: order,
      home: row.home,
      case: row.case,
      inspection: view.inspection ?? undefined,
      body: { contractor: staffId('tidewell'), purpose: 'repair', element: 'wall', remedy: 'mend' },
      notes: note ? [{ id: newOpaqueId(), note: note.id, words: 'Joint behind the bath has failed' }] : [],
    };
    const raised = await trial.post('/api/office/orders', sent, wren);
    expect([raised.status, raised.text]).toEqual([200, JSON.stringify({ order })]);
    const shown = await read<OrderView>(`/orders/${order}`);
    expect(shown.contractor).toBe('Tidewell Repairs');
    expect(shown.compared.length).toBeGreaterThan(5);
    const address = shown.compared.find((field) => field.category === 'address');
    expect([address?.reach, address?.seen]).toEqual(['shared', [address?.full]]);
    expect(
      shown.compared
        .filter((field) => field.category === 'person-name')
        .every(({ reach }) => reach !== 'shared'),
    ).toBe(true);
    if (note) expect(shown.unchecked.map(({ id }) => id)).not.toContain(note.id);
    const grants = () =>
      trial.storage.read(
        (at) => at.grants.orderGrantsBy(order).filter(({ endedAt }) => endedAt === null).length,
      );
    expect(grants()).toBe(1);
    const takeBack = (reason?: string) =>
      trial.post(`/api/office/orders/${order}`, { state: 'taken-back', reason }, wren);
    for (const reason of [undefined, '', 'constructor', 'because']) {
      const refused = await takeBack(reason);
      expect([refused.status, refused.json['reason']]).toEqual([422, 'Choose why the job is taken back.']);
    }
    expect(grants()).toBe(1);
    expect(shown.takenBack).toBeNull();
    const [why] = shown.takeBackFor;
    expect((await takeBack(why?.value)).status).toBe(200);
    expect((await takeBack(why?.value)).status).toBe(200);
    expect(grants()).toBe(0);
    expect((await read<OrderView>(`/orders/${order}`)).takenBack).toBe(
      `Wren Ashdown, Tue 24 Nov, 11:30: ${why?.label ?? ''}`,
    );
  });
});

describe('homes', () => {
  it('are found by address alone, page after page', async () => {
    const first = await read<{ homes: { id: string }[]; total: number; next: string | null }>('/homes?q=');
    expect([first.total, first.homes.length]).toEqual([60, 50]);
    const rest = await read<{ homes: { id: string }[]; next: string | null }>(
      `/homes?q=&after=${first.next}`,
    );
    expect([rest.homes.length, rest.next]).toEqual([10, null]);
    expect(new Set([...first.homes, ...rest.homes].map(({ id }) => id)).size).toBe(60);
  });

  it('show the building’s history, and who lives there only when asked, journalled', async () => {
    const row = (await board()).rows.find((one) => one.group !== 'no-clock');
    const home = row?.home ?? '';
    const view = await read<HomeView>(`/homes/${home}`);
    expect(view.facts.length).toBeGreaterThan(4);
    expect(view.lines.length).toBeGreaterThan(0);
    const reads = () =>
      trial.storage.read(
        (at) =>
          at.journal.lines({ after: 0, limit: 100_000 }).filter(({ action }) => action === 'record-read')
            .length,
      );
    const before = reads();
    const lived = await read<HouseholdView>(`/homes/${home}/household`);
    expect(lived.facts.some(({ title }) => title === 'Resident')).toBe(true);
    expect(reads() - before).toBe(lived.facts.filter(({ guarded }) => guarded).length);
  });
});

describe('photos', () => {
  it('shows a checked one, and an unchecked one only to check it', async () => {
    const rows = (await board()).rows;
    const views = await Promise.all(rows.map((row) => read<CaseView>(`/cases/${row.case}`)));
    const photos = views.flatMap((view) =>
      view.lines.flatMap((line) => [...line.photos, ...line.rooms.flatMap((room) => room.photos)]),
    );
    const checked = photos.find((photo) => photo.checked && photo.here);
    expect(checked).toBeDefined();
    expect((await trial.get(`/api/office/photos/${checked?.id ?? ''}`, wren)).status).toBe(200);
    const filed = trial.storage.read((at) => filedRecord(at, checked?.id ?? ''));
    if (filed?.record.kind !== 'cleared-photo') throw new Error('The demo has a checked photo.');
    const { picture, takenOn, width, height } = filed.record.body;
    const waiting = { id: newOpaqueId() };
    const { home, case: caseId, inspection, author, device, recordedAt } = filed.record;
    const minting = { home, author, device, recordedAt, nonce: newOpaqueId(), case: caseId, inspection };
    const record = mintRecord(photo, { picture, takenOn, width, height }, mintingAt(minting));
    await trial.storage.write((tx) =>
      fileRecord(tx, {
        id: waiting.id,
        raw: record as unknown as JsonObject,
        by: author,
        via: 'db',
        at: trial.now,
      }),
    );
    expect((await trial.get(`/api/office/photos/${waiting.id}`, wren)).status).toBe(404);
    expect((await trial.get(`/api/office/photos/${waiting.id}/check`, wren)).status).toBe(200);
    const cleared = newOpaqueId();
    const sent = { photos: [{ id: cleared, photo: waiting.id }] };
    expect((await trial.post('/api/office/clearings', sent, wren)).status).toBe(200);
    expect((await trial.post('/api/office/clearings', sent, wren)).status).toBe(200);
    expect((await trial.get(`/api/office/photos/${cleared}`, wren)).status).toBe(200);
  });
});
