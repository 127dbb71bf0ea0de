import type { OpaqueId } from '#domain/ids.ts';
import { isOpaqueId } from '#domain/ids.ts';
import { isLocalDate } from '#domain/records/moments.ts';
import { isCourse } from '#domain/training/drill.ts';
import { coursesOf } from '#domain/training/courses.ts';
import { isPass, scoreOf, type DrillAnswer } from '#domain/training/score.ts';
import { trainingView } from '#domain/training/standing-words.ts';
import type { TakenView, TrainingView } from '#domain/training/training-views.ts';
import { isObject } from '../couch/json-body.ts';
import { badRequest, Refusal } from '../errors.ts';
import { record as journal } from '../journal/chain.ts';
import type { ReadView, WriteTx } from '../storage/storage.ts';
import { standingOf, type Asking } from './training-gate.ts';

/** How the training of whoever asks stands. */
export function ownTraining(view: ReadView, asking: Asking): TrainingView {
  const standing = standingOf(view, asking) ?? { state: 'closed' as const, courses: [] };
  return trainingView(standing, asking.now);
}

/** Keeps a set that was taken here or on a phone without signal. The score is worked out here; none is believed. */
export function takeTraining(
  tx: WriteTx,
  { account, device, now }: Asking & { readonly device: OpaqueId },
  given: ReadonlyMap<string, unknown>,
): TakenView {
  const [id, course, takenOn] = [given.get('id'), given.get('course'), given.get('takenOn')];
  if (!isOpaqueId(id)) throw badRequest('This must be an id of 32 hex digits.');
  if (!isCourse(course) || !coursesOf(account.role).includes(course))
    throw badRequest('This set is not one of yours. Choose one of the list.');
  if (!isLocalDate(takenOn)) throw badRequest('Say on which day it was taken.');
  const answers = answersIn(given.get('answers'));
  const scorePercent = answers === null ? null : scoreOf(course, answers);
  if (scorePercent === null)
    throw new Refusal(422, 'unfinished', 'These cases have changed since. Do the set once more, please.');
  const kept = tx.training.keep({
    ...{ id, account: account.id, role: account.role, device, receivedAt: now },
    ...{ course, takenOn, scorePercent, answers: JSON.stringify(answers) },
  });
  if (kept) {
    const line = { at: now, action: 'training-taken', account: account.id, subject: id } as const;
    journal(tx, { ...line, detail: course, digest: null });
  }
  return { scorePercent, passed: isPass(scorePercent), training: ownTraining(tx, { account, now }) };
}

function answersIn(value: unknown): readonly DrillAnswer[] | null {
  if (!Array.isArray(value)) return null;
  const answers = value.flatMap((one: unknown): DrillAnswer[] => {
    if (!isObject(one)) return [];
    const { drill, choice } = one;
    return typeof drill === 'string' && typeof choice === 'string' ? [{ drill, choice }] : [];
  });
  return answers.length === value.length ? answers : null;
}
