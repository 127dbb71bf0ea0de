import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { OpaqueId } from '../ids.ts';
import { RECORD_KINDS } from '../records/registry.ts';
import { fates, yearsAfter, type FilesNow, type KeptRecord } from './due.ts';
import { classesOf, RETENTION_CLASSES, SCHEDULE } from './schedule.ts';

const id = (n: number) => n.toString(16).padStart(32, '0') as OpaqueId;
const HOME = id(1);
const OLD = id(2);
const CASE = id(3);
const record = (n: number, kind: string, more: Partial<KeptRecord> = {}): KeptRecord => ({
  ...{ id: id(n), kind, home: HOME, tenancy: OLD, case: null, recordedOn: '2018-05-01' },
  ...{ tellsOf: null, shared: [], speaksOf: null, instead: null, madeFrom: null, replaces: null, ...more },
});
const files = (records: readonly KeptRecord[], more: Partial<FilesNow> = {}): FilesNow => ({
  ...{ today: '2026-11-24', tenancies: new Map([[OLD, '2020-11-23']]), cases: new Map(), holds: [] },
  ...{ askedAbout: new Set<string>(), restricted: new Set<string>(), rightAsked: new Set<string>() },
  ...{ records, ...more },
});
const fate = (one: KeptRecord, more: Partial<FilesNow> = {}, beside: readonly KeptRecord[] = []) =>
  fates(files([one, ...beside], more)).get(one.id);

describe('the schedule', () => {
  it('has a reason and a source for each class, and says where the landlord chose', () => {
    for (const name of RETENTION_CLASSES) {
      const rule = SCHEDULE[name];
      expect(rule.reason.length, name).toBeGreaterThan(20);
      expect(rule.source.length, name).toBeGreaterThan(10);
      if (rule.years !== null && !rule.isChoice) expect(rule.source).toContain('Act');
    }
  });

  it('gives every kind of the tenancy file an end', () => {
    for (const { kind, file } of RECORD_KINDS) {
      expect(classesOf(kind).length, kind).toBeGreaterThan(0);
      if (file === 'tenancy')
        for (const one of classesOf(kind)) expect(SCHEDULE[one].years, kind).not.toBeNull();
    }
  });
});

