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

/**
 * How far what was decided to be deleted has come. `asked`: a list waits for another lead. `refused`: one said no to it.
 * `going`: it is out of the files, and its bytes are being taken off the disk. `gone`: they are.
 */
export interface Deletion {
  readonly state: 'asked' | 'refused' | 'going' | 'gone';
  /** When it was gone; null before. */
  readonly goneAt: EpochMs | null;
}

/** What the files show was done so far: a decision alone does nothing, and nothing is told that was not done. */
export interface DoneSoFar {
  /** Null where nothing was granted to be deleted, or no list of it was ever made. */
  readonly deletion: Deletion | null;
  /** How many corrections by this request stand. */
  readonly corrections: number;
}

const NOTHING_DONE: DoneSoFar = { deletion: null, corrections: 0 };

/** How a request over somebody's own data stands, as its steps and the files tell it. */
export interface RightsCase extends DoneSoFar {
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
  /** When they were told of that decision: an earlier one that came to nothing does not count. */
  readonly toldAt: EpochMs | null;
  /** When they were told that what was deleted is gone. */
  readonly goneToldAt: EpochMs | null;
  /** When they were told that what is only kept will be used again: before that ends (UK GDPR Art. 18(3)). */
  readonly endToldAt: EpochMs | null;
  readonly endedAt: EpochMs | null;
}

/**
 * Reads a request with its steps. The first step of a kind counts; only questions may come more than once, and a decision that
 * came to nothing, because another lead said no to the list of what would go: the last one counts.
 */
export function rightsCase(
  request: RequestBody,
  steps: readonly StepBody[],
  done: DoneSoFar = NOTHING_DONE,
): RightsCase {
  const sorted = [...steps].sort((a, b) => epoch(a.at) - epoch(b.at));
  const first = (step: StepBody['step']) => sorted.find((one) => one.step === step);
  const when = (step: StepBody['step']) => instantOf(first(step));
  const shown = first('identity-shown');
  const decided = sorted.findLast((one) => one.step === 'decided');
  const told = sorted.find(
    (one) => one.step === 'told' && (decided === undefined || epoch(one.at) >= epoch(decided.at)),
  );
  return {
    ...done,
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
    toldAt: instantOf(told),
    goneToldAt: when('gone-told'),
    endToldAt: when('end-told'),
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
