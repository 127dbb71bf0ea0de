import { isAtDesk } from '../access/verbs.ts';
import type { FiledRecord } from '../cases/filed-record.ts';
import type { DataCategory } from '../disclosure/categories.ts';
import type { OpaqueId } from '../ids.ts';
import { instantAt, localDateOf, type LocalDate } from '../records/moments.ts';
import { fail, ok, type Result } from '../result.ts';
import { DAY_MS } from '../time/calendar-day.ts';
import { parseInstant, type EpochMs } from '../time/instants.ts';
import { londonDay } from '../time/london.ts';
import { fieldsOfRecord } from './asked-field.ts';
import { isOnList } from './field-names.ts';
import {
  BUILDING_ALONE,
  isLifeService,
  isNoConsent,
  LIFE_SERVICES,
  type LifeService,
  type WhyUnasked,
} from './life-services.ts';
import { used, usedLine, type LogLine, type Used } from './log-line.ts';
import { isFoundWrong, type Review, type ReviewedLater } from './review.ts';
import { answersAbout } from './special-data.ts';

declare const forLife: unique symbol;

/** What an emergency to life opens to a service. Only {@link releasedForLife} makes one. */
export interface LifeRelease {
  readonly [forLife]: true;
  readonly route: 'life';
  readonly record: OpaqueId;
  readonly pointer: string;
  readonly categories: readonly DataCategory[];
  readonly audience: 'emergency-service';
  readonly purpose: 'emergency';
  readonly recipient: OpaqueId;
  readonly until: LocalDate;
}

/** That somebody released what a service needs to save a life. Its id stands for the service's own recipient, this once. */
export interface LifeDecision extends ReviewedLater {
  readonly service: LifeService;
  readonly whyNoConsent: WhyUnasked;
  readonly home: OpaqueId;
}

/** A decision that was made, with what the lead is told at once. */
export interface LifeAlert {
  readonly decision: LifeDecision;
  readonly toLead: string;
}

/** How long after the tap a service may still be shown anything: what is asked later is asked for by itself. */
const LASTS_MS = DAY_MS;

/** The decision with the alert to the lead, or why it cannot be made. One tap: nobody else is asked first. */
export function releaseForLife(decision: LifeDecision): Result<LifeAlert, string> {
  if (!isAtDesk(decision.by.role))
    return fail('Only the office can release this. Ring 999 and say what you know.');
  if (!isLifeService(decision.service)) return fail('Choose the service, from the list.');
  const { whyNoConsent } = decision;
  if (whyNoConsent !== BUILDING_ALONE.key && !isNoConsent(whyNoConsent))
    return fail('Say why the person cannot be asked, from the list.');
  const { title } = LIFE_SERVICES[decision.service];
  return ok({
    decision,
    toLead: `${title} was given what it needs to save a life. Somebody else must look at it by the next working day.`,
  });
}

/** What a decision opens of a record now, each field with the line that its use writes. */
export function releasedForLife(
  decision: LifeDecision,
  { id, record }: Pick<FiledRecord, 'id' | 'record'>,
  reviews: readonly Review[],
  now: EpochMs,
): readonly Used<LifeRelease>[] {
  const until = openUntil(decision, reviews, now);
  if (until === null || record.home !== decision.home || !releaseForLife(decision).ok) return [];
  return fieldsOfRecord(id, record)
    .filter(({ name }) => isOnList(LIFE_SERVICES[decision.service].fields, name))
    .map(({ pointer, categories }) => {
      const facts = {
        route: 'life',
        record: id,
        pointer,
        categories,
        audience: 'emergency-service',
        purpose: 'emergency',
        recipient: decision.id,
        until,
      };
      const isPlain = answersAbout(categories).every((one) => one === 'neither');
      // The only place that gives out the brand.
      return used(facts as unknown as LifeRelease, instantAt(now), {
        basis: 'vital-interests',
        condition: isPlain ? null : 'vital-interests',
        decidedBy: [decision.by.person],
        restsOn: decision.id,
      });
    });
}

/** Until when what is about people is open to a service; null where it is not: over, found wrong, or the building alone. */
export function openUntil(
  decision: LifeDecision,
  reviews: readonly Review[],
  now: EpochMs,
): LocalDate | null {
  const at = parseInstant(decision.at);
  if (!at.ok || now < at.value || now - at.value > LASTS_MS) return null;
  if (isFoundWrong(decision, reviews)) return null;
  if (!isNoConsent(decision.whyNoConsent)) return null;
  return localDateOf(londonDay(at.value + LASTS_MS));
}

/**
 * Whether a service may still be told the building. It is a fact and guarded by nothing, so it does not close with the day;
 * what a second person found wrong is told to nobody.
 */
export function mayTellBuilding(decision: LifeDecision, reviews: readonly Review[]): boolean {
  return releaseForLife(decision).ok && !isFoundWrong(decision, reviews);
}

/** The line of the log for what a service is told of the building: it is written whether anything of people is told or not. */
export function buildingLine(
  decision: LifeDecision,
  {
    records,
    categories,
  }: { readonly records: readonly OpaqueId[]; readonly categories: readonly DataCategory[] },
  now: EpochMs,
): LogLine {
  return usedLine(
    {
      route: 'life',
      records,
      categories,
      audience: 'emergency-service',
      purpose: 'emergency',
      recipient: decision.id,
    },
    instantAt(now),
    { basis: 'vital-interests', condition: null, decidedBy: [decision.by.person], restsOn: decision.id },
  );
}

/** Use that the lead is told of: the same person, or the same home, again within the time. */
export interface RepeatedUse {
  readonly of: 'person' | 'home';
  readonly id: OpaqueId;
  readonly times: number;
}

/** Ours: a month, three times by one person, or twice about one home. */
const REPEATED = { withinMs: 30 * DAY_MS, person: 3, home: 2 } as const;

/** Who and which home came up again and again. It reports and blames nobody: emergencies do come in rows. */
export function repeatedUse(decisions: readonly LifeDecision[], now: EpochMs): readonly RepeatedUse[] {
  const recent = decisions.filter(({ at }) => {
    const read = parseInstant(at);
    return read.ok && read.value <= now && now - read.value <= REPEATED.withinMs;
  });
  const counted = (of: 'person' | 'home', ids: readonly OpaqueId[]): readonly RepeatedUse[] =>
    [...new Set(ids)]
      .map((id) => ({ of, id, times: ids.filter((one) => one === id).length }))
      .filter(({ times }) => times >= REPEATED[of]);
  return [
    ...counted(
      'person',
      recent.map(({ by }) => by.person),
    ),
    ...counted(
      'home',
      recent.map(({ home }) => home),
    ),
  ];
}
