import type { Closing, ClosingStep } from '#domain/disclosure/closing.ts';
import type { RowCheck } from '#domain/disclosure/row-check.ts';
import type { OpaqueId } from '#domain/ids.ts';
import type { ApprovalUse, ShareAnswer } from '#domain/sharing/approval.ts';
import type { EmergencyDecision } from '#domain/sharing/emergency-release.ts';
import type { LifeDecision } from '#domain/sharing/life-release.ts';
import type { ShareRequest } from '#domain/sharing/request.ts';
import type { Review } from '#domain/sharing/review.ts';
import type { RuleWithSteps } from '#domain/sharing/rule-release.ts';
import type { NotSameHuman, SameHuman } from '#domain/sharing/same-human.ts';
import type { Actor } from '#domain/sharing/second-person.ts';
import type { RuleStep, StandingRule } from '#domain/sharing/standing-rule.ts';
import { humans } from '../accounts/one-human.ts';
import { Refusal } from '../errors.ts';
import { keyedDigest, record as journal } from '../journal/chain.ts';
import type { DeskCall } from '../office/desk.ts';
import { savedOtherwise, saysTheSame } from '../office/saved-before.ts';
import type { Account } from '../storage/accounts.ts';
import type { SharingStep, SharingStepKind } from '../storage/sharing.ts';
import type { ReadView, WriteTx } from '../storage/storage.ts';

/** A request with what ties it to one state of its record and to one job. */
export interface KeptRequest extends ShareRequest {
  /** The record's revision that was read when it was asked. */
  readonly rev: string;
  /** The job that it is for; null for everybody who has none. */
  readonly order: OpaqueId | null;
}

/** What each kind of step is kept as. */
export interface KeptBodies {
  readonly request: KeptRequest;
  readonly answer: ShareAnswer;
  readonly use: ApprovalUse & { readonly record: OpaqueId; readonly pointer: string };
  readonly rule: StandingRule;
  readonly 'rule-step': RuleStep;
  readonly emergency: EmergencyDecision;
  readonly life: LifeDecision;
  readonly review: Review;
  /** A cell of the matrix that a lead has closed, and what leads do about its end. */
  readonly closing: Closing;
  readonly 'closing-step': ClosingStep;
  /** A lead has read the sources of a row of the matrix again. */
  readonly 'row-check': RowCheck;
  /** Two accounts are one human, and that they are not after all. */
  readonly 'same-human': SameHuman;
  readonly 'not-same-human': NotSameHuman;
}

/** Where a step lies, and under which id. */
export type StepPlace = Omit<SharingStep, 'step' | 'body'>;

/** Where a step lies that is about no home: a standing rule, a closing of the matrix, who is one human. */
export function atNoHome(
  { account, now }: Pick<DeskCall, 'account' | 'now'>,
  id: OpaqueId,
  about: OpaqueId,
): StepPlace {
  return { id, about, home: null, tenancy: null, account: account.id, at: now };
}

/**
 * Keeps a step for good, with its line in the journal, in the caller's transaction.
 */
export function keepStep<K extends SharingStepKind>(
  tx: WriteTx,
  place: StepPlace,
  step: K,
  body: KeptBodies[K],
): void {
  const text = JSON.stringify(body);
  tx.sharing.add({ ...place, step, body: text });
  const { id, account, at, about } = place;
  const digest = keyedDigest(tx, id, text);
  journal(tx, { at, action: 'sharing-step', account, subject: about, detail: `${step} ${id}`, digest });
}

/** One step of a kind; null where there is none. */
export function keptStep<K extends SharingStepKind>(
  view: ReadView,
  step: K,
  id: OpaqueId,
): KeptBodies[K] | null {
  const found = view.sharing.step(id);
  return found?.step === step ? read(found, step, humans(view)) : null;
}

/** The steps of a kind, oldest first; of one home alone where it is given. */
export function keptSteps<K extends SharingStepKind>(
  view: ReadView,
  step: K,
  home?: OpaqueId,
): readonly KeptBodies[K][] {
  const found = view.sharing.steps(step, home);
  if (found.length === 0) return [];
  const human = humans(view);
  return found.map((one) => read(one, step, human));
}

/** The steps of a kind about one request, rule or decision. */
export function keptAbout<K extends SharingStepKind>(
  view: ReadView,
  step: K,
  about: OpaqueId,
): readonly KeptBodies[K][] {
  const human = humans(view);
  return view.sharing
    .about(about)
    .filter((one) => one.step === step)
    .map((one) => read(one, step, human));
}

/** Every standing rule with what leads did about it. */
export function keptRules(view: ReadView): readonly RuleWithSteps[] {
  const steps = keptSteps(view, 'rule-step');
  return keptSteps(view, 'rule').map((rule) => ({
    rule,
    steps: steps.filter((one) => one.rule === rule.id),
  }));
}

// Written by this file alone. Who is one human is asked anew: it may have come out since the step was taken.
function read<K extends SharingStepKind>(
  { body }: SharingStep,
  _step: K,
  human: (account: OpaqueId) => OpaqueId,
): KeptBodies[K] {
  const kept = JSON.parse(body) as KeptBodies[K] & { readonly by?: Actor };
  return kept.by === undefined ? kept : { ...kept, by: { ...kept.by, person: human(kept.by.account) } };
}

/**
 * Whether this very step was kept before: a request that is sent twice changes nothing. An id that somebody else has used is a
 * conflict, and so is one of theirs that stands for something else than what is `said` now.
 */
export function wasKept<K extends SharingStepKind>(
  view: ReadView,
  step: K,
  id: OpaqueId,
  by: Account,
  said: { readonly [name in keyof KeptBodies[K]]?: unknown },
): boolean {
  const known = view.sharing.step(id);
  if (known === null) return false;
  if (known.step !== step || known.account !== by.id)
    throw new Refusal(409, 'conflict', 'This was saved by somebody else. Open it again.');
  const kept = JSON.parse(known.body) as Readonly<Record<string, unknown>>;
  if (!Object.entries(said).every(([name, value]) => saysTheSame(kept[name], value))) throw savedOtherwise();
  return true;
}
