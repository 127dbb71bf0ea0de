import { isAudience, type Audience } from '#domain/disclosure/audiences.ts';
import { isDataCategory } from '#domain/disclosure/categories.ts';
import type { OpaqueId } from '#domain/ids.ts';
import { namedField } from '#domain/records/named-field.ts';
import type { SurveyRecord } from '#domain/records/registry.ts';
import { whyNoRelease } from '#domain/sharing/asked-field.ts';
import { isPurposeFor, type Purpose } from '#domain/sharing/purposes.ts';
import { ruleMayRelease } from '#domain/sharing/rule-answers.ts';
import { fieldsUnderRule, type WhatItOpens } from '#domain/sharing/rule-release.ts';
import { LEAD_ALONE } from '#domain/sharing/standing-rule.ts';
import type { RulePreview } from '#domain/sharing/sharing-views.ts';
import { badRequest } from '../errors.ts';
import { readRecord } from '../files/files-database.ts';
import { landlordRules } from '../matrix/landlord-rules.ts';
import { openCases } from '../office/case-summary.ts';
import type { DeskCall } from '../office/desk.ts';
import { demandLead } from '../office/lead-only.ts';
import { londonToday } from '../packs/london-today.ts';
import { RELEASED_KINDS } from '../packs/released-to-job.ts';
import { matterRecords } from '../shares/matter-records.ts';
import { openShares } from '../shares/open-shares.ts';
import { chosenMatter } from '../shares/share-parties.ts';
import type { ReadView } from '../storage/storage.ts';
import { householdGuard } from '../tenancies/household-guard.ts';
import { isOpenJob } from './emergency-case.ts';
import { keptAbout, keptSteps } from './kept-steps.ts';
import { isKeptFrom } from './only-kept.ts';

/** What a rule is about, as it is thought of. */
interface Thought extends WhatItOpens {
  readonly purpose: Purpose;
}

interface Reached {
  readonly id: OpaqueId;
  readonly record: SurveyRecord;
}

/**
 * What a standing rule would open if it held today, for the lead who proposes it and the one who approves it: in figures, by kind,
 * and nobody's data. Nothing is changed or noted by looking.
 */
export function rulePreview(view: ReadView, call: DeskCall): RulePreview {
  demandLead(call, LEAD_ALONE);
  const thought = thoughtOf(call.query);
  const { audience, category } = thought;
  const { now } = call;
  const closed = whyNoRelease(landlordRules(view, londonToday(now)), [category], audience);
  if (closed !== null)
    return {
      counts: [],
      note: 'The matrix, as it holds here, opens this to them by no rule: nothing would open.',
    };
  const places = audience === 'contractor' ? jobsNow(view, now) : mattersNow(view, thought, now);
  const opened = places.map((records) => fieldsIn(thought, records)).filter((fields) => fields.length > 0);
  const names = opened.flat();
  const fields = [...new Set(names)].sort().map((name) => ({
    term: fieldTitle(name),
    words: String(names.filter((one) => one === name).length),
  }));
  return {
    counts: [
      {
        term: audience === 'contractor' ? 'Open jobs that would tell it' : 'Open cases that would tell it',
        words: String(opened.length),
      },
      ...fields,
      { term: 'Requests that wait for a second person for it', words: String(waiting(view, thought)) },
      ...(audience === 'contractor'
        ? []
        : [{ term: 'Links to them that are open', words: String(openShares(view, now, audience).length) }]),
    ],
    note:
      audience === 'contractor'
        ? 'It opens with the job, and goes with its end. Each use is logged.'
        : 'It opens on pages that are made while it holds. Links that are out stay as they were frozen.',
  };
}

function thoughtOf({ category, audience, purpose, wholeName }: DeskCall['query']): Thought {
  if (
    !isDataCategory(category) ||
    !isAudience(audience) ||
    !isPurposeFor(audience, purpose) ||
    !ruleMayRelease(category, audience)
  )
    throw badRequest('Choose what kind of data, to whom and what for, from the lists.');
  return { category, audience, purpose, wholeName: wholeName === 'true' };
}

/** How often each field of these records would be opened, by its name; one that nothing opens is not among them. */
function fieldsIn(thought: Thought, records: readonly Reached[]): readonly string[] {
  return records.flatMap(({ id, record }) => {
    if (isKeptFrom(record, thought.audience, thought.purpose)) return [];
    return fieldsUnderRule(thought, id, record).map(({ name }) => name);
  });
}

/** The records of the household at each job that is out. */
function jobsNow(view: ReadView, now: number): readonly (readonly Reached[])[] {
  const grants = view.accounts
    .accounts('contractor')
    .flatMap(({ id }) => view.grants.orderGrantsOf(id))
    .filter(({ endedAt, order }) => endedAt === null && isOpenJob(view, order));
  return grants.map(({ home }) => {
    const guard = householdGuard(view, home, londonToday(now));
    return view.records.entries({ home }).flatMap((entry): Reached[] => {
      const isReached = RELEASED_KINDS.has(entry.kind) && !entry.minted && guard(entry);
      const record = isReached ? readRecord(view, entry.id) : null;
      return record === null ? [] : [{ id: entry.id, record }];
    });
  });
}

/** The records beside each open case, as a page for them would be made of. */
function mattersNow(
  view: ReadView,
  { audience, purpose }: Thought,
  now: number,
): readonly (readonly Reached[])[] {
  return openCases(view, now).map(({ id }) => {
    const choice = { case: id, audience, purpose, order: null, ownAdviser: false };
    const { matter } = chosenMatter(view, choice, now);
    return matterRecords(view, matter, now).flatMap(({ filed, held, onlyApproved }): Reached[] =>
      held === null && !onlyApproved ? [{ id: filed.entry.id, record: filed.record }] : [],
    );
  });
}

/** Requests for a field of this kind, for such a recipient, that nobody has answered. */
function waiting(view: ReadView, { audience, category }: Thought): number {
  const asked = (to: Audience, categories: readonly string[]) =>
    to === audience && categories.includes(category);
  return keptSteps(view, 'request').filter(
    ({ id, audience: to, field }) =>
      asked(to, field.categories) && keptAbout(view, 'answer', id).length === 0,
  ).length;
}

function fieldTitle(name: string): string {
  const known = namedField(name);
  return known === null ? name : `${known.title}: ${known.label}`;
}
