import { isAtDesk } from '#domain/access/verbs.ts';
import { openOrders } from '#domain/cases/case-state.ts';
import { dayInWords, momentInWords } from '#domain/cases/date-words.ts';
import { epoch } from '#domain/cases/filed-record.ts';
import { ENGLAND } from '#domain/deadlines/bank-holidays.ts';
import type { OpaqueId } from '#domain/ids.ts';
import { waitedWords } from '#domain/requests/request-clock.ts';
import { compareTasks, reviewTask, type ReviewTask, type TaskCause } from '#domain/requests/review-task.ts';
import type { TaskCounts, TaskLine, TasksView } from '#domain/requests/request-views.ts';
import { londonDay, londonIso } from '#domain/time/london.ts';
import { filedRecord } from '../files/filed-record.ts';
import { rightsTaskLines } from '../rights/rights-tasks.ts';
import type { ReadView } from '../storage/storage.ts';
import { homeLine } from './case-records.ts';
import { openCases, uncheckedIn } from './case-summary.ts';
import type { DeskCall } from './desk.ts';
import { staffNames } from './names.ts';
import { requestsOf } from './request-lines.ts';
import { saidTasks, type SaidTask } from './said-words.ts';
import { taskSteps } from './task-steps.ts';

interface TaskOfCase extends ReviewTask {
  readonly case: OpaqueId;
  readonly home: OpaqueId;
}

type OfficeTask = TaskOfCase | SaidTask;

/**
 * Every task there is, the longest open first: what nobody has looked at in an open case with a job or a request, and what
 * somebody said and nobody has read.
 */
export function reviewTasks(
  view: ReadView,
  now: number,
  cases = openCases(view, now),
): readonly OfficeTask[] {
  const atDesk = new Set(
    view.accounts
      .accounts()
      .filter(({ role, disabled }) => !disabled && isAtDesk(role))
      .map(({ id }) => id),
  );
  const asked = requestsOf(view).filter(({ body }) => body.state !== 'answered');
  const at = { now, calendar: ENGLAND, isAtDesk: (id: OpaqueId) => atDesk.has(id) };
  const inCases = cases.flatMap((summary): OfficeTask[] => {
    const unchecked = uncheckedIn(summary.records);
    if (unchecked.length === 0) return [];
    const causes: readonly TaskCause[] = [
      ...openOrders(summary.records).map(({ record }) => ({
        ...{ of: 'order' as const, at: epoch(record.recordedAt), by: record.author },
      })),
      ...asked
        .filter(({ filed, body }) => filed.entry.home === summary.home || body.aboutHome === summary.home)
        .map(({ filed, body }) => ({
          ...{ of: 'request' as const, at: epoch(body.receivedAt), by: filed.entry.author },
        })),
    ];
    return unchecked.flatMap(({ id, arrivedAt }) => {
      const task = reviewTask({ id, arrivedAt: epoch(arrivedAt) }, causes, taskSteps(view, id), at);
      return task === null ? [] : [{ ...task, case: summary.id, home: summary.home }];
    });
  });
  return [...inCases, ...saidTasks(view, now)].sort(compareTasks);
}

/** What the board tells of them. */
export function taskCounts(tasks: readonly ReviewTask[], account: OpaqueId, now: number): TaskCounts {
  const [oldest] = tasks;
  return {
    waiting: tasks.length,
    overdue: tasks.filter(({ isOverdue }) => isOverdue).length,
    mine: tasks.filter(({ owner }) => owner === account).length,
    oldest: oldest === undefined ? null : waitedWords(oldest.openedAt, now, ENGLAND),
  };
}

/** The tasks as a list shows them. None of the words and none of the pictures: those are looked at in the case. */
export function tasksView(view: ReadView, call: DeskCall): TasksView {
  const { account, now } = call;
  const tasks = reviewTasks(view, now);
  return {
    now: londonIso(now),
    ...taskCounts(tasks, account.id, now),
    tasks: tasks.map((task) => taskLine(view, task, account.id, now)),
    rights: rightsTaskLines(view, call),
    staff: view.accounts
      .accounts()
      .filter(({ role, disabled }) => !disabled && isAtDesk(role))
      .map(({ id, displayName }) => ({ id, name: displayName })),
  };
}

function taskLine(view: ReadView, task: OfficeTask, viewer: OpaqueId, now: number): TaskLine {
  const names = staffNames(view);
  const isPhoto = filedRecord(view, task.item)?.record.kind === 'photo';
  const handed = taskSteps(view, task.item).map(
    ({ account, to, at }) =>
      `${names.account(account)} handed it to ${names.account(to ?? '')}, ${momentInWords(at, now)}`,
  );
  return {
    id: task.item,
    what: task.case === null ? 'What somebody said' : isPhoto ? 'A photo' : 'A note',
    because: BECAUSE[task.because],
    home: homeLine(view, task.home),
    href: task.case === null ? `/office/requests/${task.request}` : `/office/cases/${task.case}`,
    isSaid: task.case === null,
    owner: task.owner === null ? null : names.account(task.owner),
    isMine: task.owner === viewer,
    age: waitedWords(task.openedAt, now, ENGLAND),
    isOverdue: task.isOverdue,
    due: task.dueAt === null ? 'Due now' : `Due ${dayInWords(londonDay(task.dueAt), now)}, by midnight`,
    handed,
  };
}

const BECAUSE = {
  order: 'A job is out',
  request: 'Somebody asks about this home',
  said: 'It was kept to be checked',
} as const;
