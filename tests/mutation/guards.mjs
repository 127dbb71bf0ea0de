/*
 * What keeps things in, each with the change that takes it away. A guard that can be removed without a test's noticing is
 * no guard: `run.mjs` removes them one at a time. `from` stands exactly once in its file (guards.test.ts holds that).
 */

import { AGAIN_GUARDS } from './guards-again.mjs';
import { KEPT_GUARDS } from './guards-kept.mjs';
import { ENDING_GUARDS } from './ending-guards.mjs';
import { COPIES_GUARDS } from './guards-copies.mjs';
import { DECIDING_GUARDS } from './guards-deciding.mjs';
import { EXPORTS_GUARDS } from './guards-exports.mjs';
import { KEEPING_GUARDS } from './guards-keeping.mjs';
import { OUTSIDE_GUARDS } from './guards-outside.mjs';
import { RIGHTS_GUARDS } from './guards-rights.mjs';
import { PUT_RIGHT_GUARDS } from './guards-put-right.mjs';
import { TOLD_GUARDS } from './guards-told.mjs';
import { guard } from './guard.mjs';

const DISCLOSE = 'src/domain/disclosure/disclose.test.ts';
const CANARIES = 'tests/disclosure/every-channel.test.ts';
const ATTACKS = 'tests/disclosure/attacks.test.ts';
const ROLES = 'tests/disclosure/roles.test.ts';
const SHAPE = 'tests/disclosure/same-shape.test.ts';
const CASES = 'tests/disclosure/disclosure-cases.test.ts';
const PACKER = 'sync-server/packs/packer.test.ts';
const LIFE = 'sync-server/packs/pack-life.test.ts';
const GATE = 'sync-server/packs/pack-gate.test.ts';
const PHOTOS = 'sync-server/routes/photos.test.ts';
const BORDER = 'sync-server/border/border.test.ts';
const SESSION = 'sync-server/routes/session.test.ts';
const SHARING = 'src/domain/sharing';
const CLOSING = 'src/domain/disclosure/closing.test.ts';
const FEED = 'tests/disclosure/own-feed.test.ts';
const CLOSED = 'tests/disclosure/closed-cells.test.ts';
const MATRIX = 'src/domain/disclosure/rules.test.ts';

