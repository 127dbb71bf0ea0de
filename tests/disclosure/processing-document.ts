import {
  AUDIENCE_NAMES,
  AUDIENCES,
  verdictFor,
  type Audience,
} from '../../src/domain/disclosure/audiences.ts';
import {
  CATEGORIES,
  DATA_CATEGORIES,
  type DataCategory,
  type RetentionClass,
} from '../../src/domain/disclosure/categories.ts';
import { RECORD_KINDS } from '../../src/domain/records/registry.ts';
import type { RecordKind } from '../../src/domain/records/define-record.ts';
import { BASES, LANDLORD_KINDS, type Basis, type LandlordKind } from '../../src/domain/sharing/bases.ts';
import { PURPOSES, purposesFor } from '../../src/domain/sharing/purposes.ts';

/** The page `docs/record-of-processing.md`, generated from the domain. `npm run matrix` writes it; a test compares it. */
export function processingDocument(): string {
  return [
    '# Record of processing',
    '',
    'What Article 30 UK GDPR asks a landlord to write down, as far as Homefile knows it. Generated from `src/domain` by',
    '`npm run matrix`; a test fails when it is out of date. Copy it, fill in what stands in brackets, and have it confirmed by',
    'your data-protection lead. Not legal advice.',
    '',
    '## Who',
    '',
    '- Controller: [landlord, address, registration number]',
    '- Data-protection lead or officer: [name, how to reach]',
    '- Processors: [contractors under contract, who hosts the server]. See `processor-terms-checklist.md`.',
    '- Transfers abroad: none by Homefile; it sends to nobody by itself. [Where the server stands]',
    '',
    '## Whose data',
    '',
    'Residents and those who live with them; neighbours and relatives who are mentioned; staff and contractors in their role.',
    '',
    '## What for, and who receives it',
    '',
    '| Reader | Purposes | Sees as it is, at least on a condition | Sees after an approval |',
    '|---|---|---|---|',
    ...AUDIENCE_NAMES.map(readerRow),
    '',
    '## Lawful bases that can be named',
    '',
    ...(Object.keys(LANDLORD_KINDS) as LandlordKind[]).map((landlord) => {
      const offered = (Object.keys(BASES) as Basis[]).filter((basis) => BASES[basis].offeredTo[landlord]);
      return `- **${LANDLORD_KINDS[landlord]}**: ${offered.map((basis) => BASES[basis].title).join('; ')}`;
    }),
    '',
    '## Kinds of personal data, and how long',
    '',
    'Each landlord sets the figure behind a class.',
    '',
    '| Kind of data | What it is | Special | Kept | Kinds of record that hold it |',
    '|---|---|---|---|---|',
    ...DATA_CATEGORIES.filter(isPersonal).map(categoryRow),
    '',
    '## How it is kept safe',
    '',
    '- Encrypted on each phone under a key of the person; a lost phone is cleared when it is next in contact.',
    '- One projection for every way out; a guarded field takes a second person, a standing rule or an emergency.',
    '- What goes wrong is taken back and recorded in one action, with its 72 hours; the register is kept for good (decision 0133).',
    '- Every look at guarded data, every disclosure and every refusal is in a chained journal.',
    '- Training is due by role; after 14 days without it guarded kinds are closed (decision 0125).',
    '- `docs/threat-model.md` names each threat with its control and its test.',
    '',
  ].join('\n');
}

function isPersonal(category: DataCategory): boolean {
  const terms: readonly string[] = CATEGORIES[category].dpv;
  return !terms.includes('dpv:NonPersonalData');
}

function readerRow(audience: Audience): string {
  const purposes = purposesFor(audience).map((purpose) => PURPOSES[purpose]);
  const personal = DATA_CATEGORIES.filter(isPersonal);
  const seen = personal.filter((category) => verdictFor(category, audience).is === 'S');
  const approved = personal.filter((category) => {
    const { is, or, otherwise } = verdictFor(category, audience);
    return [is, or, otherwise].includes('N');
  });
  return `| ${AUDIENCES[audience].title} | ${purposes.join('; ')} | ${titles(seen)} | ${titles(approved)} |`;
}

function titles(categories: readonly DataCategory[]): string {
  return categories.length === 0 ? 'none' : categories.map((one) => CATEGORIES[one].title).join(', ');
}

function categoryRow(category: DataCategory): string {
  const { title, means, guarded, retention } = CATEGORIES[category];
  const kinds = RECORD_KINDS.filter((kind: RecordKind) =>
    Object.values(kind.fields).some((field) => field.category === category),
  );
  const held = kinds.map((kind) => kind.title).join(', ');
  return `| ${title} | ${means} | ${guarded ? 'guarded' : ''} | ${words(retention)} | ${held} |`;
}

function words(retention: RetentionClass): string {
  return retention.replaceAll('-', ' ');
}
