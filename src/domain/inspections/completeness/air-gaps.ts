import { ofKind, type FiledRecord } from '../../cases/filed-record.ts';
import { standingReadings } from '../standing-readings.ts';
import { amber, type Gap } from './gap.ts';

/** The air inside and outside, and whether the home was heated and aired while it was read. */
export function airGaps(records: readonly FiledRecord[]): Gap[] {
  const body = ofKind(records, 'inspection')[0]?.record.body;
  if (!body) return [];
  const place = { at: 'conditions' } as const;
  const measured = new Set(standingReadings(records).map(({ record }) => record.body.quantity));
  const gaps: Gap[] = [];
  if (measured.size > 0 && !(measured.has('air-temperature') && measured.has('relative-humidity'))) {
    const detail = 'Without it there is no dew point. Take it in any room';
    gaps.push(amber({ key: 'air', title: 'Indoor air not read', detail, place }, 'no-readings'));
  }
  if (body.outdoorCelsius === undefined || body.outdoorHumidityPercent === undefined) {
    const detail = 'Temperature and humidity';
    gaps.push(amber({ key: 'outdoor', title: 'Outdoor air not read', detail, place }, 'no-readings'));
  }
  if (body.heating === undefined || body.windows === undefined) {
    const title = 'Heating and windows not noted';
    const detail = 'Readings mean little without them';
    gaps.push(amber({ key: 'heating', title, detail, place }, 'not-today'));
  }
  return gaps;
}
