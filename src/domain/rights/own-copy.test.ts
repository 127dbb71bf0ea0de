import { COMPILED_RULES } from '../disclosure/rules.ts';
import { describe, expect, it } from 'vitest';
import type { FiledRecord } from '../cases/filed-record.ts';
import type { OpaqueId } from '../ids.ts';
import type { KindName, SurveyRecord } from '../records/registry.ts';
import { filed, id } from '../requests/requests.fixture.ts';
import { parseDay } from '../time/calendar-day.ts';
import { copyDocument, copyText } from './copy-document.ts';
import type { RecordReading, ToRead } from './copy-parts.ts';
import type { PersonFile } from './copy-records.ts';
import { screenNote } from '../screening/screen-note.ts';
import { ownCopy } from './own-copy.ts';

/** The fixture's subject and tenancy; the other tenant of the same tenancy, and somebody next door. */
const [ANA, BEN, NEXT_DOOR] = [id(6), id(7), id(8)];
const TENANCY = id(5);
const NOW = Date.parse('2026-11-24T11:30:00Z');
const WHEN = '2026-11-06T10:40:00+00:00';

const HOME = {
  line: '1 Tern Street',
  postcode: 'AA1 1AA',
  homeType: 'flat',
  builtIn: '1965-1980',
  construction: 'cavity-filled',
  bedrooms: 2,
  asbestosPresent: false,
};

let count = 500;
function about(subjects: readonly OpaqueId[], kind: KindName, body: object, more: object = {}): FiledRecord {
  count += 1;
  const one = filed(count, WHEN, kind, body);
  return { ...one, record: { ...one.record, subjects, ...more } as SurveyRecord };
}

const concern = () =>
  about([ANA], 'safeguarding-concern', { visitorMust: ['not-alone'], words: 'KANARSAFE' });

const RECORDS: readonly FiledRecord[] = [
  filed(1, WHEN, 'property', HOME),
  about([], 'finding', {
    room: id(50),
    findingKind: 'repair',
    element: 'pipe',
    cause: 'plumbing-leak',
    confidence: 'certain',
  }),
  about([ANA], 'person', { name: 'Ana Brown', part: 'tenant', phone: '01632 960 111' }),
  about([ANA], 'health-need', { answer: 'need', needs: ['dust-harms'] }),
  about([ANA], 'diagnosis', { words: 'KANARANA asthma' }),
  about([ANA], 'staff-opinion', { words: 'KANAROPINION' }),
  about([ANA], 'legal-advice', { words: 'KANARLEGAL' }),
  about([ANA], 'third-party-note', { words: 'KANARTHIRD next door said' }),
  about([], 'note', { words: 'KANARNOTE her sister Ivy' }),
  // Each kind of data about the other tenant, and about both.
  about([BEN], 'person', {
    name: 'KANARBEN',
    part: 'joint-tenant',
    phone: '01632 960 222',
    email: 'kanarben@example.org',
  }),
  about([BEN], 'diagnosis', { words: 'KANARBEN heart' }),
  about([BEN], 'health-need', { answer: 'need', needs: ['noise-harms'] }),
  about([BEN], 'adjustment-need', { answer: 'need', needs: ['hears-less'] }),
  about([BEN], 'money-note', { words: 'KANARBEN arrears' }),
  about([BEN], 'conduct-note', { words: 'KANARBEN shouted' }),
  about([BEN], 'complaint', { receivedOn: '2026-11-20', stage: 'one', words: 'KANARBEN about Ana' }),
  about([BEN], 'staff-opinion', { words: 'KANARBEN opinion' }),
  about([BEN], 'resident-account', { about: ['mould'], words: 'KANARBEN said' }),
  about([BEN], 'equality-answer', { answer: 'answered', words: 'KANARBEN faith' }),
  about([BEN], 'rights-request', {
    right: 'access',
    receivedAt: WHEN,
    channel: 'phone',
    words: 'KANARBEN asks',
  }),
  about([ANA, BEN], 'complaint', { receivedOn: '2026-11-21', stage: 'two', words: 'KANARBOTH' }),
  about([ANA, BEN], 'household-need', { answer: 'need', under5: 3, needs: ['many-at-home'] }),
  about([NEXT_DOOR], 'diagnosis', { words: 'KANARNEXT' }, { tenancy: id(60) }),
  filed(900, WHEN, 'tenancy', { occupancy: 'tenancy', startedOn: '2020-04-01' }),
  // A tenancy of before, and a note of that time.
  about([], 'contact', { at: WHEN, channel: 'phone', reached: 'yes' }, { tenancy: id(61) }),
  about([], 'cleared-note', { note: id(51), words: 'KANAROLD' }, { recordedAt: '2019-01-01T10:00:00+00:00' }),
];

function fileOf(person: OpaqueId, records = RECORDS): PersonFile {
  const from = parseDay('2020-04-01') ?? 0;
  return { person, tenancy: TENANCY, from, to: null, mark: null, isHeld: () => true, records };
}
/** Read, and given as it stands. */
const asItStands = ({ lines }: ToRead): RecordReading => ({
  leave: null,
  marks: new Map(lines.flatMap(({ marks }) => marks).map(({ words }) => [words, 'given'])),
});
const BY = { rules: COMPILED_RULES, screen: screenNote, now: NOW };

