import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FiledRecord } from '../cases/filed-record.ts';
import { dewPoint } from '../climate/dew-point.ts';
import { isOpaqueId, type OpaqueId } from '../ids.ts';
import { mintingAt, mintRecord } from '../records/mint-record.ts';
import { isInstant } from '../records/moments.ts';
import { parseRecord } from '../records/parse-record.ts';
import { kindNamed, type KindName, type SurveyRecord } from '../records/registry.ts';
import { belongingOf, casesOf, currentTenancy, occupancyOf } from './belonging.ts';
import {
  asksForAccommodation,
  causeFound,
  decisionProblems,
  reasonsFor,
  SEVERITY_MEANS,
  worksExpected,
} from './decision.ts';
import { NO_NUMBERS } from '../landlord/numbers.ts';
import { linesFor, wordsToReadOut } from './emergency.ts';
import { answersAsked, asks, hazardsOn } from './finding-questions.ts';
import { causeWords, findingWords } from './finding-words.ts';
import { homeHistory } from './home-history.ts';
import { homeInstructions } from './home-instructions.ts';
import { investigationOf } from './investigation.ts';
import { readingWords, spotWords, unitWords } from './reading-words.ts';
import { airOf, marginWords } from './room-air.ts';
import { freeNumber, roomName } from './room-names.ts';

const HOME = id(1);
const CASE = id(4);
const VISIT = id(7);
const BEDROOM = id(20);

function id(n: number): OpaqueId {
  const hex = n.toString(16).padStart(32, '0');
  if (!isOpaqueId(hex)) throw new Error('An id has 32 digits.');
  return hex;
}

function filed(
  name: KindName,
  n: number,
  body: object,
  given: Partial<{ at: string; case: OpaqueId | null }> = {},
) {
  const kind = kindNamed(name);
  const recordedAt = given.at ?? '2026-11-24T10:40:00+00:00';
  if (!kind || !isInstant(recordedAt)) throw new Error('A test names a kind and an instant.');
  const minting = mintingAt({
    home: HOME,
    author: id(901),
    device: id(2),
    recordedAt,
    nonce: id(3),
    case: given.case === undefined ? CASE : given.case,
    inspection: VISIT,
    tenancy: kind.file === 'tenancy' ? id(5) : null,
    subjects: kind.namesSubject ? [id(6)] : [],
    clock: { differenceMs: 0, ageMs: 0 },
  });
  const record = mintRecord(kind, body as never, minting) as unknown as SurveyRecord;
  expect(parseRecord(record).ok).toBe(true);
  return { id: id(n), record, arrivedAt: '2026-11-24T12:00:00+00:00' } satisfies FiledRecord;
}

const inspection = (body: object = {}) =>
  filed('inspection', 7, {
    visitKind: 'damp-and-mould',
    investigation: 'standard',
    manner: 'in-person',
    startedAt: '2026-11-24T10:34:00+00:00',
    ...body,
  });
const bedroom = filed('room', 20, { roomKind: 'bedroom', number: 2 });
const mould = (body: object = {}) =>
  filed('finding', 30, { room: BEDROOM, findingKind: 'mould', element: 'wall', ...body });
const reading = (n: number, body: object) =>
  filed('reading', n, { room: BEDROOM, takenAt: '2026-11-24T10:41:00+00:00', ...body });
const air = (n: number, celsius: number, room = BEDROOM) =>
  reading(n, { room, quantity: 'air-temperature', scale: 'celsius', value: celsius });
const humidity = (n: number, percent: number, room = BEDROOM) =>
  reading(n, { room, quantity: 'relative-humidity', scale: 'percent', value: percent });
const report = filed('report-fact', 10, { awareAt: '2026-11-10T10:15:00+00:00', hazard: 'damp-and-mould' });

