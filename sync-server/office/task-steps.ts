import type { OpaqueId } from '#domain/ids.ts';
import type { TaskStep } from '#domain/requests/review-task.ts';
import type { ReadView } from '../storage/storage.ts';

/** What people did about a task, oldest first. */
export function taskSteps(view: ReadView, item: OpaqueId): readonly TaskStep[] {
  return view.deskSteps
    .about(item)
    .flatMap(({ step, account, other, at }): TaskStep[] =>
      step === 'handed-over' || step === 'kept-back' ? [{ step, account, to: other, at }] : [],
    );
}
