import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { COMPILED_RULES } from '../disclosure/rules.ts';
import type { FiledRecord } from '../cases/filed-record.ts';
import type { OpaqueId } from '../ids.ts';
import type { KindName, SurveyRecord } from '../records/registry.ts';
import { filed, id } from '../requests/requests.fixture.ts';
import { parseDay } from '../time/calendar-day.ts';
import { copyDocument, copyText } from './copy-document.ts';
import { copyMarks } from './copy-marks.ts';
import { copyNames } from './copy-names.ts';
import type { CopyReading, RecordReading } from './copy-parts.ts';
import type { PersonFile } from './copy-records.ts';
import type { LeftOut } from './exemptions.ts';
import { maskedText, MASKS, type MarkAs } from './masks.ts';
import { screenNote } from '../screening/screen-note.ts';
import { ownCopy, unread } from './own-copy.ts';

const [ANA, BEN, OLD_ANA] = [id(6), id(7), id(9)];
const [TENANCY, OLD_TENANCY] = [id(5), id(61)];
const NOW = Date.parse('2026-11-24T11:30:00Z');
const WHEN = '2026-11-06T10:40:00+00:00';
const day = (text: string) => parseDay(text) ?? 0;

let count = 2000;
function about(subjects: readonly OpaqueId[], kind: KindName, body: object, more: object = {}): FiledRecord {
  count += 1;
  const one = filed(count, WHEN, kind, body);
  return { ...one, record: { ...one.record, subjects, ...more } as SurveyRecord };
}
const HOME = filed(1, WHEN, 'property', {
  ...{ line: '1 Tern Street', postcode: 'AA1 1AA', homeType: 'flat', builtIn: '1965-1980' },
  ...{ construction: 'cavity-filled', bedrooms: 2, asbestosPresent: false },
});
const ANA_HERSELF = about([ANA], 'person', { name: 'Ana Brown', part: 'tenant', phone: '01632 960 111' });
const BEN_HIMSELF = about([BEN], 'person', { name: 'Ben Brown', part: 'joint-tenant' });

function fileOf(records: readonly FiledRecord[], more: Partial<PersonFile> = {}): PersonFile {
  const place = { person: ANA, tenancy: TENANCY, from: day('2020-04-01'), to: null, mark: null };
  return { ...place, isHeld: () => true, records: [HOME, ANA_HERSELF, BEN_HIMSELF, ...records], ...more };
}
const decided = (marks: Readonly<Record<string, MarkAs>>, leave: LeftOut | null = null): RecordReading => ({
  leave,
  marks: new Map(Object.entries(marks)),
});
const made = (files: readonly PersonFile[], reading: CopyReading = new Map()) =>
  ownCopy(files, reading, { rules: COMPILED_RULES, screen: screenNote, now: NOW });
const text = (copy: ReturnType<typeof made>) => copyText(copyDocument(copy, 'Ana Brown', NOW));

const SAID =
  'Ana Brown said that the boiler is loud. His neighbour Ivy Okafor, 01632 960 444, came. Ring Ana on 01632 960 111.';
const NOTE = about([], 'note', { words: SAID });

describe('words that tell of others', () => {
  it('are proposed span by span, with what is theirs left in, and go out once they were read', () => {
    const file = fileOf([NOTE]);
    const before = made([file]);
    expect(unread(before)).toBe(1);
    expect(text(before)).not.toContain('boiler');
    const item = before.toRead.find(({ record }) => record === NOTE.id);
    const proposed = new Map(
      item?.lines.flatMap(({ marks }) => marks.map((one) => [one.words, one.proposed])),
    );
    expect(proposed.get('Ana Brown')).toBe('given');
    expect(proposed.get('01632 960 111')).toBe('given');
    expect(proposed.get('01632 960 444')).toBe('their-details');
    const open = Object.fromEntries((item?.open ?? []).map((words) => [words, 'another-person' as const]));
    const read = made([file], new Map([[NOTE.id, decided({ 'Ivy Okafor': 'another-person', ...open })]]));
    expect(unread(read)).toBe(0);
    const told = text(read);
    expect(told).toContain('the boiler is loud');
    expect(told).toContain('01632 960 111');
    expect(told).toContain(MASKS['another-person']);
    expect(told).toContain(MASKS['their-details']);
    for (const hidden of ['Okafor', 'Ivy', '960 444']) expect(told).not.toContain(hidden);
    // The record of it holds each mask, with the law that it rests on.
    const masks = read.notGiven.filter(({ reason }) => reason.includes('stands for'));
    expect(masks.map(({ reason }) => reason).join()).toContain('Ivy Okafor');
    for (const { citation } of masks) expect(citation).toMatch(/Sch\. 2 para\. 16/);
  });

  it('are covered where a person adds them, and stay back whole under an exemption that the copy does not show', () => {
    const file = fileOf([NOTE]);
    const item = made([file]).toRead[0];
    const all = Object.fromEntries(
      item?.lines.flatMap(({ marks }) => marks.map(({ words }) => [words, 'given' as const])) ?? [],
    );
    const covered = text(made([file], new Map([[NOTE.id, decided({ ...all, boiler: 'another-person' })]])));
    expect(covered).not.toContain('boiler');
    const left = made([file], new Map([[NOTE.id, decided({}, 'advice')]]));
    expect(unread(left)).toBe(0);
    expect(left.notGiven[0]).toMatchObject({ reason: 'It is legal advice', citation: /para\. 19/ });
    expect(text(left)).toBe(text(made([fileOf([])])));
  });

  it('never stand in what goes out, whatever the text and whatever is masked', () => {
    const word = fc.stringMatching(/^[A-Za-z]{2,8}$/);
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 20 }), fc.nat(), (words, at) => {
        const hidden = words[at % words.length] ?? '';
        const told = maskedText(words.join(' '), [{ words: hidden, proposed: null }], new Map());
        expect(told.replaceAll(/\[[^\]]*\]/g, '').split(/\W+/)).not.toContain(hidden);
      }),
    );
  });

  it('are read in words that the matrix gives as well: what somebody wrote in a complaint may name a neighbour', () => {
    const complaint = about([ANA], 'complaint', {
      ...{ receivedOn: '2026-11-20', stage: 'one' },
      words: 'Mr Idris Okafor next door shouts.',
    });
    const copy = made([fileOf([complaint])]);
    expect(unread(copy)).toBe(1);
    expect(text(copy)).toContain('Stage 1');
    expect(text(copy)).not.toContain('Okafor');
  });
});

