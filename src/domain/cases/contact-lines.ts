import { kindNamed } from '../records/registry.ts';
import type { EpochMs } from '../time/instants.ts';
import { answersOf, type Answers } from './answers.ts';
import { event, joined, told, type Line, type LineContext } from './line.ts';
import type { ShownRecord } from './shown-record.ts';

/** A report: its building facts, with the words of whoever reported. */
export function reportLine(answers: Answers, { records, id, now }: LineContext): Line {
  const spoken = spokenOf(records, id, now);
  const title = `Reported: ${joined(answers.words('hazard'), answers.words('roomKind')?.toLowerCase() ?? null)}`;
  return event(
    'contact',
    title,
    [
      told('How it came', spoken?.words('channel') ?? null),
      told('Part of the building', answers.words('element')),
      told('Water comes from', answers.words('waterFrom')),
      'This moment starts the clock.',
    ],
    spoken?.words('words') ?? null,
  );
}

/** What the person who reported said: the `report` that names these building facts. */
function spokenOf(records: readonly ShownRecord[], facts: string, now: EpochMs): Answers | null {
  const kind = kindNamed('report');
  const spoken = records.find(({ shown }) => shown.kind === 'report' && shown.body['facts'] === facts);
  return kind && spoken ? answersOf(kind, spoken.shown.body, now) : null;
}

/** A contact with the resident. */
export function contactLine(answers: Answers): Line {
  return event(
    'contact',
    `${answers.words('channel') ?? 'Contact'}: ${answers.words('reached')?.toLowerCase() ?? ''}`,
    [told('Promised by', answers.words('promisedBy'))],
    answers.words('words'),
  );
}

/** What was promised, and for which day. It says nothing of whom it was promised to. */
export function promiseLine(answers: Answers): Line {
  const what = answers.words('what');
  return event('contact', what === null ? 'Promised' : `Promised: ${what.toLowerCase()}`, [
    told('Promised on', answers.words('on')),
    told('Promised by', answers.words('by')),
  ]);
}

/** The written summary, drafted or sent. */
export function summaryLine(answers: Answers): Line {
  const sent = answers.words('sentAt');
  const waits = answers.key('route') === 'by-office' && sent === null;
  const draft = waits ? 'Written summary waits to be sent' : 'Written summary: draft';
  return event(
    'contact',
    sent === null ? draft : 'Written summary sent',
    [
      told('Sent', sent),
      answers.words('route'),
      told('Proof', answers.words('proof')?.toLowerCase() ?? null),
      told('Will be done', answers.words('action')?.toLowerCase() ?? null),
      told('Making safe begins by', answers.words('safeBeginBy')),
      told('Made safe by', answers.words('safeBy')),
      told('Begins by', answers.words('beginBy')),
      told('Finished by', answers.words('finishBy')),
    ],
    answers.words('words'),
  );
}

/** A disclosure: to whom and what for, with the words that were told. A refusal says why. */
export function disclosureLine(answers: Answers): Line {
  return event(
    'shared',
    `${answers.words('decision') ?? 'Shared'}: ${answers.words('audience')?.toLowerCase() ?? ''}`,
    [
      told('To', answers.words('recipientName')),
      told('For', answers.words('purpose')?.toLowerCase() ?? null),
      told('How', answers.words('channel')?.toLowerCase() ?? null),
      told('Kinds of data', answers.words('categories')),
      told('Why not all', answers.words('words')),
    ],
    answers.words('told'),
  );
}

/** Someone asks about the home: who, and what, in the words of the closed list. */
export function requestLine(answers: Answers): Line {
  return event('shared', `${answers.words('asker') ?? 'Someone'} asks about a home`, [
    answers.words('asks'),
    told('How it came', answers.words('channel')?.toLowerCase() ?? null),
    answers.words('state'),
  ]);
}
