import { CATEGORIES, isDataCategory, type DataCategory } from '#domain/disclosure/categories.ts';
import type { IconName } from '../../ui/icons.ts';
import type { Hue } from '../../ui/tones.ts';

/** How the mark of a kind of data looks. The word is always shown at the desk. */
export interface CategoryMark {
  readonly word: string;
  readonly icon: IconName;
  readonly hue: Hue;
  readonly edge: 'plain' | 'person' | 'special' | 'unchecked';
}

const HUE: Readonly<Record<DataCategory, Hue>> = {
  'property-fact': 'property',
  defect: 'repair',
  'repair-status': 'repair',
  measurement: 'repair',
  hazard: 'repair',
  address: 'location',
  'person-name': 'identity',
  'contact-detail': 'contact',
  'access-secret': 'access',
  household: 'household',
  'health-need': 'health',
  diagnosis: 'health',
  'adjustment-need': 'health',
  'disability-detail': 'health',
  vulnerability: 'household',
  safeguarding: 'conduct',
  warning: 'conduct',
  communication: 'contact',
  equality: 'equality',
  money: 'financial',
  conduct: 'conduct',
  'staff-role': 'staff',
  'staff-name': 'staff',
  opinion: 'staff',
  'cleared-photo': 'repair',
  'uncleared-photo': 'image-uncleared',
  unreviewed: 'note-uncleared',
  'third-party': 'identity',
  complaint: 'conduct',
  privileged: 'conduct',
  'access-attempt': 'access',
  commercial: 'financial',
  'disclosure-log': 'staff',
  'tenancy-fact': 'identity',
  'record-keeping': 'staff',
};

/** The mark of a category, or null for a name that is none. */
export function categoryMark(category: string): CategoryMark | null {
  if (!isDataCategory(category)) return null;
  const hue = HUE[category];
  return { word: CATEGORIES[category].title, icon: hue, hue, edge: edgeOf(category) };
}

function edgeOf(category: DataCategory): CategoryMark['edge'] {
  if (category === 'unreviewed' || category === 'uncleared-photo') return 'unchecked';
  const { guarded, file } = CATEGORIES[category];
  if (guarded) return 'special';
  return file === 'tenancy' ? 'person' : 'plain';
}
