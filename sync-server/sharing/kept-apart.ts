import { dayInWords } from '#domain/cases/date-words.ts';
import type { ApartLine } from '#domain/cases/office-views.ts';
import { verdictFor } from '#domain/disclosure/audiences.ts';
import { kindNamed } from '#domain/records/registry.ts';
import { fieldsOfRecord } from '#domain/sharing/asked-field.ts';
import { treatedAs } from '#domain/records/treated-as.ts';
import { londonDay } from '#domain/time/london.ts';
import type { FiledRecord } from '../files/filed-record.ts';
import { landlordRules } from '../matrix/landlord-rules.ts';
import { londonToday } from '../packs/london-today.ts';
import type { ReadView } from '../storage/storage.ts';
import { isKeptFrom } from './only-kept.ts';

/** What the desk is not told exists: that there is such a record may itself be the harm. A photo is checked, and not asked for. */
const NEVER_NAMED: ReadonlySet<string> = new Set(['safeguarding', 'uncleared-photo']);

/**
 * The fields of a household that the desk sees under no condition and may ask for: complaint, money, conduct, somebody else,
 * legal advice, equality. Their kind and day alone: what nobody knows of, nobody could ask for.
 */
export function keptApart(
  view: ReadView,
  records: readonly FiledRecord[],
  now: number,
): readonly ApartLine[] {
  const rules = landlordRules(view, londonToday(now));
  const isApart = (category: string) => {
    const { is, when } = verdictFor(rules, category, 'office');
    return is === 'N' && when === undefined && !NEVER_NAMED.has(category);
  };
  return records.flatMap(({ entry, record }) => {
    const kind = kindNamed(record.kind);
    if (kind === null || entry.minted || isKeptFrom(record, 'office', 'case-work')) return [];
    if (treatedAs(record).some((category) => !isApart(category))) return [];
    return fieldsOfRecord(entry.id, record)
      .filter(({ categories }) => categories.every(isApart))
      .map(({ pointer }): ApartLine => {
        const field = pointer.slice('/body/'.length);
        const day = dayInWords(londonDay(entry.receivedAt), now);
        return {
          record: entry.id,
          field,
          words: `${kind.title}: ${kind.fields[field]?.label ?? ''}, ${day}`,
        };
      });
  });
}
