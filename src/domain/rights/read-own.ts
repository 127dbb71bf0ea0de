import { answersOf } from '../cases/answers.ts';
import type { FiledRecord } from '../cases/filed-record.ts';
import { CATEGORIES, isDataCategory } from '../disclosure/categories.ts';
import { project, type Withheld } from '../disclosure/disclose.ts';
import { isOwnCopy, type WithheldReason } from '../disclosure/verdicts.ts';
import { isSha256, type OpaqueId } from '../ids.ts';
import type { RecordKind } from '../records/define-record.ts';
import type { Field } from '../records/fields.ts';
import { localDateOf } from '../records/moments.ts';
import type { EpochMs } from '../time/instants.ts';
import { londonDay } from '../time/london.ts';
import { copyMarks, type NoteScreen } from './copy-marks.ts';
import type { MatrixRules } from '../disclosure/rules.ts';
import type { CopyNames } from './copy-names.ts';
import type { NotGiven, RecordReading, ToRead } from './copy-parts.ts';
import { EXEMPTIONS, exemptionOf, leftOutFacts } from './exemptions.ts';
import { maskedText, MASKS, undecided, type CopyMark } from './masks.ts';

/** One line of a record, as it stands in the file. */
interface OwnLine {
  readonly name: string;
  readonly field: Field;
  readonly words: string;
  /** Null where the words are an answer of a list, or were cleared by a person. */
  readonly marks: readonly CopyMark[] | null;
}

/** What a record gives to a copy. */
export interface Own {
  readonly lines: readonly { readonly name: string; readonly label: string; readonly words: string }[];
  readonly picture: string | null;
  readonly notGiven: readonly NotGiven[];
  /** Null where nothing of it must be read first. */
  readonly toRead: Pick<ToRead, 'why' | 'lines' | 'state' | 'open'> | null;
}

/** What decides how one record is read. */
export interface Reader {
  readonly rules: MatrixRules;
  readonly person: OpaqueId;
  readonly names: CopyNames;
  readonly screen: NoteScreen;
  readonly now: EpochMs;
}

/**
 * What a record gives to the copy of one person. What is shown of it is for `project` to say; what a person must read first
 * is given once they have, with its masks, and otherwise not.
 */
export function readOwn(
  filed: FiledRecord,
  kind: RecordKind,
  reading: RecordReading | undefined,
  reader: Reader,
): Own {
  const closed = shownOf(filed, kind, false, reader);
  const opened = shownOf(filed, kind, true, reader);
  const why = whyRead(filed, kind, closed.lines, opened.lines, reader.person);
  if (why === null) return told(filed, kind, closed, reader, null);
  const open = opened.lines.flatMap(({ marks }) => undecided(marks ?? [], reading?.marks ?? new Map()));
  const state =
    reading === undefined || (reading.leave === null && open.length > 0)
      ? 'unread'
      : reading.leave === null
        ? 'given'
        : 'left-out';
  const lines = opened.lines.map(({ field, words, marks }) => ({
    label: field.label,
    words,
    marks: marks ?? [],
    given: marks === null ? words : maskedText(words, marks, reading?.marks ?? new Map()),
  }));
  const toRead = { why, lines, state, open } as const;
  const base = { ...opened, reading };
  if (state === 'given') return { ...told(filed, kind, base, reader, reading ?? null), toRead };
  const kept = { ...closed, lines: closed.lines.filter(({ marks }) => marks === null) };
  const because =
    reading?.leave == null
      ? { reason: 'Nobody has read it yet', citation: EXEMPTIONS.others.citation }
      : leftOutFacts(reading.leave);
  const left = { record: filed.id, title: kind.title, field: '', category: '', ...because };
  const rest = told(filed, kind, { ...kept, withheld: opened.withheld }, reader, null);
  return { ...rest, notGiven: [left, ...rest.notGiven], toRead };
}

interface Shown {
  readonly lines: readonly OwnLine[];
  readonly picture: string | null;
  readonly withheld: readonly Withheld[];
}

