import type { LocalDate } from '#domain/records/moments.ts';
import { landlordRules } from '../matrix/landlord-rules.ts';
import type { Pack } from '../storage/packs.ts';
import type { ReadView } from '../storage/storage.ts';
import { contractorContent, lastDay, openGrants } from './contractor-content.ts';
import { dayAfter, londonToday } from './london-today.ts';
import { packDay } from './pack-day.ts';
import type { PackContent, PackEntry } from './pack-entry.ts';
import { policyOf } from './policy.ts';
import { surveyorContent } from './surveyor-content.ts';

/** The roles whose devices replicate a pack. Everybody else works at a desk. */
const PACKED_ROLES = ['surveyor', 'contractor'] as const;
export type PackedRole = (typeof PACKED_ROLES)[number];

/** The account's role if it has a pack, or null. */
export function packedRole(view: ReadView, account: string): PackedRole | null {
  const known = view.accounts.account(account);
  return PACKED_ROLES.find((role) => role === known?.role && !known.disabled) ?? null;
}

/** All that a pack is to hold on a day. */
export function packContent(view: ReadView, pack: Pack, role: PackedRole, today: LocalDate): PackContent {
  const of = packDay(view, pack, today);
  return role === 'surveyor' ? surveyorContent(view, of) : contractorContent(view, of);
}

/** The first day on which a released entry may no longer be read as it is; none for every other entry. */
export function releaseEnd(entry: PackEntry): readonly LocalDate[] {
  if (entry.form !== 'disclosed' || entry.released !== true || entry.document.readableUntil === null)
    return [];
  return [dayAfter(londonToday(Date.parse(entry.document.readableUntil)))];
}

/** Whether a pack may no longer be read as it is: something in it was for earlier days only, or other rules hold by now. */
export function isStale(view: ReadView, pack: Pack, today: LocalDate): boolean {
  if (pack.staleFrom !== null && pack.staleFrom <= today) return true;
  return pack.policy !== policyOf(landlordRules(view, today));
}

/** The first day on which a pack made up today may no longer be read as it is, or null. */
export function staleFrom(
  view: ReadView,
  pack: Pack,
  role: PackedRole,
  content: PackContent,
  today: LocalDate,
): LocalDate | null {
  if (role === 'surveyor') return content.forTodayOnly ? dayAfter(today) : null;
  const ends = openGrants(view, { pack, today }).map((grant) => dayAfter(lastDay(grant)));
  const releases = [...content.entries.values()].flatMap(releaseEnd);
  const tomorrow = content.forTodayOnly ? [dayAfter(today)] : [];
  return [...ends, ...releases, ...tomorrow].sort()[0] ?? null;
}