describe('what is proposed of marked words', () => {
  const names = copyNames([HOME, ANA_HERSELF, BEN_HIMSELF], new Set([ANA]));
  it('is that a name is theirs where nobody else at the home bears it', () => {
    for (const own of ['Ana Brown', 'Ana']) expect(names.whose(own)).toBe('theirs');
    for (const shared of ['Brown', 'Ben Brown']) expect(names.whose(shared)).toBe('unsure');
    expect(names.whose('Ivy Okafor')).toBe('another');
  });

  it('is that an illness is theirs in a record about nobody but them, and else that somebody must say', () => {
    const proposedOf = (aboutThem: boolean) =>
      copyMarks(screenNote, 'Someone has asthma here.', names, aboutThem).map(({ proposed }) => proposed);
    expect(proposedOf(true)).toContain('given');
    expect(proposedOf(false)).not.toContain('given');
    expect(proposedOf(false)).toContain(null);
  });
});

const SHA = 'ab'.repeat(32);
const SHOT = { picture: SHA, element: 'wall', takenOn: '2026-11-06', width: 800, height: 600 };

describe('pictures of a copy', () => {
  it('go along once they were looked at, numbered, and stay back for what they show of others', () => {
    const photo = about([], 'photo', SHOT);
    const file = fileOf([photo]);
    expect(made([file]).toRead).toMatchObject([{ why: 'picture', state: 'unread' }]);
    expect(made([file]).pictures).toEqual([]);
    const given = made([file], new Map([[photo.id, decided({})]]));
    expect(given.pictures).toEqual([{ sha256: SHA, record: photo.id }]);
    expect(given.parts.find(({ title }) => title === 'Photo')).toMatchObject({ picture: 1 });
    expect(given.fields).toContain('photo/picture');
    expect(text(given)).not.toContain('800');
    const held = made([file], new Map([[photo.id, decided({}, 'medicine')]]));
    expect(held.pictures).toEqual([]);
    expect(held.notGiven[0]?.reason).toBe('Medicine of somebody else is in it');
    expect(text(held)).toBe(text(made([fileOf([])])));
  });

  it('are the cleared or the covered one, and never the one that it stands for', () => {
    const photo = about([], 'photo', SHOT);
    const covered = about([], 'photo', { ...SHOT, picture: 'cd'.repeat(32), replaces: photo.id });
    const cleared = about([], 'cleared-photo', { ...SHOT, picture: 'cd'.repeat(32), photo: covered.id });
    const copy = made([fileOf([photo, covered, cleared])]);
    expect(copy.pictures.map(({ sha256 }) => sha256)).toEqual(['cd'.repeat(32)]);
    expect(copy.toRead).toEqual([]);
    // Without its bytes there is nothing to give.
    expect(made([fileOf([cleared], { isHeld: () => false })]).pictures).toEqual([]);
  });

  it('are never the cleared one that was covered since, nor the one that was covered', () => {
    const photo = about([], 'photo', SHOT);
    const cleared = about([], 'cleared-photo', { ...SHOT, photo: photo.id });
    const covered = about([], 'photo', { ...SHOT, picture: 'cd'.repeat(32), replaces: photo.id });
    expect(made([fileOf([photo, cleared])]).pictures.map(({ sha256 }) => sha256)).toEqual([SHA]);
    const copy = made([fileOf([photo, cleared, covered])], new Map([[covered.id, decided({})]]));
    expect(copy.pictures.map(({ sha256 }) => sha256)).toEqual(['cd'.repeat(32)]);
  });

  it('of another person, named as such, are not even offered', () => {
    expect(made([fileOf([about([BEN], 'photo', SHOT)])]).toRead).toEqual([]);
  });
});

