import { informationRequest } from '#domain/records/information-request.ts';
import { thirdPartyNote } from '#domain/records/third-party-note.ts';
import { BUILDING_QUESTIONS } from '#domain/requests/questions.ts';
import type { OpaqueId } from '#domain/ids.ts';
import { takeReport } from '../case-file.ts';
import { decide, order, summarise } from '../decision-file.ts';
import { at, dateOf } from '../demo-days.ts';
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
  // Whoever asks is a third party to the tenancy: the request lies in none, and what was said is a note of its own.
  const made = { at: asked, by: staff.office, case: opened, tenancy: null };
  const note = scribe.write(
    thirdPartyNote,
    { words: 'When will the leak above me be mended, and where is it coming from?' },
    { ...made, subjects: scribe.residents?.people.slice(0, 1) ?? [] },
  );
  scribe.write(
    informationRequest,
    {
      receivedAt: asked,
      asker: 'neighbour',
      asks: BUILDING_QUESTIONS,
      channel: 'phone',
      aboutHome: above,
      note,
      state: 'waiting',
    },
    { ...made, subjects: [] },
  );
}
