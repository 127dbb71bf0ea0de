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
}

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
 * record away from everybody else, so from a phone come only those of one's own records and of what a colleague saw on site. The
 * record that is said to be right is asked about alike: a correction that is undone takes that one away. What the server
 * does not hold yet comes later from the same phone, since nobody else's ids can be known before they are filed.
 *
 * The rest is for the office to look at. A need that nothing stands for is too: it is heeded until somebody has said what is right.
 */
export function whyNotFromPhone(
  { home, body }: Pick<RecordNamed<'correction'>, 'home' | 'body'>,
  by: Corrector,
  recordOf: (id: OpaqueId) => NamedRecord | null,
): string | null {
  const { corrects, replacement } = body;
  const wrong = recordOf(corrects);
  const right = replacement === undefined ? null : recordOf(replacement);
  if ((wrong !== null && wrong.home !== home) || (right !== null && right.home !== home)) return OTHER_HOME;
  if (wrong !== null && right !== null && wrong.kind !== right.kind) return OTHER_KIND;
  if (!isTheirs(corrects, by, recordOf)) return NOT_THEIRS;
  if (replacement !== undefined && !isTheirs(replacement, by, recordOf)) return NOT_THEIRS;
  if (replacement === undefined && wrong !== null && HEEDED_KINDS.has(wrong.kind)) return STILL_HEEDED;
  return null;
}

/**
 * Why a photo that stands for another one is not taken from a phone; null where it is. The photo before it, and its checked form,
 * leave whoever had them as what is wrong does.
 */
export function whyNotInPlaceOf(
  replaces: OpaqueId,
  by: Corrector,
  recordOf: (id: OpaqueId) => NamedRecord | null,
): string | null {
  return isTheirs(replaces, by, recordOf) ? null : NOT_THEIR_PHOTO;
}

function isTheirs(
  id: OpaqueId,
  by: Corrector,
  recordOf: (id: OpaqueId) => NamedRecord | null,
  seen: ReadonlySet<OpaqueId> = new Set(),
): boolean {
  const named = recordOf(id);
  if (named === null || seen.has(id)) return true;
  if (named.author !== by.account)
    return named.authorIs === 'surveyor' && PUT_RIGHT_BY_COLLEAGUES.has(named.kind);
  if (named.said === null) return true;
  // Undoing a correction says something of both records that it names.
  const { corrects, replacement } = named.said;
  const before = new Set([...seen, id]);
  return [corrects, ...(replacement === undefined ? [] : [replacement])].every((one) =>
    isTheirs(one, by, recordOf, before),
  );
}

const NOT_THEIRS =
  'This corrects what somebody else decided or said, so it is not put right from a phone. The office has a copy and looks at it. Ring the office if it cannot wait.';
const NOT_THEIR_PHOTO =
  'This photo would take the place of one that the office or a contractor has filed. The office has a copy and looks at it.';
const OTHER_HOME =
  'This corrects a record of another home. Record it again in the right home. The office has a copy.';
const OTHER_KIND =
  'What is right here is another kind of record than what is wrong. Record it again. The office has a copy.';
const STILL_HEEDED =
  'This takes a need back and says nothing instead, so visitors go on heeding it until the office has looked. Record what is right, or ring the office. The office has a copy.';
