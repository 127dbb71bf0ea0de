import { dayInWords } from '../cases/date-words.ts';
import type { EpochMs } from '../time/instants.ts';
import { COURSES } from './drill.ts';
import { nextCourse, type CourseStanding, type TrainingStanding, type TrainingState } from './standing.ts';
import type { TrainingView } from './training-views.ts';

/** The standing in words, for whoever it is about. Nothing in it blames. */
export function trainingView(standing: TrainingStanding, now: EpochMs): TrainingView {
  const worst = [...standing.courses].sort((a, b) => a.dueDay - b.dueDay)[0];
  return {
    state: standing.state,
    words: worst === undefined ? NOTHING_DUE : SENTENCES[standing.state](worst, now),
    courses: standing.courses.map((one) => ({
      course: one.course,
      title: COURSES[one.course].title,
      state: one.state,
      words: courseWords(one, now),
    })),
    next: nextCourse(standing),
  };
}

const NOTHING_DUE = 'Nothing is due. You can practise at any time.';

type Sentence = (of: CourseStanding, now: EpochMs) => string;

const SENTENCES: Readonly<Record<TrainingState, Sentence>> = {
  'in-date': ({ dueDay }, now) => `Your training is in date. It runs out on ${dayInWords(dueDay, now)}.`,
  due: ({ dueDay }, now) => `Two minutes are due by ${dayInWords(dueDay, now)}. Nothing is closed.`,
  grace: ({ closesDay }, now) =>
    `Your training ran out. Nothing is closed yet. From ${dayInWords(closesDay, now)} health and other special details are closed to you, until you have done the 2-minute cases.`,
  closed: () =>
    'Your training ran out, so health and other special details are closed to you. Facts about buildings are not, nor is a case with a running clock. Do the 2-minute cases and they open at once.',
};

function courseWords({ state, dueDay, lastPercent }: CourseStanding, now: EpochMs): string {
  const day = dayInWords(dueDay, now);
  const last = lastPercent === null ? '' : `, last time ${lastPercent}% right`;
  return state === 'in-date' ? `in date until ${day}${last}` : `due by ${day}${last}`;
}
