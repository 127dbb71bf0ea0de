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
    'who lives at a home is in no file',
    'sync-server/exports/records-export.ts',
    ' && !isAboutHousehold(entry.kind)',
    '',
    MIRROR,
    FILES,
  ),
  guard(
    'who was told is saved with the log alone',
    'sync-server/exports/records-export.ts',
    "entry.kind !== 'disclosure' && ",
    '',
    LOG,
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
