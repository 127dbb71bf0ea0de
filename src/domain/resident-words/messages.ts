import type { HazardKey } from '../deadlines/hazards.ts';
import type { RecordNamed } from '../records/registry.ts';
import type { CAUSES, NEXT_LOOKERS, REMEDIES, ROOM_KINDS } from '../records/vocabulary.ts';
import type { NoticeWords } from './notice/notice-words.ts';
import type { SafetyGroup } from './safety-groups.ts';

/** A last moment as a letter names it: a day, or an hour of a day for limits in hours. */
export interface ByWhen {
  readonly day: number;
  /** "10:15", or null for the end of the day. */
  readonly time: string | null;
}

type Reason = RecordNamed<'conclusion'>['body']['reasons'][number];

/**
 * Every sentence that a resident may read, once a language. One type for all: a language that lacks a sentence does not
 * compile. Sentences describe the building and what the landlord does; none is about how people live.
 */
export interface ResidentMessages {
  readonly code: 'en' | 'cy';
  /** The language in its own name. */
  readonly name: string;
  /** The language in which the sentences were written first; the others are translations of it. */
  readonly original: boolean;
  /** The day on which a speaker outside the project read all of it; null until then. No translation is offered before. */
  readonly checkedOn: string | null;
  /** "Tuesday 1 December 2026". */
  readonly date: (day: number) => string;
  /** "by Tuesday 1 December 2026", "by 10:15 on ...". */
  readonly by: (when: ByWhen) => string;
  /** "bedroom 2, kitchen and hall". */
  readonly list: (parts: readonly string[]) => string;
  readonly title: string;
  readonly visited: (day: string, address: string) => string;
  readonly headings: Readonly<
    Record<'found' | 'next' | 'safe' | 'stay' | 'more' | 'contact' | 'complain', string>
  >;
  readonly hazards: Readonly<Record<HazardKey, string>>;
  readonly rooms: Readonly<Record<keyof typeof ROOM_KINDS, string>>;
  readonly emergency: (hazard: string) => string;
  readonly significant: (hazard: string) => string;
  readonly neither: (hazard: string) => string;
  readonly cannotTell: (hazard: string) => string;
  readonly where: (rooms: string) => string;
  readonly cause: Readonly<Record<keyof typeof CAUSES, string>>;
  readonly because: (reasons: string) => string;
  /** What the household needs is a reason that no letter repeats. */
  readonly reasons: Readonly<Record<Exclude<Reason, 'known-needs'>, string>>;
  readonly makeSafe: (begin: string, finish: string) => string;
  readonly lastingWork: (begin: string, finish: string) => string;
  readonly works: (works: string) => string;
  readonly remedies: Readonly<Record<keyof typeof REMEDIES, string>>;
  readonly datesMayMove: string;
  readonly nothingNeeded: (hazard: string) => string;
  readonly nextLook: (day: string, who: string) => string;
  readonly nextLookers: Readonly<Record<keyof typeof NEXT_LOOKERS, string>>;
  readonly keepSafe: Readonly<Record<SafetyGroup, readonly string[]>>;
  readonly stay: Readonly<Record<RecordNamed<'accommodation-offer'>['body']['answer'] | 'at-risk', string>>;
  readonly ring: (number: string) => string;
  readonly ringAfterHours: (number: string) => string;
  readonly ringUnknown: string;
  readonly tellUs: string;
  readonly complain: string;
  readonly ombudsman: (number: string, site: string) => string;
  readonly advice: string;
  /** Before photos. Its version is `NOTICE_NOW`: other words are a new version. */
  readonly notice: NoticeWords;
}
