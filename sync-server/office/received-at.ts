import { instantAt, type Instant } from '#domain/records/moments.ts';
import { parseInstant } from '#domain/time/instants.ts';
import { Refusal } from '../errors.ts';

/** When a request came: what came by letter yesterday runs since yesterday, not since somebody typed it in. */
export function receivedAt(given: unknown, now: number): Instant {
  if (given === undefined) return instantAt(now);
  const at = parseInstant(String(given));
  if (!at.ok || at.value > now)
    throw new Refusal(422, 'unfinished', 'Enter when they asked. It cannot lie ahead.');
  return instantAt(at.value);
}
