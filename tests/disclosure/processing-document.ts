import { COMPILED_RULES } from '#domain/disclosure/rules.ts';
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
import { LONGEST_DAYS } from '../../src/domain/sharing/necessity.ts';
import { LONGEST_RULE_DAYS } from '../../src/domain/sharing/standing-rule.ts';
import { RIGHT_KEYS, RIGHTS, type LimitRule } from '../../src/domain/rights/rights.ts';
import { RETENTION_CLASSES, SCHEDULE, type RetentionRule } from '../../src/domain/retention/schedule.ts';
import { MOST_DAYS, NEIGHBOUR_DAYS, SHARED_WITH } from '../../src/domain/shares/share-audiences.ts';

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
    'This is the widest. What your leads have made stricter, and since when, stands at `/office/matrix` (decision 0126).',
    '',
    '## How it leaves',
    '',
    '- A surveyor’s or contractor’s phone: the pack of their visits and jobs, which begins anew when something must leave.',
    ...Object.values(SHARED_WITH).map(
      ({ title, days }) =>
        `- ${title}: a frozen page by a link, usually for ${days} days and never more than ${MOST_DAYS}. A one-time code opens what is more than facts of the building.`,
    ),
    `- Neighbour: an answer in closed sentences, by voice, letter or a link of ${NEIGHBOUR_DAYS} days.`,
    '- Resident: the written summary, the copy of their own data, and the page of who was told (the data receipt).',
    '- Emergency service: told by voice what the list of that service has, noted and looked at afterwards.',
    `- A guarded field: by a second person for ${LONGEST_DAYS} days at most, by a standing rule of two leads for ${LONGEST_RULE_DAYS} at most, or while an emergency runs.`,
    '',
    'Each is a line of the disclosure log, refusals too. What was put right or closed since puts a link on hold.',
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
    ...RETENTION_CLASSES.map((name) => scheduleLine(words(name), SCHEDULE[name])),
    '',
    'Two leads destroy what is over, from a dry run, with a certificate. A legal hold keeps it; it does not open it. An open case,',
    'a complaint and a request that waits keep it too (decision 0115).',
    '',
    '| Kind of data | What it is | Special | Kept | Kinds of record that hold it |',
    '|---|---|---|---|---|',
    ...DATA_CATEGORIES.filter(isPersonal).map(categoryRow),
    '',
    '## What people can ask',
    '',
    ...RIGHT_KEYS.map(
      (key) => `- ${RIGHTS[key].asks}: ${LIMITS[RIGHTS[key].rule]} (${RIGHTS[key].citation})`,
    ),
    '',
    '## How it is kept safe',
    '',
    '- Encrypted on each phone under a key of the person; a lost phone is cleared when it is next in contact.',
    '- One projection for every way out; a guarded field takes a second person, a standing rule or an emergency.',
    '- What goes wrong is taken back and recorded in one action, with its 72 hours; the register is kept for good (decision 0133).',
    '- Every look at guarded data, every disclosure and every refusal is in a chained journal.',
    '- Training is due by role; after 14 days without it guarded kinds are closed (decision 0125).',
    '- What was told wrongly: its links are closed, and those who heard it are listed to be told. The ICO hears within 72 hours of',
    '  when you know of it, where people may be harmed (UK GDPR Article 33). [Who decides, also at night]',
    '- `docs/threat-model.md` names each threat with its control and its test.',
    '',
  ].join('\n');
}

const LIMITS = {
  'one-month': 'one month',
  'acknowledge-in-30-days': 'acknowledged within 30 days',
} as const satisfies Record<LimitRule, string>;

const STARTS = {
  'tenancy-ended': 'the end of the tenancy',
  'case-closed': 'the case is closed',
  received: 'it came in',
  shared: 'it was shared',
} as const satisfies Record<NonNullable<RetentionRule['starts']>, string>;

function scheduleLine(name: string, { years, starts, reason, source, isChoice }: RetentionRule): string {
  const from = starts === null ? '' : STARTS[starts];
  const kept =
    years === null || starts === null
      ? 'as long as the building'
      : years === 0
        ? `until ${from}`
        : `${years} ${years === 1 ? 'year' : 'years'}, from: ${from}`;
  const choice = isChoice ? ' [Your figure, if it is another]' : '';
  return `- **${name}**: ${kept}. ${reason} ${source}.${choice}`;
}

function isPersonal(category: DataCategory): boolean {
  const terms: readonly string[] = CATEGORIES[category].dpv;
  return !terms.includes('dpv:NonPersonalData');
}

function readerRow(audience: Audience): string {
  const purposes = purposesFor(audience).map((purpose) => PURPOSES[purpose]);
  const personal = DATA_CATEGORIES.filter(isPersonal);
  const seen = personal.filter((category) => verdictFor(COMPILED_RULES, category, audience).is === 'S');
  const approved = personal.filter((category) => {
    const { is, or, otherwise } = verdictFor(COMPILED_RULES, category, audience);
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