describe('what goes', () => {
  it('a tenancy file goes the day after six years, and not on the day itself', () => {
    expect(fate(record(9, 'conduct-note'))).toEqual({
      goes: true,
      as: 'tenancy-plus-6-years',
      since: '2026-11-23',
    });
    expect(fate(record(9, 'conduct-note'), { today: '2026-11-23' })).toEqual({
      goes: false,
      because: 'not-yet',
      until: '2026-11-23',
    });
  });

  it('a need goes when they move', () => {
    const moved = { tenancies: new Map([[OLD, '2026-11-20']]) };
    expect(fate(record(9, 'health-need'), moved)).toMatchObject({ goes: true, as: 'while-the-need-is-live' });
    expect(fate(record(9, 'health-need'), { tenancies: new Map([[OLD, null]]) })).toMatchObject({
      because: 'tenancy-runs',
    });
  });

  it('of a household that lives there go key codes, unchecked photos and old complaints, each by its own period', () => {
    const lives = { tenancies: new Map([[OLD, null]]) };
    const closed = (day: string | null) => ({ ...lives, cases: new Map([[CASE, day]]) });
    for (const kind of ['access-secret', 'photo', 'note']) {
      const one = record(9, kind, { case: CASE, recordedOn: '2025-06-01' });
      expect(fate(one, closed('2025-11-23')), kind).toMatchObject({ goes: true, since: '2026-11-23' });
      expect(fate(one, closed('2025-11-24')), kind).toMatchObject({ goes: false, because: 'not-yet' });
      expect(fate(one, closed(null)), kind).toMatchObject({ goes: false, because: 'case-open' });
    }
    const complaint = (tellsOf: string) => record(9, 'complaint', { tellsOf, recordedOn: tellsOf });
    expect(fate(complaint('2020-11-23'), lives)).toMatchObject({ goes: true, as: 'complaint-plus-6-years' });
    expect(fate(complaint('2020-11-24'), lives)).toMatchObject({ goes: false, because: 'not-yet' });
    for (const kind of ['person', 'health-need', 'contact', 'conduct-note', 'rights-request', 'rights-step'])
      expect(fate(record(9, kind, { recordedOn: '2001-01-01' }), lives), kind).toMatchObject({
        because: 'tenancy-runs',
      });
  });

  it('a fact of the building never does', () => {
    for (const kind of ['finding', 'reading', 'works-order', 'property'])
      expect(fate(record(9, kind))).toMatchObject({ because: 'with-the-building' });
  });

  it('the log of what was shared outlives what was shared', () => {
    const log = record(9, 'disclosure', { tellsOf: '2018-05-01', shared: [id(10)] });
    expect(fate(log, {}, [record(10, 'conduct-note')])).toMatchObject({ goes: false, because: 'not-yet' });
    expect(fate(log)).toMatchObject({ goes: true });
    expect(fate({ ...log, shared: [id(11)] }, {}, [record(11, 'finding')])).toMatchObject({ goes: true });
  });

  it.each(['correction', 'reclassification'])('a %s stays for as long as what it speaks of', (kind) => {
    const correction = record(9, kind, { speaksOf: id(10) });
    const reading = record(10, 'reading');
    expect(fate(correction, {}, [reading])).toMatchObject({ goes: false, because: 'speaks-of' });
    const contact = record(10, 'contact');
    expect(fate(correction, {}, [contact])).toMatchObject({ goes: true });
    expect(fate(correction)).toMatchObject({ goes: true });
  });

  it('a correction of a correction goes no sooner than that one, in whatever order they came', () => {
    const chain = [
      record(9, 'reading'),
      record(10, 'correction', { speaksOf: id(9) }),
      record(11, 'correction', { speaksOf: id(10) }),
      record(12, 'correction', { speaksOf: id(11) }),
    ];
    for (const records of [chain, chain.toReversed()]) {
      const known = fates(files(records));
      expect(chain.map((one) => known.get(one.id)?.goes)).toEqual([false, false, false, false]);
    }
  });

  it('an undone correction stays for as long as what it had put in the place of another', () => {
    const [first, wrong] = [record(9, 'contact'), record(10, 'reading')];
    const undone = record(11, 'correction', { speaksOf: id(9), instead: id(10) });
    const undoes = record(12, 'correction', { speaksOf: id(11) });
    const known = fates(files([undoes, undone, first, wrong]));
    expect([first, undone, undoes].map((one) => known.get(one.id)?.goes)).toEqual([true, false, false]);
    // One that holds says nothing against what is right.
    expect(fate(undone, {}, [first, wrong])).toMatchObject({ goes: true });
  });

  it('what was said of one version, and what ties it to another, stays for as long as any of them', () => {
    const young = { recordedOn: '2026-06-01', tenancy: null };
    const [first, second] = [record(9, 'access-secret'), record(10, 'access-secret')];
    const third = record(11, 'access-secret', young);
    const ties = [
      record(12, 'correction', { speaksOf: id(9), instead: id(10) }),
      record(13, 'correction', { speaksOf: id(10), instead: id(11) }),
    ];
    const retag = record(14, 'reclassification', { speaksOf: id(9) });
    const goes = (...all: readonly KeptRecord[]) => {
      const known = fates(files(all));
      return all.map((one) => known.get(one.id)?.goes);
    };
    expect(goes(retag, ...ties, first, second, third)).toEqual([false, false, false, true, true, false]);
    // Also once the first ones are gone, and where nothing was said of them yet.
    expect(goes(retag, ...ties, third)).toEqual([false, false, false, false]);
    expect(goes(...ties, third)).toEqual([false, false, false]);
    expect(goes(retag, ...ties, first, second, { ...third, recordedOn: '2018-05-01' })).toEqual(
      Array(6).fill(true),
    );
    // One that says nothing instead ties nothing.
    expect(goes(record(12, 'correction', { speaksOf: id(9) }), first, third)).toEqual([true, true, false]);
    // A fact of the building needs the tie where somebody tightened it.
    const built = [record(13, 'correction', { speaksOf: id(9), instead: id(10) }), record(10, 'reading')];
    expect(goes(...built, first)).toEqual([true, false, true]);
    expect(goes(...built, first, retag)).toEqual([false, false, true, false]);
  });

  it('what says that something is wrong stays for as long as a checked form of it', () => {
    const [note, right] = [record(9, 'note'), record(10, 'note')];
    const [ofNote, ofRight] = [
      record(11, 'cleared-note', { madeFrom: id(9) }),
      record(12, 'cleared-note', { madeFrom: id(10) }),
    ];
    const said = record(13, 'correction', { speaksOf: id(9), instead: id(10) });
    const undoes = record(14, 'correction', { speaksOf: id(13) });
    const goes = (...all: readonly KeptRecord[]) => {
      const known = fates(files(all));
      return all.map((one) => known.get(one.id)?.goes);
    };
    expect(goes(said, note, ofNote)).toEqual([false, true, false]);
    // Also once the note is gone.
    expect(goes(said, ofNote)).toEqual([false, false]);
    expect(goes(said, note, right, ofRight)).toEqual([true, true, true, false]);
    expect(goes(said, undoes, ofRight)).toEqual([false, false, false]);
    // Whatever is said of how to treat the note says nothing of its form.
    expect(goes(record(13, 'reclassification', { speaksOf: id(9) }), ofNote)).toEqual([true, false]);
  });

  it('the form of a covered photo goes with it and with what covers it, and no sooner', () => {
    const photo = record(9, 'photo');
    const covers = record(10, 'photo', { replaces: id(9) });
    const form = record(11, 'cleared-photo', { madeFrom: id(9), tenancy: null });
    const young = { recordedOn: '2026-06-01', tenancy: null };
    const goes = (all: readonly KeptRecord[], more: Partial<FilesNow> = {}) => {
      const known = fates(files(all, more));
      return all.map((one) => known.get(one.id)?.goes);
    };
    expect(goes([form, photo, covers])).toEqual([true, true, true]);
    expect(goes([form, covers])).toEqual([true, true]);
    expect(goes([form, photo])).toEqual([false, true]);
    expect(goes([form, photo, { ...covers, ...young }])).toEqual([false, true, false]);
    expect(goes([form, { ...photo, ...young }, covers])).toEqual([false, false, false]);
    // A hold on the form alone keeps what covers it, or it would be uncovered.
    expect(goes([form, photo, covers], { restricted: new Set([id(11)]) })).toEqual([false, true, false]);
    expect(goes([form, photo, covers], { askedAbout: new Set([HOME]) })).toEqual([false, false, false]);
    expect(goes([form, { ...photo, replaces: id(9) }])).toEqual([false, true]);
    // A photo of another home covers nothing here.
    expect(goes([form, photo, { ...covers, home: id(7) }])).toEqual([false, true, true]);
    expect(fates(files([form, photo, covers])).get(id(11))).toMatchObject({
      as: 'until-cleared-or-case-closed',
    });
  });

  it('the record of the tenancy goes no sooner than what stays because of another record', () => {
    const tenancy = record(2, 'tenancy');
    const speaks = [record(9, 'correction', { speaksOf: id(10) }), record(10, 'reading', { tenancy: null })];
    expect(fate(tenancy, {}, speaks)).toMatchObject({ goes: false, because: 'file-open' });
  });

  it('the record of the tenancy is the last of its file', () => {
    const tenancy = record(2, 'tenancy');
    const late = record(9, 'complaint', { tellsOf: '2022-01-10' });
    expect(fate(tenancy)).toMatchObject({ goes: true });
    expect(fate(tenancy, {}, [late])).toMatchObject({ goes: false });
  });
});

