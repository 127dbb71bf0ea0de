import { COMPILED_RULES } from '#domain/disclosure/rules.ts';
import {
  AUDIENCE_NAMES,
  AUDIENCES,
  verdictFor,
  verdictInWords,
} from '../../src/domain/disclosure/audiences.ts';
import { CATEGORIES, DATA_CATEGORIES, type CategoryFacts } from '../../src/domain/disclosure/categories.ts';
import { INSTRUCTIONS } from '../../src/domain/disclosure/instructions.ts';
import type { RecordKind } from '../../src/domain/records/define-record.ts';
import { RECORD_KINDS } from '../../src/domain/records/registry.ts';
import { sharingDocument } from './sharing-document.ts';

/** The page `docs/data-categories.md`, generated from the domain. `npm run matrix` writes it; a test compares it. */
export function matrixDocument(): string {
  return [
    '# Who sees what',
    '',
    'Generated from `src/domain` by `npm run matrix`; a test fails when it is out of date. Not legal advice.',
    '',
    'S share, W withhold, N only with a recorded necessity and a second person, D in derived form only. Where two letters',
    'stand, the first holds until the second is asked for. A condition in brackets must hold, or what follows applies.',
    "Rows 2 and 3 follow the regulator (Ms B), row 11 for legal advisers too (Mr A), row 28 the guidance on the landlord's",
    "defence; the rest is judgement for each landlord's data-protection lead to confirm.",
    '',
    '## Audiences',
    '',
    ...AUDIENCE_NAMES.map(
      (name) => `- **${AUDIENCES[name].title}** (\`${name}\`): ${AUDIENCES[name].because}.`,
    ),
    '',
    '## The matrix',
    '',
    `| Row | Category | ${AUDIENCE_NAMES.map((name) => AUDIENCES[name].code).join(' | ')} |`,
    `|---|---|${AUDIENCE_NAMES.map(() => '---').join('|')}|`,
    ...DATA_CATEGORIES.map((category) => {
      const cells = AUDIENCE_NAMES.map((audience) =>
        verdictInWords(verdictFor(COMPILED_RULES, category, audience)),
      );
      return `| ${CATEGORIES[category].row} | \`${category}\` | ${cells.join(' | ')} |`;
    }),
    '',
    '## Categories',
    '',
    '| Category | What it is | File | Guarded | Kept | DPV 2.3 |',
    '|---|---|---|---|---|---|',
    ...DATA_CATEGORIES.map((category) => categoryRow(category, CATEGORIES[category])),
    '',
    '## Derived instructions',
    '',
    'A closed list. Each serves at least three reasons, so that no phrase becomes a code for one of them.',
    '',
    ...Object.entries(INSTRUCTIONS).map(([key, words]) => `- \`${key}\`: ${words}`),
    '',
    ...sharingDocument(),
    '## Kinds of record and their fields',
    '',
    ...RECORD_KINDS.flatMap((kind: RecordKind) => [
      `### ${kind.title} (\`${kind.kind}\`, version ${kind.version}, ${kind.file} file)`,
      '',
      '| Field | Asked as | Category |',
      '|---|---|---|',
      ...Object.entries(kind.fields).map(
        ([name, field]) =>
          `| \`${name}\`${field.required ? '' : ' (optional)'} | ${field.label} | \`${field.category}\` |`,
      ),
      '',
    ]),
  ].join('\n');
}

function categoryRow(category: string, facts: CategoryFacts): string {
  const kept = facts.retention.replaceAll('-', ' ');
  return `| \`${category}\` | ${facts.means} | ${facts.file} | ${facts.guarded ? 'yes' : ''} | ${kept} | ${facts.dpv.join(', ')} |`;
}
