import { afterAll, beforeAll, expect, it } from 'vitest';
import type { ComparedField } from '#domain/cases/comparison.ts';
import type { OrderView } from '#domain/cases/office-views.ts';
import type { OpaqueId } from '#domain/ids.ts';
import { DAY_MS } from '#domain/time/calendar-day.ts';
import { newOpaqueId } from '../new-id.ts';
import type { ReadView } from '../storage/storage.ts';
import { clockRunsAt, clockRunsOn } from '../training/training-gate.ts';
import { deskTrial, type DeskTrial } from './desk-trial.fixture.ts';
import { casesAt } from './home-view.ts';

let trial: DeskTrial;
let trained: string;
let lapsed: string;
beforeAll(async () => {
  trial = await deskTrial();
  // Before anybody comes in: the first time counts.
  const linnet = trial.storage.read((view) => view.accounts.accountNamed('linnet'));
  if (!linnet) throw new Error('The demo has linnet.');
  await trial.storage.write((tx) => tx.training.meet(linnet.id, linnet.role, trial.now - 60 * DAY_MS));
  [trained, lapsed] = [await trial.cookie('wren'), await trial.cookie('linnet')];
});
afterAll(() => trial.close());

const staffId = (name: string) => trial.landlord.accounts.find((one) => one.name === name)?.id ?? '';
const found = <T>(one: T | undefined): T => {
  if (one === undefined) throw new Error('The demo has such a home and such a case.');
  return one;
};
const isOpen = (view: ReadView, home: OpaqueId) => casesAt(view, home, trial.now).some(({ open }) => open);

/** A home where somebody has a health need and no case is open. */
const quietHome = () =>
  trial.storage.read((view) =>
    found(
      view.records
        .entries({ kind: 'health-need' })
        .map(({ home }) => home)
        .find((home) => !isOpen(view, home)),
    ),
  );

/** An open case of a home with a health need, with a running clock or without one at the whole home. */
const openCase = (runs: boolean) =>
  trial.storage.read((view) =>
    found(
      view.records
        .entries({ kind: 'health-need' })
        .filter(({ home }) => runs || !clockRunsAt(view, home, trial.now))
        .flatMap(({ home }) => casesAt(view, home, trial.now).map((line) => ({ ...line, home })))
        .find((line) => line.open && clockRunsOn(view, line.case as OpaqueId, trial.now) === runs),
    ),
  );

const order = (place: object) => ({
  id: newOpaqueId(),
  ...place,
  body: { contractor: staffId('tidewell'), purpose: 'repair', element: 'wall', remedy: 'mend' },
});
const preview = (place: object, cookie = trained) =>
  trial.post('/api/office/orders/preview', order(place), cookie);
/** What the desk is shown of the household's needs in a comparison. */
const needsIn = (compared: readonly ComparedField[]) =>
  compared.filter(({ category, full }) => category === 'health-need' && full !== null).length;
const neededIn = async (place: object, cookie = trained) => {
  const { json } = await preview(place, cookie);
  return needsIn(json['compared'] as readonly ComparedField[]);
};

it('shows the household’s needs before a job is raised only while a case of that home is open', async () => {
  const { case: caseId, home } = openCase(true);
  expect(await neededIn({ home, case: caseId })).toBeGreaterThan(0);
  expect(await neededIn({ home })).toBeGreaterThan(0);
  expect(await neededIn({ home: quietHome() })).toBe(0);
});

it('shows them in a job without a case no longer than that, also once it was taken back', async () => {
  const home = quietHome();
  const raised = order({ home });
  expect((await trial.post('/api/office/orders', raised, trained)).status).toBe(200);
  const looked = async () =>
    ((await trial.get(`/api/office/orders/${raised.id}`, trained)).json as unknown as OrderView).compared;
  expect((await looked()).length).toBeGreaterThan(0);
  expect(needsIn(await looked())).toBe(0);
  const back = { state: 'taken-back', reason: 'not-needed' };
  expect((await trial.post(`/api/office/orders/${raised.id}`, back, trained)).status).toBe(200);
  expect(needsIn(await looked())).toBe(0);
});

it('asks for training by the case of that home, and never holds up one with a running clock', async () => {
  const running = openCase(true);
  expect(await neededIn({ home: running.home, case: running.case }, lapsed)).toBeGreaterThan(0);
  const still = openCase(false);
  expect(await neededIn({ home: still.home, case: still.case })).toBeGreaterThan(0);
  expect(await neededIn({ home: still.home, case: still.case }, lapsed)).toBe(0);
  expect(await neededIn({ home: still.home }, lapsed)).toBe(0);
});

it('takes no case and no inspection of another home, for a job, a look at one and a visit', async () => {
  const home = quietHome();
  const { case: foreign } = openCase(true);
  const inspection = trial.storage.read((view) =>
    found(view.records.entries({ kind: 'inspection' }).find((entry) => entry.home !== home)),
  ).id;
  const visit = {
    ...{ visitKind: 'damp-and-mould', onDate: '2026-11-26', atMinute: 555, reason: 'first-look' },
    surveyor: staffId('asha'),
  };
  const before = trial.storage.read((view) => view.records.entries({ home }).length);
  for (const [url, sent, says] of [
    ['/orders', order({ home, case: foreign }), 'This case is not of this home'],
    ['/orders', order({ home, inspection }), 'This inspection is not of this home'],
    ['/orders/preview', order({ home, case: foreign }), 'This case is not of this home'],
    ['/orders/preview', order({ home, inspection }), 'This inspection is not of this home'],
    ['/visits', { id: newOpaqueId(), home, case: foreign, body: visit }, 'This case is not of this home'],
    [
      '/visits',
      { id: newOpaqueId(), home, case: newOpaqueId(), body: visit },
      'This case is not of this home',
    ],
  ] as const) {
    const { status, json } = await trial.post(`/api/office${url}`, sent, trained);
    expect([url, status, json['reason']]).toEqual([url, 400, expect.stringContaining(says)]);
  }
  expect(trial.storage.read((view) => view.records.entries({ home }).length)).toBe(before);
});
