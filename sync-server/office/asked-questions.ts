import { QUESTIONS, type QuestionKey } from '#domain/requests/questions.ts';
import { badRequest } from '../errors.ts';

/** What was sent as questions of the closed list, or a refusal: at least one, and none that is not on it. */
export function questionsIn(list: readonly unknown[]): readonly QuestionKey[] {
  const known = list.filter(
    (key): key is QuestionKey => typeof key === 'string' && Object.hasOwn(QUESTIONS, key),
  );
  if (known.length !== list.length || known.length === 0)
    throw badRequest('What do they ask? Choose from the list, at least one.');
  return [...new Set(known)];
}
