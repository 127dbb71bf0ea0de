/* What is printed, kept as a PDF, or saved as a file. */
import { guard } from './guard.mjs';

const MIRROR = 'tests/disclosure/mirror.test.ts';
const FILES = 'sync-server/exports/records-export.test.ts';
const TABLES = 'src/domain/exports/records-file.test.ts';
const LOG = 'tests/disclosure/log-canary.test.ts';
const CANARY = 'tests/disclosure/share-canary.test.ts';

export const EXPORTS_GUARDS = [
  guard(
    'the title of a page says nothing of whose home it is about',
    'sync-server/shares/page-html.ts',
    "      'What we have on record',",
    '      page.title as never,',
    CANARY,
  ),
  guard(
    'no browser prints the address of a page at its foot',
    'sync-server/outside/page-style.ts',
    '@bottom-left { content: ""; }',
    '',
    CANARY,
  ),

  // Files of records.
  guard(
    'a file holds nothing that needs an open case or a training that holds',
    'sync-server/exports/records-export.ts',
    'onOpenCase: false, guardedClosed: true };',
    'onOpenCase: true, guardedClosed: false };',
    MIRROR,
    FILES,
  ),
  guard(
    'a file holds the kinds of a closed list alone',
    'sync-server/exports/records-export.ts',
    'filed.filter(({ entry }) => isInFiles(entry.kind));',
    'filed;',
    MIRROR,
    FILES,
  ),
  guard(
    'who was told is saved with the log alone',
    'src/domain/exports/file-kinds.ts',
    'new Set<KindName>([\n',
    "new Set<KindName>([\n  'disclosure',\n",
    LOG,
  ),
  guard(
    'a file says nothing of what was asked for by right, nor what a record is treated as',
    'src/domain/exports/file-kinds.ts',
    'return IN_FILES.has(kind);',
    "return IN_FILES.has(kind) || kind === 'rights-request' || kind === 'reclassification';",
    FILES,
  ),
  guard(
    'a file says of nothing that is not in it that it was put right',
    'sync-server/exports/records-export.ts',
    "kind !== 'correction' || isAmong(held, body['corrects'])",
    'true',
    FILES,
  ),
  guard(
    'nobody is told that what they are not shown was put right',
    'sync-server/office/shown-records.ts',
    ' || isOfHidden(record, disclosed, view)',
    '',
    FILES,
  ),
  guard(
    'a reason beside a limit is told as the history tells it',
    'src/domain/cases/reasons-beside.ts',
    'flatMap(({ id }) => seen.get(id) ?? [])',
    "map((one) => ({ at: 0, ...seen.get(one.id), shown: one.record as never as ShownRecord['shown'] }))",
    'src/domain/cases/reasons-beside.test.ts',
  ),
  guard(
    'a first name is told of nothing that may be a remark',
    'src/domain/sharing/first-name.ts',
    'if (first === undefined || !isWhole || words.length > 2 || !words.every(isCapital)) return null;',
    'if (first === undefined) return null;',
    'src/domain/sharing/first-name.test.ts',
  ),
  guard(
    'a breach is guessed by nobody who knows its id',
    'sync-server/breaches/record-breach.ts',
    'known.by === by.account.id &&\n    isAbout(begun, told) &&\n    begun.happened',
    'isAbout(begun, told) &&\n    begun.happened',
    'sync-server/breaches/breaches-api.test.ts',
  ),
  guard(
    'a refused line of the log is opened by the lead alone',
    'sync-server/inbox/rows-at-desk.ts',
    " || (NAMES_KINDS_OF_DATA.has(kind.kind) && account.role !== 'lead')",
    '',
    'sync-server/inbox/open-item.test.ts',
  ),
  guard(
    'a table of records runs nothing',
    'src/domain/exports/records-file.ts',
    'return csv([COLUMNS, ...rows]);',
    'return [COLUMNS, ...rows].map((row) => row.map((cell) => `"${cell}"`).join(",")).join("\\r\\n");',
    TABLES,
  ),
  guard(
    'that a file was taken out is kept',
    'sync-server/exports/records-export.ts',
    'tx.disclosures.addLogExport({',
    'void ({',
    FILES,
  ),
  // The mirror: a fact that goes missing is noticed as a word that comes out is.
  guard(
    'the desk reads what a job costs',
    'src/domain/cases/line-makers.ts',
    "  ['works-price', priceLine],",
    '',
    MIRROR,
  ),
  guard(
    'a file for programs holds every field',
    'src/domain/exports/records-file.ts',
    'fields: shown.body,',
    'fields: Object.fromEntries(Object.entries(shown.body).slice(1)),',
    MIRROR,
  ),
  guard(
    'a page tells each closed answer',
    'src/domain/shares/share-page.ts',
    'return words === null ? [] : [{ label, words }];',
    "return words === null || name === 'element' ? [] : [{ label, words }];",
    MIRROR,
  ),
];
