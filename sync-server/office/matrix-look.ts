import { isAudience, verdictFor, verdictInWords, type Audience } from '#domain/disclosure/audiences.ts';
import { isDataCategory, type DataCategory } from '#domain/disclosure/categories.ts';
import { CHANGE_WORDS, changeKind, isLetter } from '#domain/disclosure/matrix-change.ts';
import type { ChangePreview } from '#domain/disclosure/matrix-view.ts';
import { disclose } from '#domain/disclosure/disclose.ts';
import { opensWithOrder } from '#domain/packs/pack-scope.ts';
import type { RecordKind } from '#domain/records/define-record.ts';
import { kindNamed } from '#domain/records/registry.ts';
import { DAY_MS } from '#domain/time/calendar-day.ts';
import { parseInstant } from '#domain/time/instants.ts';
import { badRequest, Refusal } from '../errors.ts';
import { filedRecords, type FiledRecord } from '../files/filed-record.ts';
import { londonToday } from '../packs/london-today.ts';
import type { ReadView } from '../storage/storage.ts';
import type { DeskCall } from './desk.ts';

const YEAR_MS = 365 * DAY_MS;

/** What a change of one cell would do to what is shared now, for the data-protection lead. Nothing is changed by looking. */
export function changePreview(view: ReadView, { account, now, query }: DeskCall): ChangePreview {
  if (account.role !== 'lead')
    throw new Refusal(403, 'forbidden', 'This is for the data-protection lead alone.');
  const { category, audience, to } = query;
  if (!isDataCategory(category) || !isAudience(audience) || !isLetter(to))
    throw badRequest('Choose a row, a reader and a letter, from the lists.');
  return {
    now: verdictInWords(verdictFor(category, audience)),
    says: CHANGE_WORDS[changeKind(category, audience, to)],
    openJobs: audience === 'contractor' ? jobsThatShow(view, category, now) : 0,
    toldThisYear: toldTo(view, audience, category, now),
  };
}

/** Open jobs whose contractor is shown something of this category, as it is or as an instruction. */
function jobsThatShow(view: ReadView, category: DataCategory, now: number): number {
  const context = { audience: 'contractor', today: londonToday(now), mint: (id: string) => id } as const;
  return filedRecords(view, { kind: 'works-order' }).filter(({ entry, record }) => {
    if (record.kind !== 'works-order' || record.body.state !== 'issued') return false;
    const { home, case: of, inspection } = entry;
    const scope = { order: entry.id, home, case: of, inspection };
    return filedRecords(view, { home }).some(
      (filed) =>
        opensWithOrder(filed.entry.id, filed.record, scope) &&
        holds(filed, category) &&
        disclose(filed.entry.id, filed.record, context) !== null,
    );
  }).length;
}

function holds({ record }: FiledRecord, category: DataCategory): boolean {
  const kind: RecordKind | null = kindNamed(record.kind);
  return Object.entries(kind?.fields ?? {}).some(
    ([name, field]) => field.category === category && Object.hasOwn(record.body, name),
  );
}

/** Lines of the disclosure log of the last year in which this was told to them. */
function toldTo(view: ReadView, audience: Audience, category: DataCategory, now: number): number {
  return filedRecords(view, { kind: 'disclosure' }).filter(({ record }) => {
    if (record.kind !== 'disclosure' || record.body.decision === 'refused') return false;
    const at = parseInstant(record.body.at);
    if (!at.ok || now - at.value > YEAR_MS) return false;
    return record.body.audience === audience && record.body.categories.includes(category);
  }).length;
}
