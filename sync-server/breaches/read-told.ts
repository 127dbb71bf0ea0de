import {
  BREACHES,
  HAPPENINGS_OF,
  PHONE_WAS,
  REACHED,
  type BreachWhat,
  type Happening,
  type PhoneWas,
  type Reached,
} from '#domain/breaches/breach-lists.ts';
import { isDataCategory, type DataCategory } from '#domain/disclosure/categories.ts';
import type { OpaqueId } from '#domain/ids.ts';
import { DAY_MS } from '#domain/time/calendar-day.ts';
import { badRequest, Refusal } from '../errors.ts';
import { demandId, maybeId } from '../office/desk.ts';

/** What somebody tells of a breach, read strictly: closed answers and ids, and words that stand apart. */
export interface ToldBreach {
  readonly id: OpaqueId;
  readonly what: BreachWhat;
  readonly happened: Happening;
  /** The disclosure, the works order or the device. */
  readonly target: OpaqueId | null;
  readonly account: OpaqueId | null;
  readonly home: OpaqueId | null;
  readonly categories: readonly DataCategory[];
  readonly reached: Reached | null;
  readonly phoneWas: PhoneWas | null;
  readonly awareAt: number;
  /** Somebody said when; left out it is the moment of the press. */
  readonly isAwareSaid: boolean;
  readonly words: string;
}

const LONGEST = 4_000;
/** Nobody learns of a breach before there was anything to breach; what is told of earlier years is a slip of the hand. */
const EARLIEST_MS = 2 * 365 * DAY_MS;

/** Reads it, or says what to do. */
export function readTold(given: Readonly<Record<string, unknown>>, now: number): ToldBreach {
  const what = oneOf(BREACHES, given['what'], 'Choose what went wrong.');
  const happened: readonly string[] = HAPPENINGS_OF[what];
  if (!happened.includes(String(given['happened']))) throw unfinished('Choose what happened.');
  return {
    id: demandId(given['id']),
    what,
    happened: given['happened'] as Happening,
    target: maybeId(given['target']),
    account: maybeId(given['account']),
    home: maybeId(given['home']),
    categories: categoriesIn(given['categories']),
    reached: what === 'told' ? oneOf(REACHED, given['reached'], 'Choose who got it.') : null,
    phoneWas: what === 'phone' ? oneOf(PHONE_WAS, given['phoneWas'], 'Choose how the phone was.') : null,
    awareAt: awareAt(given['awareAt'], now),
    isAwareSaid: given['awareAt'] !== undefined && given['awareAt'] !== null,
    words: wordsIn(given['words']),
  };
}

/** Words that somebody wrote; empty where there are none. */
export function wordsIn(value: unknown): string {
  if (value === undefined || value === null) return '';
  if (typeof value !== 'string') throw badRequest('Words are sent as text.');
  if (value.length > LONGEST) throw unfinished('This is too long. Keep to 4,000 characters.');
  return value.trim();
}

/** One key of a closed list. */
export function oneOf<T extends string>(list: Readonly<Record<T, unknown>>, value: unknown, ask: string): T {
  if (typeof value !== 'string' || !Object.hasOwn(list, value)) throw unfinished(ask);
  return value as T;
}

/** The same, where it may be left out. */
export function maybeOneOf<T extends string>(
  list: Readonly<Record<T, unknown>>,
  value: unknown,
): T | undefined {
  return value === undefined || value === null ? undefined : oneOf(list, value, 'Choose from the list.');
}

/** 422, with what to do. */
export function unfinished(sentence: string): Refusal {
  return new Refusal(422, 'unfinished', sentence);
}

function categoriesIn(value: unknown): readonly DataCategory[] {
  if (value === undefined) return [];
  if (!Array.isArray(value) || !value.every(isDataCategory)) throw unfinished('Choose kinds of data.');
  return [...new Set(value)];
}

/** When the landlord knew. Left out it is now; whoever told a colleague told the landlord. */
function awareAt(value: unknown, now: number): number {
  if (value === undefined || value === null) return now;
  if (typeof value !== 'number' || !Number.isSafeInteger(value))
    throw badRequest('A time is sent as a number.');
  if (value > now) throw unfinished('This lies ahead. Say when we first knew of it.');
  if (value < now - EARLIEST_MS) throw unfinished('This is too long ago. Look at the date.');
  return value;
}
