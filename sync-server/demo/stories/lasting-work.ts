import { informationRequest } from '#domain/records/information-request.ts';
import { takeReport } from '../case-file.ts';
import { decide, endOrder, order, summarise, workDone } from '../decision-file.ts';
import { at, dateOf } from '../demo-days.ts';
import { visited } from '../inspection-visit.ts';
import type { HomeScribe } from '../scribe.ts';
import { clearRoom, firstLook, mouldyBedroom } from './rooms-seen.ts';

/** Safe for now; lasting work is ordered and must physically begin within 12 weeks. A neighbour asks about the scaffold. */
export function lastingWorkAhead(scribe: HomeScribe): void {
  const { days, staff } = scribe.scene;
  const { chance } = scribe;
  const day = days.before(days.today - 62, 1);
  const opened = takeReport(scribe, {
    day,
    time: '15:45',
    hazard: 'damp-and-mould',
    where: { roomKind: 'bedroom', element: 'wall', waterFrom: 'outside' },
    channel: 'letter',
    words: 'Wall by the bed is wet whenever it rains from the west.',
    maybe: 'significant',
    basis: ['sleeping-room'],
  });
  const looked = days.after(day, 4);
  const seen = visited(
    scribe,
    {
      case: opened,
      day: looked,
      time: '14:00',
      surveyor: staff.surveyors[1],
      visitKind: 'damp-and-mould',
      plannedOn: day,
    },
    firstLook(chance, [mouldyBedroom(chance, 1), clearRoom('kitchen'), clearRoom('bathroom')]),
  );
  const decided = decide(scribe, opened, seen, {
    hazard: 'damp-and-mould',
    severity: 'significant',
    reasons: ['structural-damp', 'mould-where-people-sleep'],
    cause: 'penetrating-wall',
  });
  summarise(scribe, decided, days.after(looked, 2), 'insulate');
  const [repairs, heating] = staff.contractors;
  const common = { case: opened, inspection: seen.id, day: days.after(looked, 1) } as const;
  const hazard = { hazard: 'damp-and-mould', severity: 'significant', findings: seen.findings } as const;
  const first = order(
    scribe,
    { ...common, contractor: repairs, pence: 22000 },
    {
      purpose: 'make-safe',
      roomKind: 'bedroom',
      element: 'wall',
      remedy: 'clean-and-treat-mould',
      ...hazard,
    },
  );
  const cleaned = { day: days.after(looked, 4), time: '10:30' };
  workDone(scribe, first, cleaned, { outcome: 'done', done: ['clean-and-treat-mould'], leftSafe: true });
  endOrder(scribe, first, { day: days.after(looked, 5), time: '09:45' });
  order(
    scribe,
    { ...common, contractor: heating, time: '11:35' },
    {
      purpose: 'preventative',
      element: 'insulation',
      defect: 'insulation-missing',
      remedy: 'insulate',
      quantity: 38,
      quantityUnit: 'square-metre',
      dueOn: dateOf(looked + 84),
      ...hazard,
    },
  );
  const asked = at(days.workingDaysBack(1), '16:10');
  scribe.write(
    informationRequest,
    {
      receivedAt: asked,
      asker: 'neighbour',
      asks: ['what-next'],
      channel: 'phone',
      ownHome: 'not-registered',
      state: 'waiting',
    },
    { at: asked, by: staff.office, case: opened, tenancy: null, subjects: [] },
  );
}
