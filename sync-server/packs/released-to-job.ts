import type { DisclosureContext } from '#domain/disclosure/verdicts.ts';
import { instantAt, type Instant, type LocalDate } from '#domain/records/moments.ts';
import type { KindName } from '#domain/records/registry.ts';
import { parseDay } from '#domain/time/calendar-day.ts';
import { endOfLondonDay, startOfLondonDay } from '#domain/time/london.ts';
import { landlordRules } from '../matrix/landlord-rules.ts';
import { openReleases, type OpenTo } from '../sharing/open-releases.ts';
import type { OrderGrant } from '../storage/grants.ts';
import type { ReadView } from '../storage/storage.ts';

/** The kinds of which a contractor may be released a field; what else is guarded reaches them as an instruction or checked. */
export const RELEASED_KINDS: ReadonlySet<string> = new Set<KindName>(['person', 'access-secret']);

/** What a job's contractor is shown of one record by releases, and how long their phone shows it without asking. */
export interface ReleasedToJob {
  readonly context: Omit<DisclosureContext<'contractor'>, 'mint'>;
  readonly readableUntil: Instant;
}

/** The releases of one record that are open to a job on a day; null when there are none. */
export function releasedToJob(
  view: ReadView,
  { order, account, readableUntil }: Pick<OrderGrant, 'order' | 'account' | 'readableUntil'>,
  one: OpenTo['records'][number],
  today: LocalDate,
): ReleasedToJob | null {
  const to = { audience: 'contractor', recipient: account, purpose: 'repair', disclosure: order } as const;
  const day = parseDay(today) ?? 0;
  const open = openReleases(view, { ...to, records: [one], at: startOfLondonDay(day) });
  if (open.length === 0) return null;
  const { audience, recipient, purpose } = to;
  const releases = open.map(({ release }) => release);
  const ends = releases.map(({ route, until }) =>
    // An emergency has no last day: a phone without signal shows it until the end of tomorrow, and then asks.
    route === 'emergency' ? day + 1 : (parseDay(until) ?? 0),
  );
  const end = instantAt(endOfLondonDay(Math.min(...ends)));
  return {
    context: { rules: landlordRules(view, today), audience, recipient, purpose, today, releases },
    readableUntil: Date.parse(end) < Date.parse(readableUntil) ? end : readableUntil,
  };
}
