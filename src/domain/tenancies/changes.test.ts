import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { OpaqueId } from '../ids.ts';
import type { LocalDate } from '../records/moments.ts';
import { isoDay, parseDay } from '../time/calendar-day.ts';
import { changed, livingIn, runningTenancy, type TenancyChange, type TenancyFiles } from './changes.ts';
import { exchanged, succeeded } from './handovers.ts';

const TODAY = '2026-11-24';
const id = (n: number) => n.toString(16).padStart(32, '0') as OpaqueId;
const day = (back: number) => isoDay((parseDay(TODAY) ?? 0) - back) as LocalDate;
const newcomer = (n: number, part: 'tenant' | 'joint-tenant' | 'lives-here' = 'tenant') => ({
  id: id(n),
  body: { name: `Person ${n}`, part },
});
const EMPTY: TenancyFiles = { tenancies: [], people: [] };
const beginning = (n: number, on: LocalDate, people = [newcomer(n + 100)]) =>
  ({
    is: 'begins',
    beginning: { id: id(n), on, occupancy: 'tenancy', began: 'new-letting', people },
  }) as const satisfies TenancyChange;
function after(...changes: readonly TenancyChange[]): TenancyFiles {
  return changes.reduce((files, change) => {
    const next = changed(files, change, TODAY);
    if (!next.ok) throw new Error(next.problem);
    return next.value;
  }, EMPTY);
}
const problem = (files: TenancyFiles, change: TenancyChange) => {
  const next = changed(files, change, TODAY);
  return next.ok ? null : next.problem;
};
const fresh = (tenancy: number, files: TenancyFiles) => ({
  tenancy: id(tenancy),
  people: new Map(files.people.map((one, at) => [one.id, id(tenancy * 100 + at)] as const)),
});

const anyChange: fc.Arbitrary<TenancyChange> = fc.oneof(
  fc
    .tuple(
      fc.integer({ min: 1, max: 4 }),
      fc.integer({ min: -2, max: 40 }),
      fc.constantFrom('tenant', 'lives-here'),
    )
    .map(([n, back, part]) => beginning(n, day(back), [newcomer(n + 100, part as 'tenant')])),
  fc
    .tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: -2, max: 40 }))
    .map(([n, back]) => ({ is: 'ends', tenancy: id(n), on: day(back) }) as const),
  fc
    .tuple(
      fc.integer({ min: 1, max: 4 }),
      fc.integer({ min: 200, max: 204 }),
      fc.integer({ min: -2, max: 40 }),
    )
    .map(
      ([n, who, back]) =>
        ({ is: 'moves-in', tenancy: id(n), on: day(back), who: newcomer(who, 'joint-tenant') }) as const,
    ),
  fc
    .tuple(
      fc.integer({ min: 1, max: 4 }),
      fc.integer({ min: 101, max: 204 }),
      fc.integer({ min: -2, max: 40 }),
    )
    .map(([n, who, back]) => ({ is: 'moves-out', tenancy: id(n), on: day(back), person: id(who) }) as const),
);

const dayOf = (change: TenancyChange) => {
  if (change.is === 'days-put-right') return change.until ?? change.from ?? '';
  return change.is === 'begins' ? change.beginning.on : change.on;
};
const inOrder = (changes: TenancyChange[]) => changes.sort((a, b) => dayOf(a).localeCompare(dayOf(b)));