export const GUARDS = [
  // The one projection.
  guard(
    'a W of the matrix withholds',
    'src/domain/disclosure/audiences.ts',
    "const W: Verdict = { is: 'W' };",
    "const W: Verdict = { is: 'S' };",
    CANARIES,
  ),
  guard(
    'an unknown category is withheld',
    'src/domain/disclosure/audiences.ts',
    'ROWS.get(category)?.[column]) ?? W;',
    'ROWS.get(category)?.[column]) ?? S;',
    DISCLOSE,
  ),
  guard(
    'a condition that is not met closes',
    'src/domain/disclosure/verdicts.ts',
    'const met = verdict.when === undefined || holds(verdict.when, record, context);',
    'const met = true;',
    DISCLOSE,
  ),
  guard(
    'an N needs a release',
    'src/domain/disclosure/verdicts.ts',
    'if (releases.length > 0) {',
    'if (isGuardedByN) {',
    CANARIES,
  ),
  guard(
    'a rule about names tells the first name alone, if it does not say otherwise',
    'src/domain/sharing/release.ts',
    "release.route === 'standing-rule' && !release.wholeName;",
    'false;',
    'src/domain/sharing/standing-rule.test.ts',
  ),
  guard(
    'a surname is not told in the place of a first name',
    'src/domain/sharing/first-name.ts',
    'return isTitled || !isWhole ? null : first;',
    'return first;',
    'src/domain/sharing/first-name.test.ts',
  ),
  guard(
    'whose name a rule cannot tell is not logged as told',
    'src/domain/sharing/rule-release.ts',
    'return field.categories.every((one) => one === rule.category) && tellsSomething(rule, field, record);',
    'return field.categories.every((one) => one === rule.category);',
    'src/domain/sharing/standing-rule.test.ts',
  ),
  guard(
    'a release opens to a named recipient alone',
    'src/domain/sharing/release.ts',
    'release.recipient === to.recipient &&',
    '',
    SHARING,
  ),
  guard(
    'a release opens one field alone',
    'src/domain/sharing/release.ts',
    'release.pointer === field.pointer &&',
    '',
    SHARING,
  ),
  guard('a release ends', 'src/domain/sharing/release.ts', 'release.until >= to.today &&', '', SHARING),
  guard(
    'nobody approves their own',
    'src/domain/sharing/second-person.ts',
    'if (isSamePerson(step.by, second))',
    'if (false)',
    SHARING,
  ),
  guard(
    'nobody approves by a role given afterwards',
    'src/domain/sharing/second-person.ts',
    'if (since.value > taken.value)',
    'if (false)',
    SHARING,
  ),
  guard(
    'the stricter of two categories holds',
    'src/domain/disclosure/verdicts.ts',
    'OPENNESS[other.show] < OPENNESS[one.show] ? other : one',
    'OPENNESS[other.show] < OPENNESS[one.show] ? one : other',
    DISCLOSE,
  ),
  guard(
    'a re-tag tightens',
    'src/domain/disclosure/disclose.ts',
    'return since.reduce(stricter, stricter(now, then));',
    'return stricter(now, then);',
    CASES,
  ),
  guard(
    'a re-tag leaves a surveyor’s pack',
    'sync-server/packs/surveyor-content.ts',
    'if (!wanted || isTreatedAsMore(view, of, entry)) return [];',
    'if (!wanted) return [];',
    PACKER,
  ),
  guard(
    'a re-tag reaches packs at once',
    'sync-server/packs/packer.ts',
    'entry), ...treated]',
    'entry)]',
    PACKER,
  ),
  guard(
    'ids leave under minted names',
    'src/domain/disclosure/disclose.ts',
    "if (field.shape.as !== 'link') return value as Json;",
    'return value as Json;',
    CANARIES,
  ),
  guard(
    'pictures leave under minted names',
    'src/domain/disclosure/disclose.ts',
    "if (field.shape.as === 'picture') return context.mint(String(value));",
    '',
    CANARIES,
  ),
  guard(
    'how a record was made stays inside',
    'src/domain/disclosure/disclose.ts',
    "if (decision.show !== 'whole') return null;",
    '',
    DISCLOSE,
  ),
  guard(
    'an instruction does not name its kind',
    'src/domain/disclosure/disclose.ts',
    "kind: onlyDerived ? 'instruction' : kind.kind,",
    'kind: kind.kind,',
    DISCLOSE,
  ),
  guard(
    'instructions of many reasons are one',
    'src/domain/packs/pack-document.ts',
    'const told = new Set(bodies.flatMap(instructionsIn));',
    'const told = Object.assign(bodies.flatMap(instructionsIn), { size: bodies.length });',
    SHAPE,
  ),
  guard(
    'a neighbour is told as a neighbour',
    'src/domain/requests/told-records.ts',
    "audience: 'neighbour', today",
    "audience: 'office', today",
    'src/domain/requests',
  ),
  // What enters a pack.
  guard(
    'an order opens its own case alone',
    'sync-server/packs/contractor-content.ts',
    'if (minted || !opensWithOrder(id, record, scopeOf(grant))) return null;',
    'if (minted) return null;',
    CANARIES,
  ),
  guard(
    'a record of one order does not enter another’s pack',
    'sync-server/packs/contractor-content.ts',
    'entry.order !== grant.order || (',
    '(',
    LIFE,
  ),
  guard(
    'a grant ends',
    'sync-server/packs/contractor-content.ts',
    'return grant.endedAt === null && lastDay(grant) >= today;',
    'return grant.endedAt === null;',
    PACKER,
  ),
  guard(
    'a home that was taken away leaves',
    'sync-server/packs/surveyor-content.ts',
    "if (scope.is === 'ended' || ",
    'if (',
    LIFE,
  ),
  guard(
    'a home nobody opened has its building alone',
    'sync-server/packs/surveyor-content.ts',
    "if (scope.is === 'self-started' && entry.kind !== 'property') return [];",
    '',
    LIFE,
  ),
  guard(
    'a key code is for the day of the visit',
    'sync-server/packs/surveyor-content.ts',
    "(enters === 'visit-day' && isVisitedOn(view, of, entry.home))",
    "entryOfKind === 'visit-day'",
    PACKER,
  ),
  guard(
    'a concern is in nobody’s pack',
    'sync-server/packs/surveyor-content.ts',
    '): readonly PackEntry[] {\n  if (isForLeadAlone(entry.kind)) return [];',
    '): readonly PackEntry[] {',
    LIFE,
    GATE,
  ),
  guard(
    'older bodies of a pack are gone',
    'sync-server/packs/generation.ts',
    'tx.documents.createDatabase(pack.name, { leafBodiesOnly: true });',
    'tx.documents.createDatabase(pack.name);',
    ATTACKS,
  ),
  guard(
    'an older generation is gone',
    'sync-server/packs/generation.ts',
    'if (old) tx.documents.deleteDatabase(old.name);',
    '',
    LIFE,
  ),
  guard(
    'another policy begins a new generation',
    'sync-server/packs/generation.ts',
    'if (pack === null || pack.policy !== policyNow(tx, at))',
    'if (pack === null)',
    LIFE,
  ),
  guard(
    'an unchanged body writes nothing',
    'sync-server/packs/pack-database.ts',
    'if (current?.text === JSON.stringify(body)) return;',
    '',
    SHAPE,
  ),
  // Whom the server answers.
  guard(
    'a pack is for its own account',
    'sync-server/access.ts',
    'if (ownPack(view, who, request.database, now) === null) throw noSuchDatabase();',
    '',
    CANARIES,
    FEED,
  ),
  guard(
    'a feed that waits is asked for its right at each look',
    'sync-server/routes/changes.ts',
    'mayStillRead(call);\n          return read',
    'void mayStillRead;\n          return read',
    'sync-server/routes/open-feed.test.ts',
    FEED,
  ),
  guard(
    'a feed that waits is told of what is filed',
    'sync-server/routes/changes.ts',
    'storage.listen(call.database, () => bell.ring());',
    'storage.listen(call.database, () => undefined);',
    FEED,
  ),
  guard(
    'a stale pack is not read',
    'sync-server/access.ts',
    'return isStale(view, pack, londonToday(now)) ? null : pack;',
    'return pack;',
    SESSION,
    LIFE,
  ),
  guard('the files are closed', 'sync-server/access.ts', 'return database === FILES || ', 'return ', ATTACKS),
  guard(
    'an older version is told to its author alone',
    'sync-server/routes/api-versions.ts',
    'view.records.entry(id)?.author === account && ',
    '',
    CANARIES,
  ),
  guard(
    'a receipt is for whoever may know',
    'sync-server/receipts/receipts.ts',
    'return held !== null && inPack ? heldRecord(held, last) : MISSING;',
    'return held !== null ? heldRecord(held, last) : MISSING;',
    SESSION,
  ),
  guard(
    'what is written behind a document that renews its own pack is filed',
    'sync-server/packs/pack-gate.ts',
    'const stored = pack === null ? null : tx.documents.get(pack.name, id);',
    'const stored = tx.documents.get(this.#database, id);',
    'sync-server/packs/renewing-batch.test.ts',
  ),
  guard(
    'what no backup holds stays sealed on the phone',
    'src/device/receipts.ts',
    "receipt.state === 'receipt' && receipt.backedUp !== false",
    "receipt.state === 'receipt'",
    'src/device/vault/seal-unsent.test.ts',
  ),
  guard(
    'a phone that is cleared keeps nothing of who has signed out',
    'src/device/vault/wipe-phone.ts',
    ', ...(await accountsWithBoxes())])',
    '])',
    'src/device/vault/wipe-phone.test.ts',
  ),
  guard(
    'every backup holds the key to what phones have sealed',
    'sync-server/cli/serve.ts',
    'await new LandlordKey(storage).publicHalf().catch(() => say(NO_KEY));',
    '',
    'sync-server/cli/serve.test.ts',
  ),
  guard(
    'a photo that a backup lacks is not said to be in it',
    'sync-server/receipts/receipts.ts',
    'last?.missing.includes(sha256) === true',
    'false',
    'sync-server/backup/backup.test.ts',
  ),
  guard(
    'a record is backed up from its own backup on',
    'sync-server/storage/sequence.ts',
    'incarnation === lastIncarnation && count <= lastCount',
    'incarnation === lastIncarnation',
    'sync-server/backup/backup.test.ts',
  ),
  guard(
    'a contractor finds no addresses',
    'sync-server/routes/api-register.ts',
    "new Set(['surveyor', 'office', 'lead'])",
    "new Set(['surveyor', 'office', 'lead', 'contractor'])",
    CANARIES,
  ),
  guard(
    'the desk is for the desk',
    'sync-server/office/desk.ts',
    'if (!isAtDesk(account.role))',
    'if (false)',
    ATTACKS,
  ),
  guard(
    'concerns are for the lead',
    'sync-server/office/concern-list.ts',
    "if (call.account.role !== 'lead')",
    'if (false)',
    CANARIES,
  ),
  guard(
    'a refused worry is for the lead',
    'sync-server/inbox/for-the-lead.ts',
    "return role === 'lead' || ",
    'return true || ',
    ATTACKS,
  ),
  guard(
    'a new role ends what the old one began',
    'sync-server/accounts/change-account.ts',
    'tx.accounts.endSessionsOf(account);',
    '',
    ATTACKS,
  ),
  guard(
    'a typed address shows no pack',
    'sync-server/border/identify.ts',
    "return request.headers['sec-fetch-mode'] === 'navigate';",
    'return false;',
    BORDER,
  ),
  guard(
    'another site cannot make a browser look',
    'sync-server/border/border.ts',
    'if (isForeignSite || (origin !== undefined && !allowed.includes(origin)))',
    'if (false)',
    BORDER,
  ),
  // What is taken in.
  guard(
    'a role writes its own kinds',
    'src/domain/access/admit.ts',
    'if (!may(pusher.role, verb, record.kind))',
    'if (false)',
    ROLES,
  ),
  guard(
    'a phone gives itself no scope',
    'src/domain/access/admit.ts',
    'if (!may(pusher.role, verb, record.kind))',
    'if (false)',
    GATE,
  ),
  guard(
    'a record names its own author',
    'src/domain/access/admit.ts',
    'if (record.author !== pusher.account)',
    'if (false)',
    GATE,
  ),
  guard(
    'a home must have been opened',
    'src/domain/access/admit.ts',
    "return 'The office has not opened this home to you. Ring the office.';",
    'return null;',
    GATE,
  ),
  guard(
    'a role issues its own kinds',
    'sync-server/files/issue-record.ts',
    "if (!may(account.role, 'issue', record.kind))",
    'if (false)',
    ROLES,
  ),
  guard(
    'what the office disclosed is not written',
    'sync-server/packs/pack-gate.ts',
    "if (this.#isOffice(tx, id)) return 'The office wrote this. It cannot be changed on a phone.';",
    '',
    ATTACKS,
  ),
  guard(
    'naming a digest gives no right to its bytes',
    'sync-server/photos/photo-rights.ts',
    'return namesInPack(view, pack, entry.id, sha256) && hadTheBytes(view, entry, sha256, now);',
    'return namesInPack(view, pack, entry.id, sha256);',
    PHOTOS,
  ),
  guard(
    'a foreign digest is refused',
    'sync-server/packs/pack-gate.ts',
    'if (picturesIn(record).some((sha256) => namesForeignPicture(tx, account, sha256, now)))',
    'if (false)',
    PHOTOS,
  ),
  guard(
    'what is no bare picture is shown to nobody',
    'sync-server/photos/receive-photo.ts',
    "state: checked.clean ? 'held' : 'quarantined',",
    "state: 'held',",
    ATTACKS,
  ),
  guard(
    'an unchecked photo is looked at by somebody else',
    'src/domain/sharing/photo-check.ts',
    'if (sentBy === checker.person) return null;',
    '',
    SHARING,
  ),
  guard(
    'a photo is looked at by another human, whatever accounts they have',
    'sync-server/office/photo-look.ts',
    'const human = humans(view);',
    'const human = (one) => one;',
    'sync-server/office/photo-look.test.ts',
  ),
  guard(
    'a photo is cleared by whoever has looked at it',
    'sync-server/office/clear-items.ts',
    'if (tx.records.entry(id) === null) demandLooked(tx, filed, call);',
    'void demandLooked;',
    'sync-server/office/photo-look.test.ts',
  ),
  guard(
    'a photo is cleared by nobody who took it',
    'sync-server/office/photo-look.ts',
    "throw unfinished('You took this photo. Somebody else at the desk checks it.');",
    'void unfinished;',
    'sync-server/office/photo-look.test.ts',
  ),
  guard(
    'who took a photo and who looks at it are asked again where it is opened',
    'src/domain/sharing/release.ts',
    ' && release.sentBy !== release.checkedBy',
    '',
    SHARING,
  ),
  // What answers and notes say.
  guard(
    'data is sniffed by nobody',
    'sync-server/border/headers.ts',
    "  'x-content-type-options': 'nosniff',\n",
    '',
    BORDER,
  ),
  guard(
    'nothing in data runs',
    'sync-server/border/headers.ts',
    "form-action 'none'; sandbox\"",
    "form-action 'none'\"",
    ATTACKS,
  ),
  guard(
    'the log knows routes, not addresses',
    'sync-server/border/border.ts',
    "const route = request.routeOptions.url ?? '(none)';",
    'const route = request.url;',
    CANARIES,
  ),
  guard(
    'a fault is noted without its message',
    'sync-server/errors.ts',
    "return `${error.name} ${codeOf(error) ?? ''}",
    "return `${error.message} ${codeOf(error) ?? ''}",
    'sync-server/errors.test.ts',
  ),
  // What leads have closed.
  guard(
    'a closed cell is closed',
    'src/domain/disclosure/audiences.ts',
    'return closedTo(rules, category, audience, compiled);',
    'return compiled;',
    MATRIX,
  ),
  guard(
    'an end takes two humans',
    'src/domain/disclosure/closing.ts',
    'return whyNotSecond(proposal, yes.by, yes.at);',
    'return null;',
    CLOSING,
  ),
  guard(
    'an end holds from the next day',
    'src/domain/disclosure/closing.ts',
    'localDateOf(londonDay(at.value) + 1)] : [];\n  });',
    'localDateOf(londonDay(at.value))] : [];\n  });',
    CLOSING,
  ),
  guard(
    'row 14 is never loosened',
    'src/domain/disclosure/closing.ts',
    "if (closing.category === 'safeguarding') return null;",
    '',
    CLOSING,
  ),
  guard(
    'a pack of other rules is not read',
    'sync-server/packs/pack-content.ts',
    'return pack.policy !== policyOf(landlordRules(view, today));',
    'return false;',
    'sync-server/matrix/closed-packs.test.ts',
  ),
  guard(
    'a link that tells what is closed goes on hold',
    'sync-server/matrix/close-cell.ts',
    "holdShares(tx, narrowed, 'stricter-rules', { by: account.id, at: now });",
    '',
    'sync-server/matrix/matrix-api.test.ts',
  ),
  guard(
    'packs are filled by the landlord’s own rules',
    'sync-server/packs/pack-day.ts',
    'return { pack, today, rules: landlordRules(view, today) };',
    'return { pack, today, rules: { ...landlordRules(view, today), closed: [] } };',
    CLOSED,
  ),
  guard(
    'a page is made by the landlord’s own rules',
    'sync-server/shares/share-content.ts',
    'rules: landlordRules(view, today),\n    audience: matter.audience,',
    'rules: { ...landlordRules(view, today), closed: [] },\n    audience: matter.audience,',
    CLOSED,
  ),
  guard(
    'a link that tells what is closed opens nothing',
    'sync-server/shares/standing.ts',
    'narrowed: share.rules !== policyOf(rules) && isNarrowedBy(rules, toldOf(share), share.audience),',
    'narrowed: false,',
    CLOSED,
  ),
  guard(
    'no fact of a repair is closed to anybody',
    'src/domain/disclosure/closable.ts',
    'if (isBuildingFact(category))',
    'if (false)',
    CLOSED,
  ),
  guard(
    'what a lead said of two accounts counts',
    'sync-server/accounts/one-human.ts',
    'for (const [one, other] of saidByLeads(view)) join(one, other);',
    '',
    'sync-server/sharing/same-human.test.ts',
  ),
  guard(
    'a page that one human opened goes on hold',
    'sync-server/sharing/same-human.ts',
    "holdShares(tx, failed, 'one-human', { by: account.id, at: now });",
    '',
    'sync-server/shares/approved-fields.test.ts',
  ),
  // Who lived there before, and what is gone.
  ...ENDING_GUARDS,
  ...OUTSIDE_GUARDS,
  ...RIGHTS_GUARDS,
  ...DECIDING_GUARDS,
  ...EXPORTS_GUARDS,
  ...KEEPING_GUARDS,
  ...TOLD_GUARDS,
  ...COPIES_GUARDS,
  ...AGAIN_GUARDS,
  ...KEPT_GUARDS,
  ...PUT_RIGHT_GUARDS,
];

