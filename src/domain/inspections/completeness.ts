import { ofKind, type FiledOf, type FiledRecord } from '../cases/filed-record.ts';
import type { HazardKey } from '../deadlines/hazards.ts';
import { HAZARDS } from '../deadlines/hazards.ts';
import { hazardIn2026 } from '../deadlines/hazard-schemes.ts';
import type { RecordNamed } from '../records/registry.ts';
import { hazardOf } from './belonging.ts';
import { counted } from './counted.ts';
import { photosDeclined, roomDeclined } from './declined.ts';
import { notComparedYet, stillThere, type ToCompare } from './earlier-visit.ts';
import { findingWords } from './finding-words.ts';
import { roomName } from './room-names.ts';
import { standingReadings } from './standing-readings.ts';
import { visitShape, type VisitShape } from './visit-shapes.ts';

/** Why something may be missing, as the sign-off says it; null where only adding it will do. */
export type Excuse = RecordNamed<'sign-off'>['body']['gaps'][number];

/** Where a gap is filled. */
export type GapPlace =
  | { readonly at: 'visit' }
  | { readonly at: 'room'; readonly room: string }
  | { readonly at: 'finding'; readonly room: string; readonly finding: string }
  | { readonly at: 'services'; readonly room: string }
  | { readonly at: 'household' }
  | { readonly at: 'conditions' }
  | { readonly at: 'comparison' }
  | { readonly at: 'decision' };

/** Something a later reader will miss. `blocksCase` gaps keep the case from being closed; none keeps a visit from ending. */
export interface Gap {
  readonly key: string;
  readonly title: string;
  readonly detail: string;
  readonly place: GapPlace;
  readonly excuse: Excuse | null;
  readonly blocksCase: boolean;
}

/** Rooms in which water is used: whether air is drawn out of them is half of why they are damp. */
const WET_ROOMS: ReadonlySet<string> = new Set(['kitchen', 'bathroom', 'shower-room', 'wc', 'utility']);
const NOTHING_EARLIER: ToCompare = { findings: [], orders: [] };

/**
 * What a later reader of this visit will miss, the most useful first. `records` are those of the inspection, itself among
 * them; `caseHazard` is what the visit was about; `earlier` what a check after works looks at again. Tied to what ombudsman
 * decisions found missing again and again. A declined answer is an answer; an empty home has nobody to ask.
 */
export function gapsOf(
  records: readonly FiledRecord[],
  caseHazard: HazardKey | null,
  earlier: ToCompare = NOTHING_EARLIER,
): readonly Gap[] {
  const visit = ofKind(records, 'inspection')[0];
  if (!visit) return [];
  const { body } = visit.record;
  const shape = visitShape(body.visitKind);
  const compared = shape.comparison ? earlier : NOTHING_EARLIER;
  const still = stillThere(compared, records).flatMap(({ record }) => hazardOf(record.body) ?? []);
  return [
    ...comparisonGaps(compared, records),
    ...roomGaps(records, shape),
    ...findingGaps(records),
    ...(shape.resident ? householdGap(records) : []),
    ...(shape.readings ? conditionGaps(body, records) : []),
    ...decisionGaps(records, shape.decidesCase ? caseHazard : null, still),
  ];
}

/** "3 things missing", or "" when nothing is. */
export function missingWords(gaps: readonly Gap[]): string {
  return gaps.length === 0 ? '' : `${counted(gaps.length, 'thing')} missing`;
}

/** Whether a room is accounted for: a finding, a reading, a photo, "Nothing found", or why it was not seen. */
export function lookedAt(room: FiledOf<'room'>, records: readonly FiledRecord[]): boolean {
  if (room.record.body.nothingFound === true || roomDeclined(records, room.id)) return true;
  const there = contents(room.id, records);
  return (
    there.some(({ record }) => !LOOKING_ELSEWHERE.has(record.kind)) || standingReadings(there).length > 0
  );
}

/** The rooms of a visit; one added by mistake is none. */
export function roomsOfVisit(records: readonly FiledRecord[]): readonly FiledOf<'room'>[] {
  return ofKind(records, 'room').filter(({ record }) => record.body.mistake !== true);
}

// Readings count while they stand; what is the same in every room, or was told, is no look at this one.
const LOOKING_ELSEWHERE: ReadonlySet<string> = new Set(['reading', 'room-services', 'resident-account']);

function contents(room: string, records: readonly FiledRecord[]): readonly FiledRecord[] {
  return records.filter(
    ({ record }) => record.kind !== 'declined' && 'room' in record.body && record.body.room === room,
  );
}

function comparisonGaps(earlier: ToCompare, records: readonly FiledRecord[]): Gap[] {
  const { findings, orders } = notComparedYet(earlier, records);
  const place = { at: 'comparison' } as const;
  const detail = 'Gone, better, the same, worse, or could not see';
  return [
    ...orders.map(({ id }) =>
      gap(`works ${id}`, 'Say whether the works are done', 'Or that you could not see', place, null, true),
    ),
    ...findings.map(({ id, record }) =>
      gap(`compare ${id}`, `Not looked at again: ${findingWords(record.body)}`, detail, place, null, true),
    ),
  ];
}

function roomGaps(records: readonly FiledRecord[], shape: VisitShape): Gap[] {
  const rooms = roomsOfVisit(records);
  if (rooms.length === 0) {
    if (shape.comparison && ofKind(records, 'finding-check').length > 0) return [];
    const detail = 'Add each room you looked at, also where nothing was found';
    return [gap('rooms', 'No room added yet', detail, { at: 'visit' }, 'room-declined', true)];
  }
  return rooms.flatMap((room) => {
    const name = roomName(room.record.body);
    const place = { at: 'room', room: room.id } as const;
    if (!lookedAt(room, records)) {
      return [
        gap(
          `room ${room.id}`,
          `${name} not looked at yet`,
          'Or say that nothing was found',
          place,
          'room-declined',
          false,
        ),
      ];
    }
    return contentGaps(room, name, records, shape);
  });
}

