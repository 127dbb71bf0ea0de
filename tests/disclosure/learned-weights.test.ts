import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { WEIGHTS_LEARNED } from '#domain/screening/lexicon/learned-weights.ts';
import { learnedFrom, screenLearnedFrom, SETS } from './learn-screening.ts';
import { scoreScreening } from './score-screening.ts';

const FILE = join(import.meta.dirname, '../../src/domain/screening/lexicon/learned-weights.ts');
const ACROSS = 118;

describe('the learned weights', () => {
  it('are what the labelled sets teach (npm run learn writes them)', () => {
    const packed = learnedFrom(SETS);
    if (process.env['WRITE_WEIGHTS'] === '1') writeFileSync(FILE, fileOf(packed));
    else {
      const committed = WEIGHTS_LEARNED.replaceAll('\n', '');
      expect(committed.length).toBe(packed.length);
      // Another engine may round a logarithm otherwise: a few weights then differ by a step.
      const different = [...packed].filter((sign, at) => sign !== committed[at]).length;
      expect(different / packed.length).toBeLessThan(0.01);
    }
  }, 60_000);

  it.each(['fresh-06.jsonl', 'fresh-09.jsonl'])(
    'hide at least 92 of 100 of the gravest stretches of %s when they have not learned from it, and mark at most 10 of 100 clean notes',
    (set) => {
      const score = scoreScreening(set, screenLearnedFrom(SETS.filter((other) => other !== set)));
      expect(score.graveHidden, score.leaks.join('\n')).toBeGreaterThanOrEqual(0.92);
      expect(score.falseAlarms).toBeLessThanOrEqual(0.1);
    },
    60_000,
  );
});

function fileOf(packed: string): string {
  const lines = packed.match(new RegExp(`.{1,${String(ACROSS)}}`, 'gs')) ?? [];
  return `/** Learned from the labelled notes in \`tests/data/screening\` by \`npm run learn\`, a sign for each weight. */
export const WEIGHTS_LEARNED = \`
${lines.join('\n')}
\`;
`;
}
