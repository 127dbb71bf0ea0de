/* Whose data it is, how long it is kept, and what is gone: rights, tenancies, retention. */
import { guard } from './guard.mjs';

const COPY = 'src/domain/rights/own-copy.test.ts';
const RIGHTS = 'src/domain/rights/rights.test.ts';
const RIGHTS_API = 'sync-server/rights/rights-api.test.ts';
const RESTRICTION = 'sync-server/rights/restriction.test.ts';
const RESTRICTING = 'src/domain/rights/restricting.test.ts';
const HOUSEHOLD = 'src/domain/tenancies/household.test.ts';
const RESCUED = 'sync-server/inbox/keep-rescued.test.ts';
const CORRECT = 'sync-server/rights/correct.test.ts';
const TENANCY = 'sync-server/tenancies/tenancy-canary.test.ts';
const DUE = 'src/domain/retention/due.test.ts';
const DESTRUCTION = 'sync-server/retention/destruction.test.ts';
const DOORS = 'tests/disclosure/attacks-outside.test.ts';
const OWED = 'sync-server/retention/still-owed.test.ts';
const HANDOVERS = 'sync-server/tenancies/handovers.test.ts';
const RECEIPT = 'sync-server/data-receipt/data-receipt.test.ts';

export const KEEPING_GUARDS = [
  // Rights over one's own data.
  guard(
    'a copy is one person’s',
    'src/domain/disclosure/verdicts.ts',
    "const isTheirs = context.audience !== 'subject-access' || isOwnCopy(record, context);",
    'const isTheirs = true;',
    DOORS,
  ),
  guard(
    'what is about others too is weighed first',
    'src/domain/disclosure/verdicts.ts',
    'return subjects.every((one) => one === requester) || thirdPartiesChecked === true;',
    'return true;',
    COPY,
  ),
  guard(
    'a copy is looked through by the lead',
    'sync-server/rights/make-copy.ts',
    "if (call.account.role !== 'lead')",
    'if (false)',
    RIGHTS_API,
  ),
  guard(
    'a copy is frozen as it was read',
    'sync-server/rights/copies.ts',
    "if (made.sha256 !== body['sha256'])",
    'if (false)',
    RIGHTS_API,
  ),
  guard(
    'nothing of a copy goes out unread',
    'sync-server/rights/copies.ts',
    'if (unread(made.copy) > 0)',
    'if (false)',
    DOORS,
  ),
  guard(
    'a copy is given by freezing it',
    'sync-server/rights/take-step.ts',
    "throw badRequest('A copy is given by freezing it. Look through it first.');",
    '{}',
    DOORS,
  ),
  guard(
    'nothing is given before it is known who asks',
    'src/domain/rights/steps.ts',
    "if (outcome !== 'refused' && request.identity === null)",
    'if (false)',
    RIGHTS,
  ),
  guard(
    'the lead alone decides about a right',
    'src/domain/rights/steps.ts',
    "decided: (decision === null || isUndone(request)) && role === 'lead',",
    'decided: decision === null || isUndone(request),',
    RIGHTS,
  ),
  guard(
    'a refusal of a right has its reason',
    'src/domain/rights/steps.ts',
    'return needsReason && !hasWords',
    'return false',
    RIGHTS_API,
  ),
  guard(
    'what is only kept is shown to nobody outside',
    'src/domain/disclosure/disclose.ts',
    'if (isRestricted(record) && !mayUseRestricted(context.audience, context.purpose))',
    'if (false)',
    RESTRICTION,
  ),
  guard(
    'what keeps others safe is used on',
    'src/domain/rights/restricting.ts',
    '!KEEPS_OTHERS_SAFE.has(record.kind) &&',
    '',
    RESTRICTING,
  ),
  guard(
    'a fact of the building is used on',
    'src/domain/rights/restricting.ts',
    "kindNamed(record.kind)?.file === 'tenancy' &&",
    '',
    RESTRICTING,
  ),
  guard(
    'nothing is put right before it was decided',
    'sync-server/rights/correct.ts',
    'if (!mayPutRight(request.progress))',
    'if (false)',
    CORRECT,
  ),
  guard(
    'a person puts right what is theirs alone',
    'sync-server/rights/correct.ts',
    'if (kind === null || about === null)',
    'if (kind === null)',
    CORRECT,
  ),
  // Who lives there now.
  guard(
    'an earlier household is told of nowhere',
    'src/domain/tenancies/household.ts',
    'if (of !== (now?.id ?? null)) return false;',
    '',
    HOUSEHOLD,
    TENANCY,
  ),
  guard(
    'whoever moved out of a tenancy is told of nowhere',
    'src/domain/tenancies/household.ts',
    'return subjects.length === 0 || subjects.some((subject) => !household.left.has(subject));',
    'return true;',
    HOUSEHOLD,
  ),
  // Keeping and destroying.
  guard(
    'a hold stops a destruction',
    'src/domain/retention/due.ts',
    "if (files.holds.some((hold) => isHeld(record, hold))) return 'hold';",
    '',
    DUE,
  ),
  guard(
    'nothing of a running tenancy is destroyed',
    'src/domain/retention/due.ts',
    "if (lives && countsFromEnd(record)) return 'tenancy-runs';",
    '',
    DUE,
  ),
  guard(
    'a correction outlives what it says is wrong',
    'src/domain/retention/due.ts',
    'isSaid ||\n        (spokenOf',
    '(spokenOf',
    DUE,
  ),
  guard(
    'nothing of an open case is destroyed',
    'src/domain/retention/due.ts',
    "if (casesNeeding(record, ofTenancy).some((id) => files.cases.get(id) === null)) return 'case-open';",
    '',
    DUE,
  ),
  guard(
    'nothing of the building is destroyed',
    'src/domain/retention/due.ts',
    "if (!isOfPeople(record.kind)) return stays('with-the-building');",
    '',
    DUE,
  ),
  guard(
    'destroying is for the lead',
    'sync-server/office/lead-only.ts',
    "if (account.role !== 'lead')",
    'if (false)',
    DESTRUCTION,
  ),
  guard(
    'destroying takes a second lead',
    'sync-server/retention/ask-destruction.ts',
    "if (barred !== null) throw new Refusal(403, 'forbidden', barred);",
    '',
    DESTRUCTION,
  ),
  guard(
    'what is destroyed is what was listed',
    'sync-server/retention/ask-destruction.ts',
    'if (run.digest !== one.digest) throw CHANGED_SINCE;',
    '',
    DESTRUCTION,
  ),
  guard(
    'refused copies go with their record',
    'sync-server/retention/destroy.ts',
    'tx.inbox.remove(id);',
    '',
    DESTRUCTION,
  ),
  guard(
    'packs are made anew after a destruction',
    'sync-server/retention/destroy.ts',
    'for (const account of accounts) renewPack(tx, account, at);',
    'void accounts;',
    DESTRUCTION,
  ),
  guard(
    'the bytes of what was destroyed are cleaned',
    'sync-server/retention/destroyer.ts',
    'await storage.clean();',
    '',
    DESTRUCTION,
  ),
  guard(
    'pictures that were destroyed are off the disk',
    'sync-server/retention/destroyer.ts',
    'for (const sha256 of open.flatMap(({ pictures }) => pictures)) await files.destroy(sha256);',
    '',
    DESTRUCTION,
  ),
  guard(
    'an older copy is cleaned before it serves',
    'sync-server/retention/destroyer.ts',
    'for (const line of missed) await storage.write((tx) => this.#again(tx, line));',
    'void missed;',
    DESTRUCTION,
  ),
  guard(
    'a register is its own landlord’s',
    'sync-server/retention/register-file.ts',
    '.filter(({ server }) => servers.includes(server))',
    '',
    DESTRUCTION,
  ),
  guard(
    'a late push of what was destroyed is kept nowhere',
    'sync-server/packs/pack-gate.ts',
    "if (sentence === DESTROYED) return { outcome: 'forbidden', reason: sentence, destroyed: true };",
    '',
    DESTRUCTION,
  ),
  guard(
    'a late push of what was destroyed is refused',
    'sync-server/packs/pack-gate.ts',
    ': document.id !== null && isDestroyed(tx, document.id)',
    ': false',
    DESTRUCTION,
  ),
  guard(
    'a rescue copy brings back nothing that was destroyed',
    'sync-server/inbox/keep-rescued.ts',
    "if (typeof id === 'string' && isDestroyed(tx, id)) return false;",
    '',
    RESCUED,
  ),
  guard(
    'what is only kept is not destroyed',
    'src/domain/retention/due.ts',
    "if (files.restricted.has(record.id)) return 'restricted';",
    '',
    DUE,
    OWED,
  ),
  guard(
    'what a copy is owed of is not destroyed',
    'src/domain/retention/due.ts',
    "return files.rightAsked.has(record.id) ? 'right-asked' : null;",
    'return null;',
    DUE,
    OWED,
  ),
  guard(
    'a request over one’s own data keeps it until they were told',
    'sync-server/retention/files-now.ts',
    '(one) => one.progress.toldAt === null && asks(one)',
    '() => false',
    OWED,
  ),
  guard(
    'a record is put right by the lead',
    'sync-server/rights/correct.ts',
    "demandLead(call, 'The data-protection lead puts this right.');",
    '',
    CORRECT,
  ),
  guard(
    'what is put right is what was decided',
    'sync-server/rights/correct.ts',
    'if (!isDecided(tx, request, entry))',
    'if (false)',
    CORRECT,
  ),
  guard(
    'what is only kept stays so when it is put right',
    'sync-server/rights/correct.ts',
    'carryRestriction(tx, entry.id, right, call.now);',
    '',
    CORRECT,
  ),
  guard(
    'who is only kept stays so in the next tenancy',
    'sync-server/tenancies/tenancy-files.ts',
    'carryRestriction(tx, id, one.id, call.now);',
    '',
    HANDOVERS,
  ),
  guard(
    'a decision is about nobody else’s records',
    'sync-server/rights/take-step.ts',
    "if (step === 'decided') demandTheirs(tx, request, records, call.now);",
    '',
    CORRECT,
  ),
  guard(
    'who closed a receipt is in the journal',
    'sync-server/data-receipt/make-receipt.ts',
    'if (revokedAt !== null) continue;',
    'continue;',
    RECEIPT,
  ),
  guard(
    'a receipt’s address is nobody’s choice',
    'sync-server/data-receipt/make-receipt.ts',
    "const token = randomBytes(32).toString('base64url');",
    "const token = String(body['token'] ?? randomBytes(32).toString('base64url'));",
    RECEIPT,
  ),
  guard(
    'a request by a receipt says who made it',
    'sync-server/rights/rights-view.ts',
    'body.receipt === undefined ? null : madeWords(tx, body.receipt, now)',
    'null',
    RECEIPT,
  ),
  guard(
    'what was refused and destroyed comes back from no phone',
    'sync-server/retention/destroy.ts',
    'markRefused(tx, subject, id);',
    'void markRefused;',
    'sync-server/retention/forms-of-what-is-wrong.test.ts',
  ),
];
