import { compareRows, type BoardRow } from '#domain/cases/board.ts';
import { momentInFull } from '#domain/cases/date-words.ts';
import type { BoardView } from '#domain/cases/office-views.ts';
import { RULE_VERSION } from '#domain/deadlines/rules.ts';
import { londonIso } from '#domain/time/london.ts';
import { whoDecides } from '../accounts/who-decides.ts';
import { breachCounts } from '../breaches/breach-lines.ts';
import { badRequest } from '../errors.ts';
import { rightsTaskCounts } from '../rights/rights-tasks.ts';
import { reviewCounts } from '../sharing/review-lines.ts';
import { waitingFor } from '../sharing/sharing-lines.ts';
import type { ReadView } from '../storage/storage.ts';
import { boardRow, openCases } from './case-summary.ts';
import type { DeskCall } from './desk.ts';
import { requestCounts } from './request-lines.ts';
import { reviewTasks, taskCounts } from './review-tasks.ts';

const PAGE = 200;

/** A page of the open cases, the most urgent first; `after` is what the page before gave as `next`. */
export function boardView(view: ReadView, call: DeskCall, after: string | null): BoardView {
  const { now } = call;
  const who = whoDecides(view, call.account);
  const cases = openCases(view, now);
  const rows = cases.map((summary) => boardRow(view, summary, now)).sort(compareRows);
  const from = after === null ? rows : rows.filter((row) => compareRows(keyIn(after), row) < 0);
  const page = from.slice(0, PAGE);
  const last = page.at(-1);
  const count = (group: BoardRow['group']) => rows.filter((row) => row.group === group).length;
  return {
    now: londonIso(now),
    nowInFull: momentInFull(now),
    rulesVersion: RULE_VERSION,
    open: rows.length,
    overdue: count('overdue'),
    dueToday: count('today'),
    requests: requestCounts(view, now),
    reviews: reviewCounts(view, who, now, waitingFor(view, who, now)),
    tasks: taskCounts(reviewTasks(view, now, cases), call.account.id, now),
    rights: rightsTaskCounts(view, call),
    breaches: breachCounts(view, now),
    rows: page,
    next: from.length > page.length && last !== undefined ? keyOf(last) : null,
  };
}

type Key = Pick<BoardRow, 'group' | 'clock' | 'case'>;

/** The place of a row, so that the next page begins after it whatever has come in between. */
function keyOf({ group, clock, case: id }: BoardRow): string {
  return Buffer.from(JSON.stringify([group, clock?.due ?? null, id])).toString('base64url');
}

function keyIn(text: string): Key {
  const parts = partsOf(text);
  if (parts === null) throw badRequest('This page is no longer known. Open the board again.');
  const [group, due, id] = parts;
  return { group, clock: due === null ? null : ({ due } as NonNullable<Key['clock']>), case: id };
}

function partsOf(text: string): [BoardRow['group'], string | null, string] | null {
  try {
    const parts: unknown = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'));
    if (!Array.isArray(parts) || parts.length !== 3) return null;
    const [group, due, id]: readonly unknown[] = parts;
    if (typeof group !== 'string' || typeof id !== 'string') return null;
    return [group as BoardRow['group'], typeof due === 'string' ? due : null, id];
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}
