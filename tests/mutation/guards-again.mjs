/* What comes twice: the very same is answered as before, anything else under its id is refused and never taken for kept. */
import { guard } from './guard.mjs';

const SHARES = 'sync-server/shares/shares-api.test.ts';
const REQUESTS = 'sync-server/office/requests-api.test.ts';
const SHARING = 'sync-server/sharing/sharing-api.test.ts';
const RETENTION = 'sync-server/retention/destruction.test.ts';
const BREACHES = 'sync-server/breaches/breaches-api.test.ts';
const KNOWN = 'sync-server/breaches/known-since.test.ts';
const LOG = 'sync-server/disclosures/disclosures-api.test.ts';
const RIGHTS = 'sync-server/rights/rights-api.test.ts';

export const AGAIN_GUARDS = [
  guard(
    'a draft under a known id says what was saved under it',
    'sync-server/office/issue-drafts.ts',
    'if (known.case !== record.case || !isSaid(tx, draft)) throw savedOtherwise();',
    '',
    SHARES,
  ),
  guard(
    'a link that was lost comes again for the same page alone',
    'sync-server/shares/share-case.ts',
    'if (!isSame || ',
    'if (',
    SHARES,
  ),
  guard(
    'a link that was lost ends as it was logged',
    'sync-server/shares/share-case.ts',
    ' || endOf(until) !== tx.shares.link(share.id)?.expiresAt)',
    ')',
    SHARES,
  ),
  guard(
    'what leaves stands under a line of its own',
    'sync-server/office/issue-drafts.ts',
    "if (issueDraft(tx, call, draft) === 'known') throw savedOtherwise();",
    'issueDraft(tx, call, { ...draft, filledIn: Object.keys({ ...(draft.body as object) }) });',
    REQUESTS,
  ),
  guard(
    'another reason for a refusal is not taken for kept',
    'sync-server/office/answer-request.ts',
    'if (loggedOf(tx, request).refusal?.body.words === String(reason).trim()) return',
    'if (loggedOf(tx, request).refusal !== null) return',
    REQUESTS,
  ),
  guard(
    'another step over somebody’s rights is not taken for kept',
    'sync-server/rights/take-step.ts',
    'if (!saysTheSame(answersIn(kept, names), answersIn(given, names))) throw savedOtherwise();',
    '',
    RIGHTS,
  ),
  guard(
    'a refusal of a copy stands under a line of its own',
    'sync-server/rights/take-step.ts',
    "import { issueNew } from '../office/issue-drafts.ts';",
    "import { issueDraft as issueNew } from '../office/issue-drafts.ts';",
    RIGHTS,
  ),
  guard(
    'another person’s request over their data is not taken for kept',
    'sync-server/rights/take-rights-request.ts',
    'if (known !== null && known.record.subjects[0] !== person) throw savedOtherwise();',
    'void [known, savedOtherwise];',
    RIGHTS,
  ),
  guard(
    'another correction is not taken for kept',
    'sync-server/rights/correct.ts',
    'if (!isPutRight(tx, { id, right }, field)) throw savedOtherwise();',
    '',
    'sync-server/rights/correct.test.ts',
  ),
  guard(
    'another answer, review or rule is not taken for kept',
    'sync-server/sharing/kept-steps.ts',
    'if (!Object.entries(said).every(([name, value]) => saysTheSame(kept[name], value))) throw savedOtherwise();',
    'void [said, kept];',
    SHARING,
  ),
  guard(
    'another hold is not taken for kept',
    'sync-server/retention/holds.ts',
    'if (!isSame || known.onBy !== account.id) throw savedOtherwise();',
    'void isSame;',
    RETENTION,
  ),
  guard(
    'another end of a hold is not taken for kept',
    'sync-server/retention/holds.ts',
    'if (hold.offReason !== reason)',
    'if (false)',
    RETENTION,
  ),
  guard(
    'another step of a breach is not taken for kept',
    'sync-server/breaches/take-breach-step.ts',
    'if (!isSame) throw savedOtherwise();',
    'void isSame;',
    BREACHES,
  ),
  guard(
    'other words of a step of a breach are not taken for kept',
    'sync-server/breaches/take-breach-step.ts',
    'isWritten(tx, id, body.part ?? aboutOf(progress.begun), written);',
    'true;',
    BREACHES,
  ),
  guard(
    'another telling is not taken for kept',
    'sync-server/disclosures/tellings.ts',
    'if (known.on !== on || known.way !== way) throw savedOtherwise();',
    '',
    LOG,
  ),
  guard(
    'the log is taken out under an id of its own, each time',
    'sync-server/disclosures/export-log.ts',
    'if (tx.disclosures.logExport(id) !== null)',
    'if (tx.disclosures.logExport(id) !== null) return { name: "", type: "", text: asJson(rows), lines: rows.length };\n  if (false)',
    LOG,
  ),
  guard(
    'what a form says otherwise goes under another id',
    'src/state/office/press-id.ts',
    'if (this.#tried !== null && this.#tried !== text) this.#id = mintId();',
    '',
    'src/state/office/press-id.test.ts',
  ),
  guard(
    'what joined a breach is not taken for told when it says something else',
    'sync-server/breaches/record-breach.ts',
    'demandSameAgain(tx, joined, told, by);',
    'void demandSameAgain;',
    KNOWN,
  ),
  guard(
    'the clock of a breach runs from the earliest moment that was told',
    'src/domain/breaches/breach-case.ts',
    'Math.min(begun.awareAt, ...steps.flatMap(({ awareAt }) => awareAt ?? []))',
    'begun.awareAt',
    KNOWN,
  ),
  guard(
    'what was said is of the household that lived there when it was known',
    'sync-server/breaches/withdraw.ts',
    'tenancyAt(tenanciesOf(tx, home), awareAt)',
    'tenancyAt(tenanciesOf(tx, home), Date.parse("2026-11-24T11:30:00Z"))',
    KNOWN,
  ),
  guard(
    'a page for another purpose is another disclosure',
    'sync-server/shares/share-case.ts',
    'if (isSame && earlier.purpose === purpose) return',
    'if (isSame) return',
    SHARES,
  ),
  guard(
    'the log says until when the newest link is open',
    'sync-server/disclosures/log-entry.ts',
    'until: end === undefined ? seen.until : localDateOf(londonDay(end - 1)),',
    'until: seen.until,',
    SHARES,
  ),
  guard(
    'the page that took the place of a wrong link is taken back',
    'sync-server/breaches/withdraw.ts',
    'takenBack(tx, withSuccessors(tx, share), by)',
    'takenBack(tx, [share], by)',
    'sync-server/breaches/still-open.test.ts',
  ),
];