describe('where a finding belongs', () => {
  const cases = casesOf([report]);

  it('is with the case about the same hazard', () => {
    expect(belongingOf({ findingKind: 'mould' }, CASE, cases)).toEqual({ to: 'case', id: CASE });
    expect(belongingOf({ findingKind: 'damp' }, null, cases)).toEqual({ to: 'case', id: CASE });
  });

  it('is in a case of its own when nobody knew of the hazard', () => {
    const seen = { findingKind: 'other-hazard', hazard: 'electrical' } as const;
    expect(belongingOf(seen, CASE, cases)).toEqual({ to: 'new-case', hazard: 'electrical' });
    expect(belongingOf({ findingKind: 'mould' }, null, [])).toEqual({
      to: 'new-case',
      hazard: 'damp-and-mould',
    });
  });

  it('takes the merged hazards of the two schemes for one', () => {
    const fire = casesOf([
      filed('report-fact', 11, { awareAt: '2026-11-10T10:15:00+00:00', hazard: 'fire' }),
    ]);
    const seen = { findingKind: 'other-hazard', hazard: 'fire-and-explosions' } as const;
    expect(belongingOf(seen, null, fire)).toEqual({ to: 'case', id: CASE });
  });

  it('begins no case for something to mend, nor where the visit’s case began elsewhere', () => {
    expect(belongingOf({ findingKind: 'repair' }, CASE, cases)).toEqual({ to: 'case', id: CASE });
    expect(belongingOf({ findingKind: 'repair' }, null, [])).toEqual({ to: 'case', id: null });
    expect(belongingOf({ findingKind: 'mould' }, CASE, [])).toEqual({ to: 'case', id: CASE });
  });

  it('counts an unknown basis of occupation as a tenancy, and an ended tenancy as none', () => {
    expect(occupancyOf([])).toBe('tenancy');
    const ended = filed('tenancy', 5, {
      occupancy: 'licence',
      startedOn: '2020-01-01',
      endedOn: '2024-01-01',
    });
    expect(currentTenancy([ended])).toBeNull();
    const lived = filed('tenancy', 8, { occupancy: 'licence', startedOn: '2024-02-01' });
    expect(currentTenancy([ended, lived])).toEqual({ id: id(8), occupancy: 'licence' });
  });
});

describe('the air of a room', () => {
  it('is the newest of each number in that room, else of another room, never a mixture', () => {
    const kitchen = id(21);
    expect(airOf(BEDROOM, [air(1, 18)])).toBeNull();
    expect(airOf(BEDROOM, [air(1, 18), humidity(2, 60, kitchen)])).toBeNull();
    const both = [air(1, 18), humidity(2, 70), air(3, 21, kitchen), humidity(4, 50, kitchen)];
    expect(airOf(BEDROOM, both)).toEqual({
      air: { celsius: 18, humidityPercent: 70 },
      room: BEDROOM,
      here: true,
    });
    expect(airOf(id(99), both)?.here).toBe(false);
  });

  it('gives the margin in words', () => {
    const cold = { celsius: 18, humidityPercent: 70 };
    expect(marginWords(cold, 13.5)).toMatchObject({
      words: 'Close to dew point',
      detail: '1.1 °C above the dew point',
      tone: 'soon',
    });
    expect(marginWords(cold, 11)).toMatchObject({
      words: 'Condensing',
      detail: '1.4 °C below the dew point',
      tone: 'bad',
    });
    expect(marginWords(cold, 17.5)).toMatchObject({ words: 'Clear of the dew point', tone: 'good' });
    expect(marginWords({ celsius: 18, humidityPercent: 170 }, 13.5)).toBeNull();
  });

  it('puts the mould limit between dew point and air', () => {
    const celsius = fc.double({ min: -10, max: 40, noNaN: true });
    const percent = fc.double({ min: 5, max: 79, noNaN: true });
    fc.assert(
      fc.property(celsius, percent, (c, humidityPercent) => {
        const words = marginWords({ celsius: c, humidityPercent }, null);
        const dew = dewPoint({ celsius: c, humidityPercent });
        if (!words || !dew.ok) throw new Error('That air can be measured.');
        expect(words.mouldBelowCelsius).toBeGreaterThan(dew.value);
        expect(words.mouldBelowCelsius).toBeLessThanOrEqual(c);
      }),
    );
  });
});

