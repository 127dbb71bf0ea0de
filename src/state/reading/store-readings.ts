import type { SurveyRecord } from '#domain/records/registry.ts';
import { opaque, type Phone } from '../survey.svelte.ts';

/**
 * Stores the numbers of a pad, the first under the id of its draft. The tab may have been ended between two numbers: one
 * that is there already is not stored twice. A record that says anything else is never taken for it. Null, or the
 * sentence why not.
 */
export async function storeReadings(
  phone: Phone,
  id: string,
  records: readonly SurveyRecord[],
): Promise<string | null> {
  for (const [index, record] of records.entries()) {
    const there = index === 0 ? (phone.records.index.record(id)?.record ?? null) : null;
    if (there && isSameNumber(there, record)) continue;
    const fresh = index > 0 || there !== null;
    const outcome = await phone.records.put(fresh ? phone.mint.id() : opaque(id), record);
    if (!outcome.ok) return outcome.problem.sentence;
  }
  return null;
}

function isSameNumber(one: SurveyRecord, other: SurveyRecord): boolean {
  if (one.kind !== 'reading' || other.kind !== 'reading') return false;
  const { quantity, scale, value } = one.body;
  return quantity === other.body.quantity && scale === other.body.scale && value === other.body.value;
}
