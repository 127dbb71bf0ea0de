import type { OpaqueId } from '#domain/ids.ts';
import type { CopyReading, RecordReading } from '#domain/rights/copy-parts.ts';
import { isLeftOut } from '#domain/rights/exemptions.ts';
import { isMarkAs, type MarkAs } from '#domain/rights/masks.ts';
import { badRequest } from '../errors.ts';
import type { ReadView } from '../storage/storage.ts';

const MOST_MARKS = 200;

/** What was read so far for a copy. What its author has changed since was not read, and is to be read anew. */
export function copyReading(view: ReadView, request: OpaqueId): CopyReading {
  return new Map(
    view.copies.readings(request).flatMap(({ record, value }) => {
      const kept = JSON.parse(value) as { readonly rev?: unknown };
      const isAsRead = kept.rev === view.records.entry(record)?.rev;
      return isAsRead ? [[record, readingOf(kept)] as const] : [];
    }),
  );
}

/** A reading as it was sent, or as it was kept. */
export function readingOf(given: unknown): RecordReading {
  const { leave, marks } = given as { readonly leave?: unknown; readonly marks?: unknown };
  if (leave !== null && leave !== undefined && !isLeftOut(leave))
    throw badRequest('Choose why it stays back.');
  if (marks !== undefined && (!Array.isArray(marks) || marks.length > MOST_MARKS))
    throw badRequest('This must be a list of words.');
  return { leave: leave ?? null, marks: new Map((marks ?? []).map(decisionOf)) };
}

function decisionOf(given: unknown): readonly [string, MarkAs] {
  const { words, as } = given as { readonly words?: unknown; readonly as?: unknown };
  if (typeof words !== 'string' || words.trim() === '' || !isMarkAs(as))
    throw badRequest('Say which words, and what stands for them.');
  return [words, as];
}
