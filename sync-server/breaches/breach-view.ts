import type { BreachPartView, BreachView } from '#domain/breaches/breach-views.ts';
import { hasRecipient, WITHDRAWN, type BreachBegun } from '#domain/breaches/breach-case.ts';
import { isLate } from '#domain/breaches/breach-clock.ts';
import {
  peopleDraft,
  PHONE_RISK,
  ENCRYPTED,
  recipientDraft,
  regulatorDraft,
  type LetterFacts,
} from '#domain/breaches/breach-letters.ts';
import { CONTAINMENTS, RISK_ASKS } from '#domain/breaches/breach-lists.ts';
import { breachStepsOpen } from '#domain/breaches/breach-steps.ts';
import { isLetterDangerous } from '#domain/breaches/data-words.ts';
import { categoryOf, shownReach, tells, type PartsKnown, type Reach } from '#domain/breaches/reach.ts';
import { momentInWords } from '#domain/cases/date-words.ts';
import { BREACH_NOTICE } from '#domain/deadlines/breach-notice.ts';
import { CATEGORIES, type DataCategory } from '#domain/disclosure/categories.ts';
import { ringOf, type LandlordNumbers } from '#domain/landlord/numbers.ts';
import { namedField, partsOfName } from '#domain/records/named-field.ts';
import { kindNamed } from '#domain/records/registry.ts';
import { landlordRules } from '../matrix/landlord-rules.ts';
import { homeLine, tenanciesOf, tenancyRunning } from '../office/case-records.ts';
import { casesAt } from '../office/home-view.ts';
import { demandId, type DeskCall } from '../office/desk.ts';
import { journalLook } from '../office/journal-look.ts';
import { staffNames } from '../office/names.ts';
import { londonToday } from '../packs/london-today.ts';
import { peopleOf } from '../tenancies/people-at.ts';
import type { ReadView, WriteTx } from '../storage/storage.ts';
import { breachLine } from './breach-lines.ts';
import { stepViews } from './breach-step-views.ts';
import { keptBreach, wordsOf, type KeptBreach } from './kept-breaches.ts';
import { phoneFacts, recipientsOf } from './who-got-it.ts';
import { maySeeLine } from './withdraw.ts';

/** One breach as the reader may see it. To look at it is journalled: it tells whose data is held. */
export function breachView(tx: WriteTx, call: DeskCall, numbers: LandlordNumbers): BreachView {
  const kept = keptBreach(tx, demandId(call.params['breach']));
  journalLook(tx, call, kept.stored.id, 'breach');
  const { stored, progress } = kept;
  const { begun, risk, notTelling } = progress;
  const { role } = call.account;
  const { now } = call;
  const isLead = role === 'lead';
  const facts = letterFacts(tx, kept, ringOf(numbers), now);
  const reach = shownReach(landlordRules(tx, londonToday(now)), begun.reach, role, partsKnown(tx, now));
  return {
    line: breachLine(kept, role, now),
    words: isLead || stored.by === call.account.id ? (wordsOf(tx, stored.id).words ?? null) : null,
    recordedBy: staffNames(tx).account(stored.by),
    recorded: momentInWords(stored.at, now),
    withdrawn: begun.withdrawn.map((one) => WITHDRAWN[one]),
    // Who got what the office is not to know of is not for it to know either.
    recipients:
      isAllKept(begun.reach, reach) || isLineKept(tx, begun, call) ? [] : recipientsOf(tx, begun, now),
    phone: phoneFacts(tx, begun, now),
    phoneRisk: begun.phoneWas === null ? null : `${ENCRYPTED} ${PHONE_RISK[begun.phoneWas]}`,
    records: isLead ? recordsInWords(reach.records) : null,
    fields: fieldsByKind(reach),
    parts: reach.parts.map((part) =>
      partView(tx, kept, { part, draft: isLead ? peopleDraft(progress, part, facts) : null }),
    ),
    dangerous: isLead && isLetterDangerous(begun.reach),
    steps: stepViews(tx, kept, reach, call),
    open: breachStepsOpen(progress, role),
    risk,
    notTelling,
    riskAsks: risk === null ? null : RISK_ASKS[risk],
    late: isLate(progress, now) && progress.regulatorToldAt === null,
    regulatorDraft: isLead ? regulatorDraft(progress, facts) : null,
    recipientDraft: hasRecipient(progress) ? recipientDraft(progress, facts) : null,
    citation: BREACH_NOTICE.says,
  };
}

/** What is known now of those whose data it was: whether they live there still, and whether a case is open there. */
function partsKnown(view: ReadView, now: number): PartsKnown {
  return {
    isOfEarlier: ({ home, tenancy }) =>
      tenancy !== null && tenancyRunning(tenanciesOf(view, home), now)?.id !== tenancy,
    onOpenCase: ({ home, tenancy }) => tenancy !== null && casesAt(view, home, now).some(({ open }) => open),
  };
}

/** It is about a line of the log that whoever looks may not read: to them nobody was told anything there. */
function isLineKept(view: ReadView, { what, target }: BreachBegun, call: DeskCall): boolean {
  const isThere = what === 'disclosure' && target !== null && view.records.entry(target) !== null;
  return isThere && !maySeeLine(view, target, call);
}

/** It reached somebody's data, and none that whoever looks may be told of. */
function isAllKept(all: Reach, shown: Reach): boolean {
  return all.parts.length > 0 && shown.parts.length === 0;
}

function letterFacts(view: ReadView, kept: KeptBreach, ring: string | null, now: number): LetterFacts {
  const { parts } = kept.progress.begun.reach;
  const contained = kept.steps.flatMap(({ body: { done } }) =>
    done === undefined || done === 'other' ? [] : [CONTAINMENTS[done]],
  );
  const people = parts.reduce((sum, part) => sum + peopleIn(view, part), 0);
  return { people, ring, contained, now };
}

function partView(
  view: ReadView,
  { progress }: KeptBreach,
  given: {
    readonly part: Reach['parts'][number];
    readonly draft: string | null;
  },
): BreachPartView {
  const { home, tenancy, categories } = given.part;
  const count = peopleIn(view, { home, tenancy });
  return {
    id: tenancy ?? home,
    home: homeLine(view, home),
    people: count === 0 ? 'Nobody is recorded' : count === 1 ? '1 person' : `${count} people`,
    categories: categories.filter(tells).map((category) => CATEGORIES[category].title),
    told: progress.told.has(tenancy ?? home),
    draft: given.draft,
  };
}

/** Nobody's name: how many are recorded in a household. */
function peopleIn(
  view: ReadView,
  { home, tenancy }: Pick<Reach['parts'][number], 'home' | 'tenancy'>,
): number {
  return tenancy === null ? 0 : peopleOf(view, { id: tenancy, home }).length;
}

function fieldsByKind({ fields }: Reach): BreachView['fields'] {
  const byCategory = new Map<DataCategory, Set<string>>();
  for (const field of fields) {
    const category = categoryOf(field);
    if (!tells(category)) continue;
    const named = namedField(field);
    const title = named?.title ?? kindNamed(partsOfName(field).kind)?.title ?? 'Visit';
    const label = `${title}: ${(named?.label ?? 'what the visit must allow for').toLowerCase()}`;
    byCategory.set(category, (byCategory.get(category) ?? new Set()).add(label));
  }
  return [...byCategory].map(([category, labels]) => ({
    category: CATEGORIES[category].title,
    fields: [...labels],
  }));
}

function recordsInWords(count: number): string {
  return count === 0 ? 'No record: it was told otherwise' : count === 1 ? '1 record' : `${count} records`;
}
