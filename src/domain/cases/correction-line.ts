import { kindNamed } from '../records/registry.ts';
import { answersOf, type Answers } from './answers.ts';
import { event, told, type Line, type LineContext } from './line.ts';

/** A record put right: both values, field by field. The wrong one stays where it was. */
export function correctionLine(answers: Answers, { records, now }: LineContext): Line {
  const shown = (id: string | undefined) => records.find((one) => one.shown.id === id)?.shown;
  const wrong = shown(answers.links('corrects')[0]);
  const right = shown(answers.links('replacement')[0]);
  const kind = wrong ? kindNamed(wrong.kind) : null;
  const title = kind ? `Put right: ${kind.title.toLowerCase()}` : 'A record was put right';
  const changes =
    kind && wrong && right
      ? Object.entries(kind.fields).flatMap(([name, field]) => {
          const was = answersOf(kind, wrong.body, now).words(name);
          const is = answersOf(kind, right.body, now).words(name);
          return was === is ? [] : [`${field.label}: was ${was ?? 'not said'}, now ${is ?? 'not said'}`];
        })
      : [];
  return event(
    'decisions',
    title,
    [...changes, told('Because', answers.words('because')?.toLowerCase() ?? null)],
    answers.words('reason'),
  );
}
