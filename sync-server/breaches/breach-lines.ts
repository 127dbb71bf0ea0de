import type { Role } from '#domain/access/verbs.ts';
import type { BreachCounts, BreachLine, BreachListView } from '#domain/breaches/breach-views.ts';
import { breachClock } from '#domain/breaches/breach-clock.ts';
import { BREACHES, HAPPENINGS } from '#domain/breaches/breach-lists.ts';
import { nextBreachStep, type NextBreachStep } from '#domain/breaches/breach-steps.ts';
import { momentInWords } from '#domain/cases/date-words.ts';
import { ENGLAND } from '#domain/deadlines/bank-holidays.ts';
import type { ReadView } from '../storage/storage.ts';
import { keptBreaches, type KeptBreach } from './kept-breaches.ts';

/** The register of breaches (UK GDPR Art. 33(5)), the newest first; what is open comes by its clock. */
export function breachList(view: ReadView, role: Role, now: number): BreachListView {
  const all = keptBreaches(view).map((one) => ({ due: dueOf(one, now), line: breachLine(one, role, now) }));
  const open = all.filter(({ line }) => line.open).sort((a, b) => a.due - b.due);
  const lines = (given: typeof all) => given.map(({ line }) => line);
  return { open: lines(open), closed: lines(all.filter(({ line }) => !line.open)) };
}

/** What the board says of them. It holds nothing up: cases stand where they stood. */
export function breachCounts(view: ReadView, now: number): BreachCounts {
  const { open } = breachList(view, 'office', now);
  const running = open.filter(({ clock }) => ['running', 'soon', 'overdue'].includes(clock.state));
  const [first] = running;
  return {
    open: open.length,
    overdue: running.filter(({ clock }) => clock.state === 'overdue').length,
    first: first === undefined ? null : { left: first.clock.left, state: first.clock.state },
  };
}

/** One line of the register, as this role reads it. */
export function breachLine({ stored, progress }: KeptBreach, role: Role, now: number): BreachLine {
  const { what, happened } = progress.begun;
  const { state, left, due, cells } = breachClock(progress, now, ENGLAND);
  return {
    id: stored.id,
    what,
    title: BREACHES[what],
    happened: HAPPENINGS[happened],
    aware: momentInWords(progress.awareAt, now),
    open: progress.closedAt === null,
    clock: { state, left, due: momentInWords(due, now), cells },
    next: nextFor(nextBreachStep(progress), role),
  };
}

/** How many households are to be told counts those too that the office is not named. */
function nextFor(next: NextBreachStep, role: Role): NextBreachStep {
  return next.step === 'persons-told' && role !== 'lead' ? { ...next, words: 'Tell the people.' } : next;
}

function dueOf({ progress }: KeptBreach, now: number): number {
  return breachClock(progress, now, ENGLAND).due;
}
