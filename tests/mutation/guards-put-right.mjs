/* What somebody has said is wrong: it is told to nobody as a fact. */
import { guard } from './guard.mjs';

const PACKS = 'sync-server/packs/put-right.test.ts';
const KNOWN = 'sync-server/shares/how-known.test.ts';
const PARTS = 'sync-server/shares/share-parts.test.ts';
const FROM_PHONES = 'sync-server/packs/corrections-from-phones.test.ts';
const CORRECTED = 'sync-server/shares/corrected-shares.test.ts';
const FOLLOWS = 'sync-server/rights/what-follows.test.ts';
const RULE = 'src/domain/cases/put-right.test.ts';

export const PUT_RIGHT_GUARDS = [
  guard(
    'what was put right leaves a contractor’s pack',
    'sync-server/packs/contractor-content.ts',
    ' || !isStillTold(view, now.right, entry)) return [];',
    ') return [];',
    PACKS,
  ),
  guard(
    'what was put right leaves the packs of other surveyors',
    'sync-server/packs/surveyor-content.ts',
    'if (!isStillTold(view, right, entry)) return [];',
    '',
    PACKS,
  ),
  guard(
    'a correction reaches packs at once',
    'sync-server/packs/packer.ts',
    "return kind === 'correction' || putRightAt(tx, home).names(id);",
    'return false;',
    PACKS,
  ),
  guard(
    'what a correction names leaves whichever of them came last',
    'sync-server/packs/packer.ts',
    "return kind === 'correction' || putRightAt(tx, home).names(id);",
    "return kind === 'correction';",
    PACKS,
  ),
  guard(
    'a correction is told where what it corrects is, and nowhere else',
    'sync-server/packs/surveyor-content.ts',
    ' || isForLeadAlone(wrong.kind)) return false;',
    ') return false;',
    PACKS,
  ),
  guard(
    'a need is laid down when its correction stands whole',
    'src/domain/cases/put-right.ts',
    'instead !== id && kindOf(instead) !== null && kindOf(instead) === kindOf(id);',
    'id !== null;',
    PACKS,
  ),
  guard(
    'what was only taken back is no fact either',
    'src/domain/cases/put-right.ts',
    '...holding.map(({ corrects }) => corrects),',
    '...holding.flatMap((one) => (one.replacement === null ? [] : [one.corrects])),',
    RULE,
  ),
  guard(
    'of a ring of corrections nothing is told',
    'src/domain/cases/put-right.ts',
    'return said.filter(({ id }) => !undone.has(id));',
    'return said.filter(({ id }) => sure.has(id));',
    RULE,
  ),
  // How things came to be known, on the pages of an adviser and the Ombudsman.
  guard(
    'a page of facts has nothing that was put right',
    'sync-server/shares/matter-records.ts',
    "stands !== 'right' && !isToldWrong",
    'false',
    KNOWN,
  ),
  guard(
    'what is held to be right no longer says so',
    'src/domain/shares/how-known.ts',
    "if (is === 'right') return [];",
    'if (by.length >= 0) return [];',
    KNOWN,
  ),
  guard(
    'how a guarded record came to be known is not told',
    'sync-server/shares/share-content.ts',
    'if (onlyApproved || GUARDED_KINDS.has(record.kind))',
    'if (onlyApproved)',
    'sync-server/shares/approved-alone.test.ts',
  ),
  guard(
    'of what belongs to a page by an approval alone nothing else is told',
    'sync-server/shares/share-content.ts',
    'if (onlyApproved || GUARDED_KINDS.has(record.kind))',
    'if (GUARDED_KINDS.has(record.kind))',
    'sync-server/shares/approved-alone.test.ts',
  ),
  guard(
    'a neighbour and a resident are not named in the log that goes out',
    'src/domain/shares/how-known.ts',
    'const isNamed = NAMED_IN_LOG.has(audience) && recipientName !== undefined;',
    'const isNamed = recipientName !== undefined;',
    KNOWN,
  ),
  guard(
    'a line of the log about another household goes to nobody outside',
    'sync-server/shares/log-told.ts',
    'return tenancy !== null && tenancy !== matter.tenancy;',
    'return false;',
    KNOWN,
  ),
  // The other parts of a page.
  guard(
    'a part takes the pass of its reading',
    'sync-server/shares/open-share.ts',
    'return frozen === null || !isPass(pass, frozen.pass) ?',
    'return frozen === null ?',
    PARTS,
  ),
  guard(
    'a part closes with its page',
    'src/domain/shares/share-state.ts',
    "const isReadable = (state === 'open' || state === 'used') && now < facts.expiresAt;",
    "const isReadable = (state === 'open' || state === 'used' || true) && now < facts.expiresAt;",
    PARTS,
  ),
  guard(
    'a part is of this hour',
    'src/domain/shares/share-state.ts',
    'opened !== undefined && now - opened.at < READING_MS',
    'opened !== undefined',
    PARTS,
  ),
  guard(
    'a pass is of one link',
    'sync-server/shares/secret-link.ts',
    '.update(`parts ${hash}`)',
    ".update(hash === '' ? '' : 'parts')",
    PARTS,
  ),
  guard(
    'a picture is logged only where it went along',
    'src/domain/shares/share-page.ts',
    'if (at < 0) return [];',
    '',
    PARTS,
  ),
  guard(
    'no phone takes away the address of a home',
    'sync-server/packs/pack-gate.ts',
    'if (correctsWhatStands(tx, record)) return CHANGED_AT_THE_DESK;',
    '',
    'sync-server/packs/pack-gate.test.ts',
  ),
  // What a phone may take away from everybody else.
  guard(
    'a phone takes away nobody else’s decision, need or warning',
    'src/domain/access/correcting.ts',
    'if (!isTheirs(corrects, by, recordOf)) return NOT_THEIRS;',
    '',
    'src/domain/access/correcting.test.ts',
    FROM_PHONES,
  ),
  guard(
    'a phone takes away nothing by what it first said is right',
    'src/domain/access/correcting.ts',
    'if (replacement !== undefined && !isTheirs(replacement, by, recordOf)) return NOT_THEIRS;',
    '',
    FROM_PHONES,
  ),
  guard(
    'an undone correction takes away nothing that was not theirs',
    'src/domain/access/correcting.ts',
    'isTheirs(one, by, recordOf, before),',
    'before.size > 0,',
    'src/domain/access/correcting.test.ts',
  ),
  guard(
    'a phone takes back no need without saying what is right',
    'src/domain/access/correcting.ts',
    'if (replacement === undefined && wrong !== null && HEEDED_KINDS.has(wrong.kind)) return STILL_HEEDED;',
    '',
    FROM_PHONES,
  ),
  guard(
    'a colleague is somebody who visits',
    'src/domain/access/correcting.ts',
    "return named.authorIs === 'surveyor' && PUT_RIGHT_BY_COLLEAGUES.has(named.kind);",
    'return PUT_RIGHT_BY_COLLEAGUES.has(named.kind);',
    'src/domain/access/correcting.test.ts',
    FROM_PHONES,
  ),
  guard(
    'what a phone sends asks what it takes away',
    'sync-server/packs/pack-gate.ts',
    'if (notTheirs !== null) return notTheirs;',
    '',
    FROM_PHONES,
  ),
  guard(
    'a need is heeded until a need stands for it',
    'src/domain/cases/put-right.ts',
    'kindOf(instead) !== null && kindOf(instead) === kindOf(id);',
    'kindOf(instead) !== null;',
    FROM_PHONES,
  ),
  guard(
    'what was cleared from a wrong note is wrong with it',
    'src/domain/cases/put-right.ts',
    '...cleared.flatMap((one) => (wrong.has(one.from) ? [one.id] : []))',
    '',
    CORRECTED,
    RULE,
  ),
  guard(
    'what a correction undoes is put on hold too',
    'src/domain/cases/put-right.ts',
    'filter((id) => before.isWrong(id) !== now.isWrong(id));',
    'filter((id) => !before.isWrong(id) && now.isWrong(id) && before.wrong.size === 0);',
    RULE,
    CORRECTED,
  ),
  guard(
    'a correction puts nothing of another home on hold',
    'sync-server/files/file-record.ts',
    '(id) => tx.records.entry(id)?.home === home,',
    '(id) => tx.records.entry(id) !== null,',
    CORRECTED,
  ),
  guard(
    'whoever had the checked form is told that it was put right',
    'sync-server/rights/earlier-recipients.ts',
    'if (concerned.has(from)) concerned.add(id);',
    'if (concerned.size < 0) concerned.add(id ?? from);',
    FOLLOWS,
  ),
];
