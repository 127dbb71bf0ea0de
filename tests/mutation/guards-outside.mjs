/* Pages for people without an account: shares, answers to neighbours, data receipts. */
import { guard } from './guard.mjs';

const SHARE_STATE = 'src/domain/shares/shares.test.ts';
const SHARES = 'sync-server/shares/shares-api.test.ts';
const DISCLOSURES = 'sync-server/disclosures/disclosures-api.test.ts';
const TOUCHED = 'sync-server/shares/touched-shares.test.ts';
const APPROVED = 'sync-server/shares/approved-fields.test.ts';
const LINKS = 'sync-server/shares/secret-link.test.ts';
const SEALS = 'sync-server/outside/outside.test.ts';
const RECEIPT = 'sync-server/data-receipt/data-receipt.test.ts';
const REQUESTS = 'sync-server/office/requests-api.test.ts';
const ASKED = 'src/domain/requests/neighbour-answer.test.ts';
const NEIGHBOUR = 'src/domain/requests/neighbour-mirror.test.ts';
const OUTSIDE = 'tests/disclosure/ways-out.test.ts';
const DOORS = 'tests/disclosure/attacks-outside.test.ts';
const OWN_ADVISER = 'sync-server/shares/own-adviser.test.ts';
const ALONE = 'sync-server/shares/approved-alone.test.ts';