describe('what keeps it', () => {
  it.each([
    ['a hold on the home', { holds: [{ home: HOME, tenancy: null }] }, 'hold'],
    ['a hold on the tenancy', { holds: [{ home: HOME, tenancy: OLD }] }, 'hold'],
    ['an open case', { cases: new Map([[CASE, null]]) }, 'case-open'],
    ['somebody who waits for an answer', { askedAbout: new Set([HOME]) }, 'request-open'],
    ['that it is only kept', { restricted: new Set([id(9)]) }, 'restricted'],
    ['that they asked about their own data', { rightAsked: new Set([id(9)]) }, 'right-asked'],
  ] as const)('%s', (_what, more, because) => {
    expect(fate(record(9, 'health-need', { case: CASE }), more)).toMatchObject({ goes: false, because });
  });

  it('an open case of the time keeps what was known of the people, also where the record names no case', () => {
    const report = record(30, 'report-fact', { case: CASE });
    const open = { cases: new Map([[CASE, null]]) };
    expect(fate(record(9, 'health-need'), open, [report])).toMatchObject({ because: 'case-open' });
    expect(fate(record(9, 'health-need'), open, [{ ...report, tenancy: id(77) }])).toMatchObject({
      goes: true,
    });
  });

  it('a complaint keeps its household’s records for as long as itself, and no other household’s', () => {
    const complaint = record(8, 'complaint', { tellsOf: '2021-03-01' });
    expect(fate(record(9, 'health-need'), {}, [complaint])).toMatchObject({
      because: 'complaint',
      until: '2027-03-01',
    });
    expect(
      fate(
        record(9, 'health-need', { tenancy: id(77) }),
        {
          tenancies: new Map([
            [OLD, '2020-11-23'],
            [id(77), '2019-01-01'],
          ]),
        },
        [complaint],
      ),
    ).toMatchObject({ goes: true });
  });

  it('whatever the files: nothing of the building, of an open case or under a hold ever goes, nor what counts from the end of a tenancy that runs', () => {
    const kinds = RECORD_KINDS.map(({ kind }) => kind);
    const anyDay = fc.integer({ min: 2000, max: 2026 }).map((year) => `${year}-06-15`);
    const anyRecord = fc.record({
      id: fc.integer({ min: 10, max: 60 }).map(id),
      kind: fc.constantFrom<string>(...kinds),
      home: fc.constantFrom(HOME, id(4)),
      tenancy: fc.constantFrom(OLD, id(5), null),
      case: fc.constantFrom(CASE, id(6), null),
      recordedOn: anyDay,
      tellsOf: fc.option(anyDay),
      shared: fc.array(fc.integer({ min: 10, max: 60 }).map(id), { maxLength: 2 }),
      speaksOf: fc.option(fc.integer({ min: 10, max: 60 }).map(id)),
      instead: fc.option(fc.integer({ min: 10, max: 60 }).map(id)),
      madeFrom: fc.option(fc.integer({ min: 10, max: 60 }).map(id)),
      replaces: fc.option(fc.integer({ min: 10, max: 60 }).map(id)),
    });
    let gone = 0;
    fc.assert(
      fc.property(
        fc.uniqueArray(anyRecord, { maxLength: 12, selector: (one) => one.id }),
        fc.option(anyDay),
        fc.option(anyDay),
        (records, ended, closed) => {
          const now = files(records, {
            tenancies: new Map([
              [OLD, ended],
              [id(5), '2001-01-01'],
            ]),
            cases: new Map([
              [CASE, closed],
              [id(6), '2001-01-01'],
            ]),
            holds: [{ home: id(4), tenancy: null }],
          });
          const all = fates(now);
          for (const one of records) {
            if (all.get(one.id)?.goes !== true) continue;
            gone += 1;
            // But the form of a photo that another covers.
            const isCovered = records.some(
              ({ id: other, replaces }) =>
                other !== replaces && replaces !== null && replaces === one.madeFrom,
            );
            if (!isCovered) expect(RECORD_KINDS.find(({ kind }) => kind === one.kind)?.file).toBe('tenancy');
            expect(one.home).not.toBe(id(4));
            const starts = classesOf(one.kind).map((as) => SCHEDULE[as].starts);
            if (ended === null && one.tenancy === OLD) expect(starts).not.toContain('tenancy-ended');
            if (closed === null) expect(one.case).not.toBe(CASE);
          }
        },
      ),
    );
    expect(gone).toBeGreaterThan(0);
  });
});

it('counts years by the calendar', () => {
  expect(yearsAfter('2024-02-29', 1)).toBe('2025-02-28');
  expect(yearsAfter('2020-11-24', 6)).toBe('2026-11-24');
});
