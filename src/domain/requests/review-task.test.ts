import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ENGLAND } from '../deadlines/bank-holidays.ts';
import { dayInWords } from '../cases/date-words.ts';
import { londonDay } from '../time/london.ts';
import { id } from './requests.fixture.ts';
import { reviewTask, type TaskCause, type TaskStep } from './review-task.ts';

const ITEM = id(1);
const RAISED = id(901);
const OTHER = id(902);
const NOW = Date.UTC(2026, 10, 24, 11, 30);
const HOUR = 3_600_000;
const at = { now: NOW, calendar: ENGLAND, isAtDesk: (who: string) => who !== id(903) };
const order: TaskCause = { of: 'order', at: NOW - HOUR, by: RAISED };
const asked: TaskCause = { of: 'request', at: NOW - 2 * HOUR, by: OTHER };
const item = { id: ITEM, arrivedAt: NOW - 3 * HOUR };
const handed = (to: TaskStep['to'], when = NOW): TaskStep => ({
  ...{ step: 'handed-over', account: RAISED, at: when, to },
});

describe('the task that an unreviewed item opens', () => {
  it('is there only while a job or a request hangs on it', () => {
    expect(reviewTask(item, [], [], at)).toBeNull();
    expect(reviewTask(item, [order], [], at)).toMatchObject({ because: 'order', owner: RAISED });
    expect(reviewTask(item, [order, asked], [], at)).toMatchObject({ because: 'request', owner: OTHER });
  });

  it('opens with whichever came later, and is due by the end of the next working day', () => {
    const task = reviewTask(item, [order], [], at);
    expect(task?.openedAt).toBe(NOW - HOUR);
    expect(dayInWords(londonDay(task?.dueAt ?? 0), NOW)).toBe('Wed 25 Nov');
    const late = reviewTask({ id: ITEM, arrivedAt: NOW }, [order], [], at);
    expect(late?.openedAt).toBe(NOW);
  });

  it('has an owner at the desk or says that it has none', () => {
    expect(reviewTask(item, [order], [handed(OTHER)], at)?.owner).toBe(OTHER);
    expect(reviewTask(item, [order], [handed(OTHER), handed(RAISED)], at)?.owner).toBe(RAISED);
    expect(reviewTask(item, [{ ...order, by: id(903) }], [], at)?.owner).toBeNull();
  });

  it('keeps its clock through any number of hands, and ends once somebody looked and kept it', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(RAISED, OTHER)),
        fc.integer({ min: 0, max: 9 }),
        (owners, days) => {
          const later = { ...at, now: NOW + days * 24 * HOUR };
          const steps = owners.map((to) => handed(to, later.now));
          const [first, after] = [
            reviewTask(item, [order], [], later),
            reviewTask(item, [order], steps, later),
          ];
          expect([after?.openedAt, after?.dueAt, after?.isOverdue]).toEqual([
            first?.openedAt,
            first?.dueAt,
            first?.isOverdue,
          ]);
          const kept: TaskStep = { step: 'kept-back', account: OTHER, at: later.now, to: null };
          expect(reviewTask(item, [order], [...steps, kept], later)).toBeNull();
        },
      ),
    );
  });

  it('is over the limit after that day', () => {
    expect(reviewTask(item, [order], [], { ...at, now: NOW + 36 * HOUR })?.isOverdue).toBe(false);
    expect(reviewTask(item, [order], [], { ...at, now: NOW + 37 * HOUR })?.isOverdue).toBe(true);
  });
});
