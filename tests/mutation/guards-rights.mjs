/* What a granted right really does, and that nothing is told that was not done. */
import { guard } from './guard.mjs';

const ERASURE = 'sync-server/rights/erasure.test.ts';
const ERASING = 'src/domain/retention/erasing.test.ts';
const CORRECT = 'sync-server/rights/correct.test.ts';
const RESTRICTION = 'sync-server/rights/restriction.test.ts';
const RIGHTS = 'src/domain/rights/rights.test.ts';
const RIGHTS_API = 'sync-server/rights/rights-api.test.ts';
const RECEIPT = 'sync-server/data-receipt/data-receipt.test.ts';
const PAST_JOBS = 'sync-server/rights/past-jobs.test.ts';
const ADMIT = 'src/domain/access/admit.test.ts';
const DOOR = 'src/domain/disclosures/told-at-door.test.ts';
const TASK = 'src/domain/rights/rights-task.test.ts';

export const RIGHTS_GUARDS = [
  guard(
    'a phone writes no line of the log but of what was told at a door',
    'src/domain/access/admit.ts',
    'return notOfTheDoor(record.body);',
    'return null;',
    ADMIT,
  ),
  guard(
    'what was told at a door is of the home that it names',
    'src/domain/access/admit.ts',
    'if (records.some((id) => (homeOf(id) ?? record.home) !== record.home))',
    'if (records.length > 1_000_000)',
    ADMIT,
  ),
  guard(
    'a line of a phone rests on no approval, and names nobody',
    'src/domain/disclosures/told-at-door.ts',
    'const isPlain = Object.keys(body).every((name) => ANSWERS.has(name));',
    'const isPlain = true;',
    DOOR,
  ),
  guard(
    'what no rule lets anybody have is no line of the log from a phone',
    'src/domain/disclosures/told-at-door.ts',
    "return letter === 'S' || letter === 'D';",
    'return true;',
    DOOR,
  ),
  guard(
    'a line of a phone names each kind of data that was told',
    'src/domain/disclosures/told-at-door.ts',
    'const isWhole = named.every((one) => one !== null && categories.includes(one));',
    'const isWhole = true;',
    DOOR,
  ),
  guard(
    'who had a record by a job is kept before it is destroyed',
    'sync-server/retention/destroy.ts',
    'keepWhoHadIt(tx, id, { by, at });',
    '',
    PAST_JOBS,
  ),
  guard(
    'what a job told its contractor to do counts as what they had',
    'sync-server/rights/past-jobs.ts',
    'return lay(instructionsOf(grant.home)) && wasHeeded(view, grant, entry);',
    'return false;',
    PAST_JOBS,
  ),
  guard(
    'a job that may not be read any more is over, also where nobody ended it',
    'sync-server/rights/past-jobs.ts',
    'return Math.min(endedAt ?? Number.MAX_SAFE_INTEGER, Date.parse(readableUntil));',
    'return endedAt ?? Number.MAX_SAFE_INTEGER;',
    PAST_JOBS,
  ),
  guard(
    'that a job told of a need is for the lead alone',
    'src/domain/rights/past-jobs.ts',
    'return !NEED_KINDS.has(kind) && !toldByJob(rules, kind).categories.some(isGuarded);',
    'return true;',
    PAST_JOBS,
  ),
  guard(
    'a deletion is told as done once it is gone',
    'src/domain/rights/done-so-far.ts',
    "if (request.right === 'erasure') return request.deletion?.state === 'gone';",
    "if (request.right === 'erasure') return request.deletion !== null;",
    RIGHTS,
    ERASURE,
  ),
  guard(
    'a correction is told as done once one stands',
    'src/domain/rights/done-so-far.ts',
    "return request.right !== 'rectification' || request.corrections > 0;",
    'return true;',
    RIGHTS,
    CORRECT,
  ),
  guard(
    'a granted deletion is asked of another lead',
    'sync-server/rights/take-step.ts',
    "if (right === 'erasure') askErasure(tx, call, filedRights(tx, request.id));",
    '',
    ERASURE,
  ),
  guard(
    'a deletion is destroyed by its own list alone',
    'sync-server/retention/ask-destruction.ts',
    'if (request === null) return dryRun(tx, at);',
    'if (at > 0) return dryRun(tx, at);',
    ERASURE,
  ),
  guard(
    'what must stay is not granted to be deleted',
    'sync-server/retention/erasure.ts',
    "if (barred !== null)\n    throw new Refusal(422, 'unfinished', `${barred} Leave it out, and tell them that it stays.`);",
    '',
    ERASURE,
  ),
  guard(
    'what must stay since a deletion was granted is not destroyed',
    'sync-server/retention/ask-destruction.ts',
    "if (barred !== null) throw new Refusal(409, 'conflict', `${barred} Nothing was destroyed.`);",
    '',
    ERASURE,
  ),
  guard(
    'a legal hold keeps what somebody asks to be deleted',
    'src/domain/retention/erasing.ts',
    "if (files.holds.some((hold) => isHeld(record, hold))) return 'hold';",
    '',
    ERASING,
    ERASURE,
  ),
  guard(
    'what a running clock rests on is not deleted',
    'src/domain/retention/erasing.ts',
    "if (casesResting(record, ofTenancy).some((one) => files.cases.get(one) === null)) return 'case-open';",
    '',
    ERASING,
  ),
  guard(
    'what a deleted record stands for goes with it',
    'sync-server/retention/erasure.ts',
    'if (replacement === id) ids.add(corrects);',
    '',
    ERASURE,
  ),
  guard(
    'an earlier decision told is not this one told',
    'src/domain/rights/rights-case.ts',
    "(one) => one.step === 'told' && (decided === undefined || epoch(one.at) >= epoch(decided.at)),",
    "(one) => one.step === 'told',",
    ERASURE,
  ),
  guard(
    'a promised deletion stays a task until it is gone',
    'src/domain/rights/rights-task.ts',
    "const isPromised = (state === 'met' || state === 'met-late') && next.of !== 'nobody';",
    'const isPromised = false;',
    TASK,
  ),
  guard(
    'a granted objection stops the use',
    'src/domain/rights/steps.ts',
    "return right === 'restriction' || right === 'objection';",
    "return right === 'restriction';",
    RESTRICTION,
  ),
  guard(
    'what was objected to is kept by nobody’s wish',
    'sync-server/retention/files-now.ts',
    "return request?.kind !== 'rights-request' || request.body.right !== 'objection';",
    'return true;',
    RESTRICTION,
  ),
  guard(
    'what is not about them alone is put right where the lead confirms it',
    'sync-server/rights/correct.ts',
    "if (about !== 'them' && body['aboutThem'] !== true)",
    'if (false)',
    CORRECT,
  ),
  guard(
    'what is about others alone is put right by nobody else',
    'src/domain/rights/putting-right.ts',
    'const isTheirsToo = subjects.includes(person) &&',
    'const isTheirsToo =',
    CORRECT,
  ),
  guard(
    'what names nobody is put right of their own days alone',
    'src/domain/rights/putting-right.ts',
    'liesInTheirs && TELLS_OF_A_HOUSEHOLD.has(kind)',
    'TELLS_OF_A_HOUSEHOLD.has(kind)',
    CORRECT,
  ),
  guard(
    'a receipt says on each that others are not listed',
    'sync-server/data-receipt/pages.ts',
    "${NOT_LISTED.map((sentence) => `<p>${escapeHtml(sentence)}</p>`).join('\\n')}",
    "${told.length === 0 ? '' : NOT_LISTED.map((sentence) => `<p>${escapeHtml(sentence)}</p>`).join('\\n')}",
    RECEIPT,
  ),
  guard(
    'a receipt does not show on which day something guarded was opened',
    'src/domain/rights/data-receipt.ts',
    '!isOfWhatIsKeptOff(record.body.categories) &&',
    '',
    RECEIPT,
  ),
  guard(
    'a receipt tells of nothing that endangers as such',
    'src/domain/rights/data-receipt.ts',
    "'contact-detail': 'how to reach you',",
    "'contact-detail': 'how to reach you', safeguarding: 'what keeps you safe',",
    RECEIPT,
  ),
  guard(
    'whoever looks at somebody’s receipts is in the journal',
    'sync-server/data-receipt/receipt-lines.ts',
    "journalLook(tx, call, person, 'person');",
    '',
    RECEIPT,
  ),
  guard(
    'the page of a copy holds words and no markup of theirs',
    'sync-server/rights/copy-page.ts',
    '<dd>${escapeHtml(words)}</dd>',
    '<dd>${words}</dd>',
    RIGHTS_API,
  ),
];
