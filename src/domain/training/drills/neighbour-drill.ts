import { neighbourAnswer } from '../../requests/neighbour-answer.ts';
import { REQUEST_CLASSES, type QuestionKey } from '../../requests/questions.ts';
import type { Choice, Drill, Told } from '../drill.ts';
import { asFiled, PRACTICE_NOW, PRACTICE_RULES, practiceId, type PracticeRecord } from '../practice.ts';

/** What may be done about a question from next door. The first is what the regulator found to be wrong. */
const NEIGHBOUR_ANSWERS = {
  silence: 'Tell them nothing, because of data protection',
  visit: 'Say that nothing is known of it, and offer a visit',
  shared: 'Tell them all that they ask',
  part: 'Tell what they ask of the building, and say plainly what you do not tell',
  refused: 'Say plainly that you do not tell this, and what you can tell',
} as const;

type NeighbourAnswer = keyof typeof NEIGHBOUR_ANSWERS;

interface NeighbourCase extends Told {
  readonly asks: readonly QuestionKey[];
  /** The case next door; none where nothing is known. */
  readonly nextDoor: readonly PracticeRecord[];
}

/** A drill on a question from next door: what is right is what the answer that Homefile drafts does. */
export function neighbourDrill({ key, topic, situation, asks, nextDoor }: NeighbourCase): Drill {
  return {
    ...{ key, topic },
    ask: () => {
      const home = practiceId('home-above');
      const records = nextDoor.map((record, at) => asFiled(record, `above-${at}`, 'home-above'));
      const beside = {
        case: practiceId('case-above'),
        home,
        place: 'above',
        named: false,
        open: true,
      } as const;
      const answer = neighbourAnswer(
        PRACTICE_RULES,
        { asker: 'neighbour', ownHome: 'registered', asks, seen: [] },
        records.length > 0 ? [{ ...beside, records }] : [],
        PRACTICE_NOW,
      );
      const nothingKnown = answer.decision !== 'refused' && answer.source === null;
      const right: NeighbourAnswer = nothingKnown ? 'visit' : answer.decision;
      const choices = (Object.keys(NEIGHBOUR_ANSWERS) as NeighbourAnswer[]).map((one): Choice => ({
        key: one,
        words: NEIGHBOUR_ANSWERS[one],
        right: one === right,
      }));
      const drafted = answer.words.replaceAll('\n', ' ');
      return {
        ...{ key, topic, situation, choices },
        question: 'What do you do?',
        why: `${REQUEST_CLASSES[answer.asked].means} The answer is ready: “${drafted}”`,
      };
    },
  };
}
