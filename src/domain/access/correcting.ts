import { HEEDED_KINDS } from '../packs/pack-scope.ts';
import type { OpaqueId } from '../ids.ts';
import type { KindName, RecordNamed } from '../records/registry.ts';
import type { Role } from './verbs.ts';

/** A record that a correction names, as the server holds it. */
export interface NamedRecord {
  readonly kind: KindName;
  /** Its real home. */
  readonly home: OpaqueId;
  readonly author: OpaqueId;
  /** What its author does; null where they have no account any more. */
  readonly authorIs: Role | null;
  /** What it says itself, where it is a correction. */
  readonly said: RecordNamed<'correction'>['body'] | null;
}

/** Who corrects, from the session. */
export interface Corrector {
  readonly account: OpaqueId;
  /** Whether a visit opens the home to them as this comes. One that was taken away does not, though what was seen then is still taken. */
  readonly visits: boolean;
  /** How many corrections of theirs this home has already. */
  readonly already: number;
}

/**
 * As many corrections as one person has taken of one home from a phone. What a home comes to is asked of all of them at each write, so
 * a phone that sends without end must not make everybody wait.
 */
export const MOST_CORRECTIONS = 300;

/**
 * What surveyors see and measure on site. Each may put right what a colleague wrote down of it, since whoever stands in the room
 * reads the same wall. A need, a warning, a decision, a promise and whatever the office issued are not among them.
 */
export const PUT_RIGHT_BY_COLLEAGUES: ReadonlySet<KindName> = new Set([
  'room',
  'finding',
  'finding-check',
  'works-check',
  'reading',
  'room-services',
  'home-services',
  'heating-cost',
  'photo',
  'cleared-photo',
  'note',
  'cleared-note',
]);

/**
 * Why a correction that a phone sends is not taken, in a sentence for whoever wrote it; null where it is. A correction takes its
 * record away from everybody else, so from a phone come only those that say why, of one's own records and, while one visits,
 * of what a colleague saw on site. The record that is said to be right is asked about alike: a correction that is undone takes
 * that one away. What the server does not hold yet mostly comes later from the same phone. It need not: a server that was put back to
 * a backup has forgotten what other phones knew of. So the same is asked again when it comes.
 *
 * The rest is for the office to look at. A need that nothing stands for is too: it is heeded until somebody has said what is right.
 */
export function whyNotFromPhone(
  { home, body }: Pick<RecordNamed<'correction'>, 'home' | 'body'>,
  by: Corrector,
  recordOf: (id: OpaqueId) => NamedRecord | null,
): string | null {
  const { corrects, replacement, because, reason } = body;
  if (because === undefined && reason === undefined) return WITHOUT_WHY;
  if (by.already >= MOST_CORRECTIONS) return TOO_MANY;
  const wrong = recordOf(corrects);
  const right = replacement === undefined ? null : recordOf(replacement);
  if ((wrong !== null && wrong.home !== home) || (right !== null && right.home !== home)) return OTHER_HOME;
  if (wrong !== null && right !== null && wrong.kind !== right.kind) return OTHER_KIND;
  const named = namedBy(body);
  if (!named.every((id) => isTheirs(id, by, recordOf))) {
    const wouldBe = { ...by, visits: true };
    return named.every((id) => isTheirs(id, wouldBe, recordOf)) ? NO_VISIT : NOT_THEIRS;
  }
  if (replacement === undefined && wrong !== null && HEEDED_KINDS.has(wrong.kind)) return STILL_HEEDED;
  return null;
}

/** Those of some corrections that say something of a record, themselves or through the corrections that they name. Each is looked at once. */
export function speakingOf(
  id: OpaqueId,
  corrections: readonly { readonly id: OpaqueId; readonly body: RecordNamed<'correction'>['body'] }[],
): ReadonlySet<OpaqueId> {
  const naming = new Map<OpaqueId, OpaqueId[]>();
  for (const one of corrections)
    for (const named of namedBy(one.body)) naming.set(named, [...(naming.get(named) ?? []), one.id]);
  const speaking = new Set(naming.get(id));
  for (const one of speaking) for (const other of naming.get(one) ?? []) speaking.add(other);
  return speaking;
}

function namedBy({ corrects, replacement }: RecordNamed<'correction'>['body']): readonly OpaqueId[] {
  return replacement === undefined ? [corrects] : [corrects, replacement];
}

/**
 * Why a photo that stands for another one is not taken from a phone; null where it is. The photo before it, and its checked form,
 * leave whoever had them as what is wrong does.
 */
export function whyNotInPlaceOf(
  { home, replaces }: { readonly home: OpaqueId; readonly replaces: OpaqueId },
  by: Corrector,
  recordOf: (id: OpaqueId) => NamedRecord | null,
): string | null {
  const before = recordOf(replaces);
  if (before !== null && before.home !== home) return OTHER_HOME_PHOTO;
  if (isTheirs(replaces, by, recordOf)) return null;
  return isTheirs(replaces, { ...by, visits: true }, recordOf) ? NO_VISIT_PHOTO : NOT_THEIR_PHOTO;
}

/** Whether somebody may put a record right, and all that a correction of their own says something of: undoing one takes away both. */
function isTheirs(id: OpaqueId, by: Corrector, recordOf: (id: OpaqueId) => NamedRecord | null): boolean {
  // Each is read once, however the corrections name each other.
  const reached = new Set([id]);
  for (const one of reached) {
    const named = recordOf(one);
    if (named === null) continue;
    if (named.author === by.account) {
      for (const other of named.said === null ? [] : namedBy(named.said)) reached.add(other);
      continue;
    }
    if (!by.visits || named.authorIs !== 'surveyor' || !PUT_RIGHT_BY_COLLEAGUES.has(named.kind)) return false;
  }
  return true;
}

const NOT_THEIRS =
  'This corrects what somebody else decided or said, so it is not put right from a phone. The office has a copy and looks at it. Ring the office if it cannot wait.';
const NO_VISIT =
  'This corrects what a colleague recorded, and no visit of yours opens this home any more. The office has a copy and looks at it.';
const NO_VISIT_PHOTO =
  'This photo would take the place of one that a colleague took, and no visit of yours opens this home any more. The office has a copy and looks at it.';
const WITHOUT_WHY =
  'This correction does not say why. Correct it again and say why. The office has a copy and looks at it.';
const NOT_THEIR_PHOTO =
  'This photo would take the place of one that the office or a contractor has filed. The office has a copy and looks at it.';
const OTHER_HOME =
  'This corrects a record of another home. Record it again in the right home. The office has a copy.';
const OTHER_HOME_PHOTO =
  'This photo would take the place of one of another home. Take it again in the right home. The office has a copy.';
const TOO_MANY =
  'So many corrections came from you for this home that the office looks at the rest itself. The office has a copy.';
const OTHER_KIND =
  'What is right here is another kind of record than what is wrong. Record it again. The office has a copy.';
const STILL_HEEDED =
  'This takes a need back and says nothing instead, so visitors go on heeding it until the office has looked. Record what is right, or ring the office. The office has a copy.';
