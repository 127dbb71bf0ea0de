/* What is printed, kept as a PDF, or saved as a file. */
import { guard } from './guard.mjs';

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
];
