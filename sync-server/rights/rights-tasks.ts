import { ENGLAND } from '#domain/deadlines/bank-holidays.ts';
import { waitedWords } from '#domain/requests/request-clock.ts';
import { rightFacts } from '#domain/rights/rights.ts';
import { compareRightsTasks, rightsTask, type RightsTask } from '#domain/rights/rights-task.ts';
import type { RightsTaskCounts, RightsTaskLine } from '#domain/rights/rights-views.ts';
import { homeLine } from '../office/case-records.ts';
import type { DeskCall } from '../office/desk.ts';
import type { ReadView } from '../storage/storage.ts';
import { allRights, type FiledRights } from './filed-rights.ts';

type TaskOfRights = RightsTask & { readonly request: FiledRights };

/** What the board tells of requests over somebody's own data. They are the lead's to see through. */
export function rightsTaskCounts(view: ReadView, { account, now }: DeskCall): RightsTaskCounts {
  const tasks = rightsTasks(view, now);
  const [first] = tasks;
  return {
    waiting: tasks.length,
    overdue: tasks.filter(({ isOverdue }) => isOverdue).length,
    mine: account.role === 'lead' ? tasks.length : 0,
    owner: leadsInWords(view),
    first: first?.due ?? null,
  };
}

/** The same as a list shows them, the one due first on top. Nobody's name is on it but the lead's. */
export function rightsTaskLines(view: ReadView, { account, now }: DeskCall): readonly RightsTaskLine[] {
  const owner = leadsInWords(view);
  return rightsTasks(view, now).map(({ request, openedAt, isOverdue, due, next }) => ({
    id: request.id,
    title: rightFacts(request.body.right).title,
    home: homeLine(view, request.filed.entry.home),
    owner,
    isMine: account.role === 'lead',
    age: waitedWords(openedAt, now, ENGLAND),
    due,
    isOverdue,
    next: next.words,
  }));
}

function rightsTasks(view: ReadView, now: number): readonly TaskOfRights[] {
  return allRights(view)
    .flatMap((request): TaskOfRights[] => {
      const task = rightsTask(request.progress, now, ENGLAND);
      return task === null ? [] : [{ ...task, request }];
    })
    .sort(compareRightsTasks);
}

/** Who sees them through; null while nobody is the data-protection lead. */
function leadsInWords(view: ReadView): string | null {
  const leads = view.accounts.accounts().filter(({ role, disabled }) => role === 'lead' && !disabled);
  return leads.length === 0 ? null : leads.map(({ displayName }) => displayName).join(' or ');
}
