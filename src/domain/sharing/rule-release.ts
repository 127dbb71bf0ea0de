import type { Audience } from '../disclosure/audiences.ts';
import type { DataCategory } from '../disclosure/categories.ts';
import type { OpaqueId } from '../ids.ts';
import { instantAt, localDateOf, type LocalDate } from '../records/moments.ts';
import type { SurveyRecord } from '../records/registry.ts';
import type { EpochMs } from '../time/instants.ts';
import { londonDay } from '../time/london.ts';
import { fieldsOfRecord, type FieldOfRecord } from './asked-field.ts';
import { FOR_ONE_JOB, isOnList } from './field-names.ts';
import { firstNameOf } from './first-name.ts';
import { used, type Used } from './log-line.ts';
import type { Purpose } from './purposes.ts';
import { approveRule, ruleState, type RuleStep, type StandingRule } from './standing-rule.ts';

declare const ruled: unique symbol;

/** What opens one field to one recipient by a standing rule, for a day. Only {@link releasedByRules} makes one. */
export interface RuleRelease {
  readonly [ruled]: true;
  readonly route: 'standing-rule';
  readonly rule: OpaqueId;
  readonly record: OpaqueId;
  readonly pointer: string;
  readonly categories: readonly DataCategory[];
  /** Of a name the whole, and not the first name alone. */
  readonly wholeName: boolean;
  readonly audience: Audience;
  readonly purpose: Purpose;
  readonly recipient: OpaqueId;
  readonly until: LocalDate;
}

/** A recipient as they stand now: what ties them to one home, such as a booked job, and its last day. */
export interface RuleRecipient {
  readonly id: OpaqueId;
  readonly audience: Audience;
  readonly purpose: Purpose;
  readonly home: OpaqueId;
  /** Whether the job, the matter or the case is open. A rule's release is gone when it closes. */
  readonly isOpen: boolean;
  readonly until: LocalDate;
}

/** A rule with what leads did about it. */
export interface RuleWithSteps {
  readonly rule: StandingRule;
  readonly steps: readonly RuleStep[];
}

/** Which fields of a record the standing rules release to a recipient now, each with the line that its use writes. */
export function releasedByRules(
  rules: readonly RuleWithSteps[],
  id: OpaqueId,
  record: SurveyRecord,
  recipient: RuleRecipient,
  now: EpochMs,
): readonly Used<RuleRelease>[] {
  const today = localDateOf(londonDay(now));
  if (!recipient.isOpen || recipient.until < today || record.home !== recipient.home) return [];
  const inForce = rules.filter(
    ({ rule, steps }) =>
      rule.audience === recipient.audience &&
      rule.purpose === recipient.purpose &&
      ruleState(rule, steps, now) === 'on',
  );
  return fieldsOfRecord(id, record).flatMap((field) => {
    const matches = inForce.filter(({ rule }) => isUnderRule(rule, field, record));
    const match = matches.find(({ rule }) => rule.wholeName === true) ?? matches[0];
    return match === undefined ? [] : [releaseOf(match, field, recipient, now)];
  });
}

/** What a rule says of fields, whoever decided it and whenever it holds. */
export type WhatItOpens = Pick<StandingRule, 'audience' | 'category' | 'wholeName'>;

/** The fields of a record that a rule is about: what it opens to whoever it is for, once it is in force. */
export function fieldsUnderRule(
  rule: WhatItOpens,
  id: OpaqueId,
  record: SurveyRecord,
): readonly FieldOfRecord[] {
  return fieldsOfRecord(id, record).filter((field) => isUnderRule(rule, field, record));
}

function isUnderRule(rule: WhatItOpens, field: FieldOfRecord, record: SurveyRecord): boolean {
  // A rule knows kinds of data: of theirs, a job takes what it needs and no more.
  if (rule.audience === 'contractor' && !isOnList(FOR_ONE_JOB, field.name)) return false;
  // What was recorded under another category than it has now is decided by a person.
  return field.categories.every((one) => one === rule.category) && tellsSomething(rule, field, record);
}

/** Where a rule lets the first name out and there is none, it lets nothing out, and nothing is logged as told. */
function tellsSomething(rule: WhatItOpens, { name }: FieldOfRecord, record: SurveyRecord): boolean {
  if (name !== 'person/name' || record.kind !== 'person' || rule.wholeName === true) return true;
  return firstNameOf(record.body.name) !== null;
}

function releaseOf(
  { rule, steps }: RuleWithSteps,
  field: FieldOfRecord,
  recipient: RuleRecipient,
  now: EpochMs,
): Used<RuleRelease> {
  const facts = {
    route: 'standing-rule',
    rule: rule.id,
    record: field.record,
    pointer: field.pointer,
    categories: field.categories,
    wholeName: rule.wholeName === true,
    audience: recipient.audience,
    purpose: recipient.purpose,
    recipient: recipient.id,
    until: recipient.until < rule.until ? recipient.until : rule.until,
  };
  const approvers = steps.filter(
    (one) => one.rule === rule.id && one.step === 'approved' && approveRule(rule, one.by, one.at).ok,
  );
  // The only place that gives out the brand.
  return used(facts as unknown as RuleRelease, instantAt(now), {
    basis: rule.basis,
    condition: rule.condition,
    decidedBy: [rule.by.person, ...approvers.map(({ by }) => by.person)],
    restsOn: rule.id,
  });
}
