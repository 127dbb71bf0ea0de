import { ofKind } from '#domain/cases/filed-record.ts';
import { metersFor, type Meter } from '#domain/inspections/meters.ts';
import type { Spot } from '#domain/inspections/spots.ts';
import { standingReadings } from '#domain/inspections/standing-readings.ts';
import type { Inspection } from '../inspection.svelte.ts';
import type { OnThePad } from './reading-from-pad.ts';
import { kindOfReading, type ReadingKindName } from './reading-kinds.ts';
import { inOrder } from '../survey.svelte.ts';

/**
 * What stands on an empty pad: people go on with the same meter and material, and often on the same wall. A room without a
 * reading begins where its last finding is.
 */
export function startOfPad(
  kind: ReadingKindName,
  inspection: Inspection,
  room: string,
  known: readonly Meter[],
): OnThePad {
  const own = inOrder(inspection.survey.ofKind('reading').filter((held) => held.own));
  const same = own.filter(({ record }) => kindOfReading(record.body) === kind);
  const last = same.at(-1)?.record.body;
  const here = same.filter(({ record }) => record.body.room === room).at(-1);
  const meter = last?.meter ?? metersFor(known, kind).find(({ uses }) => uses.includes(kind))?.name ?? '';
  return {
    kind,
    ...{ value: '', humidity: '', meter, meterDueOn: known.find(({ name }) => name === meter)?.dueOn ?? '' },
    ...(last?.substrate ? { substrate: last.substrate } : {}),
    ...(here ? spotOf(here.record.body) : spotOfFinding(inspection, room)),
  };
}

/** The kind of reading that was taken last in this visit. Air is read once a room, so it is not what comes next. */
export function lastKind(inspection: Inspection): ReadingKindName {
  const kinds = inspection.of('reading').map(({ record }) => kindOfReading(record.body));
  return kinds.filter((kind) => kind !== 'air').at(-1) ?? 'pin';
}

/** The spots of a room at which this kind of reading was taken in this visit. */
export function spotsRead(inspection: Inspection, room: string, kind: ReadingKindName): readonly Spot[] {
  return standingReadings(inspection.records)
    .filter(({ record: { body } }) => body.room === room && kindOfReading(body) === kind)
    .map(({ record }) => spotOf(record.body));
}

function spotOfFinding(inspection: Inspection, room: string): Spot {
  const found = inOrder(ofKind(inspection.records, 'finding')).filter(
    ({ record }) => record.body.room === room,
  );
  return spotOf(found.at(-1)?.record.body ?? {});
}

/** The spot of a reading, a finding or a pad, without what else stands there. */
export function spotOf({ element, wall, height }: Spot): Spot {
  return { ...(element ? { element } : {}), ...(wall ? { wall } : {}), ...(height ? { height } : {}) };
}
