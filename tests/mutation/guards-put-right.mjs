/* What somebody has said is wrong: it is told to nobody as a fact. */
import { guard } from './guard.mjs';

const PACKS = 'sync-server/packs/put-right.test.ts';
const KNOWN = 'sync-server/shares/how-known.test.ts';
const PARTS = 'sync-server/shares/share-parts.test.ts';
const RULE = 'src/domain/cases/put-right.test.ts';

export const PUT_RIGHT_GUARDS = [
  guard(
    'what was put right leaves a contractor’s pack',
    'sync-server/packs/contractor-content.ts',
    ' || now.right.isWrong(entry.id)) return [];',
    ') return [];',
    PACKS,
  ),
  guard(
    'what was put right leaves the packs of other surveyors',
    'sync-server/packs/surveyor-content.ts',
    'if (!isTold) return [];',
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
    'return right.isWrong(id) && (instead === id || isHere(instead));',
    'return right.isWrong(id);',
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
  guard(
    'a standing rule tells nothing of who has left',
    'sync-server/shares/approved-fields.ts',
    'if (!ruled.has(release.record)) return [];',
    '',
    'sync-server/sharing/of-who-left.test.ts',
  ),
  guard(
    'the form that asks shows nothing of an earlier household',
    'sync-server/sharing/asked-record.ts',
    'if (!guard(entry)) return null;',
    '',
    'sync-server/sharing/of-who-left.test.ts',
  ),
  guard(
    'what somebody said is handed on by who has it',
    'sync-server/office/settle-task.ts',
    'demandMayHandOn(tx, call, said);',
    '',
    'sync-server/office/hand-over-said.test.ts',
  ),
];