function copyOf(person: OpaqueId, weighed: readonly OpaqueId[] = [], records = RECORDS) {
  const files = [fileOf(person, records)];
  const { toRead } = ownCopy(files, new Map(), BY);
  const read = toRead.filter(({ record }) => weighed.includes(record));
  return ownCopy(files, new Map(read.map((item) => [item.record, asItStands(item)])), BY);
}
const textOf = (person: OpaqueId, weighed: readonly OpaqueId[] = [], records = RECORDS) =>
  copyText(copyDocument(copyOf(person, weighed, records), 'Ana Brown', NOW));

describe('somebody’s own copy', () => {
  it('holds what is theirs whole, and the building’s facts of their time', () => {
    const text = textOf(ANA);
    for (const there of [
      'Ana Brown',
      '01632 960 111',
      'KANARANA',
      'KANAROPINION',
      'Dust',
      '1 Tern Street',
      'pipe',
    ])
      expect(text.toLowerCase()).toContain(there.toLowerCase());
    expect(text).not.toContain('KANAROLD');
    expect(copyOf(ANA).fields).toContain('diagnosis/words');
    expect(copyOf(ANA).categories).toContain('diagnosis');
  });

  it('holds nothing of the other tenant, of next door, or of both together until it is weighed', () => {
    const text = textOf(ANA);
    for (const canary of [
      'KANARBEN',
      'kanarben',
      '960 222',
      'KANARBOTH',
      // Closed answers of a record of both, which have no words to mark.
      'Stage 2',
      '21 Nov',
      'KANARNEXT',
      'KANARTHIRD',
      'Noise harms',
    ])
      expect(text).not.toContain(canary);
    expect(text).not.toMatch(/hears/i);
    const lead = JSON.stringify([copyOf(ANA).notGiven, copyOf(ANA).toRead]);
    expect(lead).not.toContain('KANARBEN');
    // The other way round as well: it is per person, never per tenancy.
    const other = textOf(BEN);
    for (const canary of ['KANARANA', 'KANAROPINION', '960 111', 'KANARBOTH', 'Dust'])
      expect(other).not.toContain(canary);
    expect(other).toContain('KANARBEN');
  });

  it('holds no safeguarding, advice or word about others, and tells the lead alone why', () => {
    const records = [...RECORDS, concern()];
    const text = textOf(ANA, [], records);
    for (const canary of ['KANARSAFE', 'KANARLEGAL', 'KANARTHIRD', 'KANARNOTE', 'Worried'])
      expect(text).not.toContain(canary);
    const why = copyOf(ANA, [], records).notGiven;
    expect(why.map(({ title }) => title)).toEqual(
      expect.arrayContaining(['Worried about someone', 'Legal advice', 'About someone else', 'Note']),
    );
    for (const { reason, citation } of why) expect([reason, citation]).not.toContain('');
    // Nobody can be asked to approve it: an approval would open nothing in a copy.
    const worry = why.find(({ title }) => title === 'Worried about someone');
    expect(worry?.reason).toBe('The rules keep it out of a copy');
  });

  it('gives words that nobody has cleared once the lead has weighed them, and shared records too', () => {
    const { toRead } = copyOf(ANA);
    const holding = (word: string) =>
      toRead.find(({ lines }) => lines.some(({ words }) => words.includes(word)))?.record;
    const all = ['KANARNOTE her sister Ivy', 'KANARBOTH'].flatMap((word) => holding(word) ?? []);
    expect(all).toHaveLength(2);
    expect(textOf(ANA, all)).toContain('KANARNOTE');
    expect(textOf(ANA, all)).toContain('KANARBOTH');
    // Weighing opens nothing that the matrix keeps, and nothing of another person.
    const everything = RECORDS.map((one) => one.id);
    for (const canary of ['KANARBEN', 'KANARLEGAL', 'KANARTHIRD', 'KANARNEXT'])
      expect(textOf(ANA, everything)).not.toContain(canary);
  });

  it('is the same bytes with and without a safeguarding note', () => {
    const withNote = [RECORDS.slice(0, 5), concern(), RECORDS.slice(5)].flat();
    expect(textOf(ANA, [], withNote)).toBe(textOf(ANA));
    expect(copyOf(ANA, [], withNote).records).toEqual(copyOf(ANA).records);
    // The comparison can fail: a diagnosis more is seen.
    expect(textOf(ANA, [], [...RECORDS, about([ANA], 'diagnosis', { words: 'another' })])).not.toBe(
      textOf(ANA),
    );
  });

  it('names no id, and whoever has none gets nothing', () => {
    expect(textOf(ANA)).not.toMatch(/[0-9a-f]{32}/);
    const stranger = textOf(id(99));
    for (const canary of ['KANAR', 'Ana Brown"}', '960']) expect(stranger).not.toContain(canary);
  });

  it('shows the original, and that it was put right', () => {
    const wrong = about([ANA], 'health-need', { answer: 'none', needs: [] });
    const right = about([ANA], 'health-need', { answer: 'need', needs: ['fumes-harm'] });
    const correction = about([], 'correction', { corrects: wrong.id, replacement: right.id });
    const { parts } = copyOf(ANA, [], [...RECORDS, wrong, right, correction]);
    expect(parts.flatMap(({ putRight }) => putRight ?? [])).toEqual([
      'This was put right since. What is right stands beside it.',
      'This puts an earlier record right.',
    ]);
  });

  it('shows what was only taken back as held to be right no longer', () => {
    const wrong = about([ANA], 'health-need', { answer: 'none', needs: [] });
    const correction = about([], 'correction', { corrects: wrong.id });
    const { parts } = copyOf(ANA, [], [...RECORDS, wrong, correction]);
    expect(parts.flatMap(({ putRight }) => putRight ?? [])).toEqual([
      'This is held to be right no longer. Nothing stands in its place.',
    ]);
  });
});
