import { describe, expect, it } from 'vitest';
import type { FiledRecord } from '../../cases/filed-record.ts';
import { HAZARDS } from '../../deadlines/hazards.ts';
import { filed as fileRecord, id } from '../filed.fixture.ts';
import type { KindName } from '../../records/registry.ts';
import { hazardsToDecide } from './decision-gaps.ts';
import type { Excuse } from './gap.ts';
import { gapsOf, missingWords } from './gaps-of.ts';

/* Each row of the check is broken once, by leaving one thing out of a visit that misses nothing. */

const ROOM = id(20);

/** A row leaves an answer out by naming it `undefined`. */
function filed(name: KindName, n: number, body: object, given: Parameters<typeof fileRecord>[3] = {}) {
  const answers = Object.entries(body).filter(([, value]) => value !== undefined);
  return fileRecord(name, n, Object.fromEntries(answers), given);
}

const taken = '2026-11-24T10:41:00+00:00';
const visit = (body: object = {}) =>
  filed('inspection', 7, {
    ...{ visitKind: 'damp-and-mould', investigation: 'standard', manner: 'in-person', startedAt: taken },
    ...{ heating: 'off', windows: 'closed', outdoorCelsius: 7.2, outdoorHumidityPercent: 88 },
    ...body,
  });
const bathroom = (body: object = {}) => filed('room', 20, { roomKind: 'bathroom', ...body });
const mould = (body: object = {}) =>
  filed('finding', 30, {
    ...{ room: ROOM, findingKind: 'mould', element: 'wall', cause: 'condensation' },
    ...body,
  });
const read = (n: number, quantity: string, scale: string, value: number, more: object = {}) =>
  filed('reading', n, { room: ROOM, takenAt: taken, quantity, scale, value, ...more });
const damp = (more: object = {}) =>
  read(31, 'moisture', 'wme-percent', 23.4, { meter: 'P-1204', element: 'wall', ...more });
const warm = read(32, 'air-temperature', 'celsius', 18);
const humid = read(33, 'relative-humidity', 'percent', 70);
const fan = filed('room-services', 34, { room: ROOM, fan: 'works' });
const PICTURE = { picture: 'a'.repeat(64), room: ROOM, takenOn: '2026-11-24', width: 4, height: 3 };
const photo = filed('photo', 35, PICTURE);
const clearedPhoto = filed('cleared-photo', 36, { ...PICTURE, photo: id(35) });
const note = filed('note', 37, { words: 'Vent painted shut.' });
const clearedNote = filed('cleared-note', 38, { note: id(37), words: 'Vent painted shut.' });
const household = (answer: string) => filed('household-need', 39, { answer, needs: [] });
const decision = (body: object = {}) =>
  filed('conclusion', 40, {
    ...{ hazard: 'damp-and-mould', severity: 'significant', concludedAt: taken, reasons: ['widespread'] },
    ...{ cause: 'condensation', safetyWorkNeeded: true, preventativeWorkNeeded: true },
    ...body,
  });
const arrival = filed('arrival', 41, { letInBy: 'resident' });
const told = filed('privacy-notice', 43, { at: taken, how: 'read-out', notice: '2026-11', language: 'en' });
const offer = filed('accommodation-offer', 42, { offeredOn: '2026-11-24', answer: 'waiting' });
const WHOLE = [
  ...[visit(), bathroom(), mould(), damp(), warm, humid, fan, photo, clearedPhoto, note, clearedNote],
  ...[household('none'), decision(), told],
];

const gaps = (records: readonly FiledRecord[]) => gapsOf(records, 'damp-and-mould');
const keys = (records: readonly FiledRecord[]) => gaps(records).map(({ key }) => key);
/** The whole visit without some of its records, or with others in their place. */
const without = (...left: readonly FiledRecord[]) =>
  WHOLE.filter((one) => !left.some(({ id }) => id === one.id));
const withIn = (...put: readonly FiledRecord[]) => [...without(...put), ...put];

interface Row {
  readonly misses: string;
  readonly records: readonly FiledRecord[];
  readonly key: string;
  readonly red: boolean;
  readonly excuses: readonly Excuse[];
}