function shownOf(
  { id, record }: FiledRecord,
  kind: RecordKind,
  isRead: boolean,
  { rules, person, names, screen, now }: Reader,
): Shown {
  // A photo names nobody. Once it was looked at, and nobody else is in it, it is of the one whose copy this is.
  const isSeen = isRead && record.kind === 'photo' && record.subjects.length === 0;
  const { shown, withheld } = project(id, isSeen ? { ...record, subjects: [person] } : record, {
    rules,
    audience: 'subject-access',
    today: localDateOf(londonDay(now)),
    // A copy is words: no id leaves in it.
    mint: (one) => one,
    requester: person,
    purpose: 'access-right',
    thirdPartiesChecked: isRead,
  });
  const answers = answersOf(kind, shown?.body ?? {}, now);
  const aboutThem = record.subjects.length > 0 && record.subjects.every((one) => one === person);
  const lines = Object.entries(kind.fields).flatMap(([name, field]): OwnLine[] => {
    const words = answers.words(name);
    // The digest of a thing that was kept, and how large a picture is, tell a person nothing.
    if (words === null || isSha256(words) || (field.shape.as === 'number' && field.shape.unit === 'px'))
      return [];
    const marks = mayNameOthers(field) ? copyMarks(screen, words, names, aboutThem) : null;
    return [{ name, field, words, marks }];
  });
  const picture = shown?.body['picture'];
  return { lines, picture: typeof picture === 'string' ? picture : null, withheld };
}

/** Words of a field for cleared words were read by a person; all others may tell of anybody. */
function mayNameOthers({ shape, category }: Field): boolean {
  const isCleared = category === 'defect' || category === 'repair-status' || category === 'tenancy-fact';
  return shape.as === 'words' && !isCleared;
}

function whyRead(
  { record }: FiledRecord,
  { kind }: RecordKind,
  closed: readonly OwnLine[],
  opened: readonly OwnLine[],
  person: OpaqueId,
): ToRead['why'] | null {
  if (kind === 'photo') return record.subjects.length === 0 ? 'picture' : null;
  if (opened.length === 0) return null;
  if (record.subjects.some((one) => one !== person)) return 'shared';
  const isOpen = new Set(closed.map(({ name }) => name));
  const mustRead = ({ name, marks }: OwnLine) =>
    marks !== null && (!isOpen.has(name) || marks.some(({ proposed }) => proposed !== 'given'));
  return opened.some(mustRead) ? 'words' : null;
}

const REASONS: Readonly<Record<WithheldReason, string>> = {
  'not-for-this-audience': 'It is not part of anybody’s copy',
  // No approval opens anything in a copy (docs/decisions/0160).
  'needs-approval': 'The rules keep it out of a copy',
  derived: 'It is told in another form',
  'statistics-only': 'It is told as a number only',
  'condition-not-met': 'It is also about other people',
  restricted: 'It is only kept, and not used',
  invalid: 'It cannot be read',
};

function told(
  { id, record }: FiledRecord,
  kind: RecordKind,
  shown: Shown,
  { person }: Reader,
  reading: RecordReading | null,
): Own {
  // What is wholly somebody else's is no part of this copy, and nothing is said of it.
  const isTheirs = isOwnCopy(record, { requester: person, thirdPartiesChecked: true });
  const lacking = isTheirs ? shown.withheld.filter(({ category }) => category !== 'record-keeping') : [];
  const entry = { record: id, title: kind.title };
  const masked = shown.lines.flatMap(({ field, marks }) =>
    marks === null || reading === null
      ? []
      : marksAs(marks, reading).map(({ words, mask }) => ({
          ...{ ...entry, field: field.label, category: CATEGORIES[field.category].title },
          ...{ reason: `${MASKS[mask]} stands for “${words}”`, citation: EXEMPTIONS.others.citation },
        })),
  );
  return {
    lines: shown.lines.map(({ name, field, words, marks }) => ({
      name,
      label: field.label,
      words: marks === null || reading === null ? words : maskedText(words, marks, reading.marks),
    })),
    picture: shown.picture,
    notGiven: [
      ...lacking.map(({ path, category, reason }) => ({
        ...entry,
        field: kind.fields[path.slice('/body/'.length)]?.label ?? '',
        category: isDataCategory(category) ? CATEGORIES[category].title : category,
        reason: REASONS[reason],
        citation: EXEMPTIONS[exemptionOf(category)].citation,
      })),
      ...masked,
    ],
    toRead: null,
  };
}

function marksAs(marks: readonly CopyMark[], { marks: decided }: RecordReading) {
  const all = new Map([...marks.map(({ words, proposed }) => [words, proposed] as const), ...decided]);
  return [...all].flatMap(([words, as]) =>
    as === null || as === 'given' ? [] : [{ words, mask: as } as const],
  );
}
