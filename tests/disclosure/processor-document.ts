import { AUDIENCES, verdictFor } from '../../src/domain/disclosure/audiences.ts';
import { CATEGORIES, DATA_CATEGORIES } from '../../src/domain/disclosure/categories.ts';
import { INSTRUCTIONS } from '../../src/domain/disclosure/instructions.ts';
import { COMPILED_RULES } from '../../src/domain/disclosure/rules.ts';
import { LONGEST_DAYS } from '../../src/domain/sharing/necessity.ts';
import { LONGEST_RULE_DAYS } from '../../src/domain/sharing/standing-rule.ts';
import { TRAINING_DAYS } from '../../src/domain/training/standing.ts';

const FROM = '<!-- from the domain -->';
const TO = '<!-- to here -->';

/** `docs/processor-terms-checklist.md` with its middle part generated: what a contractor receives, from the rules. */
export function processorDocument(page: string): string {
  const [before = '', rest = ''] = page.split(FROM);
  const [, after = ''] = rest.split(TO);
  return [before, FROM, '\n\n', received(), '\n\n', TO, after].join('');
}

function received(): string {
  const ways = DATA_CATEGORIES.map((category) => {
    const { is, or } = verdictFor(COMPILED_RULES, category, 'contractor');
    return { title: CATEGORIES[category].title, letters: [is, or] };
  });
  const titles = (letter: string) =>
    ways
      .filter(({ letters }) => letters.includes(letter as never))
      .map(({ title }) => title)
      .join(', ');
  const derived = ways
    .filter(({ letters: [is] }) => is === 'D')
    .map(({ title }) => title)
    .join(', ');
  return [
    `The column ${AUDIENCES.contractor.code} of the matrix, at its widest; what your leads have closed stands at \`/office/matrix\`.`,
    '',
    `- As it is: ${titles('S')}.`,
    `- As one of ${Object.keys(INSTRUCTIONS).length} instructions without a reason: ${derived}.`,
    `- Only when a second person approves it (${LONGEST_DAYS} days at most), by a standing rule of two leads (${LONGEST_RULE_DAYS} days at most), or while an emergency runs: ${titles('N')}.`,
    `- Nothing of: ${ways
      .filter(({ letters: [is, or] }) => is === 'W' && or === undefined)
      .map(({ title }) => title)
      .join(', ')}.`,
    '',
    `Each for one job; it leaves the phone with the job. After ${TRAINING_DAYS.grace} days without the training that is due, guarded kinds are closed.`,
  ].join('\n');
}
