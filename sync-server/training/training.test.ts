import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { HouseholdView } from '#domain/cases/office-views.ts';
import { DATA_CATEGORIES, isDataCategory, isGuarded } from '#domain/disclosure/categories.ts';
import type { ChangePreview, MatrixView } from '#domain/disclosure/matrix-view.ts';
import type { OpaqueId } from '#domain/ids.ts';
import { DAY_MS } from '#domain/time/calendar-day.ts';
import { COURSE_NAMES, type Course } from '#domain/training/drill.ts';
import { drawSet } from '#domain/training/drills.ts';
import * as invented from '#domain/training/drills/invented.ts';
import { asFiled } from '#domain/training/practice.ts';
import type { TakenView, TrainingView } from '#domain/training/training-views.ts';
import { journalLines } from '../journal/chain.ts';
import { newOpaqueId } from '../new-id.ts';
import { deskTrial, type DeskTrial } from '../office/desk-trial.fixture.ts';
import { caseIds } from '../office/case-records.ts';
import { casesAt } from '../office/home-view.ts';
import type { ReadView } from '../storage/storage.ts';
import { clockRunsAt, clockRunsOn, demandTraining } from './training-gate.ts';

let trial: DeskTrial;
beforeAll(async () => {
  trial = await deskTrial();
  // Before anybody comes in: the first time counts.
  await cameInBefore('wren', 40);
  await cameInBefore('linnet', 50);
});
afterAll(() => trial.close());

const account = (name: string) => {
  const known = trial.storage.read((view) => view.accounts.accountNamed(name));
  if (!known) throw new Error(`The demo has ${name}.`);
  return known;
};

/** Somebody who came in so many days ago for the first time. */
async function cameInBefore(name: string, daysAgo: number): Promise<void> {
  const { id, role } = account(name);
  await trial.storage.write((tx) => tx.training.meet(id, role, trial.now - daysAgo * DAY_MS));
}

function setOf(course: Course, right = 4, id: OpaqueId = newOpaqueId()) {
  const answers = drawSet(course, id).map((drill, at) => ({
    drill: drill.key,
    choice: drill.ask().choices.find((one) => one.right === at < right)?.key,
  }));
  return { id, course, takenOn: '2026-11-24', answers };
}

const own = async (cookie: string) =>
  (await trial.get('/api/training', cookie)).json as unknown as TrainingView;
const take = (cookie: string, set: object) => trial.post('/api/training', set, cookie);

describe('the training of whoever is signed in', () => {
  it('is answered to each role, of itself alone, and to no stranger', async () => {
    expect((await trial.get('/api/training')).status).toBe(401);
    expect((await take('', setOf('who-sees-what'))).status).toBe(401);
    for (const [name, courses] of [
      ['tidewell', 1],
      ['ellis', 0],
      ['larkmoor', 1],
    ] as const) {
      const view = await own(await trial.cookie(name));
      expect(view.courses).toHaveLength(courses);
      expect(view.state).toBe(courses === 0 ? 'in-date' : 'due');
    }
  });

  it('keeps a set once, scores it itself, and writes it into the journal', async () => {
    const cookie = await trial.cookie('asha');
    const set = { ...setOf('photos-and-notes', 3), scorePercent: 100 };
    for (const { json } of [await take(cookie, set), await take(cookie, set)])
      expect(json as unknown as TakenView).toMatchObject({ scorePercent: 75, passed: true });
    const { id } = account('asha');
    const kept = trial.storage.read((view) => view.training.resultsOf(id));
    expect(kept).toMatchObject([{ id: set.id, scorePercent: 75, course: 'photos-and-notes' }]);
    const lines = trial.storage.read((view) => [...journalLines(view.journal)]);
    expect(lines.filter(({ action }) => action === 'training-taken')).toHaveLength(1);
  });

  it('takes no set of another role, no half of one, and no drill that is not there', async () => {
    const contractor = await trial.cookie('tidewell');
    expect((await take(contractor, setOf('who-sees-what'))).status).toBe(400);
    const office = await trial.cookie('wren');
    const set = setOf('who-sees-what');
    expect((await take(office, { ...set, answers: set.answers.slice(1) })).status).toBe(422);
    expect((await take(office, { ...set, takenOn: 'today' })).status).toBe(400);
    expect((await take(office, { ...set, id: 'practice-1' })).status).toBe(400);
  });
});