const ROWS: readonly Row[] = [
  {
    misses: 'household needs',
    ...{ records: [...without(household('none')), arrival], key: 'household' },
    ...{ red: true, excuses: ['household-not-asked'] },
  },
  {
    misses: 'household needs, “not asked” being no answer',
    ...{ records: [...withIn(household('not-asked')), arrival], key: 'household' },
    ...{ red: true, excuses: ['household-not-asked'] },
  },
  {
    misses: 'a reading in an affected room',
    ...{
      records: without(damp(), warm, humid),
      key: `reading ${ROOM}`,
      red: true,
      excuses: ['no-readings', 'no-damp-spot'],
    },
  },
  {
    misses: 'the meter of the reading',
    ...{
      records: withIn(read(31, 'surface-temperature', 'celsius', 13.5, { element: 'wall' })),
      key: `reading ${ROOM}`,
      red: true,
    },
    excuses: ['not-noted'],
  },
  {
    misses: 'the spot of the reading',
    ...{ records: withIn(damp({ element: undefined })), key: `reading ${ROOM}`, red: true },
    excuses: ['not-noted'],
  },
  {
    misses: 'a reading that was not struck out',
    ...{ records: withIn(damp({ struckOut: 'mistyped' })), key: `reading ${ROOM}`, red: true },
    excuses: ['not-noted'],
  },
  {
    misses: 'a photo of an affected room',
    ...{ records: without(photo, clearedPhoto), key: `photo ${ROOM}`, red: true, excuses: ['no-photos'] },
  },
  {
    misses: 'any room',
    records: without(bathroom(), mould(), damp(), fan),
    key: 'rooms',
    red: true,
    excuses: ['room-declined', 'not-today'],
  },
  {
    misses: 'a look at a room',
    ...{ records: [...WHOLE, filed('room', 21, { roomKind: 'hall' })], key: `room ${id(21)}` },
    ...{ red: false, excuses: ['room-declined', 'not-today'] },
  },
  {
    misses: 'the fan of a wet room',
    records: without(fan),
    key: `fan ${ROOM}`,
    red: false,
    excuses: ['not-today'],
  },
  { misses: 'the indoor air', records: without(humid), key: 'air', red: false, excuses: ['no-readings'] },
  {
    misses: 'the outdoor air',
    ...{ records: withIn(visit({ outdoorCelsius: undefined })), key: 'outdoor' },
    ...{ red: false, excuses: ['no-readings'] },
  },
  {
    misses: 'heating and windows',
    ...{ records: withIn(visit({ windows: undefined })), key: 'heating', red: false, excuses: ['not-today'] },
  },
  {
    misses: 'the cause',
    ...{ records: withIn(mould({ cause: undefined })), key: `cause ${id(30)}`, red: true },
    excuses: ['cause-not-known'],
  },
  {
    misses: 'a next step where the cause is not known',
    records: withIn(
      decision({ cause: 'not-known-yet', safetyWorkNeeded: false, preventativeWorkNeeded: false }),
    ),
    ...{ key: 'next-step damp-and-mould', red: true, excuses: [] },
  },
  {
    misses: 'what is wrong and what it needs, of a repair',
    records: [...WHOLE, filed('finding', 43, { room: ROOM, findingKind: 'repair', element: 'basin' })],
    ...{ key: `remedy ${id(43)}`, red: true, excuses: [] },
  },
  {
    misses: 'a decision',
    ...{ records: without(decision()), key: 'decision damp-and-mould', red: true, excuses: [] },
  },
  {
    misses: 'where to stay, the limit being at risk',
    ...{ records: withIn(decision({ safeInTime: 'not-sure' })), key: 'stay damp-and-mould' },
    ...{ red: true, excuses: [] },
  },
  {
    misses: 'a look at a photo',
    ...{ records: without(clearedPhoto), key: 'unchecked photos', red: false, excuses: ['checked-later'] },
  },
  {
    misses: 'a look at a note',
    ...{ records: without(clearedNote), key: 'unchecked notes', red: false, excuses: ['checked-later'] },
  },
];

