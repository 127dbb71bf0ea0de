import type { HazardKey } from '../deadlines/hazards.ts';
import type { LandlordNumbers } from '../landlord/numbers.ts';
import type { RecordNamed } from '../records/registry.ts';
import type { ByWhen, ResidentMessages } from './messages.ts';
import { safetyGroupOf } from './safety-groups.ts';

type Conclusion = RecordNamed<'conclusion'>['body'];

/** One decision as the letter tells of it: closed answers and dates, no words that anybody typed. */
export interface DecisionTold {
  readonly hazard: HazardKey;
  readonly severity: Conclusion['severity'];
  readonly cause: Conclusion['cause'];
  readonly reasons: Conclusion['reasons'];
  readonly rooms: readonly {
    readonly kind: RecordNamed<'room'>['body']['roomKind'];
    readonly number?: number;
  }[];
  readonly remedies: readonly NonNullable<RecordNamed<'finding'>['body']['remedy']>[];
  /** Target dates of making safe, and of the work to stop it coming back; null where none is needed. */
  readonly safe: Targets | null;
  readonly lasting: Targets | null;
  readonly nextLook: { readonly day: number; readonly who: NonNullable<Conclusion['nextLookBy']> } | null;
}

export interface Targets {
  readonly begin: ByWhen;
  readonly finish: ByWhen;
}

/** All that a letter is drafted from. */
export interface SummaryFacts {
  readonly visitedOn: number;
  readonly address: string;
  readonly decisions: readonly DecisionTold[];
  readonly accommodation: RecordNamed<'accommodation-offer'>['body']['answer'] | null;
  readonly numbers: LandlordNumbers;
  /** Words that a person read and cleared for the resident; "" where there are none. */
  readonly cleared: string;
}

/** A part of the letter: a heading and its sentences. */
export interface LetterPart {
  readonly heading: string;
  readonly lines: readonly string[];
}

// As Manchester and Welwyn Hatfield councils gave them on their complaint pages, read 25 November 2026.
const OMBUDSMAN = { number: '0300 111 3000', site: 'www.housing-ombudsman.org.uk' };

/** The written summary, in one language. What the guidance asks for stands in it whatever was found. */
export function draftSummary(facts: SummaryFacts, say: ResidentMessages): readonly LetterPart[] {
  const { decisions, numbers, cleared } = facts;
  const advice = new Set(
    decisions.filter(isHazard).flatMap(({ hazard }) => say.keepSafe[safetyGroupOf(hazard)]),
  );
  const parts: LetterPart[] = [
    {
      heading: say.headings.found,
      lines: [
        say.visited(say.date(facts.visitedOn), facts.address),
        ...decisions.flatMap((decision) => foundLines(decision, say)),
      ],
    },
    { heading: say.headings.next, lines: nextLines(decisions, say) },
    { heading: say.headings.safe, lines: [...advice] },
    { heading: say.headings.stay, lines: stayLines(facts, say) },
    { heading: say.headings.more, lines: cleared === '' ? [] : [cleared] },
    { heading: say.headings.contact, lines: contactLines(numbers, say) },
    {
      heading: say.headings.complain,
      lines: [say.complain, say.ombudsman(OMBUDSMAN.number, OMBUDSMAN.site), say.advice],
    },
  ];
  return parts.filter(({ lines }) => lines.length > 0);
}

/** The letter as plain text, as it is kept with the record. */
export function letterText(title: string, parts: readonly LetterPart[]): string {
  return [title, ...parts.map(({ heading, lines }) => [heading, ...lines].join('\n'))].join('\n\n');
}

function foundLines(decision: DecisionTold, say: ResidentMessages): string[] {
  const hazard = say.hazards[decision.hazard];
  const rooms = decision.rooms.map(({ kind, number }) =>
    number === undefined ? say.rooms[kind] : `${say.rooms[kind]} ${number}`,
  );
  const reasons = decision.reasons.flatMap((reason) =>
    reason === 'known-needs' ? [] : [say.reasons[reason]],
  );
  return [
    SENTENCES[decision.severity](say)(hazard),
    ...(rooms.length > 0 ? [say.where(say.list([...new Set(rooms)]))] : []),
    ...(isHazard(decision) ? [say.cause[decision.cause]] : []),
    ...(reasons.length > 0 ? [say.because(say.list(reasons))] : []),
  ];
}

const SENTENCES: Record<DecisionTold['severity'], (say: ResidentMessages) => (hazard: string) => string> = {
  emergency: (say) => say.emergency,
  significant: (say) => say.significant,
  neither: (say) => say.neither,
  'cannot-tell-yet': (say) => say.cannotTell,
};

function nextLines(decisions: readonly DecisionTold[], say: ResidentMessages): string[] {
  const lines = decisions.flatMap(({ hazard, safe, lasting, remedies, nextLook, severity }) => [
    ...(safe ? [say.makeSafe(say.by(safe.begin), say.by(safe.finish))] : []),
    ...(lasting ? [say.lastingWork(say.by(lasting.begin), say.by(lasting.finish))] : []),
    ...((safe ?? lasting) && remedies.length > 0
      ? [say.works(say.list([...new Set(remedies)].map((remedy) => say.remedies[remedy])))]
      : []),
    ...(nextLook
      ? [say.nextLook(say.by({ day: nextLook.day, time: null }), say.nextLookers[nextLook.who])]
      : []),
    ...(!safe && !lasting && severity !== 'cannot-tell-yet' ? [say.nothingNeeded(say.hazards[hazard])] : []),
  ]);
  const dated = decisions.some(({ safe, lasting }) => safe !== null || lasting !== null);
  return [...new Set(dated ? [...lines, say.datesMayMove] : lines)];
}

function stayLines({ accommodation, decisions }: SummaryFacts, say: ResidentMessages): string[] {
  if (accommodation !== null) return [say.stay[accommodation]];
  return decisions.some(({ safe }) => safe !== null) ? [say.stay['at-risk']] : [];
}

function contactLines(numbers: LandlordNumbers, say: ResidentMessages): string[] {
  const day = numbers.repairs ?? numbers.office;
  return [
    day === null ? say.ringUnknown : say.ring(day),
    ...(numbers.outOfHours === null ? [] : [say.ringAfterHours(numbers.outOfHours)]),
    say.tellUs,
  ];
}

function isHazard({ severity }: DecisionTold): boolean {
  return severity === 'emergency' || severity === 'significant';
}