describe('a decision', () => {
  it('needs a reason, also for neither; only “cannot tell yet” asks who looks next and when', () => {
    expect(decisionProblems({}).map(({ field }) => field)).toEqual(['severity']);
    expect(decisionProblems({ severity: 'neither' }).map(({ field }) => field)).toEqual(['reasons']);
    expect(decisionProblems({ severity: 'significant', reasons: ['widespread'] })).toEqual([]);
    expect(decisionProblems({ severity: 'cannot-tell-yet' }).map(({ field }) => field)).toEqual([
      'nextLookBy',
      'nextLookOn',
    ]);
  });

  it('asks where the household can stay as soon as a limit is at risk, and not before', () => {
    for (const severity of ['emergency', 'significant'] as const) {
      expect(asksForAccommodation({ severity, safeInTime: 'yes' })).toBe(false);
      expect(asksForAccommodation({ severity, safeInTime: 'no' })).toBe(true);
      expect(asksForAccommodation({ severity, safeInTime: 'not-sure' })).toBe(true);
    }
    expect(asksForAccommodation({ severity: 'neither', safeInTime: 'no' })).toBe(false);
  });

  it('offers reasons for every decision that needs one', () => {
    for (const severity of ['emergency', 'significant', 'neither'] as const) {
      for (const hazard of ['damp-and-mould', 'electrical'] as const) {
        expect(reasonsFor(hazard, severity).length).toBeGreaterThan(2);
      }
    }
  });

  it('says the limits that the table of limits has', () => {
    expect(SEVERITY_MEANS.emergency).toContain('24 hours');
    expect(SEVERITY_MEANS.significant).toContain('5 working days');
    expect(SEVERITY_MEANS.neither).toContain('3 working days');
    expect(SEVERITY_MEANS['cannot-tell-yet']).toContain('10 working days');
    expect(worksExpected('neither')).toEqual({ safetyWorkNeeded: false, preventativeWorkNeeded: false });
  });

  it('begins with the cause that the newest finding gives', () => {
    const later = filed(
      'finding',
      40,
      { room: BEDROOM, findingKind: 'damp', element: 'wall', cause: 'plumbing-leak' },
      { at: '2026-11-24T11:00:00+00:00' },
    );
    expect(causeFound('damp-and-mould', [later, mould({ cause: 'condensation' })])).toBe('plumbing-leak');
    expect(causeFound('electrical', [later])).toBe('not-known-yet');
  });
});

describe('words for what was recorded', () => {
  it('names findings and readings with place, scale and cause', () => {
    const found = {
      findingKind: 'mould',
      extent: 'area',
      element: 'wall',
      wall: 'ahead',
      beyond: 'outside',
      height: 'low',
    } as const;
    expect(findingWords(found)).toBe(
      'Mould, an area, up to 1 m², wall ahead of the door, outside beyond it, low',
    );
    expect(causeWords({ ...found, cause: 'condensation', confidence: 'likely' })).toBe(
      'Likely: condensation on a cold surface',
    );
    expect(causeWords({ ...found, cause: 'not-known-yet', confidence: 'likely' })).toBe('Not known yet');
    expect(causeWords({ findingKind: 'repair', remedy: 'reseal', quantity: 2, quantityUnit: 'metre' })).toBe(
      'Reseal, 2 m',
    );
    expect(findingWords({})).toBe('A finding not described yet');
  });

  it('never says a number without its scale', () => {
    const body = {
      quantity: 'moisture',
      scale: 'wme-percent',
      method: 'pin',
      value: 23.4,
      substrate: 'plaster',
    } as const;
    const { record } = reading(50, { ...body, meter: 'M-1', element: 'wall', wall: 'behind' });
    if (record.kind !== 'reading') throw new Error('That is a reading.');
    expect(readingWords(record.body)).toBe('23.4 %WME, pin, plaster');
    expect(unitWords({ quantity: 'surface-temperature', scale: 'celsius' })).toBe('°C surface');
    expect(spotWords(record.body)).toBe('The door wall');
    expect(spotWords({})).toBe('In the room');
  });

  it('names rooms by what they are and numbers the second of a kind', () => {
    expect(roomName({ roomKind: 'living-room' })).toBe('Living room');
    expect(freeNumber('bedroom', [])).toBeNull();
    expect(freeNumber('bedroom', [{ roomKind: 'bedroom' }])).toBe(2);
    expect(
      freeNumber('bedroom', [
        { roomKind: 'bedroom', number: 2 },
        { roomKind: 'bedroom', number: 1 },
      ]),
    ).toBe(3);
  });
});

