import { HAZARDS } from '../deadlines/hazards.ts';
import { finding } from '../records/finding.ts';
import type { DraftOf } from '../records/define-record.ts';
import {
  BEYOND,
  CAUSES,
  CONFIDENCE,
  DEFECTS,
  ELEMENTS,
  HEIGHTS,
  REMEDIES,
  UNITS,
  WALLS,
} from '../records/vocabulary.ts';
import { sentenceCase } from '../sentence-case.ts';

type FindingSoFar = DraftOf<typeof finding>;

/** "Mould, a patch, up to 0.3 m², wall ahead of the door, low": what and where, as a row names it. */
export function findingWords(found: FindingSoFar): string {
  const parts = [whatWords(found), extentWords(found), placeWords(found)].filter(Boolean);
  return parts.length === 0 ? 'A finding not described yet' : sentenceCase(parts.join(', '));
}

/** "Likely: condensation on a cold surface", or what a repair needs; "" while neither is said. */
export function causeWords(found: FindingSoFar): string {
  if (found.findingKind === 'repair' && found.remedy) {
    const unit = found.quantityUnit ? ` ${UNITS[found.quantityUnit]}` : '';
    const amount = found.quantity === undefined ? '' : `, ${found.quantity}${unit}`;
    const code = found.rateCode ? `, code ${found.rateCode}` : '';
    return `${REMEDIES[found.remedy]}${amount}${code}`;
  }
  if (!found.cause) return '';
  return [
    oneCause(found.cause, found.confidence),
    ...(found.alsoLikely ?? []).map((cause) => oneCause(cause, 'likely')),
    ...(found.alsoPossible ?? []).map((cause) => oneCause(cause, 'possible')),
  ]
    .map((words, at) => (at === 0 ? words : words.toLowerCase()))
    .join('; ');
}

function oneCause(cause: NonNullable<FindingSoFar['cause']>, confidence: FindingSoFar['confidence']): string {
  if (cause === 'not-known-yet' || !confidence) return CAUSES[cause];
  return `${CONFIDENCE[confidence]}: ${CAUSES[cause].toLowerCase()}`;
}

/** "wall ahead of the door, outside beyond it, low"; "" while nothing is said. */
export function placeWords(place: Pick<FindingSoFar, 'element' | 'wall' | 'beyond' | 'height'>): string {
  const element = place.element ? ELEMENTS[place.element].toLowerCase() : '';
  const wall = place.wall ? WALLS[place.wall].toLowerCase() : '';
  const named = place.wall === 'behind' ? wall : [element, wall].filter(Boolean).join(' ');
  const beyond = place.beyond ? `${BEYOND[place.beyond].toLowerCase()} beyond it` : '';
  const height = place.height ? HEIGHTS[place.height].toLowerCase() : '';
  return [named, beyond, height].filter(Boolean).join(', ');
}

function whatWords(found: FindingSoFar): string {
  if (found.findingKind === undefined) return '';
  switch (found.findingKind) {
    case 'mould':
      return 'mould';
    case 'damp':
      return 'damp';
    case 'repair':
      return found.defect ? DEFECTS[found.defect].toLowerCase() : 'something to mend';
    case 'other-hazard':
      return found.hazard ? HAZARDS[found.hazard].toLowerCase() : 'another hazard';
  }
}

function extentWords(found: FindingSoFar): string {
  if (found.extentSquareMetres !== undefined) return `${found.extentSquareMetres} m²`;
  if (!found.extent || finding.fields.extent.shape.as !== 'choice') return '';
  return (finding.fields.extent.shape.options.get(found.extent)?.label ?? '').toLowerCase();
}
