import { DAY_MS } from '#domain/time/calendar-day.ts';
import { epoch } from '#domain/cases/filed-record.ts';
import { ENGLAND } from '#domain/deadlines/bank-holidays.ts';
import { reviewState } from '#domain/sharing/review.ts';
import {
  deedOf,
  deedOfBreach,
  TEAMS,
  teamView,
  type Deed,
  type Team,
  type TeamView,
} from '#domain/training/team.ts';
import { keptBreaches } from '../breaches/kept-breaches.ts';
import { Refusal } from '../errors.ts';
import { filedRecords } from '../files/filed-record.ts';
import type { DeskCall } from '../office/desk.ts';
import { keptAbout } from '../sharing/kept-steps.ts';
import { laterReviewed } from '../sharing/review-lines.ts';
import type { ReadView } from '../storage/storage.ts';

const YEAR_MS = 365 * DAY_MS;

/** How the team does beside what it shared, for the data-protection lead alone. */
export function teamTraining(view: ReadView, { account, now }: DeskCall): TeamView {
  if (account.role !== 'lead')
    throw new Refusal(403, 'forbidden', 'This is for the data-protection lead alone.');
  const since = now - YEAR_MS;
  const teamOf = (id: string): Team | null => {
    const role = view.accounts.account(id)?.role;
    return (Object.keys(TEAMS) as Team[]).find((team) => team === role) ?? null;
  };
  const deeds = [...shared(view, since), ...reviewed(view, since, now), ...toldWrong(view, since)];
  return teamView(view.training.resultsSince(since), deeds, teamOf);
}

function shared(view: ReadView, since: number): readonly Deed[] {
  return filedRecords(view, { kind: 'disclosure' }).flatMap(({ record }) => {
    if (record.kind !== 'disclosure' || epoch(record.body.at) < since) return [];
    return deedOf(record.author, record.body) ?? [];
  });
}

/**
 * What was recorded as gone wrong: a disclosure by whoever made it, a job by whoever raised it. Not by whoever told of it, and
 * not by whoever got it.
 */
function toldWrong(view: ReadView, since: number): readonly Deed[] {
  return keptBreaches(view).flatMap(({ stored, progress: { begun } }) => {
    if (stored.at < since) return [];
    const line = begun.target === null ? null : view.records.entry(begun.target);
    return deedOfBreach(begun.what, personOf(view, line?.author ?? null)) ?? [];
  });
}

/** What the server itself wrote was nobody's. */
function personOf(view: ReadView, author: string | null): string | null {
  return author === null || view.accounts.account(author) === null ? null : author;
}

/** What one person released alone, by what somebody else found, or that nobody looked in time. */
function reviewed(view: ReadView, since: number, now: number): readonly Deed[] {
  return laterReviewed(view).flatMap(({ decision }): Deed[] => {
    if (epoch(decision.at) < since) return [];
    const { account } = decision.by;
    switch (reviewState(decision, keptAbout(view, 'review', decision.id), now, ENGLAND)) {
      case 'right':
        return [{ account, kind: 'found-right' }];
      case 'wrong':
        return [{ account, kind: 'found-wrong' }];
      case 'overdue':
        return [{ account, kind: 'not-looked-at' }];
      case 'waiting':
        return [];
    }
  });
}
