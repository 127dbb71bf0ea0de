import { describe, expect, it } from 'vitest';
import type { CaseBeside } from './source-case.ts';
import { chooseOwn, chooseSource } from './source-case.ts';
import { beside, ceilingBelow, filed, id, jointAbove } from './requests.fixture.ts';

const NOW = Date.UTC(2026, 10, 10, 11, 30);
const DAY_MS = 86_400_000;
const mould = [
  filed(300, '2026-11-08T09:00:00+00:00', 'report-fact', {
    awareAt: '2026-11-08T09:00:00+00:00',
    hazard: 'damp-and-mould',
  }),
];
const choose = (...cases: CaseBeside[]) => chooseSource(cases, NOW)?.case ?? null;

describe('the case that a question is answered from', () => {
  it('is that of water above before that next door, below, or at home', () => {
    const [above, next, below, here] = [
      beside('above', jointAbove(), true, 10),
      beside('next-door', jointAbove(), true, 20),
      beside('below', jointAbove(), true, 30),
      beside('here', ceilingBelow(), true, 50),
    ];
    expect(choose(here, below, next, above)).toBe(id(10));
    expect(choose(here, below, next)).toBe(id(20));
    expect(choose(here, below)).toBe(id(30));
    expect(choose(here)).toBe(id(50));
  });

  it('is never that of mould above, nor of another home in the building, unless the asker named it', () => {
    expect(choose(beside('above', mould))).toBeNull();
    expect(choose(beside('block', jointAbove()))).toBeNull();
    expect(choose({ ...beside('block', jointAbove()), named: true })).toBe(id(40));
    expect(choose(beside('above', jointAbove(), true, 10), { ...beside('block', mould), named: true })).toBe(
      id(40),
    );
  });

  it('is not that of a leak that ended long ago', () => {
    const closed = beside('above', jointAbove(), false);
    expect(chooseSource([closed], NOW)?.case).toBe(id(40));
    expect(chooseSource([closed], NOW + 120 * DAY_MS)).toBeNull();
    expect(chooseSource([{ ...closed, open: true }], NOW + 120 * DAY_MS)?.case).toBe(id(40));
  });

  it('has the open case of water in their own home beside it', () => {
    const own = beside('here', ceilingBelow(), true, 50);
    const source = beside('above', jointAbove());
    expect(chooseOwn([source, own], source)?.case).toBe(id(50));
    expect(chooseOwn([source, { ...own, open: false }], source)).toBeNull();
    expect(chooseOwn([own], own)).toBeNull();
  });
});
