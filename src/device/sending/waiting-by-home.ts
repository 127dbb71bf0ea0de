import type { OutboxItem } from '../outbox.ts';

/** What has no receipt for one home, in numbers and moments: never what it says. */
export interface WaitingAtHome {
  /** Null for what belongs to no home. */
  readonly home: string | null;
  readonly count: number;
  /** When the oldest and the newest of it were recorded, in milliseconds since 1970. */
  readonly since: number;
  readonly until: number;
}

const MOST = 500;

/** Groups what has no receipt by home, the oldest first. What does not say when it was recorded counts as of `now`. */
export function waitingByHome(items: readonly OutboxItem[], now: number): readonly WaitingAtHome[] {
  const groups = new Map<string | null, WaitingAtHome>();
  for (const { state, home, recordedAt } of items) {
    if (state === 'receipt') continue;
    const at = Math.max(0, recordedAt ?? now);
    const known = groups.get(home) ?? { home, count: 0, since: at, until: at };
    const [since, until] = [Math.min(known.since, at), Math.max(known.until, at)];
    groups.set(home, { home, count: known.count + 1, since, until });
  }
  return [...groups.values()].sort((a, b) => a.since - b.since).slice(0, MOST);
}

/** How many things these groups hold. */
export function countOf(groups: readonly WaitingAtHome[]): number {
  return groups.reduce((sum, { count }) => sum + count, 0);
}

/** Reads groups that were noted outside the databases; what is none is left out. */
export function readGroups(value: unknown): readonly WaitingAtHome[] {
  return Array.isArray(value) ? value.filter(isGroup).slice(0, MOST) : [];
}

function isGroup(value: unknown): value is WaitingAtHome {
  if (typeof value !== 'object' || value === null) return false;
  const { home, count, since, until } = value as Readonly<Record<string, unknown>>;
  const numbers = [count, since, until].every((one) => typeof one === 'number' && Number.isInteger(one));
  return numbers && (home === null || typeof home === 'string');
}
