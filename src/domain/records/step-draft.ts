import type { RecordKind } from './define-record.ts';

type Answers = Readonly<Record<string, unknown>>;

/**
 * Steps the answers of a half-filled form up from an earlier version of its kind. The steps were written for whole bodies:
 * one that cannot work on half of one is left out, and no answer is lost. Answers that the present version does not ask
 * for stay where they are; the form shows those that it knows.
 */
export function stepDraft(kind: RecordKind, version: number, answers: Answers): Answers {
  const versions = kind.earlier ?? [];
  const from = versions.findIndex((one) => one.version === version);
  if (from < 0) return answers;
  return versions.slice(from).reduce((then, { toNext }) => stepped(then, toNext), answers);
}

function stepped(answers: Answers, toNext: (body: Answers) => Answers): Answers {
  try {
    // An answer that was never given is not given by the step either.
    return Object.fromEntries(Object.entries(toNext(answers)).filter(([, value]) => value !== undefined));
  } catch {
    return answers;
  }
}

/** The answers of this version alone: what an earlier one asked for and this one does not would refuse the record. */
export function knownAnswers(kind: RecordKind, answers: Answers): Answers {
  return Object.fromEntries(Object.entries(answers).filter(([name]) => Object.hasOwn(kind.fields, name)));
}