describe('questions', () => {
  it('leave behind what was answered for another kind of finding', () => {
    const changed = {
      room: BEDROOM,
      findingKind: 'repair',
      element: 'basin',
      extent: 'large',
      cause: 'flood',
    } as const;
    expect(answersAsked(changed)).toEqual({ room: BEDROOM, findingKind: 'repair', element: 'basin' });
    expect(asks({ findingKind: 'repair' }, 'extent')).toBe(false);
    expect(asks({}, 'extent')).toBe(false);
  });

  it('ask no size of a fire, and hide none that was given', () => {
    const fire = { room: BEDROOM, findingKind: 'other-hazard', hazard: 'fire-and-explosions' } as const;
    expect(asks(fire, 'extent')).toBe(false);
    expect(asks({ ...fire, extent: 'large' }, 'extent')).toBe(true);
    expect(answersAsked({ ...fire, extent: 'large' })).toHaveProperty('extent', 'large');
    expect(asks({ findingKind: 'mould' }, 'extent')).toBe(true);
  });

  it('offer the hazards of the scheme of the day, without damp', () => {
    const before = hazardsOn('2026-06-21').map(({ value }) => value);
    const after = hazardsOn('2026-11-24').map(({ value }) => value);
    expect(before).toHaveLength(28);
    expect(after).toHaveLength(20);
    expect(after).toContain('fire-and-explosions');
    expect(after).not.toContain('damp-and-mould');
  });

  it('take an unplanned visit for a first look', () => {
    expect(investigationOf(null)).toBe('standard');
    expect(investigationOf({ reason: 'second-look' })).toBe('renewed');
    expect(investigationOf({ reason: 'planned' })).toBe('none');
  });
});

describe('what a visitor is told', () => {
  it('joins the office’s words and the needs on this phone, each once, in the order of the list', () => {
    const need = filed('health-need', 60, { answer: 'need', needs: ['dust-harms', 'tires-easily'] });
    const attempt = filed('access-attempt', 61, {
      at: '2026-11-20T10:00:00+00:00',
      method: 'door',
      noticeGiven: 'none',
      result: 'nobody-in',
    });
    const told = [{ instructions: ['two-person-visit', 'keep-dust-down', 'not-a-known-one'] }];
    expect(homeInstructions([need.record, attempt.record, report.record], told)).toEqual([
      'ring-before-visiting',
      'allow-extra-time',
      'two-person-visit',
      'keep-dust-down',
    ]);
    expect(homeInstructions([], [])).toEqual([]);
  });

  it('has lines to read out and numbers to ring', () => {
    const facts = { address: 'Flat 14', what: 'Electrical hazards', makeSafeBy: 'by 18:40', caller: 'Asha' };
    expect(wordsToReadOut(facts)).toHaveLength(3);
    expect(wordsToReadOut(facts)[2]).toContain('by 18:40');
    expect(linesFor('uncombusted-fuel-gas', NO_NUMBERS).map(({ number }) => number)).toContain(
      '0800 111 999',
    );
    expect(linesFor('damp-and-mould', NO_NUMBERS).map(({ number }) => number)).not.toContain('0800 111 999');
    const own = {
      office: '01632 960 001',
      repairs: '01632 960 014',
      outOfHours: null,
      safeguarding: '01632 960 077',
    };
    expect(linesFor('damp-and-mould', own).map(({ number }) => number)).toEqual(['01632 960 014', '999']);
  });
});

describe('the history of a home', () => {
  it('puts what a visit recorded under the visit, the newest first', () => {
    const names = { account: () => 'someone' };
    const early = filed(
      'report-fact',
      10,
      { awareAt: '2026-11-10T10:15:00+00:00', hazard: 'damp-and-mould' },
      { at: '2026-11-10T10:19:00+00:00' },
    );
    const lines = homeHistory([early, inspection(), bedroom, mould(), air(31, 18)], {
      now: Date.UTC(2026, 10, 24, 12),
      names,
    });
    expect(lines.map(({ when }) => when)).toEqual(['Tue 24 Nov, 10:40', 'Tue 10 Nov, 10:19']);
    expect(lines[0]?.detail).toContain('1 finding, 1 reading');
  });
});
