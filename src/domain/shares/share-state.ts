import type { EpochMs } from '../time/instants.ts';

/** What can happen to a share. Each is kept for good; how it stands follows from all of them. */
export type ShareEventKind =
  'issued' | 'opened' | 'part' | 'wrong-code' | 'revoked' | 'touched' | 'told' | 'replaced';

export interface ShareEvent {
  readonly kind: ShareEventKind;
  readonly at: EpochMs;
}

/** How a share stands. Whoever holds its link is told no more than open or not. */
export const SHARE_STATES = {
  open: 'Open',
  suspended: 'On hold: what it tells has changed',
  locked: 'Closed after too many wrong codes',
  used: 'Read: its code opens it once',
  expired: 'Over',
  revoked: 'Taken back',
  replaced: 'Another stands for it',
} as const;

export type ShareState = keyof typeof SHARE_STATES;

/** So many wrong codes close a link. A code has six digits: whoever guesses has five chances in a million. */
export const MOST_WRONG_CODES = 5;

export interface ShareFacts {
  /** Every event, the oldest first. */
  readonly events: readonly ShareEvent[];
  readonly expiresAt: EpochMs;
  /** A one-time code is needed. */
  readonly hasCode: boolean;
  /** The rules of today hold back something that it tells. */
  readonly narrowed: boolean;
}

/** How a share stands now. */
export function shareState({ events, expiresAt, hasCode, narrowed }: ShareFacts, now: EpochMs): ShareState {
  const standing = events.reduce<ShareState>((before, { kind }) => next(before, kind), 'open');
  if (standing !== 'open') return standing;
  if (narrowed) return 'suspended';
  if (now >= expiresAt) return 'expired';
  if (hasCode && isCodeUsed(events)) return 'used';
  return wrongCodes(events) >= MOST_WRONG_CODES ? 'locked' : 'open';
}

function next(before: ShareState, kind: ShareEventKind): ShareState {
  switch (kind) {
    case 'issued':
      return before === 'replaced' ? before : 'open';
    case 'replaced':
      return 'replaced';
    case 'revoked':
      return before === 'replaced' ? before : 'revoked';
    case 'touched':
      return before === 'open' ? 'suspended' : before;
    case 'opened':
    case 'part':
    case 'wrong-code':
    case 'told':
      return before;
  }
}

/** The events since the link that is out now was made. */
function sinceIssued<E extends ShareEvent>(events: readonly E[]): readonly E[] {
  return events.slice(events.findLastIndex(({ kind }) => kind === 'issued') + 1);
}

/** For so long after a page was opened its other parts may be: pages that follow, and pictures. */
export const READING_MS = 3_600_000;

/** Whether the other parts of a page may be fetched: it is open, or its code was used, and it was opened within the hour. */
export function isBeingRead(facts: ShareFacts, now: EpochMs): boolean {
  const state = shareState(facts, now);
  const opened = sinceIssued(facts.events).findLast(({ kind }) => kind === 'opened');
  const isReadable = (state === 'open' || state === 'used') && now < facts.expiresAt;
  return isReadable && opened !== undefined && now - opened.at < READING_MS;
}

function wrongCodes(events: readonly ShareEvent[]): number {
  return sinceIssued(events).filter(({ kind }) => kind === 'wrong-code').length;
}

function isCodeUsed(events: readonly ShareEvent[]): boolean {
  return sinceIssued(events).some(({ kind }) => kind === 'opened');
}

/** Whether somebody read words that were put right since, and nobody has told them yet. */
export function isToBeTold(events: readonly ShareEvent[]): boolean {
  const touched = events.findLastIndex(({ kind }) => kind === 'touched');
  if (touched < 0) return false;
  const wasRead = events.slice(0, touched).some(({ kind }) => kind === 'opened');
  return wasRead && !events.slice(touched).some(({ kind }) => kind === 'told');
}
