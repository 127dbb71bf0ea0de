import type { RecordNamed } from '../records/registry.ts';

type Body = RecordNamed<'reading'>['body'];

/** Where a reading is taken. */
export type Spot = Partial<Pick<Body, 'element' | 'wall' | 'height'>>;

/** Clockwise from the door, and up each wall: the way a person walks round a room with a meter. */
const ROUND = ['left', 'ahead', 'right', 'behind'] as const;
const UP = ['low', 'middle', 'high'] as const;

/**
 * The next spot after this one: up the same wall, then the next wall. Spots in `done` are passed over while another is
 * left. A ceiling, a floor or a window has no order of its own: there the spot stays.
 */
export function nextSpot(spot: Spot, done: readonly Spot[]): Spot {
  const order = orderOf(spot);
  if (order.length === 0) return spot;
  const from = order.findIndex((one) => isSame(one, spot));
  const round = [...order.slice(from + 1), ...order.slice(0, from + 1)];
  return round.find((one) => !done.some((each) => isSame(each, one))) ?? round[0] ?? spot;
}

/**
 * The spot to begin with on another wall: its lowest band that was not read. What stands on a wall (a window reveal) goes
 * with it; from a ceiling or a floor the wall itself is next.
 */
export function spotOnWall(wall: NonNullable<Spot['wall']>, spot: Spot, done: readonly Spot[]): Spot {
  const element = isOnWall(spot) ? (spot.element ?? 'wall') : 'wall';
  if (element !== 'wall' || spot.height === undefined) return { ...spot, element, wall };
  const bands = UP.map((height) => ({ element, wall, height }) as const);
  return bands.find((one) => !done.some((each) => isSame(each, one))) ?? { ...spot, element, wall };
}

/** Whether a part of the building is on a wall, so that the wall says where it is. */
export function isOnWall({ element }: Spot): boolean {
  return element !== 'ceiling' && element !== 'floor' && element !== 'roof';
}

/** Whether two spots of one room are the same. */
export function isSame(one: Spot, other: Spot): boolean {
  return one.element === other.element && one.wall === other.wall && one.height === other.height;
}

function orderOf({ element, wall, height }: Spot): readonly Spot[] {
  if (wall === undefined) return [];
  if (element === 'skirting')
    return ROUND.map((one) => ({ element, wall: one, ...(height ? { height } : {}) }));
  if (element !== 'wall') return [];
  if (height === undefined) return ROUND.map((one) => ({ element, wall: one }));
  return ROUND.flatMap((one) => UP.map((band) => ({ element, wall: one, height: band })));
}
