/** One day or hour of a clock that is counted. */
export type ClockCell = 'left' | 'used' | 'today' | 'overdue';

/** How a clock stands; `none` means that nothing is counted. */
export type ClockState = 'ontime' | 'soon' | 'overdue' | 'met' | 'none';

/**
 * The cells of a clock of `total` units with `used` of them gone. A running clock rings the unit it is in;
 * one that is met does not; each unit beyond the limit adds a cell.
 */
export function clockCells(state: ClockState, total: number, used: number): ClockCell[] {
  if (state === 'none') return [];
  const running = state === 'ontime' || state === 'soon';
  const cells = Array.from({ length: total }, (_, i): ClockCell => {
    if (i < used - (running ? 1 : 0)) return 'used';
    return running && i === Math.max(0, used - 1) && used > 0 ? 'today' : 'left';
  });
  const over = state === 'overdue' ? Math.max(1, used - total) : 0;
  return [...cells, ...Array.from({ length: over }, (): ClockCell => 'overdue')];
}
