import type { RuleId } from '#domain/deadlines/due-dates.ts';
import { HAZARDS, isHazardKey, type HazardKey } from '#domain/deadlines/hazards.ts';
import { isOccupancy, isSeverity, type Occupancy, type Severity } from '#domain/deadlines/scope.ts';
import { isTimeLimitId, timeLimit } from '#domain/deadlines/time-limits.ts';
import { fail, ok, type Result } from '#domain/result.ts';
import { parseInstant } from '#domain/time/instants.ts';

/** The facts that decide scope; given together or not at all. */
export interface DecidedFacts {
  readonly hazard: HazardKey;
  readonly severity: Severity;
  readonly occupancy: Occupancy;
  readonly foundAt: string | null;
}

export interface EntryFacts {
  readonly rule: RuleId;
  readonly awareAt: string;
  readonly triggerAt: string;
  readonly decided: DecidedFacts | null;
}

/** Reads one entry of a deadlines file. The problem is a sentence that never repeats the entry. */
export function entryFacts(entry: unknown): Result<EntryFacts, string> {
  if (typeof entry !== 'object' || entry === null || Array.isArray(entry))
    return fail('Each example must be an object.');
  const members = new Map(Object.entries(entry));
  const rule = members.get('rule');
  if (!isRuleId(rule)) return fail('Give the id of a rule, like SIG_INVESTIGATE_10WD.');
  const awareAt = instantOf(members, 'aware_at');
  if (!awareAt.ok) return awareAt;
  const triggerAt = triggerOf(members, rule, awareAt.value);
  if (!triggerAt.ok) return triggerAt;
  const decided = decidedFacts(members);
  return decided.ok
    ? ok({ rule, awareAt: awareAt.value, triggerAt: triggerAt.value, decided: decided.value })
    : decided;
}

type Members = ReadonlyMap<string, unknown>;

function isRuleId(rule: unknown): rule is RuleId {
  return rule === 'OUT_OF_SCOPE' || isTimeLimitId(rule);
}

function instantOf(members: Members, name: string): Result<string, string> {
  const text = members.get(name);
  const parsed = typeof text === 'string' ? parseInstant(text) : null;
  if (typeof text === 'string' && parsed?.ok) return ok(text);
  return fail(
    `${name}: ${parsed?.ok === false ? parsed.problem.sentence : 'give an instant with its offset, as text.'}`,
  );
}

/** `trigger_at` may be left out where the clock starts at awareness, or where `found_at` says when it starts. */
function triggerOf(members: Members, rule: RuleId, awareAt: string): Result<string, string> {
  if ((members.get('trigger_at') ?? null) !== null) return instantOf(members, 'trigger_at');
  if (rule === 'OUT_OF_SCOPE' || timeLimit(rule).countsFrom === 'awareness') return ok(awareAt);
  const identified = timeLimit(rule).countsFrom === 'identification' && members.has('found_at');
  return instantOf(members, identified ? 'found_at' : 'trigger_at');
}

function decidedFacts(members: Members): Result<DecidedFacts | null, string> {
  const given = ['hazard', 'severity', 'occupancy'].filter((name) => members.has(name));
  if (given.length === 0) return ok(null);
  if (given.length < 3) return fail('To decide scope, give hazard, severity and occupancy together.');
  const hazard = hazardOf(members.get('hazard'));
  const severity = members.get('severity');
  const occupancy = members.get('occupancy');
  if (hazard === null)
    return fail('hazard: give a key of the hazard list, like damp-and-mould or excess-cold.');
  if (!isSeverity(severity))
    return fail('severity: give emergency, significant, neither or cannot-tell-yet.');
  if (!isOccupancy(occupancy)) return fail('occupancy: give tenancy, licence, lease or private.');
  const found = members.get('found_at') ?? null;
  const foundAt = found === null ? ok(null) : instantOf(members, 'found_at');
  return foundAt.ok ? ok({ hazard, severity, occupancy, foundAt: foundAt.value }) : foundAt;
}

/** A key, or the printed name of the hazard in any case: files made by hand copy the name. */
function hazardOf(value: unknown): HazardKey | null {
  if (isHazardKey(value)) return value;
  if (typeof value !== 'string') return null;
  const words = plain(value);
  const found = Object.entries(HAZARDS).find(([key, name]) => plain(key) === words || plain(name) === words);
  return found !== undefined && isHazardKey(found[0]) ? found[0] : null;
}

function plain(name: string): string {
  return name
    .toLowerCase()
    .replace(/[^a-z]+/g, ' ')
    .trim();
}
