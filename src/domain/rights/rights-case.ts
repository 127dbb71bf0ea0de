import { epoch } from '../cases/filed-record.ts';
import type { OpaqueId } from '../ids.ts';
import type { RecordNamed } from '../records/registry.ts';
import type { EpochMs } from '../time/instants.ts';
import type { Ground } from './refusal-grounds.ts';
import type { IdentityCheck, Outcome, RightKey } from './rights.ts';

type RequestBody = RecordNamed<'rights-request'>['body'];
type StepBody = RecordNamed<'rights-step'>['body'];

/** A question about what somebody means; null while it is not answered. */
export interface Question {
  readonly askedAt: EpochMs;
  readonly answeredAt: EpochMs | null;
}

export interface RightsDecision {
  readonly at: EpochMs;
  readonly outcome: Outcome;
  readonly reason: string | null;
  /** On what a refusal rests; null for what was granted, and for what was refused before this was asked. */
  readonly ground: Ground | null;
  readonly records: readonly OpaqueId[];
}

/** How a request over somebody's own data stands, as its steps tell it. */
export interface RightsCase {
  readonly right: RightKey;
  readonly receivedAt: EpochMs;
  /** How they are known to be who they say; null while they are not. */
  readonly identity: IdentityCheck | null;
  readonly identityAskedAt: EpochMs | null;
  /** When they showed it, after they were asked to. */
  readonly identityShownAt: EpochMs | null;
  readonly questions: readonly Question[];
  readonly acknowledgedAt: EpochMs | null;
  readonly extendedAt: EpochMs | null;
  readonly decision: RightsDecision | null;
  readonly toldAt: EpochMs | null;
  readonly endedAt: EpochMs | null;
}

/** Reads a request with its steps. The first step of a kind counts; only questions may come more than once. */
export function rightsCase(request: RequestBody, steps: readonly StepBody[]): RightsCase {
  const sorted = [...steps].sort((a, b) => epoch(a.at) - epoch(b.at));
  const first = (step: StepBody['step']) => sorted.find((one) => one.step === step);
  const when = (step: StepBody['step']) => instantOf(first(step));
  const shown = first('identity-shown');
  const decided = first('decided');
  return {
    right: request.right,
    receivedAt: epoch(request.receivedAt),
    identity: request.identity ?? shown?.identity ?? null,
    identityAskedAt: when('identity-asked'),
    identityShownAt: instantOf(shown),
    questions: questionsOf(sorted),
    acknowledgedAt: when('acknowledged'),
    extendedAt: when('extended'),
    decision:
      decided?.outcome === undefined
        ? null
        : {
            at: epoch(decided.at),
            outcome: decided.outcome,
            reason: decided.words ?? null,
            ground: decided.ground ?? null,
            records: decided.records ?? [],
          },
    toldAt: when('told'),
    endedAt: when('ended'),
  };
}

/** Whether they were asked what they mean and have not said. */
export function isQuestionOpen({ questions }: RightsCase): boolean {
  return questions.some(({ answeredAt }) => answeredAt === null);
}

function instantOf(step: StepBody | undefined): EpochMs | null {
  return step === undefined ? null : epoch(step.at);
}

function questionsOf(steps: readonly StepBody[]): readonly Question[] {
  const questions: Question[] = [];
  for (const { step, at } of steps) {
    const open = questions.at(-1);
    if (step === 'question-asked' && open?.answeredAt !== null)
      questions.push({ askedAt: epoch(at), answeredAt: null });
    if (step === 'question-answered' && open?.answeredAt === null)
      questions[questions.length - 1] = { askedAt: open.askedAt, answeredAt: epoch(at) };
  }
  return questions;
}