export const OUTSIDE_GUARDS = [
  // The door of a page.
  guard(
    'looking at a page shows no fact and counts as nobody',
    'sync-server/routes/shared-pages.ts',
    "scope.get('/s/:token', (request, reply) => {",
    `scope.get('/s/:token', async (request, reply) => {
        const early = await storage.write((tx) => openShare(tx, tokenOf(request), '', clock()));
        if (Buffer.isBuffer(early)) return send(reply, 200, early);`,
    DOORS,
  ),
  guard(
    'a page is opened by its code',
    'sync-server/shares/open-share.ts',
    'if (link.codeHash !== null && !isCode(token, typed, link.codeHash)) {',
    'if (false) {',
    SHARES,
  ),
  guard(
    'whatever tells more than the building needs a code',
    'src/domain/shares/share-audiences.ts',
    'return !categories.every(isBuildingFact);',
    'return false;',
    SHARE_STATE,
  ),
  guard(
    'a code opens once',
    'src/domain/shares/share-state.ts',
    "if (hasCode && isCodeUsed(events)) return 'used';",
    '',
    DOORS,
  ),
  guard(
    'wrong codes close a link',
    'src/domain/shares/share-state.ts',
    "return wrongCodes(events) >= MOST_WRONG_CODES ? 'locked' : 'open';",
    "return 'open';",
    DOORS,
  ),
  guard(
    'a code belongs to its own link',
    'sync-server/shares/secret-link.ts',
    "createHmac('sha256', token).update(code).digest('hex');",
    "createHash('sha256').update(code).digest('hex');",
    LINKS,
  ),
  guard(
    'a token is kept as a hash alone',
    'sync-server/shares/secret-link.ts',
    "TOKEN.test(token) ? createHash('sha256').update(token).digest('hex') : null;",
    'TOKEN.test(token) ? token : null;',
    SHARES,
  ),
  guard(
    'nobody guesses links without end',
    'sync-server/shares/often-asked.ts',
    'return count > MOST_A_MINUTE;',
    'return false;',
    LINKS,
  ),
  guard(
    'a link ends',
    'src/domain/shares/share-state.ts',
    "if (now >= expiresAt) return 'expired';",
    '',
    SHARES,
  ),
  guard(
    'a share that was taken back is closed',
    'src/domain/shares/share-state.ts',
    "return before === 'replaced' ? before : 'revoked';",
    'return before;',
    SHARES,
  ),
  guard(
    'a new link closes the one before',
    'sync-server/storage/sqlite/shares.ts',
    'return newest?.tokenHash === tokenHash ? newest : null;',
    'return found ?? null;',
    SHARES,
  ),
  guard(
    'words on a page are no markup',
    'sync-server/outside/escape-html.ts',
    "words.replaceAll(/[&<>\"']/g, (one) => ESCAPES.get(one) ?? '')",
    'words',
    SEALS,
  ),
  guard(
    'what was frozen is read by the lead alone',
    'sync-server/disclosures/evidence.ts',
    "const share = account.role === 'lead' ? view.shares.share(id) : null;",
    'const share = view.shares.share(id);',
    DISCLOSURES,
  ),
  // What enters a page.
  guard(
    'nothing is frozen that nobody looked at',
    'sync-server/shares/share-case.ts',
    "if (previewDigest(content, ask, policyNow(tx, now)) !== body['sha256'])",
    'if (false)',
    SHARES,
  ),
  guard(
    'a page tells of the people of its own tenancy',
    'src/domain/shares/share-scope.ts',
    "return record.kind === 'tenancy' ? id === matter.tenancy : record.tenancy === matter.tenancy;",
    'return true;',
    OUTSIDE,
  ),
  guard(
    'a page is of its own case',
    'src/domain/shares/share-scope.ts',
    'if (!isOfPeople) return record.case === matter.case;',
    'if (!isOfPeople) return true;',
    OUTSIDE,
  ),
  guard(
    'the log of what was told is on no page',
    'src/domain/shares/share-scope.ts',
    `if (LEFT_OUT.has(record.kind)) return false;
  if (matter.audience === 'contractor') {`,
    "if (matter.audience === 'contractor') {",
    OUTSIDE,
  ),
  guard(
    'what does not belong to the matter is told to nobody',
    'sync-server/shares/share-content.ts',
    'return { ...one, told: one.held === null ? projected : withheldWhole(projected) };',
    'return { ...one, told: projected };',
    OUTSIDE,
  ),
  guard(
    'what stands in two versions is on no page',
    'sync-server/shares/matter-records.ts',
    ': isInDoubt(view, entry)',
    ': false',
    OUTSIDE,
  ),
  guard(
    'a page has only what was approved for it',
    'sync-server/shares/approved-fields.ts',
    "if (audience !== 'legal-adviser' && audience !== 'ombudsman') return [];",
    'if (audience !== null) return [];',
    APPROVED,
  ),
  guard(
    'legal advice is told to nobody who was not said to be our own adviser',
    'sync-server/shares/share-content.ts',
    'ownAdviser: matter.ownAdviser,',
    'ownAdviser: true,',
    OWN_ADVISER,
  ),
  guard(
    'a page says on whose side it was looked at',
    'sync-server/shares/share-content.ts',
    'purpose, recipient, matter.ownAdviser, policy]);',
    'purpose, recipient, policy]);',
    OWN_ADVISER,
  ),
  guard(
    'the other side’s adviser is not called ours',
    'sync-server/shares/share-parties.ts',
    'if (!ownAdviser || role ===',
    'if (true || role ===',
    OWN_ADVISER,
  ),
  guard(
    'what is opened to our own adviser is not open to the other side’s',
    'sync-server/sharing/recipients.ts',
    "const side = ownAdviser ? 'own ' : '';",
    "const side = '';",
    OWN_ADVISER,
  ),
  guard(
    'a page for the other side is never a fresh link to our own adviser’s',
    'sync-server/shares/share-case.ts',
    'const isTheirs = earlier?.recipient === recipient.id && earlier.ownAdviser === matter.ownAdviser;',
    'const isTheirs = earlier?.recipient === recipient.id;',
    OWN_ADVISER,
  ),
  guard(
    'a lost answer is for the side that it was sent to',
    'sync-server/shares/share-case.ts',
    'share.ownAdviser === ownAdviser &&',
    '',
    OWN_ADVISER,
  ),
  guard(
    'what was said of one adviser is not said of the next',
    'src/state/office/share.svelte.ts',
    `async choose(): Promise<void> {
    this.ownAdviser = false;`,
    'async choose(): Promise<void> {',
    'src/state/office/share.test.ts',
  ),
  guard(
    'a link ends with what was approved for it',
    'sync-server/shares/approved-fields.ts',
    'if (last === null || until <= last) return;',
    'if (last !== undefined) return;',
    APPROVED,
  ),
  // What happens to what was told.
  guard(
    'a correction puts its links on hold',
    'sync-server/shares/touch-shares.ts',
    "for (const other of filed.otherwise) holdLinks(tx, other, 'corrected', filed);",
    '',
    TOUCHED,
  ),
  guard(
    'a re-tag puts its links on hold',
    'sync-server/shares/touch-shares.ts',
    "for (const one of treatedSince(tx, filed)) holdLinks(tx, one, 'treated-otherwise', filed);",
    '',
    TOUCHED,
  ),
  guard(
    'another picture puts its links on hold',
    'sync-server/shares/touch-shares.ts',
    "holdLinks(tx, cleared, 'photo-replaced', filed);",
    'void cleared;',
    TOUCHED,
  ),
  guard(
    'another answer puts its links on hold',
    'sync-server/shares/touch-shares.ts',
    "if (filed.before !== null && isChanged(filed.before, record)) holdLinks(tx, id, 'changed', filed);",
    '',
    TOUCHED,
  ),
  guard(
    'a job that is over ends its contractor’s link',
    'sync-server/shares/touch-shares.ts',
    "if (record.kind === 'works-order' && record.body.state !== 'issued') endOfJob(tx, filed);",
    '',
    TOUCHED,
  ),
  guard(
    'what is only kept puts its links on hold',
    'sync-server/rights/restrict.ts',
    "holdLinks(tx, id, 'restricted', { by: call.account.id, at });",
    '',
    'sync-server/rights/restriction.test.ts',
  ),
  guard(
    'stricter rules put a link on hold',
    'src/domain/shares/share-state.ts',
    "if (narrowed) return 'suspended';",
    '',
    SHARE_STATE,
  ),
  guard(
    'a rule that changed counts as narrower',
    'src/domain/shares/told-verdicts.ts',
    "return rule !== 'S' && (today !== category || rule !== verdict);",
    "return rule === 'W';",
    SHARE_STATE,
  ),
  guard(
    'frozen words die with their record',
    'sync-server/retention/destroy.ts',
    'tx.shares.destroyFrozen(disclosure);',
    '',
    APPROVED,
  ),
  // Neighbours.
  guard(
    'a neighbour gets the words that were read',
    'sync-server/office/answer-request.ts',
    `if (draft.sha256 !== call.body['sha256'])`,
    'if (false)',
    REQUESTS,
  ),
  guard(
    'refusing a fact takes a reason',
    'sync-server/office/answer-request.ts',
    "if (typeof reason !== 'string' || reason.trim() === '')",
    'if (false)',
    REQUESTS,
  ),
  guard(
    'a request about a person alone is no refusal of a fact',
    'sync-server/office/answer-request.ts',
    "if (draft.answer.asked === 'personal')",
    'if (false)',
    REQUESTS,
  ),
  guard(
    'refusing to share takes a reason',
    'sync-server/shares/share-case.ts',
    "if (typeof reason !== 'string' || reason.trim() === '')",
    'if (false)',
    SHARES,
  ),
  guard(
    'what an asker said lies in no tenancy',
    'sync-server/office/take-request.ts',
    'const place = { home, case: known === null ? caseOf(tx, home, now) : known.case };',
    `const place = {
    home,
    case: caseOf(tx, home, now),
    tenancy: tx.records.entries({ home, kind: 'tenancy' })[0]?.id ?? null,
  };`,
    REQUESTS,
  ),
  guard(
    'a neighbour is not sent to mend what was seen not to hold',
    'src/domain/requests/work-sentences.ts',
    'if (seen.some((key) => key !== null && NOT_YET.has(key)) || jobsStillOut(told).length > 0) return false;',
    'if (jobsStillOut(told).length > 0) return false;',
    NEIGHBOUR,
  ),
  guard(
    'a neighbour is told nothing of a job where what was found was taken back',
    'src/domain/requests/case-sentences.ts',
    'if (told.everFound) return null;',
    '',
    ASKED,
  ),
  guard(
    'a neighbour is told on which day somebody looked',
    'src/domain/requests/told-records.ts',
    "  'inspection',\n",
    '',
    NEIGHBOUR,
  ),
  guard(
    'a neighbour is told of no person',
    'src/domain/requests/told-records.ts',
    "audience: 'neighbour', today",
    "audience: 'office', today",
    ASKED,
  ),
  // Data receipts.
  guard(
    'a receipt that was taken back is closed',
    'sync-server/data-receipt/open-receipt.ts',
    'receipt.revokedAt !== null || ',
    '',
    RECEIPT,
  ),
  guard(
    'a receipt ends',
    'sync-server/data-receipt/open-receipt.ts',
    ' || receipt.endsAt <= now',
    '',
    RECEIPT,
  ),
  guard(
    'a receipt’s address is kept as a hash alone',
    'sync-server/data-receipt/open-receipt.ts',
    "return createHash('sha256').update(token).digest('hex');",
    'return token;',
    RECEIPT,
  ),
  guard(
    'a receipt is one person’s',
    'src/domain/rights/data-receipt.ts',
    '(record.subjects.length === 0 || record.subjects.every((one) => one === of.person)),',
    'true,',
    OUTSIDE,
  ),
  guard(
    'a receipt is of its own tenancy',
    'src/domain/rights/data-receipt.ts',
    'record.tenancy === of.tenancy &&',
    '',
    OUTSIDE,
  ),
  guard(
    'a receipt names nobody who endangers',
    'src/domain/rights/data-receipt.ts',
    'const [who, what] = [NAMED[audience], WHAT[audience]];',
    "const [who, what] = [NAMED[audience] ?? 'Somebody else', WHAT[audience] ?? 'Something'];",
    RECEIPT,
  ),
  guard(
    'a receipt shows who was told after its form alone',
    'sync-server/routes/data-receipt-pages.ts',
    'return receipt === null ? send(reply, 404, closed) : send(reply, 200, RECEIPT_PAGE);',
    `return receipt === null
          ? send(reply, 404, closed)
          : send(reply, 200, storage.read((view) => toldPage(recipientsFor(view, receipt, clock()))));`,
    OUTSIDE,
  ),
  guard(
    'a receipt cannot fill the office’s list',
    'sync-server/data-receipt/put-right.ts',
    "if (open.length >= MOST_OPEN) return 'enough';",
    '',
    RECEIPT,
  ),
  guard(
    'what is sent twice by a receipt is one request',
    'sync-server/data-receipt/put-right.ts',
    "if (open.some(({ body }) => body.words === words)) return 'sent';",
    '',
    RECEIPT,
  ),
  guard(
    'what was approved for a matter stands on its page',
    'sync-server/shares/matter-records.ts',
    'const onlyApproved = !belongs && approved.has(entry.id);',
    'const onlyApproved = false;',
    ALONE,
  ),
  guard(
    'what was approved is for one matter',
    'sync-server/shares/matter-records.ts',
    '(request) => request.audience === audience && request.necessity.recipient === recipient,',
    '() => true,',
    ALONE,
  ),
  guard(
    'of what was approved alone nothing else is told',
    'sync-server/shares/share-content.ts',
    '(opened.has(`/body/${name}`) ? told : left).set(name, value);',
    'told.set(name, value);',
    ALONE,
  ),
  guard(
    'a page that says more than the desk is shown is a look',
    'sync-server/shares/share-content.ts',
    'if (isGuardedLook || tellsMore(theirs, full))',
    'if (isGuardedLook)',
    ALONE,
  ),
];
