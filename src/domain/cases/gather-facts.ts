import { hazardOf } from '../inspections/belonging.ts';
import type { CaseFacts, InvestigationFacts } from '../deadlines/case-facts.ts';
import { hazardIn2026 } from '../deadlines/hazard-schemes.ts';
import type { HazardKey } from '../deadlines/hazards.ts';
import type { Occupancy, Severity } from '../deadlines/scope.ts';
import { parseDay } from '../time/calendar-day.ts';
import { earliest, type EpochMs } from '../time/instants.ts';
import { londonIso, startOfLondonDay } from '../time/london.ts';
import { awarenessOf } from './awareness.ts';
import { happened, ofKind, type FiledOf, type FiledRecord } from './filed-record.ts';
import { limitReasons } from './limit-reasons.ts';
import { putRightIn, rightRecords } from './put-right.ts';
import { worksFacts } from './works-facts.ts';

/**
 * The facts on which the clocks of a case depend, one entry a hazard: the one that the landlord became aware of, and each
 * one that a conclusion names. `records` are those of the case; `occupancy` is of the tenancy at that time (a home
 * whose basis is not known is taken as a tenancy, the cautious reading). Empty when nothing made the landlord aware.
 */
export function gatherFacts(records: readonly FiledRecord[], occupancy: Occupancy): readonly CaseFacts[] {
  // What made the landlord aware did so, whatever was found out since.
  const aware = awarenessOf(records);
  if (aware === null) return [];
  // Whatever meets or ends a duty counts as it was put right; the wrong one stays in the history alone.
  const right = rightRecords(records);
  const concluded = ofKind(right, 'conclusion');
  const reasonsOf = (hazard: HazardKey) =>
    limitReasons(records, hazard).map(({ record }) => record.body.limit);
  const hazards = new Set<HazardKey>([aware.hazard, ...concluded.map(({ record }) => record.body.hazard)]);
  return [...hazards].map((hazard) => ({
    hazard,
    occupancy,
    excluded: null,
    awareAt: londonIso(aware.at),
    triage: triageOf(right, hazard) ?? (aware.emergency ? 'emergency' : null),
    investigations: concluded
      .filter(({ record }) => record.body.hazard === hazard)
      .map((conclusion) => investigation({ all: records, right }, conclusion)),
    inPersonRequestedAt: iso(earliest(secondLooks(right).map((visit) => happened(visit).at))),
    safetyWorkCannotBeInTime: concluded.some(
      ({ record }) => record.body.hazard === hazard && record.body.safeInTime === 'no',
    ),
    // Only steps towards it are due then, and the work itself by its own, later limit (rule R11).
    preventativeWorkCannotBeInTime: reasonsOf(hazard).includes('PREVENT_STEPS_5WD'),
    accommodationOfferedAt: iso(earliest(offers(right).map((offer) => startOf(offer.record.body.offeredOn)))),
    accessAttempts: ofKind(right, 'access-attempt').map((attempt) =>
      londonIso(happened(attempt, attempt.record.body.at).at),
    ),
    wholeHouseholdMovedOutAt: iso(earliest(offers(right).map(movedOut))),
    thirdPartyRefusedAt: null,
    reasonsGivenFor: reasonsOf(hazard),
  }));
}

function triageOf(records: readonly FiledRecord[], hazard: HazardKey): Severity | null {
  const sorted = ofKind(records, 'triage')
    .filter(({ record }) => record.body.hazard === hazard)
    .sort((a, b) => happened(a).at - happened(b).at);
  return sorted.at(-1)?.record.body.severity ?? null;
}

/** A case with what was put right, and as it is right. */
interface Read {
  readonly all: readonly FiledRecord[];
  readonly right: readonly FiledRecord[];
}

function investigation({ all, right }: Read, conclusion: FiledOf<'conclusion'>): InvestigationFacts {
  const { body, inspection } = conclusion.record;
  // A visit that was put right is the one that is right; one that was only taken back was made in the manner that it says.
  const { standsFor } = putRightIn(all);
  const made = inspection === null ? null : standsFor(inspection);
  const visit = ofKind(all, 'inspection').find(({ id }) => id === made)?.record.body;
  const kind = visit?.investigation ?? 'standard';
  const summaries = ofKind(right, 'written-summary').filter(
    ({ record }) => record.body.conclusion === conclusion.id,
  );
  const sent = summaries.flatMap((one) =>
    one.record.body.sentAt === undefined ? [] : [happened(one, one.record.body.sentAt).at],
  );
  const concludedAt = happened(conclusion, body.concludedAt).at;
  return {
    id: conclusion.id,
    kind: kind === 'none' ? 'standard' : kind,
    manner: visit?.manner ?? 'in-person',
    concludedAt: londonIso(concludedAt),
    conclusion: body.severity,
    identifiedAt: iso(identified(all, conclusion)),
    safetyWorkNeeded: body.safetyWorkNeeded,
    preventativeWorkNeeded: body.preventativeWorkNeeded,
    summarySentAt: iso(earliest(sent)),
    ...worksFacts(right, body),
  };
}

/**
 * When the visit of a conclusion first recorded something of its hazard as a possible emergency, put right since or not, as
 * with what made the landlord aware; null where nothing was. The 24 hours of an emergency that an investigation finds count
 * from then, if that was before the conclusion (reg. 5, rule R6).
 */
function identified(
  records: readonly FiledRecord[],
  { record: { body, inspection } }: FiledOf<'conclusion'>,
): EpochMs | null {
  if (inspection === null) return null;
  return earliest(
    ofKind(records, 'finding')
      .filter(({ record }) => record.inspection === inspection && record.body.emergency === true)
      .filter(({ record }) => isOf(body.hazard, hazardOf(record.body)))
      .map((finding) => happened(finding, finding.record.body.makesAwareAt).at),
  );
}

function isOf(hazard: HazardKey, found: HazardKey | null): boolean {
  return found !== null && hazardIn2026(found) === hazardIn2026(hazard);
}

function secondLooks(records: readonly FiledRecord[]): FiledOf<'visit'>[] {
  return ofKind(records, 'visit').filter(({ record }) => record.body.reason === 'second-look');
}

function offers(records: readonly FiledRecord[]): FiledOf<'accommodation-offer'>[] {
  return ofKind(records, 'accommodation-offer').filter(({ record }) => record.body.answer !== 'not-offered');
}

function movedOut({ record }: FiledOf<'accommodation-offer'>): EpochMs | null {
  const { answer, movedOutOn } = record.body;
  return answer === 'accepted' && movedOutOn !== undefined ? startOf(movedOutOn) : null;
}

function startOf(date: string): EpochMs | null {
  const day = parseDay(date);
  return day === null ? null : startOfLondonDay(day);
}

function iso(at: EpochMs | null): string | null {
  return at === null ? null : londonIso(at);
}
