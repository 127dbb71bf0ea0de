import { kindNamed } from '#domain/records/registry.ts';
import { TYPED, type CanaryHome, type Planted } from './aviary.ts';
import { isAddress, OF_THE_HOME, OPENED_BY_AN_ORDER } from './who-may-hold.ts';
import { isWrittenShown } from './written-matrix.ts';

/*
 * What people without an account must be told, and so what alone they may be told. Written out once more here, beside
 * the rules that fill a page: the matrix alone comes from the page that people read.
 */

export type PageReader = 'contractor' | 'legal-adviser' | 'ombudsman' | 'tenant-summary';

/** The desk's own book-keeping, which is on nobody's page. */
const ON_NO_PAGE: ReadonlySet<string> = new Set([
  'disclosure',
  'information-request',
  'correction',
  'reclassification',
  'sign-off',
  'training-result',
]);

/** What tells who lives there: of the tenancy, whichever case it was recorded in. */
const OF_THOSE_WHO_LIVE_THERE: ReadonlySet<string> = new Set([
  'tenancy',
  'person',
  'communication-need',
  'adjustment-need',
  'vulnerability-need',
  'household-need',
  'health-need',
  'decision-basis',
  'safety-warning',
  'access-secret',
  'diagnosis',
  'disability-detail',
]);

/** Whether a word stands on the page about the case of this home for this reader. */
export function isOnPage(one: Planted, reader: PageReader, at: CanaryHome): boolean {
  if (!isFactOf(one, at) || one.inDoubt || !isWrittenShown(one.kind, one.field, reader)) return false;
  if (one.kind === 'property') return isAddress(one);
  if (ON_NO_PAGE.has(one.kind)) return false;
  if (reader === 'contractor')
    return (OPENED_BY_AN_ORDER.has(one.kind) && one.ofTheCase) || OF_THE_HOME.has(one.kind);
  if (OF_THOSE_WHO_LIVE_THERE.has(one.kind)) return reader !== 'tenant-summary';
  return one.ofTheCase;
}

/** Who got something about the case, and when: a line of the log, which an adviser and the Ombudsman are told. */
export function isOfLogOnPage(one: Planted, reader: PageReader, at: CanaryHome): boolean {
  if (reader !== 'legal-adviser' && reader !== 'ombudsman') return false;
  if (one.kind === TYPED) return one.home === at.home && one.field === 'as a recipient';
  const isTold = one.field === 'at' || one.field === 'recipientName';
  return one.kind === 'disclosure' && isTold && isFactOf(one, at);
}

/** Whether a word stands in the copy of whoever lives at this home: of them alone, or of nobody, and read by the lead. */
export function isInOwnCopy(one: Planted, at: CanaryHome): boolean {
  return isOwn(one, at, new Set([...one.met, 'third-parties-checked']));
}

/** Whether it stands there although everything that had to be read was left out: all but words that may tell of others. */
export function isInCopyLeft(one: Planted, at: CanaryHome): boolean {
  return !isFreeText(one) && mayBeInCopyLeft(one, at);
}

/** Whether it may stand there, though the lead gave nothing of what had to be read. */
export function mayBeInCopyLeft(one: Planted, at: CanaryHome): boolean {
  return isOwn(one, at, one.met) || isTypedForThem(one, at);
}

function isFreeText({ kind, field }: Planted): boolean {
  return kindNamed(kind)?.fields[field]?.shape.as === 'words' || kind === TYPED;
}

function isOwn(one: Planted, at: CanaryHome, met: ReadonlySet<string>): boolean {
  const isTheirs = one.subjects.length === 0 || one.ofTheResident;
  // The digest of a thing that was kept tells a person nothing.
  const isDigest = /^[0-9a-f]{64}$/.test(one.word);
  return (
    isFactOf(one, at) && isTheirs && !isDigest && isWrittenShown(one.kind, one.field, 'subject-access', met)
  );
}

/**
 * Whether a service is told it in an emergency to life: a field of its own list, what else stands in the same record and
 * is shown to it anyway, and the building.
 */
export function isToldToSave(one: Planted, list: readonly string[], at: CanaryHome): boolean {
  if (!isFactOf(one, at)) return false;
  const isOfTheList = list.some((name) => name.startsWith(`${one.kind}/`));
  const isShown = isWrittenShown(one.kind, one.field, 'emergency-service');
  return (
    list.includes(`${one.kind}/${one.field}`) || (isShown && (isOfTheList || OF_THE_BUILDING.has(one.kind)))
  );
}

/** What a service is told of the building, whatever is recorded of people. */
const OF_THE_BUILDING: ReadonlySet<string> = new Set([
  'property',
  'home-services',
  'room-services',
  'report-fact',
  'triage',
  'conclusion',
  'finding',
  'works-order',
  'cleared-note',
]);

/** What is on the day of a repair a neighbour may be told; that they are told it is for the sentences of their answer to say. */
export function isDayOfRepair(one: Planted, at: CanaryHome): boolean {
  const isDay = /^\d{4}-\d\d-\d\d$/.test(one.word);
  return isDay && isFactOf(one, at) && isWrittenShown(one.kind, one.field, 'neighbour');
}

/** The day on which somebody was told of whoever lives there, which their receipt may say. */
export function isDayOfTelling(one: Planted, at: CanaryHome): boolean {
  const isTheirs = one.subjects.length === 0 || one.ofTheResident;
  return isFactOf(one, at) && isTheirs && one.kind === 'disclosure' && one.field === 'at';
}

/** What was typed about whoever lives there and is theirs to read. */
export function isTypedForThem({ kind, field, home }: Planted, at: CanaryHome): boolean {
  return kind === TYPED && home === at.home && FOR_THEM.has(field);
}

const FOR_THEM: ReadonlySet<string> = new Set([
  'in the log',
  'as a recipient',
  'in a letter',
  'by the resident',
]);

function isFactOf({ isField, isIdentity, counts, home }: Planted, at: CanaryHome): boolean {
  return isField && !isIdentity && counts && home === at.home;
}
