/* Copies read span by span, recipients told, what is only kept; notices, other askers, who has it in hand, review tasks. */
import { guard } from './guard.mjs';

const READING = 'src/domain/rights/copy-reading.test.ts';
const RIGHTS_API = 'sync-server/rights/rights-api.test.ts';
const RECIPIENTS = 'sync-server/rights/recipients.test.ts';
const RESTRICTION = 'sync-server/rights/restriction.test.ts';
const NOTICE = 'src/domain/inspections/photo-notice.test.ts';
const ASKERS = 'src/domain/requests/askers.test.ts';
const ASKERS_API = 'sync-server/office/askers-api.test.ts';
const HOLDING = 'src/domain/requests/holding.test.ts';
const TASK = 'src/domain/requests/review-task.test.ts';
const IN_HAND = 'sync-server/office/in-hand.test.ts';
const RULED = 'sync-server/shares/ruled-fields.test.ts';

export const COPIES_GUARDS = [
  // A copy, span by span.
  guard(
    'words about which nobody has decided are masked',
    'src/domain/rights/masks.ts',
    "const mask = as ?? 'another-person';",
    "const mask = as ?? 'given';",
    READING,
  ),
  guard(
    'words that may tell of others are read first',
    'src/domain/rights/read-own.ts',
    "return opened.some(mustRead) ? 'words' : null;",
    'return null;',
    READING,
  ),
  guard(
    'words that the matrix gives are read as well',
    'src/domain/rights/read-own.ts',
    "(!isOpen.has(name) || marks.some(({ proposed }) => proposed !== 'given'))",
    '!isOpen.has(name)',
    READING,
  ),
  guard(
    'a record that names others too is read first',
    'src/domain/rights/read-own.ts',
    "if (record.subjects.some((one) => one !== person)) return 'shared';",
    '',
    READING,
  ),
  guard(
    'what was not read is not given',
    'src/domain/rights/read-own.ts',
    "if (state === 'given') return",
    "if (state !== 'left-out') return",
    READING,
  ),
  guard(
    'words that may name others stay back until they are read',
    'src/domain/rights/read-own.ts',
    'lines: closed.lines.filter(({ marks }) => marks === null) };',
    'lines: closed.lines };',
    READING,
  ),
  guard(
    'what was decided is what goes out',
    'src/domain/rights/read-own.ts',
    'words: marks === null || reading === null ? words : maskedText(words, marks, reading.marks),',
    'words,',
    READING,
  ),
  guard(
    'what stays back of a record that is theirs too has its reason',
    'src/domain/rights/read-own.ts',
    'const lacking = isTheirs ? ',
    'const lacking = isTheirs && record.subjects.length < 2 ? ',
    READING,
  ),
  guard(
    'what is not the requester’s alone is no one’s by a condition',
    'src/domain/disclosure/audiences.ts',
    "const OWN: Verdict = { is: 'S', when: 'requesters-own' };",
    "const OWN: Verdict = { is: 'S' };",
    READING,
  ),
  guard(
    'a picture is looked at before it goes along',
    'src/domain/rights/read-own.ts',
    "if (kind === 'photo') return record.subjects.length === 0 ? 'picture' : null;",
    "if (kind === 'photo') return null;",
    READING,
  ),
  guard(
    'a photo that another stands for is in no copy',
    'src/domain/rights/copy-records.ts',
    "if (record.kind === 'photo' && (replaced.has(id) || cleared.has(id))) return [];",
    '',
    READING,
  ),
  guard(
    'a cleared picture that was covered since is in no copy',
    'src/domain/rights/copy-records.ts',
    "if (record.kind === 'cleared-photo' && replaced.has(record.body.photo)) return [];",
    '',
    READING,
  ),
  guard(
    'a copy has the days on which they lived there',
    'src/domain/rights/copy-records.ts',
    'return on >= from && (to === null || on <= to);',
    'return true;',
    READING,
  ),
  guard(
    'a copy has nothing of another tenancy',
    'src/domain/rights/copy-records.ts',
    "if (kindNamed(record.kind)?.file === 'tenancy' && record.tenancy !== tenancy) return false;",
    '',
    READING,
  ),
  guard(
    'a line of the log about others is theirs',
    'src/domain/rights/copy-records.ts',
    'if (rest.length === 0) return { ...record, subjects };',
    'if (rest.length === 0) return record;',
    READING,
  ),
  guard(
    'a line of the log about both names what is this person’s',
    'src/domain/rights/copy-records.ts',
    'record.body.categories.filter((one) => told.has(one));',
    'record.body.categories.filter((one) => told.has(one) || one !== null);',
    READING,
  ),
  guard(
    'that a decision rested on a need is theirs who have it',
    'src/domain/rights/copy-records.ts',
    "if (record.kind === 'decision-basis') return { ...record, subjects: needs };",
    '',
    READING,
  ),
  guard(
    'a name that two people bear is nobody’s for sure',
    'src/domain/rights/copy-names.ts',
    'if (isAll && parts.some((part) => !otherParts.has(part)))',
    'if (isAll)',
    READING,
  ),
  guard(
    'a number that is not theirs is somebody else’s',
    'src/domain/rights/copy-marks.ts',
    "return names.isTheirContact(words) ? 'given' : 'their-details';",
    "return 'given';",
    READING,
  ),
  guard(
    'an illness is theirs in a record about them alone',
    'src/domain/rights/copy-marks.ts',
    "return aboutThem ? 'given' : null;",
    "return 'given';",
    READING,
  ),
  guard(
    'no reading is kept while words are open',
    'sync-server/rights/copy-reading.ts',
    'if (reading.leave === null && open)',
    'if (false)',
    RIGHTS_API,
  ),
  guard(
    'a picture is shown for the copy that it is in',
    'sync-server/rights/copies.ts',
    'const record = isOfCopy ? filedRecord(tx, id)?.record : undefined;',
    'const record = isOfCopy || id !== null ? filedRecord(tx, id)?.record : undefined;',
    RIGHTS_API,
  ),
  guard(
    'who opened a frozen copy is kept',
    'sync-server/rights/copies.ts',
    `if (kept === null || key === null) throw notFound();
  journalLook(tx, call, request.person, 'own-copy');`,
    'if (kept === null || key === null) throw notFound();',
    RIGHTS_API,
  ),
  // Recipients told.
  guard(
    'earlier recipients are named as the log names them',
    'sync-server/rights/rights-view.ts',
    `const reader = logReader(tx, call);
  return {`,
    `const reader = logReader(tx, { ...call, account: tx.accounts.accounts().find(({ role }) => role === 'lead') ?? call.account });
  return {`,
    RECIPIENTS,
  ),
  guard(
    'the kinds that a recipient had are named as the log names them',
    'sync-server/rights/earlier-recipients.ts',
    'categories: seen.categories',
    'categories: record.body.categories',
    RECIPIENTS,
  ),
  guard(
    'a list of rights does not hint at a hidden recipient',
    'sync-server/rights/rights-view.ts',
    'const reader = logReader(view, call);',
    "const reader = logReader(view, { ...call, account: view.accounts.accounts().find(({ role }) => role === 'lead') ?? call.account });",
    RECIPIENTS,
  ),
  guard(
    'a step about a hidden recipient is hidden',
    'sync-server/rights/rights-view.ts',
    '.filter(isSeen)',
    '.filter((one) => isSeen(one) || one !== null)',
    RECIPIENTS,
  ),
  guard(
    'nobody tells a recipient whom they do not see',
    'sync-server/rights/tell-recipient.ts',
    'logReader(view, call)',
    "logReader(view, { ...call, account: view.accounts.accounts().find(({ role }) => role === 'lead') ?? call.account })",
    RECIPIENTS,
  ),
  guard(
    'whoever was refused is no recipient',
    'src/domain/rights/recipients.ts',
    "body.decision !== 'refused' && ",
    '',
    RECIPIENTS,
  ),
  guard(
    'a recipient is told once',
    'sync-server/rights/tell-recipient.ts',
    "if (known.state !== 'to-tell') throw badRequest('This was done already. Open the request again.');",
    '',
    RECIPIENTS,
  ),
  // What is only kept.
  guard(
    'what is only kept is marked at the desk',
    'sync-server/office/shown-records.ts',
    'restrictedSince: view.restrictions.restrictedSince(entry.id),',
    'restrictedSince: null,',
    RESTRICTION,
  ),
  guard(
    'every reader of the files knows what is only kept',
    'sync-server/files/files-database.ts',
    'return view.restrictions.isRestricted(id) ? asRestricted(record) : record;',
    'return view.restrictions.isRestricted(id) ? record : record;',
    RESTRICTION,
  ),
  guard(
    'what is only kept leaves the packs at once',
    'sync-server/rights/restrict.ts',
    `  }
  repack(tx, records, at);`,
    '  }',
    RESTRICTION,
  ),
  guard(
    'what is theirs alone is kept for them',
    'sync-server/rights/restrict.ts',
    'if (filed === null || !mayBeRestricted(filed.record, request.person))',
    'if (filed === null)',
    RESTRICTION,
  ),
  guard(
    'the office is not shown what there is to choose from',
    'sync-server/rights/rights-view.ts',
    "return role === 'lead' && body.right",
    'return body.right',
    RESTRICTION,
  ),
  guard(
    'the lead alone ends a restriction',
    'src/domain/rights/steps.ts',
    "ended: right === 'restriction' && isInForce(request) && role === 'lead',",
    "ended: right === 'restriction' && isInForce(request),",
    RESTRICTION,
  ),
  // Told before the first photo.
  guard(
    'people are told before the first photo',
    'src/domain/inspections/photo-notice.ts',
    "return !ofKind(records, 'conclusion').some(({ record }) => record.body.severity === 'emergency');",
    'return false;',
    NOTICE,
  ),
  guard(
    'danger is no telling',
    'src/domain/inspections/photo-notice.ts',
    ".some(({ record }) => record.body.how !== 'danger-first')",
    '.length > 0',
    NOTICE,
  ),
  // Whoever else asks.
  guard(
    'the public is told of no home',
    'src/domain/requests/neighbour-answer.ts',
    "if (audience === 'public') return [partOf('source', null, () => IN_NUMBERS)];",
    '',
    ASKERS,
  ),
  guard(
    'what is about the public comes from no case',
    'src/domain/requests/neighbour-answer.ts',
    "rules.audience === 'public' ? null : chooseSource(cases, now);",
    'chooseSource(cases, now);',
    ASKERS,
  ),
  guard(
    'somebody else’s home is not called the asker’s',
    'src/domain/requests/neighbour-answer.ts',
    'const say = SAID_OF[home];',
    "const say = SAID_OF[home === null ? home : 'own'];",
    ASKERS,
  ),
  guard(
    'what would be needed is said',
    'src/domain/requests/askers.ts',
    'return rulesOf(asker).needs.filter((need) => !seen.includes(need));',
    'return rulesOf(asker).needs.filter((need) => seen.length < 0 && need !== null);',
    ASKERS,
  ),
  guard(
    'evidence is of the closed list',
    'src/domain/requests/evidence.ts',
    'if (!given.every((one) => KEYS.some((key) => key === one))) return null;',
    '',
    ASKERS,
  ),
  guard(
    'nothing is passed on before all of it was seen',
    'sync-server/office/record-evidence.ts',
    "if (closed === 'passed-on' && missing.length > 0) {",
    'if (false) {',
    ASKERS_API,
  ),
  guard(
    'whoever has a door of their own is not answered at this one',
    'sync-server/office/take-request.ts',
    "if (!isAsker(body['asker'])) throw badRequest('Say who asks, from the list.');",
    '',
    ASKERS_API,
  ),
  guard(
    'nothing is drafted for whoever has a door of their own',
    'sync-server/office/request-view.ts',
    "if (!isAsker(asker)) throw badRequest('Say who asks, from the list.');",
    'if (!isAsker(asker)) return draftView(view, neighbourDraft(view, askedIn(filedRequest(view, home), null), call.now), askedIn(filedRequest(view, home), null));',
    ASKERS_API,
  ),
  guard(
    'the log says as whom somebody was answered',
    'sync-server/office/answer-request.ts',
    "...(asker === 'neighbour' ? {} : { recipientName: label }),",
    '',
    ASKERS_API,
  ),
  // Who has it in hand, and what waits to be looked at.
  guard(
    'whoever has a request open answers it',
    'sync-server/office/answer-request.ts',
    `demandFree(tx, request.id, call);
  const about`,
    'const about',
    IN_HAND,
  ),
  guard(
    'whoever has a request open refuses it',
    'sync-server/office/answer-request.ts',
    `demandFree(tx, request.id, call);
  const draft = draftOf(tx, request, null, call.now);`,
    'const draft = draftOf(tx, request, null, call.now);',
    IN_HAND,
  ),
  guard(
    'a request is taken over by saying so',
    'sync-server/office/hold-request.ts',
    "(!isOthers || body['takeOver'] === true)",
    'true',
    IN_HAND,
  ),
  guard(
    'a request is let go by whoever has it',
    'sync-server/office/hold-request.ts',
    'if (holderAt(holdSteps(tx, request.id), now)?.account === account.id)',
    'if (holderAt(holdSteps(tx, request.id), now) !== null)',
    IN_HAND,
  ),
  guard(
    'a request that nobody touches is open to all again',
    'src/domain/requests/holding.ts',
    ' || now - last.at > HOLD_MS) return null;',
    ') return null;',
    HOLDING,
  ),
  guard(
    'other words after an answer are refused',
    'sync-server/office/answer-request.ts',
    "if (answer?.body.toldSha256 === call.body['sha256']) return",
    'if (answer !== null) return',
    IN_HAND,
  ),
  guard(
    'a review task is handed to the desk alone',
    'sync-server/office/settle-task.ts',
    'if (to === null || to.disabled || !isAtDesk(to.role))',
    'if (to === null)',
    IN_HAND,
  ),
  guard(
    'the owner of a review task is at the desk',
    'src/domain/requests/review-task.ts',
    'owner: at.isAtDesk(owner) ? owner : null,',
    'owner,',
    TASK,
  ),
  guard(
    'what was kept back is nobody’s task',
    'src/domain/requests/review-task.ts',
    " || steps.some(({ step }) => step === 'kept-back')",
    '',
    TASK,
  ),
  guard(
    'only what waits is handed over',
    'sync-server/office/settle-task.ts',
    'if (!reviewTasks(tx, call.now).some((task) => task.item === item)) throw notFound();',
    '',
    IN_HAND,
  ),
  guard(
    'a rule that ends takes its pages back',
    'sync-server/sharing/rules.ts',
    "if (decided.value.step === 'ended') endByRule(tx, known.rule.id, { by: call.account.id, at: call.now });",
    'void endByRule;',
    RULED,
  ),
];
