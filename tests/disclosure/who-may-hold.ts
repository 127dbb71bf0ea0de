import { TYPED } from './aviary.ts';
import type { Planted, ReaderName } from './canary-world.ts';
import { isWrittenShown } from './written-matrix.ts';

/*
 * What each reader may hold, and what they must. Written out once more here, kind by kind, so that a change of the rules that
 * fill a pack is noticed: the matrix alone comes from the page that people read.
 */

/** The records of its case or visit that a works order opens, and how to speak with who lives there. */
export const OPENED_BY_AN_ORDER: ReadonlySet<string> = new Set([
  'room',
  'finding',
  'reading',
  'room-services',
  'home-services',
  'cleared-photo',
  'cleared-note',
  'conclusion',
]);
export const OF_THE_HOME: ReadonlySet<string> = new Set(['communication-need']);

/** Kinds that a surveyor's pack leaves to the desk, whatever their fields hold. */
const DESK_ONLY: ReadonlySet<string> = new Set([
  'sign-off',
  'correction',
  'reclassification',
  'training-result',
]);
/** What every surveyor finds a home by, whether or not it is opened to them. */
const REGISTER: ReadonlySet<string> = new Set(['property/line', 'property/postcode']);
/** What the desk reads in one place of its own, for the lead alone. */
const LEAD_ALONE = 'safeguarding-concern';

/** Whether anybody of this kind may ever be answered with this word. */
export function mayHold(reader: ReaderName, one: Planted, surveyor: string): boolean {
  if (one.field === 'a digest of what it says') return false;
  if (one.kind === TYPED) return mayReadTyped(reader, one.field);
  switch (reader) {
    case 'stranger':
    case 'administrator':
    case 'contractor of other tasks':
      return false;
    case 'surveyor of other tasks':
      return (
        one.counts &&
        (REGISTER.has(`${one.kind}/${one.field}`) || (one.kind === 'property' && one.field === 'id'))
      );
    case 'contractor':
      return mustReachContractor(one);
    case 'surveyor':
      if (one.author === surveyor) return one.kind !== LEAD_ALONE;
      return one.isLeaf && (one.isField ? isShown(one, 'surveyor') : one.reach.has('surveyor'));
    case 'office':
      return one.isField ? isShown(one, 'office') : one.reach.has('office') || isNamedApart(one);
    case 'lead':
      return one.kind === LEAD_ALONE || mayHold('office', one, surveyor) || isToDecideOn(one);
  }
}

/** What the desk may ask for and is shown nothing of: that there is such a record, by its id. A worry about somebody is none. */
const NAMED_APART: ReadonlySet<string> = new Set([
  'complaint',
  'money-note',
  'heating-cost',
  'conduct-note',
  'third-party-note',
  'legal-advice',
  'equality-answer',
]);

function isNamedApart({ kind, field, counts }: Planted): boolean {
  return counts && field === 'id' && NAMED_APART.has(kind);
}

function mayReadTyped(reader: ReaderName, where: string): boolean {
  if (where === 'of a breach by the lead') return reader === 'lead';
  return where !== 'by an asker' && (reader === 'office' || reader === 'lead');
}

/**
 * Who lives there has asked for something to be deleted: of what is theirs the lead chooses what is. And they have asked for a
 * copy: that a record about them and others was left out of it stands there for the lead, with none of its words.
 */
function isToDecideOn({ ofTheResident, subjects, isField, kind, field, met }: Planted): boolean {
  if (!isField) return field === 'id' && (ofTheResident || subjects.length > 1);
  return ofTheResident && isWrittenShown(kind, field, 'subject-access', met);
}

/** Facts of the repair that the contractor of the order must be told in every channel of their pack. */
export function mustReachContractor(one: Planted): boolean {
  const isOfTheRepair = OPENED_BY_AN_ORDER.has(one.kind) && one.ofTheOrder;
  const isOpened = isOfTheRepair || OF_THE_HOME.has(one.kind) || isAddress(one);
  return isOpened && one.counts && one.isField && !one.isIdentity && isShown(one, 'contractor');
}

/** What the surveyor of a home must have with them, in every version that still stands. */
export function mustReachSurveyor(one: Planted): boolean {
  const isTold = one.isField && !one.isIdentity && one.isLeaf;
  return isTold && !DESK_ONLY.has(one.kind) && isShown(one, 'surveyor');
}

/** The day of the visit, and a case that is open: the conditions that hold in the world of canaries for those inside. */
const MET: Readonly<Record<'surveyor' | 'contractor' | 'office', ReadonlySet<string>>> = {
  surveyor: new Set(['visit-day']),
  contractor: new Set(),
  office: new Set(['open-case']),
};

function isShown({ kind, field }: Planted, audience: 'surveyor' | 'contractor' | 'office'): boolean {
  return isWrittenShown(kind, field, audience, MET[audience]);
}

/** The address of the home itself, and not what a second record says of it. */
export function isAddress({ kind, record, home }: Planted): boolean {
  return kind === 'property' && record === home;
}
