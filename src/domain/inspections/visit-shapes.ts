import type { RecordNamed } from '../records/registry.ts';
import type { RoomKind } from './room-names.ts';

export type VisitKind = RecordNamed<'inspection'>['body']['visitKind'];

/** What a kind of visit asks, and of whom. Screens and completeness read it here alone. */
export interface VisitShape {
  /** A reading is missed where damp is found, and the state of the air belongs to the record. */
  readonly readings: boolean;
  /** Somebody lives here: the household is asked, and the resident is told what was found. */
  readonly resident: boolean;
  /** Each earlier finding and each job is looked at again. */
  readonly comparison: boolean;
  /** The hazard that the case is about needs a decision, also where nothing of it was seen. */
  readonly decidesCase: boolean;
  /** The kinds of room that come first when one is added. */
  readonly rooms: readonly RoomKind[];
}

const HOME: readonly RoomKind[] = [
  'bedroom',
  'living-room',
  'kitchen',
  'bathroom',
  'hall',
  'landing',
  'stairs',
  'wc',
];
const SHARED: readonly RoomKind[] = [
  'shared-entrance',
  'shared-stairs',
  'corridor',
  'outside',
  'roof-space',
  'plant-room',
  'bin-store',
  'shared-part',
];

const SHAPES = {
  'damp-and-mould': {
    readings: true,
    resident: true,
    comparison: false,
    decidesCase: true,
    rooms: HOME,
  },
  repair: { readings: false, resident: true, comparison: false, decidesCase: true, rooms: HOME },
  'check-after-works': {
    readings: true,
    resident: true,
    comparison: true,
    decidesCase: false,
    rooms: HOME,
  },
  'empty-home': { readings: false, resident: false, comparison: false, decidesCase: true, rooms: HOME },
  'shared-parts': {
    readings: false,
    resident: false,
    comparison: false,
    decidesCase: true,
    rooms: SHARED,
  },
} as const satisfies Record<VisitKind, VisitShape>;

/** The shape of a kind of visit. */
export function visitShape(kind: VisitKind): VisitShape {
  return SHAPES[kind];
}
