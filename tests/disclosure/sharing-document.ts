import { AUDIENCE_NAMES, AUDIENCES } from '../../src/domain/disclosure/audiences.ts';
import { CATEGORIES, DATA_CATEGORIES } from '../../src/domain/disclosure/categories.ts';
import type { Citation } from '../../src/domain/deadlines/rule.ts';
import { BASES, LANDLORD_KINDS, type Basis, type LandlordKind } from '../../src/domain/sharing/bases.ts';
import { CONDITIONS, type ConditionFacts } from '../../src/domain/sharing/conditions.ts';
import { EMERGENCY_FIELDS } from '../../src/domain/sharing/emergency-release.ts';
import { BUILDING_KINDS } from '../../src/domain/sharing/life-building.ts';
import { LIFE_SERVICES } from '../../src/domain/sharing/life-services.ts';
import { PURPOSES, purposesFor } from '../../src/domain/sharing/purposes.ts';
import { ruleAnswerInWords } from '../../src/domain/sharing/rule-answers.ts';
import { answersAbout } from '../../src/domain/sharing/special-data.ts';

/** The part of `docs/data-categories.md` on what opens an N. */
export function sharingDocument(): readonly string[] {
  return [
    '## What opens an N',
    '',
    'Each opens one field of one record to one recipient for one purpose, until a day: an approval by a second person, a',
    'standing rule, a running emergency, an emergency to life. Nothing opens a W. Why so: decision 0091.',
    '',
    '### Purposes',
    '',
    ...AUDIENCE_NAMES.map(
      (audience) =>
        `- **${AUDIENCES[audience].title}**: ${purposesFor(audience)
          .map((purpose) => PURPOSES[purpose])
          .join('; ')}`,
    ),
    '',
    '### Lawful bases',
    '',
    '| Basis | Offered to | Citation | Mark |',
    '|---|---|---|---|',
    ...(Object.keys(BASES) as Basis[]).map((basis) => {
      const { title, offeredTo, citation } = BASES[basis];
      const landlords = (Object.keys(LANDLORD_KINDS) as LandlordKind[]).filter((kind) => offeredTo[kind]);
      return `| ${title} | ${landlords.join(', ')} | ${cited(citation)} |`;
    }),
    '',
    '### Special-category conditions',
    '',
    '| Condition | Carries | Policy document | Citation | Mark |',
    '|---|---|---|---|---|',
    ...Object.values<ConditionFacts>(CONDITIONS).map(
      ({ title, carries, policyDocument, citation }) =>
        `| ${title} | ${carries.join(', ')} | ${policyDocument ? 'yes' : ''} | ${cited(citation)} |`,
    ),
    '',
    '### By category',
    '',
    '"Asked" means that whoever has read the field says whether it tells of health or of a crime.',
    '',
    '| Row | Category | Special condition | A standing rule may release it to |',
    '|---|---|---|---|',
    ...DATA_CATEGORIES.map((category) => {
      const answers = answersAbout([category]);
      const demand = answers.length > 1 ? 'asked' : answers[0] === 'neither' ? '' : 'always';
      return `| ${CATEGORIES[category].row} | \`${category}\` | ${demand} | ${ruleAnswerInWords(category)} |`;
    }),
    '',
    '### At once',
    '',
    `- **The contractor of a running emergency**: ${named(EMERGENCY_FIELDS)}`,
    ...Object.values(LIFE_SERVICES).map(
      ({ title, because, fields }) => `- **${title}** (${because}): ${named(fields)}`,
    ),
    `- **Every one of these services**, whatever is recorded of people: what it may see of ${named(BUILDING_KINDS)}`,
    '',
  ];
}

function cited({ regulation, source, mark }: Citation): string {
  return `${regulation ?? ''} (${source}) | ${mark}`;
}

function named(fields: readonly string[]): string {
  return fields.map((field) => `\`${field}\``).join(', ');
}
