import type { BreachView } from '#domain/breaches/breach-views.ts';
import {
  BREACH_HISTORY,
  CONTAINMENTS,
  HAPPENINGS,
  NOT_TELLING,
  PHONE_WAS,
  REPLIES,
  RISKS,
  WAYS,
} from '#domain/breaches/breach-lists.ts';
import type { BreachEntryBody } from '#domain/breaches/breach-case.ts';
import { momentInWords } from '#domain/cases/date-words.ts';
import { homeLine } from '../office/case-records.ts';
import type { DeskCall } from '../office/desk.ts';
import { staffNames } from '../office/names.ts';
import type { Reach } from '#domain/breaches/reach.ts';
import type { ReadView } from '../storage/storage.ts';
import { wordsOf, type KeptBreach } from './kept-breaches.ts';

/** What was done, the first first. What the lead wrote is the lead's: it may name what the office is not shown. */
export function stepViews(
  view: ReadView,
  kept: KeptBreach,
  shown: Reach,
  { account, now }: DeskCall,
): BreachView['steps'] {
  return kept.steps.map(({ stored, body }) => {
    const mayRead = account.role === 'lead' || stored.by === account.id;
    const written = mayRead ? wordsOf(view, stored.id) : {};
    const late = written.late === undefined ? [] : [`Late, because: ${written.late}`];
    return {
      title: BREACH_HISTORY[body.step],
      when: momentInWords(body.at, now),
      by: staffNames(view).account(stored.by),
      facts: [...factsOf(view, shown, body, mayRead), ...toldFacts(kept, body, now), ...late],
      words: written.words ?? null,
      proof: written.proof ?? null,
    };
  });
}

/** What somebody told otherwise than it was told first. */
function toldFacts(
  { progress: { begun } }: KeptBreach,
  body: BreachEntryBody,
  now: number,
): readonly string[] {
  const { happened, awareAt } = body;
  return [
    ...(happened === undefined || happened === begun.happened ? [] : [HAPPENINGS[happened]]),
    ...(awareAt === undefined || awareAt >= begun.awareAt
      ? []
      : [`We knew of it ${momentInWords(awareAt, now)}`]),
  ];
}

function factsOf(
  view: ReadView,
  { parts }: Reach,
  body: BreachEntryBody,
  mayRead: boolean,
): readonly string[] {
  const { way, risk, notTelling, reply, done, part, phoneWas } = body;
  // That somebody was in danger tells of a matter of safety: whoever may not read the words reads of something else.
  const contained = done === 'moved-safe' && !mayRead ? 'other' : done;
  const home = parts.find((one) => (one.tenancy ?? one.home) === part)?.home;
  return [
    ...(home === undefined ? [] : [homeLine(view, home)?.line ?? 'A home that is not in the register']),
    ...(phoneWas === undefined ? [] : [`How it was: ${PHONE_WAS[phoneWas].toLowerCase()}`]),
    ...(contained === undefined ? [] : [CONTAINMENTS[contained]]),
    ...(risk === undefined ? [] : [RISKS[risk]]),
    ...(notTelling === undefined ? [] : [`People are not told: ${NOT_TELLING[notTelling].toLowerCase()}`]),
    ...(reply === undefined ? [] : [REPLIES[reply]]),
    ...(way === undefined ? [] : [WAYS[way]]),
  ];
}
