import { answersOf } from '#domain/cases/answers.ts';
import { momentInWords } from '#domain/cases/date-words.ts';
import { happened } from '#domain/cases/filed-record.ts';
import { project } from '#domain/disclosure/disclose.ts';
import { kindNamed } from '#domain/records/registry.ts';
import { mayBeRestricted } from '#domain/rights/restricting.ts';
import type { TheirRecord } from '#domain/rights/rights-views.ts';
import { filedRecords } from '../files/filed-record.ts';
import { landlordRules } from '../matrix/landlord-rules.ts';
import { gathered } from '../office/case-records.ts';
import { londonToday } from '../packs/london-today.ts';
import type { ReadView } from '../storage/storage.ts';
import type { FiledRights } from './filed-rights.ts';

/** What is held about the person alone, to be chosen from: as they themselves would be shown it. */
export function theirRecords(
  view: ReadView,
  { filed, person }: FiledRights,
  now: number,
): readonly TheirRecord[] {
  const today = londonToday(now);
  const context = {
    rules: landlordRules(view, today),
    audience: 'subject-access',
    today,
    mint: (id: string) => id,
    requester: person,
    purpose: 'access-right',
  } as const;
  return filedRecords(view, { home: filed.entry.home }).flatMap((one): TheirRecord[] => {
    const { entry, record } = one;
    const kind = kindNamed(record.kind);
    if (!kind || !mayBeRestricted(record, person)) return [];
    const { shown } = project(entry.id, record, context);
    if (shown === null) return [];
    const answers = answersOf(kind, shown.body, now);
    const words = Object.keys(kind.fields).flatMap((name) => answers.words(name) ?? []);
    const when = momentInWords(happened(gathered(one)).at, now);
    const restricted = view.restrictions.isRestricted(entry.id);
    return [{ id: entry.id, kind: kind.kind, title: kind.title, when, words: words.join(', '), restricted }];
  });
}