describe('the gate', () => {
  const homeWith = (clock: boolean): OpaqueId => {
    const home = trial.storage.read((view) =>
      view.records
        .entries({ kind: 'health-need' })
        .map((entry) => entry.home)
        .find((one) => clockRunsAt(view, one, trial.now) === clock && isOpen(view, one)),
    );
    if (!home) throw new Error(`The demo has a case ${clock ? 'with' : 'without'} a running clock.`);
    return home;
  };
  const isOpen = (view: ReadView, home: OpaqueId) => casesAt(view, home, trial.now).some(({ open }) => open);
  const household = async (cookie: string, home: OpaqueId) =>
    (await trial.get(`/api/office/homes/${home}/household`, cookie)).json as unknown as HouseholdView;
  const guardedIn = ({ facts }: HouseholdView) =>
    facts.filter(({ category }) => isDataCategory(category) && isGuarded(category));
  const demand = (name: string, category: string, kase: OpaqueId | null) =>
    trial.storage.read((view) => {
      demandTraining(
        view,
        { account: account(name), now: trial.now },
        [category],
        kase === null ? null : (view.records.entries({ case: kase })[0]?.home ?? null),
      );
    });
  const runningCase = () =>
    trial.storage.read((view) => caseIds(view).find((id) => clockRunsOn(view, id, trial.now)) ?? null);

  it('only flags in the days of grace', async () => {
    const cookie = await trial.cookie('wren');
    expect(await own(cookie)).toMatchObject({ state: 'grace' });
    expect((await own(cookie)).words).toContain('Nothing is closed yet');
    expect(guardedIn(await household(cookie, homeWith(true))).length).toBeGreaterThan(0);
    expect(() => demand('wren', 'diagnosis', null)).not.toThrow();
  });

  it('closes guarded kinds after them, never a fact, never a case with a running clock; passing opens it at once', async () => {
    const cookie = await trial.cookie('linnet');
    expect((await own(cookie)).state).toBe('closed');
    expect(runningCase()).not.toBeNull();
    expect(() => demand('linnet', 'diagnosis', null)).toThrow(/2-minute/);
    expect(() => demand('linnet', 'diagnosis', runningCase())).not.toThrow();
    expect(() => demand('linnet', 'defect', null)).not.toThrow();
    const running = await household(cookie, homeWith(true));
    expect(running.closedByTraining).toBe(false);
    expect(guardedIn(running).length).toBeGreaterThan(0);
    const quiet = homeWith(false);
    const shut = await household(cookie, quiet);
    expect([shut.closedByTraining, guardedIn(shut)]).toEqual([true, []]);
    for (const course of COURSE_NAMES) {
      expect(() => demand('linnet', 'diagnosis', null)).toThrow(/2-minute/);
      await take(cookie, setOf(course));
    }
    expect((await own(cookie)).state).toBe('in-date');
    expect(() => demand('linnet', 'diagnosis', null)).not.toThrow();
    const opened = await household(cookie, quiet);
    expect(opened.closedByTraining).toBe(false);
    expect(guardedIn(opened).length).toBeGreaterThan(0);
  });

  it('is closed to somebody who never came in, as to whoever has no such role', () => {
    expect(() => demand('robin', 'access-secret', null)).toThrow(/2-minute/);
  });
});

describe('a practice record', () => {
  it('is refused by every door that takes records, whoever brings it', async () => {
    const { id, record } = asFiled(invented.HARM, 'asked');
    const before = trial.storage.read((view) => view.records.entries({}).length);
    for (const name of ['asha', 'wren', 'linnet']) {
      const cookie = await trial.cookie(name);
      const pushed = [
        await trial.post('/api/concerns', { _id: id, ...record }, cookie),
        await trial.post('/api/office/reports', { ...record, id }, cookie),
        await take(cookie, { ...record, id }),
      ];
      for (const { status } of pushed) expect(status).toBeGreaterThanOrEqual(400);
    }
    expect(trial.storage.read((view) => view.records.entries({}).length)).toBe(before);
  });
});

describe('the team’s scores', () => {
  it('are for the lead alone, name nobody, and give no score of fewer than five people', async () => {
    expect((await trial.get('/api/office/training/team', await trial.cookie('wren'))).status).toBe(403);
    const { text } = await trial.get('/api/office/training/team', await trial.cookie('linnet'));
    expect(text).toContain('Fewer than 5 people');
    for (const { displayName, id } of trial.landlord.accounts) {
      expect(text).not.toContain(displayName);
      expect(text).not.toContain(id);
    }
  });
});

describe('the matrix at the desk', () => {
  const preview = async (cookie: string, asked: string) =>
    trial.get(`/api/office/matrix/preview?${asked}`, cookie);

  it('is there for the office and the lead, whole, and for nobody else', async () => {
    for (const [name, status] of [
      ['asha', 403],
      ['tidewell', 403],
      ['ellis', 403],
      ['wren', 200],
      ['linnet', 200],
    ] as const)
      expect((await trial.get('/api/office/matrix', await trial.cookie(name))).status).toBe(status);
    const { json } = await trial.get('/api/office/matrix', await trial.cookie('wren'));
    expect((json as unknown as MatrixView).rows).toHaveLength(DATA_CATEGORIES.length);
  });

  it('tells the lead what a change would touch, and changes nothing', async () => {
    const lead = await trial.cookie('linnet');
    const defect = 'category=defect&audience=contractor&to=W';
    const seen = (await preview(lead, defect)).json as unknown as ChangePreview;
    expect(seen.says).toContain('stricter');
    expect(seen.openJobs).toBeGreaterThan(0);
    const again = (await preview(lead, defect)).json;
    expect(again).toEqual(seen);
    // Nothing is opened beyond the compiled matrix, so no such change is looked at.
    expect((await preview(lead, 'category=safeguarding&audience=contractor&to=S')).status).toBe(400);
    expect((await preview(lead, 'category=constructor&audience=contractor&to=S')).status).toBe(400);
    expect((await preview(await trial.cookie('wren'), defect)).status).toBe(403);
  });
});
