import { contact } from '#domain/records/contact.ts';
import { disclosure } from '#domain/records/disclosure.ts';
import { informationRequest } from '#domain/records/information-request.ts';
import type { OpaqueId } from '#domain/ids.ts';
import { takeReport } from '../case-file.ts';
import { decide, order, summarise, workDone } from '../decision-file.ts';
import { at, dateOf, minutesInto } from '../demo-days.ts';
import { visited, type RoomSeen } from '../inspection-visit.ts';
import { moisture } from '../readings.ts';
import type { HomeScribe } from '../scribe.ts';
import { clearRoom, firstLook } from './rooms-seen.ts';

/** Water comes through the ceiling from the flat above: what the flat below sees of it, and asks. */
export function leakBelow(scribe: HomeScribe): void {
  const { days, staff, home } = scribe.scene;
  const above = home.body.above;
  if (above === undefined)
    throw new RangeError('There is no home above this one for the water to come from.');
  const day = days.workingDaysBack(4);
  const opened = takeReport(scribe, {
    day,
    time: '08:35',
    hazard: 'damp-and-mould',
    where: { roomKind: 'bedroom', element: 'ceiling', waterFrom: 'flat-above', linkedHome: above },
    words: 'Water mark on my bedroom ceiling, it is spreading and it drips at night.',
    maybe: 'significant',
    basis: ['sleeping-room', 'spreading-fast'],
  });
  const spot = { element: 'ceiling', height: 'high' } as const;
  const bedroom: RoomSeen = {
    room: { roomKind: 'bedroom', number: 1 },
    findings: [
      {
        findingKind: 'damp',
        ...spot,
        beyond: 'flat-above',
        extent: 'large',
        extentSquareMetres: 1.4,
        cause: 'leak-from-above',
        confidence: 'certain',
        hazard: 'damp-and-mould',
        remedy: 'dry',
      },
    ],
    readings: [
      moisture(34.2, spot, 'plasterboard'),
      moisture(27.8, { element: 'wall', wall: 'right', height: 'high' }),
    ],
    pictures: ['ceiling-stain'],
  };
  const seen = visited(
    scribe,
    {
      case: opened,
      day: days.workingDaysBack(3),
      time: '09:15',
      surveyor: staff.surveyors[0],
      visitKind: 'damp-and-mould',
      plannedOn: day,
    },
    firstLook(scribe.chance, [bedroom, clearRoom('living-room'), clearRoom('kitchen')]),
  );
  const decided = decide(scribe, opened, seen, {
    hazard: 'damp-and-mould',
    severity: 'significant',
    reasons: ['mould-where-people-sleep'],
    cause: 'leak-from-above',
    preventativeWorkNeeded: false,
  });
  summarise(scribe, decided, days.workingDaysBack(1), 'dry');
  order(
    scribe,
    {
      contractor: staff.contractors[0],
      case: opened,
      inspection: seen.id,
      day: days.workingDaysBack(2),
      pence: 14900,
    },
    {
      purpose: 'make-safe',
      roomKind: 'bedroom',
      element: 'ceiling',
      defect: 'plaster-wet',
      remedy: 'dry',
      hazard: 'damp-and-mould',
      severity: 'significant',
      dueOn: dateOf(days.workingDaysOn(2)),
      findings: seen.findings,
      instructions: 'The leak above is mended. Set up drying, measure, and repaint when it reads dry.',
    },
  );
  neighbourAsks(scribe, opened, above);
}

function neighbourAsks(scribe: HomeScribe, opened: OpaqueId, above: OpaqueId): void {
  const { days, staff } = scribe.scene;
  const asked = at(days.workingDaysBack(1), '15:10');
  const made = { at: asked, by: staff.office, case: opened };
  scribe.write(
    informationRequest,
    {
      receivedAt: asked,
      asker: 'neighbour',
      asksFor: 'property-fact',
      aboutHome: above,
      state: 'waiting',
      words: 'When will the leak above me be mended, and where is it coming from?',
    },
    { ...made, subjects: scribe.residents?.people.slice(0, 1) ?? [] },
  );
}

/** The flat above: the joint under the bath had failed. Found on a visit, which itself made the landlord aware. */
export function leakAbove(scribe: HomeScribe): void {
  const { days, staff } = scribe.scene;
  const day = days.workingDaysBack(3);
  const opened = scribe.newId();
  const spot = { element: 'pipe', height: 'low' } as const;
  const bathroom: RoomSeen = {
    room: { roomKind: 'bathroom' },
    findings: [
      {
        findingKind: 'repair',
        ...spot,
        beyond: 'flat-below',
        cause: 'plumbing-leak',
        confidence: 'certain',
        defect: 'compression-joint-failed',
        remedy: 'replace',
        quantity: 1,
        quantityUnit: 'item',
        hazard: 'damp-and-mould',
        makesAwareAt: minutesInto(day, 10 * 60 + 24),
        emergency: false,
      },
    ],
    readings: [moisture(31.5, { element: 'floor', height: 'low' }, 'timber')],
    pictures: ['bath-joint'],
    note: 'Resident was out at work, her mother let me in and was upset about the noise. Joint behind the bath panel.',
    clearedNote: 'Failed joint behind the bath panel; the panel lifts off with four screws.',
  };
  const seen = visited(
    scribe,
    {
      case: opened,
      day,
      time: '10:20',
      surveyor: staff.surveyors[0],
      visitKind: 'repair',
      plannedOn: days.workingDaysBack(4),
    },
    { inspection: { investigation: 'standard' }, rooms: [bathroom] },
  );
  const decided = decide(scribe, opened, seen, {
    hazard: 'damp-and-mould',
    severity: 'neither',
    reasons: ['surface-only'],
    cause: 'plumbing-leak',
  });
  summarise(scribe, decided, days.workingDaysBack(1), 'replace');
  const ordered = order(
    scribe,
    { contractor: staff.contractors[0], case: opened, inspection: seen.id, day, time: '12:05', pence: 9800 },
    {
      purpose: 'repair',
      roomKind: 'bathroom',
      element: 'pipe',
      defect: 'compression-joint-failed',
      remedy: 'replace',
      quantity: 1,
      quantityUnit: 'item',
      dueOn: dateOf(days.workingDaysBack(1)),
      findings: seen.findings,
      instructions: 'Compression joint behind the bath panel has failed. Replace and test under pressure.',
    },
  );
  const mended = { day: days.workingDaysBack(1), time: '11:40' };
  workDone(scribe, ordered, mended, { outcome: 'done', done: ['replace'], leftSafe: true });
  const told = at(days.workingDaysBack(1), '14:00');
  scribe.write(
    contact,
    {
      at: told,
      channel: 'phone',
      reached: 'message',
      words: 'Told her answerphone that the joint is replaced.',
    },
    { at: told, by: staff.office, case: opened },
  );
  scribe.write(
    disclosure,
    {
      at: told,
      audience: 'contractor',
      purpose: 'repair',
      recipient: staff.contractors[0].id,
      records: [ordered.id],
      categories: ['address', 'defect', 'repair-status'],
      decision: 'shared',
    },
    { at: told, by: staff.office, case: opened },
  );
}
