import { describe, expect, it } from 'vitest';
import { clockCells } from './clock-cells.ts';

describe('clockCells', () => {
  it('rings the unit that a running clock is in', () => {
    expect(clockCells('ontime', 3, 2)).toEqual(['used', 'today', 'left']);
    expect(clockCells('soon', 3, 3)).toEqual(['used', 'used', 'today']);
  });

  it('shows a clock that has not started as all left', () => {
    expect(clockCells('ontime', 3, 0)).toEqual(['left', 'left', 'left']);
  });

  it('rings nothing once the limit is met', () => {
    expect(clockCells('met', 3, 2)).toEqual(['used', 'used', 'left']);
  });

  it('adds a cell for each unit over the limit, and at least one', () => {
    expect(clockCells('overdue', 3, 5)).toEqual(['used', 'used', 'used', 'overdue', 'overdue']);
    expect(clockCells('overdue', 3, 3)).toEqual(['used', 'used', 'used', 'overdue']);
  });

  it('draws no cell where nothing is counted', () => {
    expect(clockCells('none', 3, 1)).toEqual([]);
  });
});
