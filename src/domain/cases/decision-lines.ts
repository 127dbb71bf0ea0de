import type { Answers } from './answers.ts';
import { event, joined, told, type Line } from './line.ts';

/** What a report may be, by whoever took it. */
export function triageLine(answers: Answers): Line {
  const severity = answers.words('severity')?.toLowerCase() ?? 'not said';
  const may = answers.key('severity') === 'cannot-tell-yet' ? severity : `may be ${severity}`;
  return event('decisions', `Sorted as: ${may}`, [
    answers.words('hazard'),
    told('Because', answers.words('basis')),
  ]);
}

/** What an investigation decided. */
export function conclusionLine(answers: Answers): Line {
  const needed = [
    answers.words('safetyWorkNeeded') === 'Yes' ? 'work to make it safe' : null,
    answers.words('preventativeWorkNeeded') === 'Yes' ? 'work to stop it coming back' : null,
  ];
  return event('decisions', `Decided: ${answers.words('severity')?.toLowerCase() ?? ''}`, [
    answers.words('hazard'),
    told('Because', answers.words('reasons')),
    told('Cause', answers.words('cause')?.toLowerCase() ?? null),
    told('Needs', joined(...needed) || null),
    told('Next look', answers.words('nextLookOn')),
  ]);
}
