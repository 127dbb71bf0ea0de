import type { Answers } from './answers.ts';
import { minuteInWords } from './date-words.ts';
import { photosOf } from './photo-views.ts';
import { event, joined, sentence, told, type Line, type LineContext } from './line.ts';

/** An attempt to get in. */
export function accessLine(answers: Answers): Line {
  return event('visits', answers.words('result') ?? 'Access attempt', [
    joined(answers.words('method'), told('notice', answers.words('noticeGiven')?.toLowerCase() ?? null)),
  ]);
}

const VISIT_STATES: ReadonlyMap<string, string> = new Map([
  ['moved', 'Visit moved'],
  ['cancelled', 'Visit cancelled'],
]);

/** A visit booked, moved or cancelled. */
export function visitLine(answers: Answers, { names }: LineContext): Line {
  const minute = answers.number('atMinute');
  const when = joined(answers.words('onDate'), minute === null ? null : minuteInWords(minute));
  const state = VISIT_STATES.get(answers.key('state') ?? '') ?? 'Visit booked';
  const surveyor = answers.links('surveyor')[0];
  return event('visits', `${state}: ${when}`, [
    sentence(answers.words('visitKind'), answers.words('reason')),
    surveyor === undefined ? null : `With ${names.account(surveyor)}`,
  ]);
}

/** A visit made. */
export function inspectionLine(answers: Answers): Line {
  const looked = answers.key('investigation') === 'none' ? null : answers.words('investigation');
  return event('visits', `Visit: ${answers.words('visitKind')?.toLowerCase() ?? 'inspection'}`, [
    sentence(looked, answers.words('manner')),
    told('Heating', answers.words('heating')?.toLowerCase() ?? null),
    told('Windows', answers.words('windows')?.toLowerCase() ?? null),
    told('Weather', answers.words('weather')?.toLowerCase() ?? null),
    told(
      'Outdoor air',
      joined(
        answers.words('outdoorCelsius'),
        answers.words('outdoorHumidityPercent'),
        told('read', answers.words('outdoorAt')),
      ) || null,
    ),
  ]);
}

/** A finding outside a visit. */
export function findingLine(answers: Answers): Line {
  const detail = findingDetail(answers);
  return event('visits', `Found: ${findingTitle(answers).toLowerCase()}`, detail);
}

/** "Mould, ceiling". */
export function findingTitle(answers: Answers): string {
  const found = answers.words('hazard') ?? answers.words('defect') ?? answers.words('findingKind');
  return joined(found, answers.words('element')?.toLowerCase() ?? null);
}

/** Where, how much, why and what it needs. */
export function findingDetail(answers: Answers): string[] {
  const quantity = answers.words('quantity');
  const unit = answers.words('quantityUnit') ?? '';
  const counted = quantity === '1' ? unit.replace(/^items$/, 'item') : unit;
  const amount = quantity === null ? null : `${quantity} ${counted}`.trim();
  return [
    sentence(answers.words('wall'), answers.words('height'), told('beyond it', answers.words('beyond'))),
    joined(answers.words('extent'), answers.words('extentSquareMetres'), amount),
    sentence(answers.words('cause'), answers.words('confidence')),
    told('Needs', answers.words('remedy')?.toLowerCase() ?? null),
  ].filter((one): one is string => one !== null && one !== '');
}

/** "23.4 %WME, pin, plaster". A number always stands with its scale. */
export function readingWords(answers: Answers): string {
  const scale = answers.words('scale') ?? '';
  const value = answers.words('value') ?? '';
  const space = scale.startsWith('relative') ? ' ' : scale === '%' ? '' : ' ';
  return joined(
    `${value}${space}${scale}`,
    answers.words('method')?.toLowerCase() ?? null,
    answers.words('substrate')?.toLowerCase() ?? null,
    answers.words('mayBeRaisedBy')?.toLowerCase() ?? null,
    told('struck out', answers.words('struckOut')?.toLowerCase() ?? null),
  );
}

/** A photo outside a visit. */
export function photoLine(_answers: Answers, { id, records, now }: LineContext, checked: boolean): Line {
  const photos = photosOf(
    records.filter(({ shown }) => shown.id === id),
    now,
  );
  return { ...event('visits', checked ? 'Photo' : 'Photo, not checked yet', []), photos };
}
