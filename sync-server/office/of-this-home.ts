import type { OpaqueId } from '#domain/ids.ts';
import { badRequest } from '../errors.ts';
import type { ReadView } from '../storage/storage.ts';
import { clockRunsAt, clockRunsOn, guardedClosed } from '../training/training-gate.ts';
import { caseSummary } from './case-summary.ts';
import type { DeskCall } from './desk.ts';
import { casesAt } from './home-view.ts';
import type { Looking } from './shown-records.ts';

/** A home, and the case and visit there that something at the desk follows from. */
export interface PlaceAtHome {
  readonly home: OpaqueId;
  readonly case: OpaqueId | null;
  readonly inspection?: OpaqueId | null;
}

/** Refuses a case or a visit of another home: what is open there, or has a running clock, would open what is kept here. */
export function demandOfHome(view: ReadView, place: PlaceAtHome): void {
  const { home, inspection } = place;
  if (place.case !== null && view.records.entries({ case: place.case })[0]?.home !== home)
    throw badRequest('This case is not of this home. Open the case and start from there.');
  if (inspection === undefined || inspection === null) return;
  const seen = view.records.entry(inspection);
  if (seen?.kind !== 'inspection' || seen.home !== home)
    throw badRequest('This inspection is not of this home. Open the case and start from there.');
}

/**
 * How somebody looks at what an order would open: as a handler where its case is of this home and open, or, where it names
 * none, while any case of the home is; and with their training asked of that same case.
 */
export function lookingAtPlace(view: ReadView, call: DeskCall, place: PlaceAtHome): Looking {
  const { account, now } = call;
  const { home } = place;
  const summary = place.case === null ? null : caseSummary(view, place.case, now);
  const isHere = summary?.home === home;
  const clockRuns =
    place.case === null ? clockRunsAt(view, home, now) : isHere && clockRunsOn(view, place.case, now);
  return {
    viewer: account.id,
    now,
    onOpenCase:
      place.case === null ? casesAt(view, home, now).some(({ open }) => open) : isHere && summary.open,
    guardedClosed: guardedClosed(view, call, clockRuns),
  };
}