describe('the laws of tenancies', () => {
  it('hold after any changes: one at a time, in order, each with a tenant, and what ended stays ended', () => {
    let taken = 0;
    fc.assert(
      fc.property(fc.array(anyChange, { minLength: 15, maxLength: 25 }).map(inOrder), (changes) => {
        let files = EMPTY;
        for (const change of changes) {
          const next = changed(files, change, TODAY);
          if (!next.ok) continue;
          taken += 1;
          for (const { id: known, body } of files.tenancies) {
            const now = next.value.tenancies.find((one) => one.id === known);
            expect(now?.body.startedOn).toBe(body.startedOn);
            if (body.endedOn !== undefined) expect(now?.body.endedOn).toBe(body.endedOn);
          }
          files = next.value;
          // Sent again, it changes nothing.
          const again = changed(files, change, TODAY);
          if (again.ok) expect(again.value).toEqual(files);
          const sorted = files.tenancies.map(({ body }) => body);
          expect(sorted.filter(({ endedOn }) => endedOn === undefined).length).toBeLessThanOrEqual(1);
          for (const [at, { startedOn, endedOn }] of sorted.entries()) {
            expect(endedOn === undefined || endedOn >= startedOn).toBe(true);
            const next = sorted[at + 1];
            if (next) expect(next.startedOn >= (endedOn ?? '9')).toBe(true);
            expect(startedOn <= TODAY && (endedOn ?? '') <= TODAY).toBe(true);
          }
          for (const { id: tenancy } of files.tenancies)
            expect(
              livingIn(files.people, tenancy, TODAY).some(({ body }) => body.part !== 'lives-here'),
            ).toBe(true);
        }
      }),
    );
    expect(taken).toBeGreaterThan(100);
  });

  it('say in plain words what cannot be', () => {
    const lived = after(beginning(1, day(100)));
    expect(problem(lived, beginning(2, day(0)))).toMatch(/has not ended/);
    expect(problem(lived, { is: 'ends', tenancy: id(1), on: day(-1) })).toMatch(/not come yet/);
    expect(problem(lived, { is: 'ends', tenancy: id(1), on: day(101) })).toMatch(/before it began/);
    expect(problem(EMPTY, beginning(1, day(0), []))).toBe('Name at least one tenant.');
    expect(problem(EMPTY, beginning(1, day(0), [newcomer(5), newcomer(6)]))).toMatch(/joint tenants/);
    const moved = { is: 'moves-out', tenancy: id(1), on: day(0), person: id(101) } as const;
    expect(problem(lived, moved)).toMatch(/by succession/);
    const over = after(beginning(1, day(100)), { is: 'ends', tenancy: id(1), on: day(10) });
    expect(problem(over, beginning(2, day(11)))).toMatch(/before the last one ended/);
    expect(problem(over, beginning(2, day(10)))).toBeNull();
  });

  it('put a day of somebody right by what the move itself is checked by', () => {
    const both = [newcomer(5, 'joint-tenant'), newcomer(6, 'joint-tenant')];
    const files = after(beginning(1, day(100), both));
    const right = (person: number, until?: LocalDate, from: LocalDate | undefined = day(100)) =>
      ({ is: 'days-put-right', person: id(person), from, until }) as const;
    expect(problem(files, right(5, day(-1)))).toMatch(/not come yet/);
    expect(problem(files, right(5, undefined, day(-1)))).toMatch(/not come yet/);
    expect(problem(files, right(5, day(101)))).toMatch(/before they moved in/);
    expect(problem(files, right(5, undefined, day(101)))).toMatch(/before the tenancy began/);
    expect(problem(files, right(7))).toMatch(/not of this home/);
    const next = changed(files, right(5, day(3)), TODAY);
    if (!next.ok) throw new Error(next.problem);
    expect(livingIn(next.value.people, id(1), TODAY).map((one) => one.id)).toEqual([id(6)]);
    expect(problem(next.value, right(6, day(2)))).toMatch(/No tenant would be left/);
    expect(problem(next.value, right(5, day(2)))).toBeNull();
    // A wrong day is taken back, and both live there again.
    expect(changed(next.value, right(5), TODAY)).toEqual({ ok: true, value: files });
    const over = changed(next.value, { is: 'ends', tenancy: id(1), on: day(1) }, TODAY);
    expect(over.ok && problem(over.value, right(6, day(2)))).toBeNull();
  });

  it('count nobody as moved out before the day has come', () => {
    const [one] = after(beginning(1, day(100))).people;
    if (one === undefined) throw new Error('Somebody moved in.');
    const until = (back: number) => [{ ...one, body: { ...one.body, until: day(back) } }];
    expect([-1, 0, 1].map((back) => livingIn(until(back), id(1), TODAY).length)).toEqual([1, 0, 0]);
  });

  it('let a joint tenant go and keep the tenancy of the other', () => {
    const both = [newcomer(5, 'joint-tenant'), newcomer(6, 'joint-tenant')];
    const files = after(beginning(1, day(100), both), {
      is: 'moves-out',
      tenancy: id(1),
      on: day(3),
      person: id(5),
    });
    expect(livingIn(files.people, id(1), TODAY).map((one) => one.id)).toEqual([id(6)]);
    expect(runningTenancy(files, TODAY)?.id).toBe(id(1));
  });
});

describe('one household takes over from another', () => {
  it('by succession: whoever stays begins in an empty file, under new ids', () => {
    const files = after(
      beginning(1, day(100), [newcomer(5), newcomer(6, 'lives-here'), newcomer(7, 'lives-here')]),
    );
    const who = { tenant: id(6), staying: [id(6), id(7)], on: day(1) };
    const next = succeeded(files, who, fresh(2, files), TODAY);
    if (!next.ok) throw new Error(next.problem);
    expect(runningTenancy(next.value, TODAY)?.body).toMatchObject({ began: 'succession', follows: id(1) });
    expect(next.value.tenancies[0]?.body.endedOn).toBe(day(1));
    const living = livingIn(next.value.people, id(2), TODAY);
    expect(living.map(({ body }) => [body.name, body.part, body.before])).toEqual([
      ['Person 6', 'tenant', id(6)],
      ['Person 7', 'lives-here', id(7)],
    ]);
    expect(living.some(({ id: one }) => files.people.some((old) => old.id === one))).toBe(false);
    const nobody = succeeded(files, { ...who, tenant: id(99) }, fresh(2, files), TODAY);
    expect(nobody.ok).toBe(false);
  });

  it('by exchange: both homes change or neither does', () => {
    const here = after(beginning(1, day(100)));
    const there = after(beginning(2, day(50)));
    const ids = [fresh(3, there), fresh(4, here)] as const;
    const next = exchanged([here, there], day(0), ids, TODAY);
    if (!next.ok) throw new Error(next.problem);
    expect(
      next.value.map((files) =>
        livingIn(files.people, runningTenancy(files, TODAY)?.id ?? '', TODAY).map(({ body }) => body.name),
      ),
    ).toEqual([['Person 102'], ['Person 101']]);
    expect(exchanged([here, EMPTY], day(0), ids, TODAY).ok).toBe(false);
    expect(exchanged([here, there], day(60), ids, TODAY).ok).toBe(false);
  });
});