describe('what a later reader will miss', () => {
  it('is nothing when all is there', () => {
    expect(gaps(WHOLE)).toEqual([]);
    expect(missingWords([])).toBe('');
  });

  it.each(ROWS)('is $misses', ({ records, key, red, excuses }) => {
    const found = gaps(records);
    expect(found.map((gap) => gap.key)).toEqual([key]);
    expect(found[0]).toMatchObject({ blocksCase: red, excuses });
    expect(missingWords(found)).toBe('1 thing missing');
  });

  it('is what came of the appointment, unless somebody answered, opened, or an attempt is told', () => {
    expect(keys(without(household('none')))).toEqual(['household', 'door']);
    expect(gaps(without(household('none')))[1]).toMatchObject({ blocksCase: false, excuses: ['not-today'] });
    const attempt = filed(
      'access-attempt',
      44,
      { at: taken, method: 'visit', noticeGiven: '24-hours', result: 'left-early' },
      { unchecked: true },
    );
    for (const told of [arrival, attempt])
      expect(keys([...without(household('none')), told])).toEqual(['household']);
  });

  it('can always be answered: amber by a reason, red by a reason or by adding it', () => {
    for (const { records } of ROWS)
      for (const gap of gaps(records)) if (!gap.blocksCase) expect(gap.excuses).not.toEqual([]);
  });

  it('takes a declined answer, room or photo for an answer', () => {
    expect(gaps(withIn(household('declined')))).toEqual([]);
    const declined = (what: string) =>
      filed('declined', 45, { what, because: 'resident-declined', room: ROOM });
    expect(gaps([...without(photo, clearedPhoto), declined('take-photos')])).toEqual([]);
    const closed = [visit(), bathroom(), declined('see-room'), household('none'), decision()];
    expect(gaps(closed)).toEqual([]);
  });

  it('is no household, reading or air in an empty home or shared parts', () => {
    const whole = [bathroom(), mould(), photo, clearedPhoto, decision()];
    for (const visitKind of ['empty-home', 'shared-parts'])
      expect(gaps([visit({ visitKind, heating: undefined, outdoorCelsius: undefined }), ...whole])).toEqual(
        [],
      );
  });

  it('is satisfied by “not known yet” with work, with a next look, or where nothing is wrong', () => {
    const unknown = { cause: 'not-known-yet', safetyWorkNeeded: false, preventativeWorkNeeded: false };
    for (const more of [
      { preventativeWorkNeeded: true },
      { severity: 'cannot-tell-yet', nextLookOn: '2026-11-26', nextLookBy: 'me' },
      { severity: 'neither' },
    ])
      expect(gaps(withIn(mould({ cause: 'not-known-yet' }), decision({ ...unknown, ...more })))).toEqual([]);
  });

  it('is no place to stay once one was offered, or where the limit will be kept', () => {
    expect(gaps([...withIn(decision({ safeInTime: 'no' })), offer])).toEqual([]);
    expect(gaps(withIn(decision({ safeInTime: 'yes' })))).toEqual([]);
  });

  it('takes a covered photo for looked at once the picture that stands for it is cleared', () => {
    const covered = filed('photo', 46, { ...PICTURE, picture: 'b'.repeat(64), replaces: id(35) });
    const cleared = filed('cleared-photo', 47, { ...PICTURE, photo: id(46) });
    expect(keys([...without(clearedPhoto), covered])).toEqual(['unchecked photos']);
    expect(keys([...without(clearedPhoto), covered, cleared])).toEqual([]);
  });

  it('asks for a decision on each hazard, once', () => {
    const wires = filed('finding', 48, {
      ...{ room: ROOM, findingKind: 'other-hazard', element: 'electrics', hazard: 'electrical' },
    });
    const both = hazardsToDecide([mould(), mould({ findingKind: 'damp' }), wires], 'damp-and-mould');
    expect(both).toEqual(['damp-and-mould', 'electrical']);
    expect(hazardsToDecide([], null)).toEqual([]);
    expect(gaps([...WHOLE, wires]).map(({ title }) => title)).toEqual([
      `No decision yet: ${HAZARDS.electrical.toLowerCase()}`,
    ]);
  });
});
