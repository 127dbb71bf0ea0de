import type { Choice, Drill, Told } from '../drill.ts';

interface Answer<T> {
  readonly key: string;
  readonly words: string;
  readonly value: T;
}

interface RuleCase<T> extends Told {
  readonly question: string;
  readonly answers: readonly Answer<T>[];
  /** The rule of the engine that bears an answer out. */
  readonly holds: (value: T) => boolean;
  /** What the engine says about it, given the answer that holds. */
  readonly why: (right: T | undefined) => string;
}

/** A drill whose answers are put to one rule of the engine, each by itself. */
export function ruleDrill<T>({ key, topic, situation, question, answers, holds, why }: RuleCase<T>): Drill {
  return {
    ...{ key, topic },
    ask: () => {
      const choices = answers.map(({ value, ...answer }): Choice => ({ ...answer, right: holds(value) }));
      const right = answers.find(({ value }) => holds(value))?.value;
      return { key, topic, situation, question, choices, why: why(right) };
    },
  };
}