/** Attacks that were promised to be tried, each with the guards without which it comes through. */
export const ATTACKS_TRIED = {
  'forged scope': ['a phone gives itself no scope', 'a home must have been opened'],
  'a foreign photo’s digest': ['naming a digest gives no right to its bytes', 'a foreign digest is refused'],
  'an uploaded page or drawing, opened by the office': [
    'what is no bare picture is shown to nobody',
    'data is sniffed by nobody',
    'nothing in data runs',
  ],
  'an older revision of what was narrowed': [
    'older bodies of a pack are gone',
    'an older version is told to its author alone',
  ],
  'a preview of a link, a scanner of mail': ['looking at a page shows no fact and counts as nobody'],
  'a code that is used again': [
    'a code opens once',
    'wrong codes close a link',
    'a code belongs to its own link',
    'a new link closes the one before',
  ],
  'approving one’s own by another role': [
    'nobody approves by a role given afterwards',
    'an account begins anew with each change by somebody else',
    'a new role ends what the old one began',
  ],
  'a joint tenant’s request for a copy': [
    'a copy is one person’s',
    'what is about others too is weighed first',
    'nothing of a copy goes out unread',
  ],
  'an older copy of the folder': [
    'an older copy is cleaned before it serves',
    'a register is its own landlord’s',
  ],
  'a late push of what was destroyed': [
    'a late push of what was destroyed is refused',
    'a late push of what was destroyed is kept nowhere',
    'a rescue copy brings back nothing that was destroyed',
  ],
};
