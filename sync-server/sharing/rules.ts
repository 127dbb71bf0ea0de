import { dateInWords, momentInWords } from '#domain/cases/date-words.ts';
import { epoch } from '#domain/cases/filed-record.ts';
import { AUDIENCE_NAMES, AUDIENCES } from '#domain/disclosure/audiences.ts';
import { CATEGORIES, DATA_CATEGORIES } from '#domain/disclosure/categories.ts';
import type { OpaqueId } from '#domain/ids.ts';
import { instantAt, localDateOf } from '#domain/records/moments.ts';
import { BASES } from '#domain/sharing/bases.ts';
import { CONDITIONS } from '#domain/sharing/conditions.ts';
import { PURPOSES } from '#domain/sharing/purposes.ts';
import { ruleMayRelease } from '#domain/sharing/rule-answers.ts';
import type { RuleWithSteps } from '#domain/sharing/rule-release.ts';
import type { Actor } from '#domain/sharing/second-person.ts';
import type { RuleLine, RulesView } from '#domain/sharing/sharing-views.ts';
import {
  approveRule,
  endRule,
  LEAD_ALONE,
  LONGEST_RULE_DAYS,
  proposeRule,
  ruleState,
  type RuleStep,
  type StandingRule,
} from '#domain/sharing/standing-rule.ts';
import { londonDay } from '#domain/time/london.ts';
import { whoDecides } from '../accounts/who-decides.ts';
import { Refusal } from '../errors.ts';
import { demandId, notFound, type DeskCall } from '../office/desk.ts';
import { demandPart } from '../office/issue-drafts.ts';
import { demandLead } from '../office/lead-only.ts';
import { staffNames } from '../office/names.ts';
import type { ReadView, WriteTx } from '../storage/storage.ts';
import { demandTraining } from '../training/training-gate.ts';
import { endByRule } from '../shares/touch-shares.ts';
import { atNoHome, keepStep, keptRules, wasKept } from './kept-steps.ts';
import { repackReleases } from './repack-releases.ts';
import { basisChoices, purposeChoices } from './sharing-choices.ts';

/** Every standing rule, and what a new one may say. For leads alone. */
export function rulesView(view: ReadView, call: DeskCall): RulesView {
  demandLead(call, LEAD_ALONE);
  const who = whoDecides(view, call.account);
  const today = londonDay(call.now);
  const categories = DATA_CATEGORIES.map((value) => ({
    value,
    label: CATEGORIES[value].title,
    detail: CATEGORIES[value].means,
    audiences: AUDIENCE_NAMES.filter((audience) => ruleMayRelease(value, audience)),
  })).filter(({ audiences }) => audiences.length > 0);
  return {
    rules: keptRules(view)
      .map((rule) => ruleLine(view, rule, who, call.now))
      .toReversed(),
    categories,
    audiences: AUDIENCE_NAMES.filter((one) =>
      categories.some(({ audiences }) => audiences.includes(one)),
    ).map((value) => ({ value, label: AUDIENCES[value].title, purposes: purposeChoices(value) })),
    bases: basisChoices(call.landlord),
    tomorrow: localDateOf(today + 1),
    latest: localDateOf(today + LONGEST_RULE_DAYS),
  };
}

/** A lead proposes a rule. It opens nothing before another lead has approved it, and then from the day after. */
export function newRule(tx: WriteTx, call: DeskCall): { readonly rule: OpaqueId } {
  const { account, now, body, landlord } = call;
  demandLead(call, LEAD_ALONE);
  const id = demandId(body['id']);
  const { audience, purpose, category, wholeName, basis, from, until } = demandPart(body, 'rule');
  const name = wholeName === undefined ? {} : { wholeName };
  const said = { audience, purpose, category, ...name, basis, from, until };
  if (wasKept(tx, 'rule', id, account, said)) return { rule: id };
  const by = whoDecides(tx, account);
  const draft = {
    id,
    audience,
    purpose,
    category,
    ...name,
    basis,
    condition: null,
    landlord,
    from,
    until,
    by,
  };
  // Each answer is checked against its list by the rule itself.
  const rule = proposeRule({ ...draft, at: instantAt(now) } as StandingRule);
  if (!rule.ok) throw new Refusal(422, 'unfinished', rule.problem.join(' '));
  demandTraining(tx, call, [rule.value.category], null);
  keepStep(tx, atNoHome(call, id, id), 'rule', rule.value);
  return { rule: id };
}

