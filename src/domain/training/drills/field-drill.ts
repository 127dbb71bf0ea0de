import { AUDIENCES, type Audience } from '../../disclosure/audiences.ts';
import { CATEGORIES, type DataCategory } from '../../disclosure/categories.ts';
import { instructionsTold } from '../../disclosure/disclose.ts';
import type { DisclosureContext } from '../../disclosure/verdicts.ts';
import { kindNamed, type KindName } from '../../records/registry.ts';
import { whyNoRelease } from '../../sharing/asked-field.ts';
import type { Choice, Drill, Told } from '../drill.ts';
import { practice, PRACTICE_RULES, practiceView, type PracticeRecord } from '../practice.ts';

/** What may be done about one field. */
export const FIELD_ANSWERS = {
  all: 'Show it as it is',
  instruction: 'Say only what to do, and not why',
  check: 'Check it first, then share what is cleared',
  second: 'Keep it back, unless a second person agrees',
  none: 'Keep it back. No approval opens it to them',
} as const;

type FieldAnswer = keyof typeof FIELD_ANSWERS;

interface FieldCase extends Told {
  readonly record: PracticeRecord;
  readonly field: string;
  readonly audience: Audience;
  readonly question?: string;
  readonly circumstances?: Partial<DisclosureContext>;
}

/** A drill on one field for one reader: what is right is what `disclose` does with it, asked anew each time. */
export function fieldDrill(given: FieldCase): Drill {
  const { key, topic, situation } = given;
  return {
    ...{ key, topic },
    ask: () => {
      const found = lookAt(given);
      const choices = (Object.keys(FIELD_ANSWERS) as FieldAnswer[]).map((answer): Choice => ({
        key: answer,
        words: FIELD_ANSWERS[answer],
        right: bearsOut(answer, found),
      }));
      const question = given.question ?? 'What do you do with it?';
      return { key, topic, situation, question, choices, why: whyOf(given, found) };
    },
  };
}

/** What the engine says of a field. */
interface Found {
  readonly category: DataCategory;
  readonly whole: boolean;
  readonly told: readonly string[];
  /** A checked form of it exists, and the reader sees that. */
  readonly clearable: boolean;
  readonly approvable: boolean;
}

function lookAt({ record, field, audience, circumstances }: FieldCase): Found {
  const category = kindNamed(record.kind)?.fields[field]?.category;
  if (category === undefined) throw new Error('A drill names a field that exists.');
  const { shown } = practiceView(record, audience, circumstances);
  const body = shown?.body ?? {};
  return {
    category,
    whole: shown?.kind === record.kind && Object.hasOwn(body, field),
    told: instructionsTold(body),
    clearable: isClearable(record, audience),
    approvable: whyNoRelease(PRACTICE_RULES, [category], audience) === null,
  };
}

/** Where less would do, an approval is not asked for: the least comes first. */
function bearsOut(answer: FieldAnswer, { whole, told, clearable, approvable }: Found): boolean {
  const least = !whole && told.length > 0;
  switch (answer) {
    case 'all':
      return whole;
    case 'instruction':
      return least;
    case 'check':
      return !whole && !least && clearable;
    case 'second':
      return !whole && !least && !clearable && approvable;
    case 'none':
      return !whole && !least && !clearable && !approvable;
  }
}

const CLEARED: Partial<Record<KindName, PracticeRecord>> = {
  photo: practice('cleared-photo', {
    picture: 'a'.repeat(64),
    photo: 'practice-photo',
    takenOn: '2026-11-20',
    width: 800,
    height: 600,
  }),
  note: practice('cleared-note', { note: 'practice-note', words: 'Gutter is cracked.' }),
};

function isClearable({ kind }: PracticeRecord, audience: Audience): boolean {
  const cleared = CLEARED[kind];
  return cleared !== undefined && practiceView(cleared, audience).shown?.kind === cleared.kind;
}

function whyOf({ audience }: FieldCase, found: Found): string {
  const { title, because } = AUDIENCES[audience];
  const { title: what, means } = CATEGORIES[found.category];
  return `${what}: ${lowerFirst(means)}. ${title}: ${because}. ${soThen(found)}`;
}

function soThen(found: Found): string {
  const answer = (Object.keys(FIELD_ANSWERS) as FieldAnswer[]).find((one) => bearsOut(one, found));
  switch (answer) {
    case 'all':
      return 'So they see it as it is, and nobody has to be asked.';
    case 'instruction':
      return `So they are told what to do and no more: “${found.told.join('”, “')}”.`;
    case 'check':
      return 'Nobody has looked at it yet. The checked form is theirs to see, so check it now.';
    case 'second':
      return 'It is kept back. If the task cannot be done without it, say why, and a second person decides.';
    case 'none':
    case undefined:
      return 'The rules keep it from them, and no approval opens it. Share what they may see instead.';
  }
}

function lowerFirst(words: string): string {
  return words.slice(0, 1).toLowerCase() + words.slice(1);
}
