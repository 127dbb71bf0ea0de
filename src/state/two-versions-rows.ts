import { roomName } from '#domain/inspections/room-names.ts';
import { kindNamed } from '#domain/records/registry.ts';
import type { HeldRecord } from '../device/record-index.ts';
import type { Survey } from './survey.svelte.ts';

/** A record with two versions that a list leads to. */
export interface TwoVersionsRow {
  readonly title: string;
  readonly detail: string;
  readonly href: string;
  readonly icon: 'alert' | 'check';
  readonly tone: 'soon' | 'good';
}

/** The records that ask for a choice, of one visit or of all. */
export function twoVersionsRows(survey: Survey, inspection: string | null = null): readonly TwoVersionsRow[] {
  return survey
    .twoVersions()
    .filter(({ id, record }) => inspection === null || record.inspection === inspection || id === inspection)
    .map((held) => ({
      ...rowOf(survey, held),
      ...{ title: `${titleOf(held)}: two versions`, icon: 'alert', tone: 'soon' },
    }));
}

/** The records of which an earlier choice can be read. */
export function settledRows(survey: Survey): readonly TwoVersionsRow[] {
  return survey
    .joined()
    .map((held) => ({ ...rowOf(survey, held), title: titleOf(held), icon: 'check', tone: 'good' }));
}

function rowOf(survey: Survey, held: HeldRecord): Pick<TwoVersionsRow, 'detail' | 'href'> {
  return { detail: placeOf(survey, held), href: `/sending/conflicts/${held.id}` };
}

function titleOf({ record }: HeldRecord): string {
  return kindNamed(record.kind)?.title ?? 'Record';
}

/** Where a record was made: "Bedroom 2, Flat 14, Larkspur House". */
export function placeOf(survey: Survey, { record }: HeldRecord): string {
  const roomId = 'room' in record.body && typeof record.body.room === 'string' ? record.body.room : null;
  const room =
    record.kind === 'room' ? record : roomId === null ? null : survey.recordOf(roomId, 'room')?.record;
  const address = survey.address(record.home)?.line;
  return [room ? roomName(room.body) : null, address].filter(Boolean).join(', ');
}
