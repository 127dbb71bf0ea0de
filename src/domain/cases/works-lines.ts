import type { Answers } from './answers.ts';
import { photosOf } from './photo-views.ts';
import { event, joined, told, type Line, type LineContext } from './line.ts';

const ORDER_STATES: ReadonlyMap<string, string> = new Map([
  ['taken-back', 'Job taken back'],
  ['closed', 'Job closed'],
]);

/** A job raised, taken back or closed. */
export function orderLine(answers: Answers, { names, id }: LineContext): Line {
  const contractor = answers.links('contractor')[0];
  const what = joined(answers.words('remedy'), answers.words('element')?.toLowerCase() ?? null);
  return {
    ...event(
      'works',
      `${ORDER_STATES.get(answers.key('state') ?? '') ?? 'Job raised'}: ${what.toLowerCase()}`,
      [
        contractor === undefined ? null : `With ${names.account(contractor)}`,
        joined(answers.words('purpose'), dueBy(answers.words('dueOn'))),
      ],
      answers.words('instructions'),
    ),
    order: id,
  };
}

/** What a contractor reports, with the photos of that job. */
export function workReportLine(answers: Answers, { records, now }: LineContext): Line {
  const order = answers.links('order')[0] ?? null;
  return {
    ...event(
      'works',
      `Work report: ${answers.words('outcome')?.toLowerCase() ?? ''}`,
      [
        told('Done', answers.words('done')?.toLowerCase() ?? null),
        answers.words('leftSafe') === 'Yes' ? 'Left safe and clean' : 'Not left safe and clean',
        told('Another hazard seen', answers.words('hazardSeen')),
      ],
      answers.words('remarks'),
    ),
    order,
    photos: photosOf(
      records.filter(({ shown }) => order !== null && shown.body['order'] === order),
      now,
    ),
  };
}

/** What a job costs. */
export function priceLine(answers: Answers): Line {
  const order = answers.links('order')[0] ?? null;
  return { ...event('works', `Price of a job: ${answers.words('pence') ?? 'not said'}`, []), order };
}

/** Why a limit was missed, or will be. */
export function limitReasonLine(answers: Answers): Line {
  return event(
    'decisions',
    'Reason beside a time limit',
    [answers.words('limit'), answers.words('because')],
    answers.words('words'),
  );
}

/** Another place to stay. */
export function offerLine(answers: Answers): Line {
  return event(
    'works',
    answers.key('answer') === 'not-offered'
      ? 'Another place to stay considered'
      : 'Another place to stay offered',
    [
      told('On', answers.words('offeredOn')),
      answers.words('answer'),
      told('Because', answers.words('notOfferedBecause')?.toLowerCase() ?? null),
      told('Moved out', answers.words('movedOutOn')),
    ],
    answers.words('words'),
  );
}

function dueBy(day: string | null): string | null {
  return day === null ? null : `due by ${day}`;
}
