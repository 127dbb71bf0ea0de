import { contact } from '#domain/records/contact.ts';
import { disclosure } from '#domain/records/disclosure.ts';
import { decide, order, summarise, workDone } from '../decision-file.ts';
import { at, dateOf, minutesInto } from '../demo-days.ts';
import { visited, type RoomSeen } from '../inspection-visit.ts';
import { moisture } from '../readings.ts';
import type { HomeScribe } from '../scribe.ts';

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
