import { describe, expect, it } from 'vitest';
import { ENGLAND } from '../deadlines/bank-holidays.ts';
import { instantAt } from '../records/moments.ts';
import { isoDay } from '../time/calendar-day.ts';
import { rightsCase, type Deletion, type RightsCase } from './rights-case.ts';
import { compareRightsTasks, rightsTask } from './rights-task.ts';
import { RIGHT_KEYS, type RightKey, type RightsStep } from './rights.ts';

const at = (day: string) => Date.parse(`${day}T12:00:00Z`);
type Step = Parameters<typeof rightsCase>[1][number];
const step = (name: RightsStep, on: string, more: Partial<Step> = {}): Step =>
  ({ request: '0'.repeat(32), step: name, at: instantAt(at(on)), ...more }) as Step;
const made = (right: RightKey, steps: readonly Step[] = [], received = '2026-11-24'): RightsCase =>
  rightsCase({ right, receivedAt: instantAt(at(received)), channel: 'phone' }, steps);
const task = (request: RightsCase, now = '2026-12-01') => rightsTask(request, at(now), ENGLAND);

describe('the task of a request over somebody’s own data', () => {
  it.each(RIGHT_KEYS)(
    'is there from the day on which a request (%s) comes, with its due day and next step',
    (right) => {
      const open = task(made(right));
      expect(open).toMatchObject({ openedAt: at('2026-11-24'), isOverdue: false, next: { of: 'office' } });
      expect(open?.dueOn).not.toBeNull();
      expect(task(made(right), '2027-01-20')?.isOverdue).toBe(true);
    },
  );

  it('leaves with its end, and while the person is the one who must do something', () => {
    const known = step('identity-shown', '2026-11-25', { identity: 'known' });
    const decided = step('decided', '2026-11-26', { outcome: 'granted' });
    expect(task(made('erasure', [known]))?.next.of).toBe('lead');
    expect(task(made('restriction', [known, decided]))?.next.words).toBe(
      'Tell them what was decided, in writing.',
    );
    expect(task(made('restriction', [known, decided, step('told', '2026-11-27')]))).toBeNull();
    // Too late is an end as well.
    expect(task(made('restriction', [known, decided, step('told', '2027-01-27')]), '2027-02-01')).toBeNull();
    const proof = step('identity-asked', '2026-11-25');
    expect(task(made('access', [proof]))).toBeNull();
    expect(
      task(made('access', [proof, step('identity-shown', '2026-12-01', { identity: 'known' })])),
    ).not.toBeNull();
    const question = step('question-asked', '2026-11-26');
    expect(task(made('access', [known, question]))).toBeNull();
    // A question stops no other clock: it runs on, so the task stays.
    expect(task(made('rectification', [known, question]))?.next.of).toBe('person');
  });

  it('stays after they were told that something goes, until it is gone and they were told that', () => {
    const known = step('identity-shown', '2026-11-25', { identity: 'known' });
    const decided = step('decided', '2026-11-26', { outcome: 'granted' });
    const told = step('told', '2026-11-27');
    const erasure = (deletion: Deletion | null, more: readonly Step[] = []) =>
      task({ ...made('erasure', [known, decided, told, ...more]), deletion });
    expect(erasure({ state: 'asked', goneAt: null })).toMatchObject({
      ...{ dueOn: null, due: 'They were told that it goes: due without undue delay' },
      next: { of: 'lead' },
    });
    for (const undone of [null, { state: 'refused', goneAt: null } as const])
      expect(erasure(undone)?.next.words).toMatch(/^Nothing was deleted/);
    const gone = { state: 'gone', goneAt: at('2026-11-28') } as const;
    expect(erasure(gone)?.next).toEqual({ of: 'office', words: 'Tell them that it is gone.' });
    expect(erasure(gone, [step('gone-told', '2026-11-29')])).toBeNull();
    expect(erasure({ ...gone, goneAt: at('2026-11-26') })).toBeNull();
  });

  it('is there once it is decided, whatever was asked of them before: nothing is awaited any more', () => {
    const known = step('identity-shown', '2026-11-25', { identity: 'known' });
    const question = step('question-asked', '2026-11-26');
    const refused = step('decided', '2026-11-27', { outcome: 'refused' });
    for (const request of [
      made('access', [known, question, refused]),
      made('erasure', [step('identity-asked', '2026-11-25'), refused]),
    ]) {
      expect(task(request)?.next.words).toBe('Tell them what was decided, in writing.');
      expect(task(request)?.due).toMatch(/left$/);
      expect(task(request, '2027-01-20')?.isOverdue).toBe(true);
    }
  });

  it('stays, without a day, until the outcome of a complaint that was acknowledged', () => {
    const known = step('identity-shown', '2026-11-25', { identity: 'known' });
    const open = task(made('complaint', [known, step('acknowledged', '2026-11-25')]));
    expect(open).toMatchObject({ dueOn: null, isOverdue: false, next: { of: 'lead' } });
  });

  it('is not lost where the calendar does not reach', () => {
    expect(task(made('access', [], '2099-11-24'), '2099-11-25')).toMatchObject({ dueOn: null });
  });

  it('comes by its day, and what has none comes last', () => {
    const known = step('identity-shown', '2026-11-25', { identity: 'known' });
    const tasks = [
      made('complaint', [known, step('acknowledged', '2026-11-25')]),
      made('access', [], '2026-11-26'),
      made('erasure', [], '2026-11-10'),
    ].flatMap((one) => task(one) ?? []);
    const days = tasks.sort(compareRightsTasks).map(({ dueOn }) => dueOn && isoDay(dueOn));
    expect(days).toEqual(['2026-12-10', '2026-12-29', null]);
  });
});