function contentGaps(
  room: FiledOf<'room'>,
  name: string,
  records: readonly FiledRecord[],
  shape: VisitShape,
): Gap[] {
  const inRoom = contents(room.id, records);
  const findings = ofKind(inRoom, 'finding');
  if (findings.length === 0) return [];
  const damp = findings.some(({ record }) => hazardOf(record.body) === 'damp-and-mould');
  const place = { at: 'room', room: room.id } as const;
  const gaps: Gap[] = [];
  if (shape.readings && damp && standingReadings(inRoom).length === 0) {
    gaps.push(
      gap(
        `reading ${room.id}`,
        `${name} needs a reading`,
        'With its scale and meter',
        place,
        'no-readings',
        true,
      ),
    );
  }
  const pictures = ofKind(inRoom, 'photo').length + ofKind(inRoom, 'cleared-photo').length;
  if (pictures === 0 && !photosDeclined(records, room.id)) {
    gaps.push(
      gap(`photo ${room.id}`, `${name} needs a photo`, 'Of what was found', place, 'no-photos', true),
    );
  }
  const fan = ofKind(inRoom, 'room-services').some(({ record }) => record.body.fan !== undefined);
  if (shape.readings && damp && WET_ROOMS.has(room.record.body.roomKind) && !fan) {
    const detail = 'Works, does not run, or none: one tap';
    gaps.push(
      gap(
        `fan ${room.id}`,
        `${name} needs a word on its fan`,
        detail,
        { at: 'services', room: room.id },
        null,
        false,
      ),
    );
  }
  return gaps;
}

function findingGaps(records: readonly FiledRecord[]): Gap[] {
  return ofKind(records, 'finding').flatMap(({ id, record }) => {
    const { body } = record;
    const place = { at: 'finding', room: body.room, finding: id } as const;
    if ((body.findingKind === 'mould' || body.findingKind === 'damp') && body.cause === undefined) {
      const title = `No cause is given for the ${body.findingKind}`;
      return [gap(`cause ${id}`, title, 'Or choose “Not known yet”', place, 'cause-not-known', true)];
    }
    if (body.findingKind === 'repair' && (body.defect === undefined || body.remedy === undefined)) {
      const detail = 'The contractor reads these two first';
      return [gap(`remedy ${id}`, 'Say what is wrong and what it needs', detail, place, null, true)];
    }
    return [];
  });
}

function householdGap(records: readonly FiledRecord[]): Gap[] {
  const asked = ofKind(records, 'household-need').some(({ record }) => record.body.answer !== 'not-asked');
  if (asked) return [];
  const detail = 'Asked, declined or not asked: one tap';
  return [
    gap('household', 'Household needs not asked', detail, { at: 'household' }, 'household-not-asked', true),
  ];
}

function conditionGaps(body: RecordNamed<'inspection'>['body'], records: readonly FiledRecord[]): Gap[] {
  const place = { at: 'conditions' } as const;
  const gaps: Gap[] = [];
  const measured = new Set(standingReadings(records).map(({ record }) => record.body.quantity));
  const hasReadings = measured.size > 0;
  if (hasReadings && !(measured.has('air-temperature') && measured.has('relative-humidity'))) {
    const detail = 'Without it there is no dew point. Take it in any room';
    gaps.push(gap('air', 'Indoor air not read', detail, place, 'no-readings', false));
  }
  if (body.outdoorCelsius === undefined || body.outdoorHumidityPercent === undefined) {
    gaps.push(
      gap('outdoor', 'Outdoor air not read', 'Temperature and humidity', place, 'no-readings', false),
    );
  }
  if (body.heating === undefined || body.windows === undefined) {
    const detail = 'Readings mean little without them';
    gaps.push(gap('heating', 'Heating and windows not noted', detail, place, null, false));
  }
  return gaps;
}

/** Every hazard that the visit was about or found needs a decision; "cannot tell yet" is one. */
export function hazardsToDecide(
  records: readonly FiledRecord[],
  caseHazard: HazardKey | null,
  still: readonly HazardKey[] = [],
): readonly HazardKey[] {
  const seen = ofKind(records, 'finding').flatMap(({ record }) => hazardOf(record.body) ?? []);
  const found = [...still, ...seen];
  const named = caseHazard === null ? found : [caseHazard, ...found];
  return [...new Map(named.map((hazard) => [hazardIn2026(hazard), hazard])).values()];
}

function decisionGaps(
  records: readonly FiledRecord[],
  caseHazard: HazardKey | null,
  still: readonly HazardKey[],
): Gap[] {
  const decided = ofKind(records, 'conclusion').map(({ record }) => hazardIn2026(record.body.hazard));
  return hazardsToDecide(records, caseHazard, still)
    .filter((hazard) => !decided.includes(hazardIn2026(hazard)))
    .map((hazard) => {
      const title = `No decision yet: ${HAZARDS[hazard].toLowerCase()}`;
      const detail = 'Until then the clock of the investigation keeps running';
      return gap(`decision ${hazard}`, title, detail, { at: 'decision' }, null, true);
    });
}

function gap(
  key: string,
  title: string,
  detail: string,
  place: GapPlace,
  excuse: Excuse | null,
  blocksCase: boolean,
): Gap {
  return { key, title, detail, place, excuse, blocksCase };
}
