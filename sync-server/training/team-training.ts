import { DAY_MS } from '#domain/time/calendar-day.ts';
import { parseInstant } from '#domain/time/instants.ts';
import { teamView, type TeamView } from '#domain/training/team.ts';
import { Refusal } from '../errors.ts';
import { filedRecords } from '../files/filed-record.ts';
import type { DeskCall } from '../office/desk.ts';
import type { ReadView } from '../storage/storage.ts';

const YEAR_MS = 365 * DAY_MS;

/** How the team does beside what it shared, for the data-protection lead alone. */
export function teamTraining(view: ReadView, { account, now }: DeskCall): TeamView {
  if (account.role !== 'lead')
    throw new Refusal(403, 'forbidden', 'This is for the data-protection lead alone.');
  const log = filedRecords(view, { kind: 'disclosure' }).flatMap(({ record }) => {
    if (record.kind !== 'disclosure') return [];
    const at = parseInstant(record.body.at);
    return at.ok && now - at.value <= YEAR_MS ? [record.body] : [];
  });
  return teamView(view.training.resultsSince(now - YEAR_MS), log);
}
