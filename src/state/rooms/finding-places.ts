import type { DraftOf } from '#domain/records/define-record.ts';
import type { finding } from '#domain/records/finding.ts';
import { ELEMENTS, WALLS } from '#domain/records/vocabulary.ts';

type Answers = DraftOf<typeof finding>;
type Wall = keyof typeof WALLS;
type Element = keyof typeof ELEMENTS;

/** A part of the building in one choice: a wall by where it stands from the door, or another part by its name. */
export type Place = Wall | Element;

/** Every place, the walls first: half of what is found is on one of them. */
export const PLACES: readonly { readonly value: Place; readonly label: string }[] = [
  ...(Object.keys(WALLS) as Wall[]).map((value) => ({ value, label: WALLS[value] })),
  ...(Object.keys(ELEMENTS) as Element[]).map((value) => ({ value, label: ELEMENTS[value] })),
];

/** The place that these answers name. */
export function placeOf({ element, wall }: Answers): Place | undefined {
  return element === 'wall' ? (wall ?? element) : element;
}

/** The answers that name a place. A wall that is not said stays unsaid. */
export function answersOfPlace(place: Place): Pick<Answers, 'element' | 'wall'> {
  return isWall(place) ? { element: 'wall', wall: place } : { element: place };
}

/** The places of mould and damp, and those of things to mend: what comes first, not all there is. */
export const USUAL_PLACES = {
  moisture: [
    ...(Object.keys(WALLS) as Wall[]),
    ...(['ceiling', 'floor', 'window', 'window-reveal', 'skirting', 'wall'] as const),
  ],
  mending: [
    ...(['pipe', 'basin', 'toilet', 'bath', 'window', 'door', 'fan', 'boiler', 'electrics'] as const),
    ...(['wall', 'ceiling', 'floor'] as const),
  ],
} as const satisfies Record<string, readonly Place[]>;

function isWall(place: Place): place is Wall {
  return Object.hasOwn(WALLS, place);
}
