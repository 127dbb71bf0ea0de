import { kindNamed, RECORD_KINDS } from '../records/registry.ts';
import type { RecordKind } from '../records/define-record.ts';
import { surveyorEntry } from '../packs/pack-scope.ts';
import { verdictFor, type Audience } from './audiences.ts';
import { CATEGORIES, isBuildingFact, type DataCategory } from './categories.ts';
import { CAPS, isCapFelt, type Cap } from './letters.ts';
import { COMPILED_RULES, rulesWith, type MatrixRules } from './rules.ts';

/** Readers whose column no lead can close, each with its reason. */
const NEVER_CLOSED: Partial<Record<Audience, string>> = {
  neighbour: 'A neighbour is told in closed sentences that name nobody. There is nothing to close.',
  'tenant-summary': 'What a resident is told about their own home is theirs. It is not closed here.',
  'subject-access':
    'A copy of one’s own data is a right (UK GDPR Article 15). What is kept out of it is weighed copy by copy.',
  public: 'Nothing about a home goes to the public. There is nothing to close.',
  'emergency-service': 'A life is not weighed by a rule that was made before. This is not closed here.',
};

/**
 * Why a lead cannot close a cell to this letter, as a sentence; null when they can. A stricter matrix protects people, and
 * is never a way to refuse facts, to send somebody to a home without what keeps people safe, or to take away a right.
 */
export function whyNotClose(
  rules: MatrixRules,
  category: DataCategory,
  audience: Audience,
  to: Cap,
): string | null {
  const never = NEVER_CLOSED[audience];
  if (never !== undefined) return never;
  if (CATEGORIES[category].row === 0)
    return 'How a record was made is needed by the program itself. It is not closed here.';
  if (isBuildingFact(category))
    return 'These are facts of the building and its repair. A rule does not refuse them: the regulator wants them given.';
  const visits = audience === 'surveyor' || audience === 'contractor';
  if (visits && category === 'address')
    return 'Whoever goes there must find the home. It is not closed here.';
  const now = verdictFor(rules, category, audience);
  if (visits && now.is === 'D' && to !== 'D')
    return 'What they are told to do keeps people safe, and says no reason. It is not closed here.';
  if (!isCapFelt(now, to)) return 'It is at least as strict already. Nothing would change.';
  if (audience === 'office' && (now.is !== 'N' || now.when !== undefined))
    return 'The office runs the case with it. Only what they see with a second person’s yes can be closed here.';
  if (audience === 'office' && category === 'uncleared-photo')
    return 'Nobody could check a photo any more. It is not closed here.';
  if (audience === 'contractor' && to !== 'W' && now.is === 'S')
    return 'A contractor’s phone has no other form of this. It can only be kept back.';
  return audience === 'surveyor' ? whyNotOnPhones(rules, category, to) : null;
}

/** The letters that a lead can close a cell to. */
export function capsFor(rules: MatrixRules, category: DataCategory, audience: Audience): readonly Cap[] {
  return CAPS.filter((to) => whyNotClose(rules, category, audience, to) === null);
}

/** The kinds of record that leave surveyors’ phones with a closed cell, or are told there as instructions alone. */
export function kindsNarrowed(rules: MatrixRules, category: DataCategory, to: Cap): readonly string[] {
  const then = rulesWith([...rules.closed, { category, audience: 'surveyor', to }]);
  return RECORD_KINDS.filter(
    (kind: RecordKind) => surveyorEntry(rules, kind) !== surveyorEntry(then, kind),
  ).map(({ kind }) => kind);
}

// A record lies whole on a surveyor's phone or not at all: what holds something else besides would leave with it.
function whyNotOnPhones(rules: MatrixRules, category: DataCategory, to: Cap): string | null {
  const mixed = kindsNarrowed(rules, category, to).filter((name) =>
    Object.values(kindNamed(name)?.fields ?? {}).some(
      (field) => field.category !== category && field.category !== 'record-keeping',
    ),
  );
  if (mixed.length > 0)
    return 'A surveyor’s phone has records whole, and these hold facts for the visit too. It is not closed here.';
  return kindsNarrowed(COMPILED_RULES, category, to).length > 0
    ? null
    : 'No record on a surveyor’s phone is of this kind. Nothing would change.';
}