/** Another lead approves a rule: it is in effect from the next day. */
export function approveStandingRule(tx: WriteTx, call: DeskCall): { readonly rule: OpaqueId } {
  return step(tx, call, 'approved', ({ rule }, by) => {
    demandTraining(tx, call, [rule.category], null);
    return approveRule(rule, by, instantAt(call.now));
  });
}

/** Any one lead ends a rule, and it ends at once: it leaves every pack in the same write. */
export function endStandingRule(tx: WriteTx, call: DeskCall): { readonly rule: OpaqueId } {
  return step(tx, call, 'ended', ({ rule }, by) => endRule(rule, by, instantAt(call.now)));
}

function step(
  tx: WriteTx,
  call: DeskCall,
  as: RuleStep['step'],
  decide: (known: RuleWithSteps, by: Actor) => ReturnType<typeof endRule>,
): { readonly rule: OpaqueId } {
  demandLead(call, LEAD_ALONE);
  const known = keptRules(tx).find(({ rule }) => rule.id === demandId(call.params['rule']));
  if (known === undefined) throw notFound();
  const id = demandId(call.body['id']);
  if (wasKept(tx, 'rule-step', id, call.account, { rule: known.rule.id, step: as }))
    return { rule: known.rule.id };
  const decided = decide(known, whoDecides(tx, call.account));
  if (!decided.ok) throw new Refusal(403, 'forbidden', decided.problem);
  keepStep(tx, atNoHome(call, id, known.rule.id), 'rule-step', decided.value);
  if (decided.value.step === 'ended') endByRule(tx, known.rule.id, { by: call.account.id, at: call.now });
  repackReleases(tx, call.now);
  return { rule: known.rule.id };
}

/** No kind of data that a rule may release tells of health or of a crime; the rule itself is held to it. */
const NO_CONDITION = 'None needed: it tells nothing of health, belief or a crime';

function ruleLine(view: ReadView, { rule, steps }: RuleWithSteps, who: Actor, now: number): RuleLine {
  const names = staffNames(view);
  const { audience, purpose, category, wholeName, basis, condition, from, until, by, at } = rule;
  const approved = approveRule(rule, who, instantAt(now));
  const state = ruleState(rule, steps, now);
  return {
    id: rule.id,
    title: `${CATEGORIES[category].title}, to: ${AUDIENCES[audience].title.toLowerCase()}`,
    state,
    facts: [
      { term: 'What for', words: PURPOSES[purpose] },
      ...(category === 'person-name'
        ? [{ term: 'Of a name', words: wholeName === true ? 'The whole name' : 'The first name alone' }]
        : []),
      { term: 'Lawful basis', words: BASES[basis].title },
      { term: 'Condition', words: condition === null ? NO_CONDITION : CONDITIONS[condition].title },
      { term: 'From', words: dateInWords(from, now) },
      { term: 'Until', words: dateInWords(until, now) },
      { term: 'Proposed', words: `${momentInWords(epoch(at), now)}, by ${names.account(by.account)}` },
      ...steps.map((one) => ({
        term: one.step === 'approved' ? 'Approved' : 'Ended',
        words: `${momentInWords(epoch(one.at), now)}, by ${names.account(one.by.account)}`,
      })),
    ],
    barred: state !== 'off' || approved.ok ? null : approved.problem,
    about: { category, audience, purpose, wholeName: wholeName === true },
  };
}
