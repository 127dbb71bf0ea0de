import type { BoardGroup, BoardRow } from '#domain/cases/board.ts';
import type { BoardView } from '#domain/cases/office-views.ts';
import type { Result } from '#domain/result.ts';
import type { ApiProblem } from '../../device/api.ts';
import type { OfficeApi } from '../../device/office-api.ts';

export interface BoardFilter {
  readonly group: BoardGroup | 'all';
  readonly text: string;
}

/** The rows that a filter lets through, in their order. */
export function filterRows(rows: readonly BoardRow[], { group, text }: BoardFilter): readonly BoardRow[] {
  const parts = text.toLowerCase().split(/\s+/).filter(Boolean);
  return rows.filter((row) => {
    if (group !== 'all' && row.group !== group) return false;
    const words = `${row.address} ${row.what} ${row.nextStep} ${row.withWhom}`.toLowerCase();
    return parts.every((part) => words.includes(part));
  });
}

const MOST_PAGES = 10;

/** The whole board, page after page. */
export async function wholeBoard(api: OfficeApi): Promise<Result<BoardView, ApiProblem>> {
  let board = await api.board(null);
  for (let page = 1; page < MOST_PAGES && board.ok && board.value.next !== null; page += 1) {
    const { rows } = board.value;
    const more = await api.board(board.value.next);
    board = more.ok ? { ok: true, value: { ...more.value, rows: [...rows, ...more.value.rows] } } : more;
  }
  return board;
}

const REMEMBERED = 'homefile-board-keys';

/** The board by keys: j and k or the arrows move, Enter opens, / finds. They can be switched off. */
export class BoardKeys {
  selected = $state<string | null>(null);
  helpOpen = $state(false);
  on = $state(localStorage.getItem(REMEMBERED) !== 'off');

  /** Switches the keys on or off, for this desk. */
  use(on: boolean): void {
    this.on = on;
    localStorage.setItem(REMEMBERED, on ? 'on' : 'off');
  }

  press(
    event: KeyboardEvent,
    rows: readonly BoardRow[],
    selected: BoardRow | null,
    open: (row: BoardRow) => void,
  ): void {
    if (!this.on || this.helpOpen || isTyping(event)) return;
    const at = selected === null ? -1 : rows.indexOf(selected);
    const steps: Readonly<Record<string, number>> = { j: 1, ArrowDown: 1, k: -1, ArrowUp: -1 };
    const step = steps[event.key];
    if (step !== undefined)
      this.selected = rows[Math.min(rows.length - 1, Math.max(0, at + step))]?.case ?? null;
    else if (event.key === 'Enter' && selected !== null && !isOnControl(event)) open(selected);
    else if (event.key === '/') document.getElementById('board-search')?.focus();
    else if (event.key === '?') this.helpOpen = true;
    else return;
    event.preventDefault();
  }
}

function isTyping(event: KeyboardEvent): boolean {
  if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return true;
  return event.target instanceof Element && event.target.closest('input, textarea, select, dialog') !== null;
}

/** Enter on a link or button is that control's own. */
function isOnControl(event: KeyboardEvent): boolean {
  return event.target instanceof Element && event.target.closest('a, button') !== null;
}
