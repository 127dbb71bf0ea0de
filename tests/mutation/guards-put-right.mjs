/* What somebody has said is wrong: it is told to nobody as a fact. */
import { guard } from './guard.mjs';

const PACKS = 'sync-server/packs/put-right.test.ts';
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
];
