import type { FiledRecord } from '../cases/filed-record.ts';
import { project, type Projection } from '../disclosure/disclose.ts';
import { COMPILED_RULES } from '../disclosure/rules.ts';
import type { Audience } from '../disclosure/audiences.ts';
import type { DisclosureContext } from '../disclosure/verdicts.ts';
import type { OpaqueId } from '../ids.ts';
import { mintingAt, mintRecord } from '../records/mint-record.ts';
import { isInstant, isLocalDate, type Instant, type LocalDate } from '../records/moments.ts';
import { bodyProblems } from '../records/parse-record.ts';
import { kindNamed, type KindName, type SurveyRecord } from '../records/registry.ts';

declare const practised: unique symbol;

/**
 * An invented record to practise on. It is a type of its own and no record of work: it has no envelope, and the ids that it
 * is given for a moment have a form that no store takes (a test gives one to each).
 */
export interface PracticeRecord<K extends KindName = KindName> {
  readonly [practised]: true;
  readonly kind: K;
  readonly body: object;
  /** Whose record it is, among the people of the practice home. */
  readonly about: PracticePerson | null;
  readonly at: string;
}

/** Who takes part in practice. */
export type PracticePerson = 'resident' | 'partner' | 'colleague' | 'you' | 'firm';

/** The day on which all practice plays. */
export const PRACTICE_NOW = Date.parse('2026-11-24T12:00:00+00:00');
const PRACTICE_DAY = '2026-11-24';
/**
 * Practice plays at an invented landlord, who has closed nothing: a set that was taken on a phone and is scored at the office
 * later is scored by the same rules. Where a landlord is stricter, the screen says so beside it.
 */
export const PRACTICE_RULES = COMPILED_RULES;
const USUALLY_AT = '2026-11-20T09:00:00+00:00';

/** An invented record; one that is not whole is a mistake in the drill. */
export function practice<K extends KindName>(
  kind: K,
  body: object,
  { about, at = USUALLY_AT }: { readonly about?: PracticePerson; readonly at?: string } = {},
): PracticeRecord<K> {
  const known = kindNamed(kind);
  if (!known) throw new Error('Practice is on a kind that exists.');
  const person = about ?? (known.namesSubject ? 'resident' : null);
  return { kind, body, about: person, at } as unknown as PracticeRecord<K>;
}

/** What is wrong with an invented record, links apart: theirs is the form of practice. */
export function practiceProblems(record: PracticeRecord): readonly string[] {
  const kind = kindNamed(record.kind);
  if (!kind) return ['no such kind'];
  const linked = Object.entries(record.body).map(
    ([name, value]) => [name, isPracticeId(value) ? SOME_ID : value] as const,
  );
  return bodyProblems(Object.fromEntries(linked), kind).map(({ message }) => message);
}

const SOME_ID = '0'.repeat(32);

/** An id of practice. It is no opaque id, whatever its type says for the engine's sake: every store refuses it. */
export function practiceId(name: string): OpaqueId {
  return `practice-${name}` as unknown as OpaqueId;
}

function isPracticeId(value: unknown): boolean {
  return typeof value === 'string' && value.startsWith('practice-');
}

/** The day of practice as the engine takes it. */
export function practiceDay(): LocalDate {
  if (!isLocalDate(PRACTICE_DAY)) throw new Error('Practice plays on a day.');
  return PRACTICE_DAY;
}

/** A moment of practice as the engine takes it. */
export function practiceMoment(at: string): Instant {
  if (!isInstant(at)) throw new Error('Practice plays at a moment.');
  return at;
}

/** What the real engine shows of an invented record. */
export function practiceView<A extends Audience>(
  record: PracticeRecord,
  audience: A,
  circumstances: Partial<DisclosureContext<A>> = {},
): Projection<A> {
  const { id, record: asked } = asFiled(record, 'asked');
  return project(id, asked, {
    ...{ rules: PRACTICE_RULES, audience, today: practiceDay(), mint: (one: string) => one },
    ...circumstances,
  });
}

/** An invented record in the form in which the engine gathers cases. It is made for one question and kept nowhere. */
export function asFiled(record: PracticeRecord, name: string, home = 'home'): FiledRecord {
  const kind = kindNamed(record.kind);
  if (!kind) throw new Error('Practice is on a kind that exists.');
  const minting = mintingAt({
    home: practiceId(home),
    author: practiceId('colleague'),
    device: practiceId('phone'),
    recordedAt: practiceMoment(record.at),
    nonce: practiceId('nonce'),
    case: practiceId(`case-of-${home}`),
    tenancy: kind.file === 'tenancy' ? practiceId(`tenancy-of-${home}`) : null,
    subjects: record.about === null ? [] : [practiceId(record.about)],
    clock: { differenceMs: 0, ageMs: 0 },
  });
  const minted = mintRecord(kind, record.body as never, minting) as unknown as SurveyRecord;
  return { id: practiceId(name), record: minted, arrivedAt: record.at };
}
