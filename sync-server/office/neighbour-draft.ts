import { createHash } from 'node:crypto';
import { CATEGORIES } from '#domain/disclosure/categories.ts';
import type { OpaqueId } from '#domain/ids.ts';
import {
  ANSWER_PARTS,
  neighbourAnswer,
  type NeighbourAnswer,
  type Question,
} from '#domain/requests/neighbour-answer.ts';
import { REQUEST_CLASSES } from '#domain/requests/questions.ts';
import type { DraftView } from '#domain/requests/request-views.ts';
import { rulesOf } from '#domain/requests/askers.ts';
import { isFromOutside, whoseHomeOf, type WhoseHome } from '#domain/requests/own-home.ts';
import {
  isAboutWater,
  isOfNow,
  PLACES,
  PLACES_FROM_THERE,
  type CaseBeside,
} from '#domain/requests/source-case.ts';
import { landlordRules } from '../matrix/landlord-rules.ts';
import { londonToday } from '../packs/london-today.ts';
import type { ReadView } from '../storage/storage.ts';
import { homeLine } from './case-records.ts';
import { casesBeside, homesBeside } from './cases-beside.ts';

/** What somebody asks, and of which home: their own, or where none of the register is theirs, the one they ask about. */
export interface Asked extends Question {
  readonly home: OpaqueId;
  readonly about: OpaqueId | null;
}

export interface NeighbourDraft {
  readonly answer: NeighbourAnswer;
  readonly sha256: string;
  readonly cases: readonly CaseBeside[];
}

/** The answer to a neighbour, drafted from the files as they are now. */
export function neighbourDraft(view: ReadView, asked: Asked, now: number): NeighbourDraft {
  const cases = casesBeside(view, homesBeside(view, { ...asked, whoseHome: whoseHomeIn(asked) }), now);
  const answer = neighbourAnswer(landlordRules(view, londonToday(now)), asked, cases, now);
  return { answer, sha256: createHash('sha256').update(answer.words).digest('hex'), cases };
}

function whoseHomeIn({ asker, ownHome }: Asked): WhoseHome {
  return whoseHomeOf(rulesOf(asker), ownHome);
}

/** The draft as the desk shows it. */
export function draftView(view: ReadView, draft: NeighbourDraft, asked: Asked, now: number): DraftView {
  const { answer, sha256, cases } = draft;
  const { source } = answer;
  const home = source === null ? null : homeLine(view, source.home);
  const whoseHome = whoseHomeIn(asked);
  const own = cases.find((one) => one.home === asked.home && one.open && isAboutWater(one.records));
  return {
    asked: answer.asked,
    means: REQUEST_CLASSES[answer.asked].means,
    words: answer.words,
    sha256,
    parts: answer.parts.map(({ key, words, from }) => ({
      title: ANSWER_PARTS[key],
      words,
      categories: [...new Set(from.map(({ category }) => CATEGORIES[category].title))],
    })),
    offersVisit: answer.offersVisit,
    source:
      source === null || home === null
        ? null
        : { case: source.case, home, where: whereWords(source, whoseHome) },
    others: others(view, cases, source, whoseHome, now),
    ownCase: own?.case ?? null,
  };
}

function others(
  view: ReadView,
  cases: readonly CaseBeside[],
  source: CaseBeside | null,
  whoseHome: WhoseHome,
  now: number,
): DraftView['others'] {
  const seen = new Set<string>(source === null ? [] : [source.home]);
  return cases.flatMap((one) => {
    if (seen.has(one.home) || !isAboutWater(one.records)) return [];
    // A leak that was mended lately is offered where water joins the homes; in the rest of the block only what is open.
    if (one.place === 'block' ? !one.open : !isOfNow(one, now)) return [];
    seen.add(one.home);
    const home = homeLine(view, one.home);
    return home === null ? [] : [{ home, where: whereWords(one, whoseHome) }];
  });
}

function whereWords({ place }: CaseBeside, whoseHome: WhoseHome): string {
  return (isFromOutside(whoseHome) ? PLACES_FROM_THERE : PLACES)[place] ?? 'this home';
}
