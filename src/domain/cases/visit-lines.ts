import { kindNamed } from '../records/registry.ts';
import { sentenceCase } from '../sentence-case.ts';
import { answersOf, type Answers } from './answers.ts';
import { minuteInWords } from './date-words.ts';
import { photosOf } from './photo-views.ts';
import { event, joined, sentence, told, type Line, type LineContext } from './line.ts';

/** An attempt to get in, or a visit that was broken off. */
export function accessLine(answers: Answers): Line {
  return event('visits', answers.words('result') ?? 'Access attempt', [
    answers.words('leftBecause'),
    joined(answers.words('method'), noticeWords(answers)),
    answers.words('cardLeft') === 'Yes' ? 'Card left' : null,
    answers.links('doorPhoto').length > 0 ? 'Photo of the door taken' : null,
  ]);
}

/** How a visit got in. */
export function arrivalLine(answers: Answers): Line {
  return event('visits', `Let in by: ${answers.words('letInBy')?.toLowerCase() ?? 'not said'}`, [
    answers.words('idShown') === 'Yes' ? 'ID shown' : null,
    told('Interpreter', answers.words('interpreter')?.toLowerCase() ?? null),
    sentenceCase(noticeWords(answers) ?? ''),
  ]);
}

// "notice: in writing, 24 hours or more, letter, Mon 23 Nov".
function noticeWords(answers: Answers): string | null {
  const given = answers.words('noticeGiven')?.toLowerCase() ?? null;
  const route = answers.words('noticeRoute')?.toLowerCase() ?? null;
  return told('notice', joined(given, route, answers.words('noticeOn')) || null);
}

/** How the people of the home were told about photos, and in which words. */
export function noticeLine(answers: Answers): Line {
  return event('visits', `Told about photos: ${answers.words('how')?.toLowerCase() ?? 'not said'}`, [
    told('Words of', answers.words('notice')),
    told('Language', answers.words('language')),
  ]);
}

/** What a visit was not shown, outside the visit's rooms. */
export function declinedLine(answers: Answers): Line | null {
  return answers.key('what') === 'take-photos'
    ? event('visits', 'No photos taken', [answers.words('because')])
    : event('visits', 'Room not seen', [answers.words('because')]);
}

/** What became of something found earlier. */
export function findingCheckLine(answers: Answers, { records, now }: LineContext): Line {
  const id = answers.links('finding')[0];
  const found = records.find(({ shown }) => shown.kind === 'finding' && shown.id === id);
  const kind = kindNamed('finding');
  const what = found && kind ? findingTitle(answersOf(kind, found.shown.body, now)) : 'an earlier finding';
  const state = answers.words('now') ?? '';
  return event('visits', `Looked at again: ${what.toLowerCase()}`, [told('Now', state.toLowerCase())]);
}

/** Whether a job has been done, as a surveyor saw it. */
export function worksCheckLine(answers: Answers): Line {
  return event('works', `Works looked at: ${answers.words('works')?.toLowerCase() ?? ''}`, []);
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

/** The end of a visit, with what does not agree with what was signed. */
export function signOffLine(answers: Answers, { id, signed }: LineContext): Line {
  const standing = signed?.get(id);
  return event('visits', 'Visit finished', [
    told('Missing', answers.words('gaps')?.toLowerCase() ?? null),
    standing && standing.awaited > 0 ? `${standing.awaited} of the signed records not here yet` : null,
    standing && standing.differs > 0
      ? `${standing.differs} ${standing.differs === 1 ? 'record differs' : 'records differ'} from what was signed`
      : null,
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
    told('Also likely', answers.words('alsoLikely')?.toLowerCase() ?? null),
    told('Also possible', answers.words('alsoPossible')?.toLowerCase() ?? null),
    answers.words('signs'),
    told('Needs', answers.words('remedy')?.toLowerCase() ?? null),
    told('Rate code', joined(answers.words('rateCode'), answers.words('rateVersion')) || null),
  ].filter((one): one is string => one !== null && one !== '');
}

/** "23.4 %WME, pin, plaster". A number always stands with its scale. */
export function readingWords(answers: Answers): string {
  const scale = answers.words('scale') ?? '';
  const value = answers.words('value') ?? '';
  const space = scale === '%' ? '' : ' ';
  return joined(
    `${value}${space}${scale}`,
    answers.words('method')?.toLowerCase() ?? null,
    answers.words('substrate')?.toLowerCase() ?? null,
    answers.words('mayBeRaisedBy')?.toLowerCase() ?? null,
    told('struck out', answers.words('struckOut')?.toLowerCase() ?? null),
  );
}

/** Where a reading was taken, and with which meter. */
export function readingPlace(answers: Answers): string {
  return joined(
    answers.words('element'),
    answers.words('wall'),
    answers.words('height'),
    told('meter', answers.words('meter'))?.replace(': ', ' ') ?? null,
    told('its check due', answers.words('meterDueOn')),
  );
}

/** A reading outside a visit. */
export function readingLine(answers: Answers): Line {
  return event('visits', `Reading: ${readingWords(answers)}`, [
    joined(answers.words('quantity'), readingPlace(answers)),
    told('Taken', answers.words('takenAt')),
  ]);
}

/** A photo outside a visit. */
export function photoLine(_answers: Answers, { id, records, now }: LineContext, checked: boolean): Line {
  const photos = photosOf(
    records.filter(({ shown }) => shown.id === id),
    now,
  );
  return { ...event('visits', checked ? 'Photo' : 'Photo, not checked yet', []), photos };
}