describe('what is of two tenants', () => {
  it('is in the copy of neither where it is a key code or the household, and stands with its reason where copies are kept', () => {
    const household = { answer: 'need', under5: 3, needs: ['many-at-home'] };
    const records = [
      about([ANA, BEN], 'household-need', household),
      about([ANA, BEN], 'access-secret', { code: 'KANARCODE 4711' }),
    ];
    const lead = new Map(records.map(({ id: record }) => [record, decided({})]));
    for (const reading of [new Map(), lead]) {
      const copy = made([fileOf(records)], reading);
      expect(text(copy)).toBe(text(made([fileOf([])])));
      const kept = copy.notGiven.filter(({ record }) => lead.has(record as OpaqueId));
      expect(kept.map(({ category }) => category)).toEqual(
        expect.arrayContaining(['Household', 'Key or code']),
      );
      for (const { reason, citation } of kept) {
        expect(reason).toBe('It is also about other people');
        expect(citation).toMatch(/Sch\. 2 para\. 16/);
      }
    }
    // Of one of them alone it is in their copy.
    expect(text(made([fileOf([about([ANA], 'access-secret', { code: 'KANARCODE 4711' })])]))).toContain(
      '4711',
    );
  });
});

describe('one person in two tenancies', () => {
  it('gets both, each marked, and nothing twice', () => {
    const old = about([OLD_ANA], 'diagnosis', { words: 'KANAROLD' }, { tenancy: OLD_TENANCY });
    const fresh = about([ANA], 'diagnosis', { words: 'KANARNEW' });
    const records = [old, fresh];
    const files = [
      fileOf(records, { mark: 'The new one' }),
      fileOf(records, {
        ...{ person: OLD_ANA, tenancy: OLD_TENANCY, mark: 'The old one' },
        ...{ from: day('2010-01-01'), to: day('2020-03-31') },
      }),
    ];
    const copy = made(files);
    const markOf = (words: string) =>
      copy.parts.find(({ lines }) => lines.some((line) => line.words === words))?.tenancy;
    expect([markOf('KANARNEW'), markOf('KANAROLD')]).toEqual(['The new one', 'The old one']);
    expect(copy.parts.filter(({ title }) => title === 'Home')).toHaveLength(1);
  });
});

describe('somebody who shared a tenancy', () => {
  const during = about([], 'contact', { at: WHEN, channel: 'phone', reached: 'yes' });
  const LATER = '2026-11-20T10:00:00+00:00';
  const after = filed(1998, LATER, 'contact', { at: LATER, channel: 'letter', reached: 'yes' });
  it('and moved out gets nothing of the days after', () => {
    const left = text(made([fileOf([during, after], { to: day('2026-11-10') })]));
    expect(left).toContain('Telephone');
    expect(left).not.toContain('Letter');
    expect(text(made([fileOf([during, after])]))).toContain('Letter');
  });

  const need = (whose: OpaqueId) => about([whose], 'health-need', { answer: 'need', needs: ['dust-harms'] });
  const log = (records: readonly FiledRecord[], categories: readonly string[], fields: readonly string[]) =>
    about([], 'disclosure', {
      ...{ at: WHEN, audience: 'legal-adviser', purpose: 'legal-advice', decision: 'shared' },
      ...{ records: records.map((one) => one.id), categories, fields },
    });

  it('does not read in the log what was told of the other', () => {
    const theirs = need(BEN);
    const alone = log([theirs], ['health-need'], ['health-need/needs']);
    expect(text(made([fileOf([theirs, alone])]))).toBe(text(made([fileOf([theirs])])));
    const both = log(
      [ANA_HERSELF, theirs],
      ['health-need', 'person-name'],
      ['health-need/needs', 'person/name'],
    );
    const records = [theirs, both];
    expect(text(made([fileOf(records)]))).not.toContain('Legal adviser');
    const read = text(made([fileOf(records)], new Map([[both.id, decided({})]])));
    expect(read).toContain('Legal adviser');
    expect(read).not.toContain('Health need');
  });

  it('does not read that a decision rested on a need of the other', () => {
    const basis = about([], 'decision-basis', { conclusion: id(77), reliedOn: ['health'] });
    const triage = (more: readonly string[]) => ({
      ...filed(1999, WHEN, 'triage', {
        ...{ facts: id(78), hazard: 'damp-and-mould', severity: 'significant', criteriaVersion: '2026-11' },
        basis: ['sleeping-room', ...more],
      }),
    });
    const [plain, telling] = [triage([]), triage(['known-need'])];
    expect(text(made([fileOf([need(BEN), basis, telling])]))).toBe(text(made([fileOf([need(BEN), plain])])));
    const own = text(made([fileOf([need(ANA), basis, telling])]));
    expect(own).toContain('What we know of the household');
    expect(own).toContain('A health need');
  });
});
