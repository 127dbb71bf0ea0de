import { dayInWords } from '#domain/cases/date-words.ts';
import { happened } from '#domain/cases/filed-record.ts';
import type { OpaqueId } from '#domain/ids.ts';
import { kindNamed } from '#domain/records/registry.ts';
import type { ToldOf } from '#domain/rights/letters.ts';
import { londonDay } from '#domain/time/london.ts';
import { filedRecord } from '../files/filed-record.ts';
import { gathered } from '../office/case-records.ts';
import { barWords, erasureRun } from '../retention/erasure.ts';
import type { ReadView } from '../storage/storage.ts';
import { correctionsOf } from './done-so-far.ts';
import type { FiledRights } from './filed-rights.ts';

/** What a letter about this request may say was done: what really was, by its kind and its day, without a word of it. */
export function toldOf(view: ReadView, request: FiledRights, now: number): ToldOf {
  const { progress, id } = request;
  const putRight = correctionsOf(view, id).flatMap((one) => {
    const record = filedRecord(view, one)?.record;
    return record?.kind === 'correction' ? [record.body.corrects] : [];
  });
  const about = putRight.length > 0 ? putRight : (progress.decision?.records ?? []);
  return {
    named: [...new Set(about.flatMap((one) => nameOf(view, one, now) ?? []))],
    waitsFor: progress.deletion?.state === 'asked' ? barsOf(view, request, now) : [],
  };
}

function nameOf(view: ReadView, id: OpaqueId, now: number): string | null {
  const filed = filedRecord(view, id);
  if (filed === null) return nameOfDestroyed(view, id);
  const title = kindNamed(filed.record.kind)?.title ?? null;
  return title === null ? null : `${title} of ${dayInWords(londonDay(happened(gathered(filed)).at), now)}`;
}

/** Of what was destroyed its kind is known, and nothing else. */
function nameOfDestroyed(view: ReadView, id: OpaqueId): string | null {
  const line = view.journal.about(id).find(({ action }) => action === 'record-destroyed');
  return kindNamed(line?.detail)?.title ?? null;
}

function barsOf(view: ReadView, request: FiledRights, now: number): readonly string[] {
  const bars = new Set(erasureRun(view, request, now).bars.values());
  return [...bars].map((bar) => `For now it must stay. ${barWords(bar)}`);
}
