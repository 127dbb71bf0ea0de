import type { Answers } from './answers.ts';
import { event, joined, told, type Line } from './line.ts';

const MAY_BE: ReadonlyMap<string, string> = new Map([
  ['emergency', 'may be an emergency'],
  ['significant', 'may be significant'],
  ['neither', 'neither an emergency nor significant'],
  ['cannot-tell-yet', 'cannot tell yet'],
]);

/** What a report may be, by whoever took it. */
export function triageLine(answers: Answers): Line {
  return event('decisions', `Sorted as: ${MAY_BE.get(answers.key('severity') ?? '') ?? 'not said'}`, [
    answers.words('hazard'),
    told('Because', answers.words('basis')),
  ]);
}

const DECIDED: ReadonlyMap<string, string> = new Map([
  ['emergency', 'an emergency'],
  ['significant', 'significant'],
  ['neither', 'neither an emergency nor significant'],
  ['cannot-tell-yet', 'cannot tell yet'],
]);

/** What an investigation decided. */
export function conclusionLine(answers: Answers): Line {
  const needed = [
    answers.words('safetyWorkNeeded') === 'Yes' ? 'work to make it safe' : null,
    answers.words('preventativeWorkNeeded') === 'Yes' ? 'work to stop it coming back' : null,
  ];
  return event('decisions', `Decided: ${DECIDED.get(answers.key('severity') ?? '') ?? 'not said'}`, [
    answers.words('hazard'),
    told('Because', answers.words('reasons')),
    told('Cause', answers.words('cause')?.toLowerCase() ?? null),
    told('Needs', joined(...needed) || null),
    told(
      'Next look',
      joined(answers.words('nextLookOn'), answers.words('nextLookBy')?.toLowerCase() ?? null) || null,
    ),
    told('Made safe in time', answers.words('safeInTime')?.toLowerCase() ?? null),
    told('By the criteria of', answers.words('criteriaVersion')),
  ]);
}
